//! The deeds on kinds of relation, as mutations.

use async_graphql::{Context, InputType, Object};

use crate::access::Rule;
use crate::deed::{Desk, Draft, Order, payload};
use crate::graphql::error::Failure;
use crate::graphql::handle::view;
use crate::relation::deeds::kind::{RelationKindCreateInput, RelationKindPatch, create, update};
use crate::relation::kind::RelationKind;

payload! {
    /// What came of a deed on a kind of relation.
    RelationKindPayload {
        /// The kind after it; null if it was refused.
        relation_kind: RelationKind = |settled| settled.relation_kind()
    }
}

/// What is done to kinds of relation. For admins.
#[derive(Default)]
pub struct RelationKindMutation;

/// What is done to kinds of relation. For admins.
#[Object]
impl RelationKindMutation {
    /// Makes a new kind of relation. For admins.
    async fn relation_kind_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated of it.")] input: RelationKindCreateInput,
        #[graphql(desc = "A random key of yours, good for 24 hours: a retry with it gives the first answer again.")]
        idempotency_key: Option<String>,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Option<Result<RelationKindPayload, Failure>> {
        let order = Order::of("relationKindCreate", Rule::Govern).because(reason).dry(dry_run).retried(
            view(ctx).viewer(),
            idempotency_key,
            &input.to_value(),
        );
        let act = move |draft: &mut Draft<'_>| create(draft, input.clone());
        Some(Desk::of(ctx).does(order, act).await.map(RelationKindPayload::from))
    }

    /// Changes a kind of relation; of one that ships with the program only the labels. Kinds have no version: the last
    /// change wins. For admins.
    async fn relation_kind_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code of the kind.")] code: String,
        #[graphql(desc = "What is changed of it.")] patch: RelationKindPatch,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Option<Result<RelationKindPayload, Failure>> {
        let order = Order::of("relationKindUpdate", Rule::Govern).because(reason).dry(dry_run);
        let act = move |draft: &mut Draft<'_>| update(draft, &code, patch.clone());
        Some(Desk::of(ctx).does(order, act).await.map(RelationKindPayload::from))
    }
}
