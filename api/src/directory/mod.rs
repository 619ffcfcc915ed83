//! The directory as one immutable value: what reading answers from. It knows neither SQL nor HTTP.
//!
//! A [`Directory`] is the whole network at one [`Revision`]. A [`Change`] made by a pure function is applied to it and
//! gives the next value, which shares nearly everything with the one before ([`Blocks`], [`Runs`]). Answers read it
//! through a [`View`], which knows what its viewer may see.

mod about;
mod apply;
mod blank;
mod blocks;
mod change;
mod collation;
mod index;
mod noun;
mod reach;
mod record;
mod relation;
mod runs;
mod satellite;
mod sight;
pub mod view;
mod visibility;

use std::sync::Arc;

pub use about::{About, Scheme, Source};
pub use blocks::Blocks;
pub use change::Change;
pub use collation::NameKey;
pub use index::ExternalTarget;
pub use noun::Noun;
pub use reach::reach;
pub use record::{
    Cooperation, Detail, Institution, LegalBasis, Person, Publication, Record, RecordNo, StatedCount, Term, Verbs,
    WorkingGroup,
};
pub use relation::{Direction, KindNo, Relation, RelationKind, RelationNo, RelationTerm};
pub use runs::{Place, Runs};
pub use satellite::{
    Address, AddressType, Citation, ContactPoint, ContactPointType, ExternalId, OpeningHoursRow, OtherName, RecordTerm,
    SourceGap,
};
pub use view::View;
pub use visibility::{Lifecycle, Visibility};

/// The number of a change of the directory: 0 before the first, then without gaps.
pub type Revision = u64;

/// The whole network at one revision. Cheap to clone: clones share everything.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    revision: Revision,
    about: Arc<About>,
    nodes: Blocks<Node>,
    relations: Blocks<Option<Arc<Relation>>>,
    index: index::Index,
    search: crate::search::index::Index,
}

/// A record and the relations that hang on it.
#[derive(Clone, Debug, Default)]
struct Node {
    record: Option<Arc<Record>>,
    edges: Arc<[Edge]>,
}

/// A relation as seen from one of its ends; sorted by kind and direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The kind of the relation.
    pub kind: KindNo,
    /// From which end it is seen.
    pub direction: Direction,
    /// The relation.
    pub relation: RelationNo,
    /// The other end.
    pub other: RecordNo,
}

impl Directory {
    /// The number of the change that made this value.
    #[must_use]
    pub const fn revision(&self) -> Revision {
        self.revision
    }

    /// Title, sources, schemes, kinds of relation.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The record of a number.
    #[must_use]
    pub fn record(&self, no: RecordNo) -> Option<&Arc<Record>> {
        self.nodes.get(no.0 as usize)?.record.as_ref()
    }

    /// The relation of a number.
    #[must_use]
    pub fn relation(&self, no: RelationNo) -> Option<&Arc<Relation>> {
        self.relations.get(no.0 as usize)?.as_ref()
    }

    /// All relations of a record, seen from it.
    #[must_use]
    pub fn edges(&self, no: RecordNo) -> &[Edge] {
        self.nodes.get(no.0 as usize).map_or(&[], |node| &node.edges)
    }

    /// The relations of a record of one kind in one direction.
    #[must_use]
    pub fn edges_of(&self, no: RecordNo, kind: KindNo, direction: Direction) -> &[Edge] {
        let edges = self.edges(no);
        let first = edges.partition_point(|edge| (edge.kind, edge.direction) < (kind, direction));
        let count = edges[first..].partition_point(|edge| (edge.kind, edge.direction) == (kind, direction));
        &edges[first..first + count]
    }

    /// All records, in no order that means anything.
    pub fn records(&self) -> impl Iterator<Item = (RecordNo, &Arc<Record>)> {
        self.nodes.iter().enumerate().filter_map(|(at, node)| Some((RecordNo(number(at)), node.record.as_ref()?)))
    }

    /// All relations, in no order that means anything.
    pub fn relations(&self) -> impl Iterator<Item = (RelationNo, &Arc<Relation>)> {
        self.relations.iter().enumerate().filter_map(|(at, it)| Some((RelationNo(number(at)), it.as_ref()?)))
    }

    /// Which words stand in which records.
    #[must_use]
    pub const fn search_index(&self) -> &crate::search::index::Index {
        &self.search
    }

    /// How many blocks of records and relations are not shared with another value: what a change has cost.
    #[must_use]
    pub fn blocks_not_shared_with(&self, other: &Self) -> usize {
        self.nodes.blocks_not_shared_with(&other.nodes) + self.relations.blocks_not_shared_with(&other.relations)
    }
}

/// A place as the dense number it stands for.
fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a directory holds fewer than four billion records or relations")
}
