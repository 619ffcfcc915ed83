//! "Who is the contact for Ausbildung at X?": the contacts of a record, ranked, each with the reason why it is named.

mod page;
mod rank;

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::{Object, TypeName};

pub use page::{ContactEdge, ContactPage};

use crate::directory::view::Side;
use crate::graphql::error::Failure;
use crate::graphql::filter::TermBy;
use crate::graphql::handle::Handle;
use crate::graphql::page::PageInput;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Date;
use crate::person::Person;
use crate::relation::connection::RelationField;

/// The contacts of a record.
#[derive(Clone, Debug)]
pub struct ContactFields<T>(Handle, PhantomData<fn() -> T>);

impl<T> From<Handle> for ContactFields<T> {
    fn from(handle: Handle) -> Self {
        Self(handle, PhantomData)
    }
}

impl<T: RecordType> TypeName for ContactFields<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}ContactFields", T::NAME).into()
    }
}

/// The persons who are contacts of a record, for filters.
pub struct ContactPersons;

impl RelationField for ContactPersons {
    const NAME: &'static str = "ContactPersons";
    const KIND: Option<&'static str> = Some("contact_for");
    const SIDE: Side = Side::In;
    type Node = Person;
}

/// The contacts of a record.
#[Object(name_type)]
impl<T: RecordType> ContactFields<T> {
    /// Whom to talk to, the best match first: who is named here for the topic, for a broader one (the nearest first), for a
    /// narrower one, without topic; then the same at each parent, the nearest first; last its own contact points, then its
    /// visiting address. Each edge says why.
    async fn contacts(
        &self,
        #[graphql(desc = "For which topic; where nothing is said, all contacts.")] topic: Option<TermBy>,
        #[graphql(
            desc = "Only who is, or may be, a contact on this day; today in Europe/Berlin where nothing is said."
        )]
        on: Option<Date>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<ContactPage, Failure> {
        let on = on.map_or_else(|| self.0.view().today(), |day| day.0);
        let found = rank::contacts(self.0.get(), topic.as_ref(), on);
        // A rank means nothing in another list.
        let order = format!("contacts of {} for {topic:?}", self.0.get().id());
        ContactPage::of(self.0.view(), order, &found, on, &PageInput { first, after, last, before })
    }
}
