//! Lists of records: filtered, ordered, a page at a time.

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::{Enum, InputObject, Object, TypeName};

use super::cursor::{Cursor, Key};
use super::error::Failure;
use super::filter::Filter;
use super::handle::Handle;
use super::page::{Page, PageInfo, PageInput, Window};
use super::record_type::RecordType;
use crate::directory::view::RecordView;
use crate::directory::{Detail, Noun, View};

/// By what a list of records is ordered, and in which direction.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct RecordOrder {
    /// By what.
    pub field: RecordOrderField,
    /// In which direction; ascending where nothing is said.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// By what a list of records can be ordered. Rows without the value come last in either direction; ties are broken by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RecordOrderField {
    /// The name, in German collation: ä sorts with a, digits by value.
    Name,
    /// When it came into the directory.
    CreatedAt,
    /// When it was changed last.
    UpdatedAt,
    /// When somebody last confirmed that it is right.
    VerifiedAt,
    /// When it began: founded, published, or the start of its period (the earliest day that this can be).
    Beginning,
}

/// A direction of order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum OrderDirection {
    /// From a to z, from old to new.
    #[default]
    Asc,
    /// From z to a, from new to old.
    Desc,
}

/// The order of a list, ready to compare.
struct Order {
    fields: Vec<RecordOrderField>,
    descending: Vec<bool>,
    /// What cursors are bound to.
    name: String,
}

impl Order {
    fn of<T: RecordType>(wanted: Option<Vec<RecordOrder>>) -> Self {
        let mut wanted = wanted.unwrap_or_default();
        let mut seen = Vec::new();
        // A field that comes again decides nothing, and a thousand of them would cost a row dearly.
        wanted.retain(|it| {
            !seen.contains(&it.field) && {
                seen.push(it.field);
                true
            }
        });
        if wanted.is_empty() {
            wanted.push(RecordOrder { field: RecordOrderField::Name, direction: OrderDirection::Asc });
        }
        let descending = wanted.iter().map(|it| it.direction == OrderDirection::Desc).collect();
        let fields: Vec<_> = wanted.iter().map(|it| it.field).collect();
        Self { name: format!("{} {fields:?} {descending:?}", T::NAME), fields, descending }
    }

    fn is_by_name(&self) -> bool {
        self.fields == [RecordOrderField::Name] && self.descending == [false]
    }

    fn place(&self, record: RecordView<'_>) -> Cursor {
        Cursor { keys: self.fields.iter().map(|field| key(record, *field)).collect(), id: record.id() }
    }
}

fn key(record: RecordView<'_>, field: RecordOrderField) -> Key {
    let number = match field {
        RecordOrderField::Name => return Key::Name(record.name_key().clone()),
        RecordOrderField::CreatedAt => Some(record.created_at().timestamp_millis()),
        RecordOrderField::UpdatedAt => Some(record.updated_at().timestamp_millis()),
        RecordOrderField::VerifiedAt => record.verified_at().map(|at| at.timestamp_millis()),
        RecordOrderField::Beginning => {
            let date = match record.detail() {
                Detail::Institution(it) => it.founded.as_deref(),
                Detail::WorkingGroup(it) => it.founded.as_ref(),
                Detail::Cooperation(it) => it.period.as_ref().and_then(|period| period.start.as_ref()),
                Detail::Publication(it) => it.published.as_ref(),
                Detail::Person(_) | Detail::Term(_) => None,
            };
            date.and_then(crate::time::PartialDate::earliest)
                .map(|day| i64::from(chrono::Datelike::num_days_from_ce(&day)))
        }
    };
    number.map_or(Key::Absent, Key::Number)
}

/// A page of records.
pub struct RecordPage<T> {
    view: View,
    filter: Filter,
    order: String,
    page: Page<Handle>,
    shows: PhantomData<fn() -> T>,
}

impl<T: RecordType> RecordPage<T> {
    /// A page of the records of a type that the viewer sees and the filter lets through.
    ///
    /// # Errors
    /// What is wrong with the page's arguments.
    pub fn of(
        view: &View,
        filter: Filter,
        order_by: Option<Vec<RecordOrder>>,
        input: &PageInput,
    ) -> Result<Self, Failure> {
        let order = Order::of::<T>(order_by);
        let window = input.window(&order.name, &order.descending)?;
        let page = match T::NOUN {
            Some(noun) if order.is_by_name() && filter.candidates().is_none() => scan(view, noun, &filter, &window),
            _ => {
                let rows = matches::<T>(view, &filter).map(|record| (order.place(record), Handle::from(record)));
                window.cut(rows.collect())
            }
        };
        Ok(Self { view: view.clone(), filter, order: order.name, page, shows: PhantomData })
    }

