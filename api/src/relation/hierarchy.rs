//! What a record is part of, and what is part of it.

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::{Object, TypeName};
use chrono::NaiveDate;

use crate::directory::view::{EdgeView, RecordView, Side};
use crate::directory::{self, RecordNo};
use crate::graphql::error::Failure;
use crate::graphql::filter::Filter;
use crate::graphql::handle::Handle;
use crate::graphql::list::{RecordOrder, RecordPage};
use crate::graphql::page::PageInput;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::record::Record;
use crate::time::Holds;

/// Parents, ancestors and descendants of a record.
#[derive(Clone, Debug)]
pub struct HierarchyFields<T>(Handle, PhantomData<fn() -> T>);

impl<T> From<Handle> for HierarchyFields<T> {
    fn from(handle: Handle) -> Self {
        Self(handle, PhantomData)
    }
}

impl<T: RecordType> TypeName for HierarchyFields<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}HierarchyFields", T::NAME).into()
    }
}

/// The records that a record is directly part of, or that are directly part of it, by name.
fn step(record: RecordView<'_>, side: Side, on: Option<NaiveDate>) -> Vec<RecordView<'_>> {
    let Some(kind) = record.view().about().kind_no("part_of") else { return Vec::new() };
    let edges = record.edges(kind, side).filter(|edge| on.is_none_or(|day| edge.relation.holds(day) != Holds::No));
    let mut found: Vec<_> = edges.map(EdgeView::other).collect();
    found.sort_by_key(|record| (record.name_key(), record.id()));
    found.dedup();
    found
}

/// The records that a record is part of, or that are part of it, the nearest first, each once; not the record itself.
#[must_use]
pub fn reach(record: RecordView<'_>, side: Side, on: Option<NaiveDate>) -> Vec<RecordView<'_>> {
    let view = record.view();
    let next = |no| view.record(no).map_or_else(Vec::new, |record| step(record, side, on));
    let found = directory::reach(record.no(), |no| next(no).into_iter().map(RecordView::no).collect());
    found.into_iter().filter_map(|no| view.record(no)).collect()
}

/// Whether a record is part of another one, directly or through others.
#[must_use]
pub fn is_below(record: Option<RecordView<'_>>, above: RecordView<'_>) -> bool {
    record.is_some_and(|record| reach(record, Side::Out, None).iter().any(|it| it.no() == above.no()))
}

/// A page of a given set of records.
///
/// # Errors
/// What is wrong with the page's arguments.
pub fn page_among<T: RecordType>(
    handle: &Handle,
    numbers: Vec<RecordNo>,
    order_by: Option<Vec<RecordOrder>>,
    page: &PageInput,
) -> Result<RecordPage<T>, Failure> {
    let mut filter = Filter::default();
    filter.add_one_of(numbers);
    RecordPage::of(handle.view(), filter, order_by, page)
}

/// Parents, ancestors and descendants of a record.
#[Object(name_type)]
impl<T: RecordType> HierarchyFields<T> {
    /// What it is part of; the first by name where it is part of several. Null if it is part of nothing that you may see.
    async fn parent(
        &self,
        #[graphql(desc = "Only what holds, or may hold, on this day.")] on: Option<Date>,
    ) -> Option<Record> {
        step(self.0.get(), Side::Out, on.map(|day| day.0)).first().map(|record| Record::show(*record))
    }

    /// Everything that it is part of, directly or through others.
    async fn ancestors(
        &self,
        #[graphql(desc = "Only by what holds, or may hold, on this day.")] on: Option<Date>,
        #[graphql(desc = "In which order; by name where nothing is said.")] order_by: Option<Vec<RecordOrder>>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<RecordPage<Record>, Failure> {
        let found = reach(self.0.get(), Side::Out, on.map(|day| day.0));
        let numbers = found.iter().map(|record| record.no()).collect();
        page_among(&self.0, numbers, order_by, &PageInput { first, after, last, before })
    }

    /// Everything that is part of it, directly or through others.
    async fn descendants(
        &self,
        #[graphql(desc = "Only by what holds, or may hold, on this day.")] on: Option<Date>,
        #[graphql(desc = "In which order; by name where nothing is said.")] order_by: Option<Vec<RecordOrder>>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<RecordPage<Record>, Failure> {
        let found = reach(self.0.get(), Side::In, on.map(|day| day.0));
        let numbers = found.iter().map(|record| record.no()).collect();
        page_among(&self.0, numbers, order_by, &PageInput { first, after, last, before })
    }
}
