//! The schema: the roots, put together from the nouns.

use async_graphql::{Context, EmptySubscription, ID, MergedObject, Object, SchemaBuilder, SimpleObject};

use super::handle::view;
use super::node::{GlobalId, Tag};
use super::scalar::Revision;
use crate::access::Role;
use crate::changes::ChangeQuery;
use crate::cooperation::{CooperationMutation, CooperationQuery};
use crate::directory::KindNo;
use crate::graphql::record_type::RecordType;
use crate::institution::{Institution, InstitutionMutation, InstitutionQuery};
use crate::network::object::NetworkQuery;
use crate::person::{PersonDataQuery, PersonErasure, PersonMutation, PersonQuery};
use crate::publication::{PublicationMutation, PublicationQuery};
use crate::record::Node;
use crate::record::mutation::RecordMutation;
use crate::record::part::{Source, SourceGap};
use crate::record::query::RecordQuery;
use crate::relation::kind::RelationKind;
use crate::relation::object::Relation;
use crate::relation::{RelationKindMutation, RelationMutation, TypedRelationMutation};
use crate::search::object::SearchQuery;
use crate::term::{Scheme, TermMutation, TermQuery};
use crate::working_group::{WorkingGroupMutation, WorkingGroupQuery};

/// The schema of the directory.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Everything that can be read. What you may not see is absent: not in lists, counts, filters or references.
#[derive(Default, MergedObject)]
pub struct Query(
    DirectoryQuery,
    RecordQuery,
    InstitutionQuery,
    PersonQuery,
    PersonDataQuery,
    WorkingGroupQuery,
    CooperationQuery,
    PublicationQuery,
    TermQuery,
    ChangeQuery,
    NetworkQuery,
    SearchQuery,
);

/// Everything that can be done, one field a deed. What is wrong with an input is in the payload's `userErrors`; each deed
/// is a transaction of its own, and all its checks can be tried with `dryRun`.
#[derive(Default, MergedObject)]
pub struct Mutation(
    RecordMutation,
    InstitutionMutation,
    PersonMutation,
    PersonErasure,
    WorkingGroupMutation,
    CooperationMutation,
    PublicationMutation,
    RelationMutation,
    TypedRelationMutation,
    TermMutation,
    RelationKindMutation,
);

/// The schema, without anything that slows every field down: limits and errors are seen to before and after.
#[must_use]
pub fn schema() -> Schema {
    build().finish()
}

/// The schema, to which a server adds where its deeds go.
#[must_use]
pub fn build() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    async_graphql::Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .register_output_type::<Node>()
}

/// What the query root shows of the directory itself.
#[derive(Default)]
pub struct DirectoryQuery;

/// What the query root shows of the directory itself.
#[Object]
impl DirectoryQuery {
    /// The directory: its title, its sources, the state that is read.
    async fn directory(&self, ctx: &Context<'_>) -> Directory {
        let view = view(ctx);
        let about = view.about();
        Directory {
            title: about.title.as_deref().map(Into::into),
            language: about.language.as_deref().map(Into::into),
            revision: Revision(view.revision()),
            sources: about.sources.iter().map(Source::from).collect(),
            gaps: about.gaps.iter().map(|gap| SourceGap::new(None, gap)).collect(),
        }
    }

    /// Who you are to the directory.
    async fn viewer(&self, ctx: &Context<'_>) -> Viewer {
        let view = view(ctx);
        let institution = view.viewer().institution.and_then(|id| view.record_by_id(id));
        Viewer {
            role: view.viewer().role,
            subject: view.viewer().subject.as_deref().map(Into::into),
            institution: institution.filter(|it| Institution::shows(it.noun())).map(Institution::show),
        }
    }

    /// A relation by its global id; null if there is none or you may not see it.
    async fn relation(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Option<Relation> {
        let id = GlobalId::parse(&id)?.of(Tag::Relation)?;
        view(ctx).relation_by_id(id).map(|relation| Relation(relation.into()))
    }

    /// The kinds of relation, shipped ones first.
    async fn relation_kinds(&self, ctx: &Context<'_>) -> Vec<RelationKind> {
        let view = view(ctx);
        let count = u16::try_from(view.about().kinds.len()).unwrap_or(u16::MAX);
        (0..count).map(|no| RelationKind(view.clone(), KindNo(no))).collect()
    }

    /// The schemes of the vocabulary: those of types and roles, and those that staff fill freely.
    async fn schemes(&self, ctx: &Context<'_>) -> Vec<Scheme> {
        view(ctx).about().schemes.iter().map(Scheme::from).collect()
    }
}

/// The directory itself.
#[derive(SimpleObject)]
pub struct Directory {
    /// Its title; null before the first document is loaded.
    title: Option<String>,
    /// The language of its records' texts (ISO 639-1).
    language: Option<String>,
    /// The state that this answer is read from.
    revision: Revision,
    /// The sources of citations.
    sources: Vec<Source>,
    /// What the sources lost or left out that is about no record.
    gaps: Vec<SourceGap>,
}

/// Who is asking.
#[derive(SimpleObject)]
pub struct Viewer {
    /// What you may do.
    role: Role,
    /// Who you are to the issuer of your token; null without one.
    subject: Option<String>,
    /// The institution that you belong to; null where your token names none or you may not see it.
    institution: Option<Institution>,
}
