//! A relation as seen from one of its ends.

use super::{RecordView, RelationView, View};
use crate::directory::{Direction, Edge};

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
        let is_seen = relation.visibility <= from.view.audience();
        is_seen.then_some(Self {
            relation: RelationView { no: edge.relation, relation, source, target },
            direction: edge.direction,
        })
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
