//! What is done to any record, whatever its noun.

use async_graphql::{Context, ID, Object};

use super::restore::restore;
use super::{Record, deeds};
use crate::access::Rule;
use crate::deed::{Desk, Order, payload};
use crate::graphql::error::Failure;

payload! {
    /// What came of a deed on a record.
    RecordPayload {
        /// The record after it; null if it was refused.
        record: Record = |settled| settled.record()
    }
}

/// What is done to any record.
#[derive(Default)]
pub struct RecordMutation;

type Answer = Option<Result<RecordPayload, Failure>>;

/// What is done to any record.
#[Object]
impl RecordMutation {
    /// Shows a draft to everyone whom its visibility allows. For editors.
    async fn record_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let order = Order::of("recordPublish", Rule::Maintain).because(reason).dry(dry_run);
        let act = move |draft: &mut crate::deed::Draft<'_>| deeds::publish(draft, &id, expected_version);
        Some(Desk::of(ctx).does(order, act).await.map(RecordPayload::from))
    }

    /// Takes a published record out of sight; its relations with it. Nothing is lost. For editors.
    async fn record_archive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let order = Order::of("recordArchive", Rule::Maintain).because(reason).dry(dry_run);
        let act = move |draft: &mut crate::deed::Draft<'_>| deeds::archive(draft, &id, expected_version);
        Some(Desk::of(ctx).does(order, act).await.map(RecordPayload::from))
    }

    /// Shows an archived record again, as it was. For editors.
    async fn record_unarchive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let order = Order::of("recordUnarchive", Rule::Maintain).because(reason).dry(dry_run);
        let act = move |draft: &mut crate::deed::Draft<'_>| deeds::unarchive(draft, &id, expected_version);
        Some(Desk::of(ctx).does(order, act).await.map(RecordPayload::from))
    }

    /// Makes a record again what it was at an earlier version: all that can be changed of it. Whether it is shown, was
    /// confirmed or merged stays as it is, and a slug that it gives up still finds it. For editors.
    async fn record_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
        #[graphql(desc = "The version that you have read.")] expected_version: i32,
        #[graphql(desc = "The version that it is to be like; its history tells which there are.")] to_version: i32,
        #[graphql(desc = "Why, for the history.")] reason: Option<String>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let (desk, order) = (Desk::of(ctx), Order::of("recordRestore", Rule::Maintain).because(reason).dry(dry_run));
        // Versions never change once they are made, so this one may be read before the deed.
        let earlier = match desk.earlier(&id, to_version).await {
            Ok(earlier) => earlier,
            Err(failure) => return Some(Err(failure)),
        };
        let act = move |draft: &mut crate::deed::Draft<'_>| {
            restore(draft, &id, expected_version, to_version, earlier.as_ref())
        };
        Some(desk.does(order, act).await.map(RecordPayload::from))
    }

    /// Confirms that a record is right as it is. Its version stays. For editors, and for partners about their own
    /// institution and its units.
    async fn record_verify(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record.")] id: ID,
        #[graphql(desc = "The version that you have read; without it whatever there is now is confirmed.")]
        expected_version: Option<i32>,
        #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
    ) -> Answer {
        let order = Order::of("recordVerify", Rule::Verify).dry(dry_run);
        let act = move |draft: &mut crate::deed::Draft<'_>| deeds::verify(draft, &id, expected_version);
        Some(Desk::of(ctx).does(order, act).await.map(RecordPayload::from))
    }
}
