//! The deeds on relations of any kind, as mutations.

mod kind;
mod typed;

use async_graphql::{Context, ID, InputType, Object};

pub use self::kind::RelationKindMutation;
pub use self::typed::TypedRelationMutation;
use super::deeds;
use super::deeds::input::{RelationPatch, RelationStartInput};
use super::object::Relation;
use crate::access::Rule;
use crate::deed::{Desk, Draft, Order, payload};
use crate::graphql::error::Failure;
use crate::graphql::handle::view;
use crate::graphql::time::DateInput;

payload! {
    /// What came of a deed on a relation.
    RelationPayload {
        /// The relation after it; null if it was refused.
        relation: Relation = |settled| settled.relation()
    }
}

payload! {
    /// What came of taking back a relation.
    RelationRetractPayload {
        /// The id that the relation had; null if it was refused.
        retracted_id: ID = |settled| settled.retracted()
    }
}

type Answer = Option<Result<RelationPayload, Failure>>;

/// What is asked beside the input of a relation that begins.
struct Asked {
    idempotency_key: Option<String>,
    reason: Option<String>,
    dry_run: bool,
}

/// Begins a relation by whichever mutation.
async fn start<I>(ctx: &Context<'_>, deed: &'static str, input: I, asked: Asked) -> Answer
where
    I: InputType + Into<deeds::Start>,
{
    let order = Order::of(deed, Rule::Maintain).because(asked.reason).dry(asked.dry_run);
    let order = order.retried(view(ctx).viewer(), asked.idempotency_key, &input.to_value());
    let input: deeds::Start = input.into();
    let act = move |draft: &mut Draft<'_>| deeds::start(draft, input.clone());
    Some(Desk::of(ctx).does(order, act).await.map(RelationPayload::from))
}

/// Which relation ends when.
struct Ending {
    /// The code of its kind, where the mutation is for one kind.
    kind: Option<&'static str>,
    id: ID,
    expected_version: i32,
    end: DateInput,
}

/// Ends a relation by whichever mutation.
async fn end(ctx: &Context<'_>, deed: &'static str, ending: Ending, reason: Option<String>, dry_run: bool) -> Answer {
    let order = Order::of(deed, Rule::Maintain).because(reason).dry(dry_run);
    let Ending { kind, id, expected_version, end } = ending;
    let act = move |draft: &mut Draft<'_>| deeds::end(draft, kind, &id, expected_version, &end);
    Some(Desk::of(ctx).does(order, act).await.map(RelationPayload::from))
}

/// What is done to relations of any kind.
#[derive(Default)]
pub struct RelationMutation;

/// What is done to relations of any kind.
#[Object]
impl RelationMutation {
    /// Joins two records by a relation of any kind. For editors.
    async fn relation_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated of it.")] input: RelationStartInput,
        #[graphql(desc = "A random key of yours, good for 24 hours: a retry with it gives the first answer again.")]
        idempotency_key: Option<String>,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        start(ctx, "relationStart", input, Asked { idempotency_key, reason, dry_run }).await
    }

    /// Changes what is stated of a relation. The records at its ends keep their versions. For editors.
    async fn relation_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "What is changed of it.")] patch: RelationPatch,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let order = Order::of("relationUpdate", Rule::Maintain).because(reason).dry(dry_run);
        let act = move |draft: &mut Draft<'_>| deeds::update(draft, &id, expected_version, patch.clone().into());
        Some(Desk::of(ctx).does(order, act).await.map(RelationPayload::from))
    }

    /// Ends a relation that lasts: it stays, as something that was so until then. For editors.
    async fn relation_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "When it ended or will end.")] end: DateInput,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let ending = Ending { kind: None, id, expected_version, end };
        self::end(ctx, "relationEnd", ending, reason, dry_run).await
    }

    /// Takes back a relation that never was true: it is gone, and only its history tells of it. What was true and is over
    /// is ended instead. For editors.
    async fn relation_retract(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Option<Result<RelationRetractPayload, Failure>> {
        let order = Order::of("relationRetract", Rule::Maintain).because(reason).dry(dry_run);
        let act = move |draft: &mut Draft<'_>| deeds::retract(draft, &id, expected_version);
        Some(Desk::of(ctx).does(order, act).await.map(RelationRetractPayload::from))
    }
}
