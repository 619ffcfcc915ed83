//! How the network stood at an earlier revision, by undoing what the log says happened since.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use partnernetz_entities::{revision, revision_item, revision_touch};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{History, read};
use crate::directory::{Directory, Lifecycle, Revision};
use crate::journal::fields::{name_references, relation_fields};
use crate::journal::log::number;

/// The field of a record that says whether it is in the network.
const LIFECYCLE: &str = "lifecycle";

/// Whoever confirms a record changes nothing of it.
const CONFIRMED: [&str; 2] = ["verified_at", "verified_by"];

/// What was different at an earlier revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// Whether nothing was there yet but what ships with the program.
    pub is_before_all: bool,
    /// Relations that came, changed or went since, as they stood; none where one was not there.
    pub relations: BTreeMap<Uuid, Option<Stood>>,
    /// The lifecycle that records had; none where one was not there.
    pub records: BTreeMap<Uuid, Option<Lifecycle>>,
}

/// A relation as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Stood {
    /// As a document states it today: references by slugs and codes.
    pub document: Map<String, Value>,
    /// Its version.
    pub version: i32,
}

/// The log behind a revision, the newest first.
struct Later {
    touches: Vec<revision_touch::Model>,
    /// Of each revision and each record or relation.
    items: HashMap<(i64, Uuid), Vec<revision_item::Model>>,
}

impl History {
    /// When a revision was made; none if there is no such revision.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn made_at(&self, revision: Revision) -> anyhow::Result<Option<DateTime<Utc>>> {
        let found = revision::Entity::find_by_id(number(revision)).one(&self.reader).await?;
        Ok(found.map(|revision| revision.at))
    }

    /// What was different at a revision from what is now; none if more than so many entries of the log lie between. Of
    /// whom was erased since nothing is told.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn past(&self, directory: &Directory, at: Revision, most: usize) -> anyhow::Result<Option<Past>> {
        if self.loads(directory.revision()).await?.first().is_some_and(|load| load.number > number(at)) {
            return Ok(Some(Past { is_before_all: true, ..Past::default() }));
        }
        let later = self.later(at, directory.revision(), most).await?;
        later.map(|later| later.undone(directory)).transpose()
    }

    /// The records whose own values differ between two revisions.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn changed_records(&self, from: Revision, to: Revision) -> anyhow::Result<Vec<Uuid>> {
        use revision_item::Column;
        let rows = revision_item::Entity::find()
            .filter(Column::Revision.gt(number(from)))
            .filter(Column::Revision.lte(number(to)))
            .filter(Column::RecordId.is_not_null())
            .filter(Column::Field.is_not_in(CONFIRMED))
            .order_by_asc(Column::Revision)
            .all(&self.reader)
            .await?;
        // Of each field the value before the first change and after the last.
        let mut ends: BTreeMap<(Uuid, String), [Option<String>; 2]> = BTreeMap::new();
        for row in rows {
            let (Some(record), Some(field)) = (row.record_id, row.field) else { continue };
            ends.entry((record, field)).or_insert([row.before, None])[1] = row.after;
        }
        let mut changed: Vec<Uuid> =
            ends.into_iter().filter(|(_, [before, after])| before != after).map(|((record, _), _)| record).collect();
        changed.dedup();
        Ok(changed)
    }

    async fn later(&self, at: Revision, last: Revision, most: usize) -> anyhow::Result<Option<Later>> {
        use {revision_item::Column as Item, revision_touch::Column as Touch};
        let limit = u64::try_from(most)? + 1;
        let touches = revision_touch::Entity::find()
            .filter(Touch::Revision.gt(number(at)))
            .filter(Touch::Revision.lte(number(last)))
            .filter(Touch::Version.is_not_null())
            .order_by_desc(Touch::Revision)
            .limit(limit)
            .all(&self.reader)
            .await?;
        let rows = revision_item::Entity::find()
            .filter(Item::Revision.gt(number(at)))
            .filter(Item::Revision.lte(number(last)))
            .filter(Condition::any().add(Item::RelationId.is_not_null()).add(Item::Field.eq(LIFECYCLE)))
            .limit(limit)
            .all(&self.reader)
            .await?;
        if touches.len().max(rows.len()) > most {
            return Ok(None);
        }
        let mut items: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            if let Some(id) = row.relation_id.or(row.record_id) {
                items.entry((row.revision, id)).or_default().push(row);
            }
        }
        Ok(Some(Later { touches, items }))
    }
}

impl Later {
    fn undone(mut self, directory: &Directory) -> anyhow::Result<Past> {
        let mut relations: BTreeMap<Uuid, (Map<String, Value>, i32)> = BTreeMap::new();
        let mut records = BTreeMap::new();
        for touch in self.touches {
            let Some(id) = touch.id else { continue };
            let items = self.items.remove(&(touch.revision, id)).unwrap_or_default();
            let was_made = touch.sight.is_none();
            if touch.noun.is_some() {
                let before = items.into_iter().find_map(|it| it.before).map(|it| serde_json::from_str(&it));
                if was_made {
                    records.insert(id, None);
                } else if let Some(before) = before.transpose()? {
                    records.insert(id, Some(before));
                }
                continue;
            }
            let (fields, version) = relations.entry(id).or_insert_with(|| (fields_now(directory, id), 0));
            *version = touch.version.unwrap_or_default() - 1;
            if was_made {
                fields.clear();
            }
            for (_, item) in items.into_iter().filter_map(|row| read(row).transpose()).collect::<Result<Vec<_>, _>>()? {
                match item.before {
                    Some(before) => drop(fields.insert(item.field, before)),
                    None => drop(fields.shift_remove(&item.field)),
                }
            }
        }
        let mut past = Past { records, ..Past::default() };
        for (id, (fields, version)) in relations {
            if fields != fields_now(directory, id) {
                past.relations.insert(id, stood(directory, id, fields, version));
            }
        }
        Ok(past)
    }
}

fn fields_now(directory: &Directory, id: Uuid) -> Map<String, Value> {
    directory.relation_by_id(id).map(|no| relation_fields(directory, no)).unwrap_or_default()
}

fn stood(directory: &Directory, id: Uuid, mut fields: Map<String, Value>, version: i32) -> Option<Stood> {
    // Of one that was not there, or of whose ends the log may not tell any more, nothing is left.
    if !["kind", "source", "target"].iter().all(|field| fields.contains_key(*field)) {
        return None;
    }
    fields.insert("id".to_owned(), id.to_string().into());
    for (field, value) in &mut fields {
        name_references(directory, field, value);
    }
    Some(Stood { document: fields, version })
}
