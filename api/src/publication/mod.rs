//! Publications: what came out of it.

use async_graphql::Object;

use crate::directory::{Detail, Publication as Own};
use crate::graphql::handle::Handle;
use crate::graphql::noun::{lookup, noun, noun_filter};
use crate::graphql::record_type::RecordType;
use crate::graphql::time::PartialDate;
use crate::record::Record;
use crate::record::part::StatedCount;
use crate::relation::connection::relation_fields;
use crate::term::Term;

mod deeds;

pub use deeds::{PublicationCreateInput, PublicationMutation, PublicationPatch, PublicationPayload};

noun! {
    /// What came out of it: strategy paper, report, web page.
    Publication(PublicationFields, PublicationRelations), Publication,
    by PublicationBy, filter PublicationFilter, query PublicationQuery: publication publications
}

lookup!(PublicationBy, Publication);

/// What only publications have.
#[derive(Clone, Debug)]
pub struct PublicationFields(pub Handle);

impl From<Handle> for PublicationFields {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

impl PublicationFields {
    fn own(&self) -> &Own {
        match self.0.get().detail() {
            Detail::Publication(own) => own,
            _ => unreachable!("a publication is made of a record of its noun"),
        }
    }
}

/// What only publications have.
#[Object]
impl PublicationFields {
    /// What kind of publication it is: a term of the scheme `publication_type`; null where nothing is stated.
    #[graphql(name = "type")]
    async fn kind(&self) -> Option<Term> {
        self.0.get().type_term().map(Term::show)
    }

    /// Which edition it is ("2025"); null where nothing is stated.
    async fn edition(&self) -> Option<&str> {
        self.own().edition.as_deref()
    }

    /// When it was published; null where nothing is stated.
    async fn published(&self) -> Option<PartialDate> {
        self.own().published.as_ref().map(PartialDate::from)
    }

    /// Where it can be downloaded; null where nothing is stated.
    async fn download_url(&self) -> Option<&str> {
        self.own().download_url.as_deref()
    }

    /// Numbers that the source states ("103 Empfehlungen"); never counted from records.
    async fn stated_counts(&self) -> Vec<StatedCount> {
        self.own().stated_counts.iter().map(|count| StatedCount::new(self.0.get().id(), count)).collect()
    }
}

relation_fields! {
    /// The relations of a publication.
    PublicationRelations {
        /// Who contributed, in which role: institutions, working groups, cooperations, persons.
        contributors: PublicationContributors = "contributed_to" In Record;
        /// Publications of which it is an edition.
        edition_of: PublicationEditionOf = "edition_of" Out Publication;
        /// Its editions.
        editions: PublicationEditions = "edition_of" In Publication;
    }
}

noun_filter! {
    /// Which publications. All conditions that are given must hold; a value that you may not see counts as not stated.
    PublicationFilter {
        codes {
            /// What kind of publication it is (codes of the scheme `publication_type`).
            r#type: "publication_type" = |detail| match detail { Detail::Publication(own) => own.type_term, _ => None };
        }
        dates {
            /// When it was published.
            published = |detail| match detail { Detail::Publication(own) => own.published.as_ref(), _ => None };
        }
        texts {
            /// Which edition it is.
            edition = |detail| match detail { Detail::Publication(own) => own.edition.as_deref(), _ => None };
        }
        relations {
            /// Who contributed.
            contributors: PublicationContributors;
            /// Publications of which it is an edition.
            edition_of: PublicationEditionOf;
            /// Its editions.
            editions: PublicationEditions;
        }
    }
}
