//! What a GraphQL object holds: a view, and which record of it.

use async_graphql::{Context, ID};

use super::node::GlobalId;
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{RecordNo, RelationNo, View};

/// A record that the viewer may see.
#[derive(Clone, Debug)]
pub struct Handle {
    view: View,
    no: RecordNo,
}

impl From<RecordView<'_>> for Handle {
    fn from(record: RecordView<'_>) -> Self {
        Self { view: record.view().clone(), no: record.no() }
    }
}

impl Handle {
    /// The record.
    ///
    /// # Panics
    /// Never: a handle is made of a record that its view shows, and a view does not change.
    #[must_use]
    pub fn get(&self) -> RecordView<'_> {
        self.view.record(self.no).expect("a handle is made of a record that its view shows")
    }

    /// The view that it is read through.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// Its global id.
    #[must_use]
    pub fn id(&self) -> ID {
        let record = self.get();
        ID(GlobalId::of_record(record.noun(), record.id()).to_string())
    }
}

/// A relation that the viewer may see.
#[derive(Clone, Debug)]
pub struct RelationHandle {
    view: View,
    no: RelationNo,
}

impl From<RelationView<'_>> for RelationHandle {
    fn from(relation: RelationView<'_>) -> Self {
        Self { view: relation.view().clone(), no: relation.no() }
    }
}

impl RelationHandle {
    /// The relation.
    ///
    /// # Panics
    /// Never: a handle is made of a relation that its view shows, and a view does not change.
    #[must_use]
    pub fn get(&self) -> RelationView<'_> {
        self.view.relation(self.no).expect("a handle is made of a relation that its view shows")
    }

    /// The view that it is read through.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }
}

/// The record that a global id names, if the viewer may see it; of a record that was merged, the one that took its place.
#[must_use]
pub fn record_of<'v>(view: &'v View, id: &str) -> Option<RecordView<'v>> {
    let id = GlobalId::parse(id)?;
    // Of the same noun as the merged one, so the tag fits.
    view.record_by_id(id.id).filter(|record| GlobalId::of_record(record.noun(), id.id) == id)
}

/// The view of a request.
///
/// # Panics
/// Where a request was started without one.
#[must_use]
pub fn view<'c>(ctx: &Context<'c>) -> &'c View {
    ctx.data_unchecked::<View>()
}
