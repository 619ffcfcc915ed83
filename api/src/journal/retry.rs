//! Retries: a deed whose key is known is not done again, but answered as it was the first time.

use std::collections::HashMap;
use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use partnernetz_entities::idempotency_key::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::log::number;
use super::rows::insert;
use crate::directory::Revision;

/// How long a key is good.
const GOOD_FOR: TimeDelta = TimeDelta::hours(24);

/// By what a retry is known, bound to who gave it and to what it was given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryKey {
    /// Whose key it is.
    pub actor: Box<str>,
    /// The key.
    pub key: Box<str>,
    /// A digest of the deed and its input.
    pub input: Box<str>,
}

/// How a deed is known again. `A` is its answer, `R` why it may be refused.
pub struct Retry<A, R> {
    /// By what.
    pub key: RetryKey,
    /// What of an answer is kept: what was made.
    pub subject: fn(&A) -> String,
    /// The answer for what was made then, in which revision.
    pub again: fn(&str, Revision) -> Option<A>,
    /// The refusal of a key that was used for something else.
    pub reused: fn() -> R,
}

impl<A, R> fmt::Debug for Retry<A, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(f)
    }
}

/// What a key was used for.
#[derive(Clone, Debug)]
pub(super) struct Used {
    pub(super) input: Box<str>,
    pub(super) subject: Box<str>,
    pub(super) revision: Revision,
}

/// The keys that are known, by whose they are.
#[derive(Debug, Default)]
pub(super) struct Known {
    used: HashMap<(Box<str>, Box<str>), Used>,
    new: Vec<Model>,
}

impl Known {
    /// What is known of these keys.
    pub(super) async fn of(db: &impl ConnectionTrait, keys: &[RetryKey], now: DateTime<Utc>) -> Result<Self, DbErr> {
        let mut any = Condition::any();
        for key in keys {
            any = any.add(Condition::all().add(Column::Actor.eq(&*key.actor)).add(Column::Key.eq(&*key.key)));
        }
        if any.is_empty() {
            return Ok(Self::default());
        }
        let rows = Entity::find().filter(any).filter(Column::At.gt(now - GOOD_FOR)).all(db).await?;
        let used = rows.into_iter().map(|row| {
            let revision = Revision::try_from(row.revision).unwrap_or_default();
            let used = Used { input: row.input.into(), subject: row.subject.into(), revision };
            ((row.actor.into(), row.key.into()), used)
        });
        Ok(Self { used: used.collect(), new: Vec::new() })
    }

    /// What a key was used for.
    pub(super) fn used(&self, key: &RetryKey) -> Option<&Used> {
        self.used.get(&(key.actor.clone(), key.key.clone()))
    }

    /// Notes that a key was used.
    pub(super) fn learn(&mut self, key: &RetryKey, subject: String, revision: Revision, at: DateTime<Utc>) {
        self.new.push(Model {
            actor: key.actor.to_string(),
            key: key.key.to_string(),
            input: key.input.to_string(),
            subject: subject.clone(),
            revision: number(revision),
            at,
        });
        let used = Used { input: key.input.clone(), subject: subject.into(), revision };
        self.used.insert((key.actor.clone(), key.key.clone()), used);
    }

    /// Keeps what was learnt, and lets go of what is no longer good.
    pub(super) async fn write(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let Some(at) = self.new.last().map(|key| key.at) else { return Ok(()) };
        Entity::delete_many().filter(Column::At.lte(at - GOOD_FOR)).exec(db).await?;
        for statement in insert::<Entity>(&self.new, false, db.get_database_backend()) {
            db.execute(&statement).await?;
        }
        Ok(())
    }
}
