//! What a deed answers: the same shape for all.

use async_graphql::{ID, SimpleObject};

use super::conflict::Conflict;
use super::draft::Drafted;
use super::subject::Subject;
use super::trouble::{Trouble, UserErrorCode};
use crate::directory::View;
use crate::graphql::language::Language;
use crate::graphql::node::{GlobalId, Tag};
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Revision;
use crate::relation::kind::RelationKind;
use crate::relation::object::Relation;

/// Something that is wrong with the input of a deed.
#[derive(Clone, Debug, SimpleObject)]
pub struct UserError {
    /// Where: the argument, then fields and places in lists (from 0).
    path: Vec<String>,
    /// What, for programs.
    code: UserErrorCode,
    /// What, and what would be right, for people; in the language of the request.
    message: String,
}

/// What should be looked at, although the deed was done.
#[derive(Clone, Debug, SimpleObject)]
pub struct UserWarning {
    /// Where: the argument, then fields and places in lists (from 0).
    path: Vec<String>,
    /// What, for programs.
    code: UserErrorCode,
    /// What, for people; in the language of the request.
    message: String,
}

/// What came of a deed, before it is given the shape of its payload.
pub struct Settled {
    /// The view after it, and what it was done to; none if it was refused.
    pub done: Option<(View, Subject)>,
    /// What is wrong.
    pub user_errors: Vec<UserError>,
    /// What should be looked at.
    pub warnings: Vec<UserWarning>,
    /// What somebody else changed.
    pub conflict: Option<Conflict>,
    /// The revision that it made.
    pub revision: Option<Revision>,
}

impl Settled {
    pub(super) fn done(
        view: View,
        drafted: Drafted,
        revision: Option<crate::directory::Revision>,
        language: Language,
    ) -> Self {
        let warnings = drafted.warnings.into_iter().map(|Trouble { path, code, words }| UserWarning {
            path,
            code,
            message: words.in_language(language).to_owned(),
        });
        Self {
            done: Some((view, drafted.subject)),
            user_errors: Vec::new(),
            warnings: warnings.collect(),
            conflict: None,
            revision: revision.map(Revision),
        }
    }

    pub(super) fn invalid(troubles: Vec<Trouble>, conflict: Option<Conflict>, language: Language) -> Self {
        let user_errors = troubles.into_iter().map(|Trouble { path, code, words }| UserError {
            path,
            code,
            message: words.in_language(language).to_owned(),
        });
        Self { done: None, user_errors: user_errors.collect(), warnings: Vec::new(), conflict, revision: None }
    }

    /// The record that it was done to.
    #[must_use]
    pub fn record<T: RecordType>(&self) -> Option<T> {
        match self.done.as_ref()? {
            (view, Subject::Record(id)) => view.record_by_id(*id).map(T::show),
            _ => None,
        }
    }

    /// The relation that it was done to; none once it is retracted.
    #[must_use]
    pub fn relation(&self) -> Option<Relation> {
        match self.done.as_ref()? {
            (view, Subject::Relation(id)) => view.relation_by_id(*id).map(|relation| Relation(relation.into())),
            _ => None,
        }
    }

    /// The id of the relation that was taken back.
    #[must_use]
    pub fn retracted(&self) -> Option<ID> {
        match self.done.as_ref()? {
            (_, Subject::Relation(id)) => Some(ID(GlobalId::new(Tag::Relation, *id).to_string())),
            _ => None,
        }
    }

    /// The kind of relation that it was done to.
    #[must_use]
    pub fn relation_kind(&self) -> Option<RelationKind> {
        match self.done.as_ref()? {
            (view, Subject::Kind(code)) => view.about().kind_no(code).map(|no| RelationKind(view.clone(), no)),
            _ => None,
        }
    }
}

/// Makes the payload of deeds: what they were done to, and what all payloads have.
macro_rules! payload {
    ($(#[$doc:meta])* $payload:ident { $(#[$fdoc:meta])* $field:ident: $type:ty = $of:expr }) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $payload {
            $(#[$fdoc])*
            $field: Option<$type>,
            /// What is wrong with the input; empty if the deed was done. If something is wrong, nothing was done.
            user_errors: Vec<$crate::deed::UserError>,
            /// What should be looked at, although the deed was done.
            warnings: Vec<$crate::deed::UserWarning>,
            /// What somebody else changed meanwhile; null but for VERSION_CONFLICT.
            conflict: Option<$crate::deed::Conflict>,
            /// The state of the directory with the deed in it; null if nothing was written.
            revision: Option<$crate::graphql::scalar::Revision>,
        }

        impl From<$crate::deed::Settled> for $payload {
            fn from(settled: $crate::deed::Settled) -> Self {
                let of: fn(&$crate::deed::Settled) -> Option<$type> = $of;
                let $field = of(&settled);
                let $crate::deed::Settled { user_errors, warnings, conflict, revision, .. } = settled;
                Self { $field, user_errors, warnings, conflict, revision }
            }
        }
    };
}
pub(crate) use payload;
