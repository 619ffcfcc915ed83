//! What is asked of the journal beside the input of a deed: reason, dry run, retry.

use async_graphql::Value;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::draft::{Drafted, Refusal};
use super::trouble::{Trouble, UserErrorCode};
use super::way::Way;
use crate::access::{Rule, Viewer};
use crate::journal::{Retry, RetryKey};
use crate::words::words;

/// The most characters of a reason.
const LONGEST_REASON: usize = 1_000;
/// The most characters of an idempotency key.
const LONGEST_KEY: usize = 255;

/// What is asked beside the input.
pub struct Order {
    /// What the deed is called in the log: the field of the mutation.
    pub deed: &'static str,
    /// Who may do it.
    pub rule: Rule,
    /// Why, in free words.
    pub reason: Option<String>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// By what a retry is known.
    pub retry: Option<Retry<Drafted, Refusal>>,
}

impl Order {
    /// A deed without a reason that is done at once.
    #[must_use]
    pub const fn of(deed: &'static str, rule: Rule) -> Self {
        Self { deed, rule, reason: None, dry_run: false, retry: None }
    }

    /// The same, with a reason.
    #[must_use]
    pub fn because(mut self, reason: Option<String>) -> Self {
        self.reason = reason.filter(|reason| !reason.trim().is_empty());
        self
    }

    /// The same; nothing is written if `dry_run`.
    #[must_use]
    pub const fn dry(mut self, dry_run: bool) -> Self {
        self.dry_run = dry_run;
        self
    }

    /// The same, known by a key of the viewer's, so that a retry is not done twice. `input` is what the key is bound to.
    #[must_use]
    pub fn retried(mut self, viewer: &Viewer, key: Option<String>, input: &Value) -> Self {
        self.retry = key.map(|key| {
            // The mutation is part of it: one key can't create an institution and then a person.
            let input = digest(&format!("{} {input}", self.deed));
            let actor = viewer.subject.clone().unwrap_or_default();
            Retry {
                key: RetryKey { actor, key: key.into(), input: input.into() },
                subject: |drafted: &Drafted| drafted.subject.to_string(),
                again: |subject, revision| {
                    let subject = subject.parse().ok()?;
                    Some(Drafted { subject, warnings: Vec::new(), first: Some(revision) })
                },
                reused: || Refusal::Invalid(vec![reused()], None),
            }
        });
        self
    }

    /// What is wrong with the reason.
    pub(super) fn wrong_reason(&self) -> Option<Trouble> {
        let length = self.reason.as_ref()?.chars().count();
        (length > LONGEST_REASON).then(|| {
            let words = words!(
                "Die Begründung ist {length} Zeichen lang; erlaubt sind {LONGEST_REASON}",
                "The reason has {length} characters; {LONGEST_REASON} are allowed",
            );
            Trouble::at(&Way::argument("reason"), UserErrorCode::TooLong, words)
        })
    }

    /// What is wrong with the key.
    pub(super) fn wrong_key(&self) -> Option<Trouble> {
        let key = &self.retry.as_ref()?.key.key;
        let is_right = !key.trim().is_empty() && key.chars().count() <= LONGEST_KEY && !key.contains('\0');
        (!is_right).then(|| {
            let words = words!(
                "Ein idempotencyKey hat 1 bis {LONGEST_KEY} Zeichen, am besten eine zufällige UUID",
                "An idempotencyKey has 1 to {LONGEST_KEY} characters, best a random UUID",
            );
            Trouble::at(&Way::argument("idempotencyKey"), UserErrorCode::Invalid, words)
        })
    }
}

/// SHA-256 of a text, in base64url.
#[must_use]
pub fn digest(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

fn reused() -> Trouble {
    let words = words!(
        "Mit diesem idempotencyKey wurde schon etwas anderes angelegt: bitte für jede Eingabe einen neuen nehmen",
        "Something else has been created with this idempotencyKey: please take a new one for each input",
    );
    Trouble::at(&Way::argument("idempotencyKey"), UserErrorCode::IdempotencyKeyReused, words)
}
