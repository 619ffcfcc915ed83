//! Erasing a person, for admins.

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use serde_json::json;

use super::erase::{Found, erase, mentioning};
use crate::access::Rule;
use crate::deed::{Desk, Order, Settled, UserError, camel, digest};
use crate::graphql::error::Failure;
use crate::graphql::handle::view;
use crate::graphql::record_type::RecordType;
use crate::graphql::scalar::Revision;
use crate::record::Record;

/// What came of erasing a person.
#[derive(SimpleObject)]
pub struct PersonErasePayload {
    /// What was taken away, or would be; null if it was refused.
    receipt: Option<ErasureReceipt>,
    /// What is wrong with the input; empty if it was done. If something is wrong, nothing was done.
    user_errors: Vec<UserError>,
    /// The state of the directory without the person; null if nothing was written.
    revision: Option<Revision>,
}

/// Proof of an erasure, without anything of what was erased.
#[derive(SimpleObject)]
pub struct ErasureReceipt {
    /// The id that the person had.
    person_id: ID,
    /// When it was erased; null if it only would be.
    erased_at: Option<DateTime<Utc>>,
    /// Who erased it: the subject of the token; null if it only would be.
    erased_by: Option<String>,
    /// How many values of each personal field are gone from the record, from those merged into it and from their relations.
    /// What the history held of them is gone as well.
    parts: Vec<ErasedPart>,
    /// Free texts of other records that name the person. They stay as they are; where you change them first, their earlier
    /// words go with the person.
    mentions: Vec<Mention>,
    /// SHA-256 of this receipt (id, time, actor, parts, revision) in base64url, to keep with it.
    digest: String,
}

/// How much of one field was erased.
#[derive(SimpleObject)]
pub struct ErasedPart {
    /// The field, in the spelling of this schema.
    field: String,
    /// How many values.
    count: usize,
}

/// A free text that names a person.
#[derive(SimpleObject)]
pub struct Mention {
    /// Whose text it is; of a relation the record where it starts.
    record: Record,
    /// Which field.
    field: String,
}

/// What admins do to persons.
#[derive(Default)]
pub struct PersonErasure;

/// What admins do to persons.
#[Object]
impl PersonErasure {
    /// Erases a person: the record, all its relations, and what history, retries and former slugs know of it. It can't be
    /// undone. For admins.
    async fn person_erase(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The person.")] id: ID,
        #[graphql(desc = "Whether to say what would go, and erase nothing.", default)] dry_run: bool,
    ) -> Option<Result<PersonErasePayload, Failure>> {
        let order = Order::of("personErase", Rule::Govern).dry(dry_run);
        // The rule may run more than once; what it found the last time is what was done.
        let last = Arc::new(Mutex::new(Found::default()));
        let found = Arc::clone(&last);
        let person = id.clone();
        let act = move |draft: &mut crate::deed::Draft<'_>| {
            let (subject, parts) = erase(draft, &person)?;
            *found.lock().unwrap_or_else(PoisonError::into_inner) = parts;
            Some(subject)
        };
        let settled = Desk::of(ctx).does(order, act).await;
        let found = last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Some(settled.map(|settled| payload(ctx, id, settled, &found)))
    }
}

fn payload(ctx: &Context<'_>, person_id: ID, settled: Settled, found: &Found) -> PersonErasePayload {
    let Settled { done, user_errors, revision, .. } = settled;
    let receipt = done.map(|(after, _)| {
        let is_done = revision.is_some();
        let erased_at = is_done.then(|| view(ctx).now());
        let erased_by = view(ctx).viewer().subject.as_deref().filter(|_| is_done).map(str::to_owned);
        let parts: Vec<ErasedPart> =
            found.parts.iter().map(|(field, count)| ErasedPart { field: camel(field), count: *count }).collect();
        let told = json!({
            "personId": *person_id,
            "erasedAt": erased_at,
            "erasedBy": erased_by,
            "parts": found.parts,
            "revision": revision.map(|revision| revision.0),
        });
        let digest = digest(&told.to_string());
        let mentions = mentioning(&after, found);
        let mentions = mentions.map(|(record, field)| Mention { record: Record::show(record), field: camel(field) });
        ErasureReceipt { person_id, erased_at, erased_by, parts, mentions: mentions.collect(), digest }
    });
    PersonErasePayload { receipt, user_errors, revision }
}
