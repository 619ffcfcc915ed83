//! The deeds on memberships, partners of cooperations and contacts, as mutations.

use async_graphql::{Context, ID, Object};

use super::{Answer, Asked, Ending, start};
use crate::graphql::time::DateInput;
use crate::relation::deeds::input::{ContactAssignInput, CooperationAddPartnerInput, MembershipStartInput};

/// What is done to relations of the kinds that are in use every day.
#[derive(Default)]
pub struct TypedRelationMutation;

/// What is done to relations of the kinds that are in use every day.
#[Object]
impl TypedRelationMutation {
    /// Makes a person or institution a member of a working group. For editors.
    async fn membership_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated of it.")] input: MembershipStartInput,
        #[graphql(desc = "A random key of yours, good for 24 hours: a retry with it gives the first answer again.")]
        idempotency_key: Option<String>,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        start(ctx, "membershipStart", input, Asked { idempotency_key, reason, dry_run }).await
    }

    /// Ends a membership: it stays, as something that was so until then. For editors.
    async fn membership_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation that is the membership.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "When it ended or will end.")] end: DateInput,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let ending = Ending { kind: Some("member_of"), id, expected_version, end };
        super::end(ctx, "membershipEnd", ending, reason, dry_run).await
    }

    /// Adds a partner to a cooperation. For editors.
    async fn cooperation_add_partner(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated of it.")] input: CooperationAddPartnerInput,
        #[graphql(desc = "A random key of yours, good for 24 hours: a retry with it gives the first answer again.")]
        idempotency_key: Option<String>,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        start(ctx, "cooperationAddPartner", input, Asked { idempotency_key, reason, dry_run }).await
    }

    /// Ends the part of a partner in a cooperation: it stays, as something that was so until then. For editors.
    async fn cooperation_end_partner(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation that is the partnership.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "When it ended or will end.")] end: DateInput,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let ending = Ending { kind: Some("takes_part_in"), id, expected_version, end };
        super::end(ctx, "cooperationEndPartner", ending, reason, dry_run).await
    }

    /// Makes a person the contact for an institution, working group or cooperation. For editors.
    async fn contact_assign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated of it.")] input: ContactAssignInput,
        #[graphql(desc = "A random key of yours, good for 24 hours: a retry with it gives the first answer again.")]
        idempotency_key: Option<String>,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        start(ctx, "contactAssign", input, Asked { idempotency_key, reason, dry_run }).await
    }

    /// Ends that a person is a contact: it stays, as something that was so until then. For editors.
    async fn contact_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation that is the contact.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "When it ended or will end.")] end: DateInput,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let ending = Ending { kind: Some("contact_for"), id, expected_version, end };
        super::end(ctx, "contactEnd", ending, reason, dry_run).await
    }
}
