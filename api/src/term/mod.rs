//! Terms: the entries of the controlled vocabulary, types and roles among them.

use async_graphql::Object;

use crate::directory::view::RecordView;
use crate::directory::{Detail, RecordNo, Term as Own};
use crate::graphql::error::Failure;
use crate::graphql::filter::{FilterInput, TermBy, with_narrower};
use crate::graphql::handle::Handle;
use crate::graphql::language::Language;
use crate::graphql::list::{RecordOrder, RecordPage};
use crate::graphql::noun::noun;
use crate::graphql::page::PageInput;
use crate::record::Record;
use crate::record::filter::RecordFilter;
use crate::relation::hierarchy::page_among;

mod deeds;
mod filter;
mod scheme;

pub(crate) use deeds::check_closed;
pub use deeds::{TermCreateInput, TermMutation, TermPatch, TermPayload, is_of_closed_scheme};
pub use filter::TermFilter;
pub use scheme::Scheme;

noun! {
    /// An entry of a controlled vocabulary: topics, goals, fields of work, target groups, places, and the types and roles
    /// themselves. Types and roles are always public.
    Term(TermFields, TermPages, TermRecords), Term,
    by TermBy, filter TermFilter, query TermQuery: term terms
}

/// What people read of a term; German where there is no label in the language.
#[must_use]
pub fn label(term: RecordView<'_>, language: Language) -> &str {
    match (language, term.detail()) {
        (Language::En, Detail::Term(own)) => own.name_en.as_deref().unwrap_or(term.name()),
        _ => term.name(),
    }
}

/// What only terms have.
#[derive(Clone, Debug)]
pub struct TermFields(pub Handle);

impl From<Handle> for TermFields {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

impl TermFields {
    fn own(&self) -> &Own {
        match self.0.get().detail() {
            Detail::Term(own) => own,
            _ => unreachable!("a term is made of a record of its noun"),
        }
    }

    fn reach(&self, next: impl Fn(RecordView<'_>) -> Vec<RecordNo>) -> Vec<RecordNo> {
        let view = self.0.view();
        crate::directory::reach(self.0.get().no(), |no| view.record(no).map(&next).unwrap_or_default())
    }
}

/// What only terms have.
#[Object]
impl TermFields {
    /// The code, unique in its scheme; of a type or role it never changes.
    async fn code(&self) -> &str {
        &self.own().code
    }

    /// The scheme that it belongs to: what it is for.
    async fn scheme(&self) -> Scheme {
        Scheme::of(self.0.view(), &self.own().scheme)
    }

    /// What people read; German where there is no label in the language.
    async fn label(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &str {
        label(self.0.get(), language)
    }

    /// The English label; null where there is none.
    async fn name_en(&self) -> Option<&str> {
        self.own().name_en.as_deref()
    }

    /// Of a role the verb from source to target ("veranstaltet"); null where there is none.
    async fn verb(&self, #[graphql(desc = "In which language.", default)] language: Language) -> Option<&str> {
        let verbs = self.own().verbs.as_ref()?;
        match language {
            Language::De => verbs.de.as_deref(),
            Language::En => verbs.en.as_deref(),
        }
    }

    /// Of a role the verb from target to source ("veranstaltet von"); null where there is none.
    async fn inverse_verb(&self, #[graphql(desc = "In which language.", default)] language: Language) -> Option<&str> {
        let verbs = self.own().verbs.as_ref()?;
        match language {
            Language::De => verbs.inverse_de.as_deref(),
            Language::En => verbs.inverse_en.as_deref(),
        }
    }
}

/// Makes a field of terms that shows a set of records as a page.
macro_rules! term_pages {
    ($($(#[$doc:meta])* $field:ident: $type:ty = |$self:ident| $numbers:expr;)*) => {
        /// The terms around a term, and what bears it.
        #[Object]
        impl TermPages {
            $($(#[$doc])*
            async fn $field(
                &self,
                #[graphql(desc = "In which order; by name where nothing is said.")] order_by: Option<Vec<RecordOrder>>,
                #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
                #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
                #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
                #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
            ) -> Result<RecordPage<$type>, Failure> {
                let $self = self;
                page_among(&self.0, $numbers, order_by, &PageInput { first, after, last, before })
            })*
        }
    };
}

/// The terms around a term.
#[derive(Clone, Debug)]
pub struct TermPages(pub Handle);

impl From<Handle> for TermPages {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

fn numbers<'v>(terms: impl Iterator<Item = RecordView<'v>>) -> Vec<RecordNo> {
    terms.map(RecordView::no).collect()
}

term_pages! {
    /// The terms directly above it.
    broader: Term = |this| numbers(this.0.get().broader());
    /// The terms directly below it.
    narrower: Term = |this| numbers(this.0.view().narrower(this.0.get().no()));
    /// All terms above it, directly or through others.
    ancestors: Term = |this| TermFields(this.0.clone()).reach(|term| numbers(term.broader()));
    /// All terms below it, directly or through others.
    descendants: Term = |this| TermFields(this.0.clone()).reach(|term| numbers(term.view().narrower(term.no())));
}

/// What bears a term.
#[derive(Clone, Debug)]
pub struct TermRecords(pub Handle);

impl From<Handle> for TermRecords {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

/// What bears a term.
#[Object]
impl TermRecords {
    /// The records that bear it: as topic, type, legal form or the place of an address.
    async fn records(
        &self,
        #[graphql(desc = "Whether bearing a narrower term counts.", default = true)] include_narrower: bool,
        #[graphql(desc = "Which; all where nothing is said.")] filter: Option<RecordFilter>,
        #[graphql(desc = "In which order; by name where nothing is said.")] order_by: Option<Vec<RecordOrder>>,
        #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
    ) -> Result<RecordPage<Record>, Failure> {
        let view = self.0.view();
        let mut compiled = filter.map(|filter| filter.compile(view)).transpose()?.unwrap_or_default();
        let terms = with_narrower(self.0.get(), include_narrower);
        let bearers = terms.iter().flat_map(|term| view.bearers(*term)).map(RecordView::no).collect();
        compiled.add_one_of(bearers);
        RecordPage::of(view, compiled, order_by, &PageInput { first, after, last, before })
    }
}
