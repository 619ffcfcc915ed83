//! A relation as seen from one of its ends.

use super::{RecordView, RelationView, View};
use crate::directory::{Direction, Edge, KindNo};

/// Which relations of a record are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Those that start at the record.
    Out,
    /// Those that end at the record.
    In,
    /// Both: for symmetric kinds.
    Both,
}

/// A relation as seen from one of its ends; the viewer may see the relation and both ends.
#[derive(Clone, Copy, Debug)]
pub struct EdgeView<'v> {
    /// The relation.
    pub relation: RelationView<'v>,
    /// From which end it is seen.
    pub direction: Direction,
}

impl<'v> EdgeView<'v> {
    pub(super) fn of(view: &'v View, edge: Edge) -> Option<Self> {
        Some(Self { relation: view.relation(edge.relation)?, direction: edge.direction })
    }

    /// An edge whose ends the viewer may see.
    pub(super) fn between(from: RecordView<'v>, other: RecordView<'v>, edge: Edge) -> Option<Self> {
        let relation = from.view.directory().relation(edge.relation)?;
        let (source, target) = match edge.direction {
            Direction::Out => (from, other),
            Direction::In => (other, from),
        };
        let relation = RelationView { no: edge.relation, relation, source, target }.if_seen()?;
        Some(Self { relation, direction: edge.direction })
    }

    /// The other end.
    #[must_use]
    pub const fn other(self) -> RecordView<'v> {
        match self.direction {
            Direction::Out => self.relation.target,
            Direction::In => self.relation.source,
        }
    }
}

/// The relations of a record.
impl<'v> RecordView<'v> {
    /// Its relations of one kind that the viewer may see, in no order that means anything.
    pub fn edges(self, kind: KindNo, side: Side) -> impl Iterator<Item = EdgeView<'v>> {
        let directory = self.view.directory();
        let of = |direction, wanted: bool| {
            if wanted { directory.edges_of(self.no, kind, direction) } else { &[] }
        };
        let out = of(Direction::Out, side != Side::In);
        out.iter().chain(of(Direction::In, side != Side::Out)).filter_map(move |edge| EdgeView::of(self.view, *edge))
    }

    /// Its relations of some kinds with some others that the viewer may see, in no order that means anything. A relation
    /// is read only if its kind and its other end are wanted.
    pub fn edges_with(
        self,
        kinds: impl Fn(KindNo) -> bool,
        others: impl Fn(Self) -> bool,
    ) -> impl Iterator<Item = EdgeView<'v>> {
        let edges = self.edges_by_kind().filter(move |(kind, _)| kinds(*kind)).flat_map(|(_, edges)| edges);
        edges.filter_map(move |edge| {
            let other = self.view.record(edge.other).filter(|other| others(*other))?;
            EdgeView::between(self, other, *edge)
        })
    }

    /// How many relations of some kinds it has at most: those that the viewer may not see are counted, so this is to save
    /// work and never to be told.
    pub fn most_edges(self, kinds: impl Fn(KindNo) -> bool) -> usize {
        self.edges_by_kind().filter(|(kind, _)| kinds(*kind)).map(|(_, edges)| edges.len()).sum()
    }

    fn edges_by_kind(self) -> impl Iterator<Item = (KindNo, &'v [Edge])> {
        let edges = self.view.directory().edges(self.no);
        edges.chunk_by(|a, b| a.kind == b.kind).map(|same| (same[0].kind, same))
    }

    /// All its relations that the viewer may see, in no order that means anything.
    pub fn all_edges(self) -> impl Iterator<Item = EdgeView<'v>> {
        self.view.directory().edges(self.no).iter().filter_map(move |edge| EdgeView::of(self.view, *edge))
    }

    /// Its relations of such kinds that start at it and that the viewer may see, in no order that means anything.
    pub fn edges_out(self, wanted: impl Fn(KindNo) -> bool) -> impl Iterator<Item = EdgeView<'v>> {
        let edges = self.view.directory().edges(self.no).iter();
        let wanted = edges.filter(move |edge| edge.direction == Direction::Out && wanted(edge.kind));
        wanted.filter_map(move |edge| EdgeView::of(self.view, *edge))
    }
}