    fn count(&self) -> usize {
        match T::NOUN {
            Some(noun) if self.filter.is_empty() => self.view.count(noun),
            None if self.filter.is_empty() => Noun::ALL.iter().map(|noun| self.view.count(*noun)).sum(),
            _ => matches::<T>(&self.view, &self.filter).count(),
        }
    }
}

/// All records of a type that a filter lets through, in no order that means anything.
fn matches<'v, T: RecordType>(view: &'v View, filter: &'v Filter) -> Box<dyn Iterator<Item = RecordView<'v>> + 'v> {
    let found: Box<dyn Iterator<Item = RecordView<'v>>> = if let Some(candidates) = filter.candidates() {
        Box::new(candidates.iter().filter_map(|no| view.record(*no)))
    } else {
        let nouns = Noun::ALL.iter().copied().filter(|noun| T::shows(*noun));
        Box::new(nouns.flat_map(|noun| view.by_name(noun)))
    };
    Box::new(found.filter(|record| T::shows(record.noun()) && filter.lets_through(*record)))
}

/// A page straight from the order by name: costs what the page costs, wherever it lies.
fn scan(view: &View, noun: Noun, filter: &Filter, window: &Window<'_>) -> Page<Handle> {
    fn edge(cursor: Option<&Cursor>) -> Option<(&crate::directory::NameKey, uuid::Uuid)> {
        match cursor?.keys.first()? {
            Key::Name(name) => Some((name, cursor?.id)),
            _ => None,
        }
    }
    let place = |record: RecordView<'_>| Cursor { keys: vec![Key::Name(record.name_key().clone())], id: record.id() };
    let row = |record: RecordView<'_>| (place(record), Handle::from(record));
    let in_window = |record: &RecordView<'_>| window.contains(&place(*record));
    let wanted = |record: &RecordView<'_>| filter.lets_through(*record);
    let (after, before) = (edge(window.after.as_ref()), edge(window.before.as_ref()));
    match (window.forward, after, before) {
        (true, None, None) => window.page(view.by_name(noun).filter(wanted).map(row)),
        (true, Some(after), None) => window.page(view.by_name_after(noun, after).filter(wanted).map(row)),
        (true, after, Some(_)) => {
            let rows: Box<dyn Iterator<Item = RecordView<'_>>> = match after {
                Some(after) => Box::new(view.by_name_after(noun, after)),
                None => Box::new(view.by_name(noun)),
            };
            window.page(rows.take_while(in_window).filter(wanted).map(row))
        }
        (false, None, before) => window.page(view.by_name_before(noun, before).filter(wanted).map(row)),
        (false, Some(_), before) => {
            window.page(view.by_name_before(noun, before).take_while(in_window).filter(wanted).map(row))
        }
    }
}

/// A page of records, in the order that was asked for.
#[Object(name_type)]
impl<T: RecordType> RecordPage<T> {
    /// The rows of the page with their cursors.
    async fn edges(&self) -> Vec<RecordEdge<T>> {
        let rows = self.page.rows.iter();
        rows.map(|(place, row)| RecordEdge { cursor: place.encode(&self.order), row: row.clone(), shows: PhantomData })
            .collect()
    }

    /// The records of the page, without cursors.
    async fn nodes(&self) -> Vec<T> {
        self.page.rows.iter().map(|(_, row)| T::show(row.get())).collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        self.page.info(&self.order)
    }

    /// How many records the whole list has that you may see.
    async fn total_count(&self) -> usize {
        self.count()
    }
}

impl<T: RecordType> TypeName for RecordPage<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::NAME).into()
    }
}

/// A row of a page of records.
pub struct RecordEdge<T> {
    cursor: String,
    row: Handle,
    shows: PhantomData<fn() -> T>,
}

/// A row of a page of records.
#[Object(name_type)]
impl<T: RecordType> RecordEdge<T> {
    /// The place of the row in the list, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The record.
    async fn node(&self) -> T {
        T::show(self.row.get())
    }
}

impl<T: RecordType> TypeName for RecordEdge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::NAME).into()
    }
}
