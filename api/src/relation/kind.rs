//! The GraphQL type of a kind of relation.

use async_graphql::{Object, SimpleObject};

use crate::directory::{KindNo, Noun, View, view};
use crate::graphql::language::Language;
use crate::graphql::record_type::RecordType;
use crate::term::Term;
use crate::time::Temporal;

/// A kind of relation.
#[derive(Clone, Debug)]
pub struct RelationKind(pub View, pub KindNo);

/// A kind of relation: what it says of its two ends, and which ends it may join. Always public.
#[Object]
impl RelationKind {
    /// Its code, such as `member_of`; it never changes.
    async fn code(&self) -> &str {
        &self.0.about().kind(self.1).code
    }

    /// What it says from source to target: "ist Mitglied in".
    async fn label(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &str {
        let kind = self.0.about().kind(self.1);
        match language {
            Language::De => &kind.label_de,
            Language::En => &kind.label_en,
        }
    }

    /// What it says from target to source: "hat als Mitglied".
    async fn inverse_label(&self, #[graphql(desc = "In which language.", default)] language: Language) -> &str {
        let kind = self.0.about().kind(self.1);
        match language {
            Language::De => &kind.inverse_de,
            Language::En => &kind.inverse_en,
        }
    }

    /// Whether it lasts or happened.
    async fn temporal(&self) -> Temporal {
        self.0.about().kind(self.1).temporal
    }

    /// Whether both ends are alike.
    async fn is_symmetric(&self) -> bool {
        self.0.about().kind(self.1).symmetric
    }

    /// The roles that it knows; empty where it has none.
    async fn roles(&self) -> Vec<Term> {
        let scheme = self.0.about().kind(self.1).role_scheme.as_deref();
        scheme.map(|scheme| view_terms(&self.0, scheme)).unwrap_or_default()
    }

    /// Which nouns it may join.
    async fn ends(&self) -> Vec<RelationEnds> {
        let ends = self.0.about().kind(self.1).ends.iter();
        ends.map(|(source, target)| RelationEnds { source: *source, target: *target }).collect()
    }
}

fn view_terms(view: &View, scheme: &str) -> Vec<Term> {
    let terms = view.by_name(Noun::Term).filter(|term: &view::RecordView<'_>| term.scheme() == Some(scheme));
    terms.map(Term::show).collect()
}

/// Which nouns a kind of relation may join.
#[derive(SimpleObject)]
pub struct RelationEnds {
    /// Where the relation starts.
    source: Noun,
    /// Where it ends.
    target: Noun,
}
