//! What the log tells of the past: who did what to a record or relation, when and why, and how it was before.
//!
//! It is read by SQL and never beyond the revision of the value that answers beside it, so that both agree on every
//! server.

mod earlier;
mod feed;
mod held;
mod past;

use chrono::{DateTime, Utc};
use partnernetz_entities::{revision, revision_item, revision_touch};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::Value;
use uuid::Uuid;

pub use earlier::Earlier;
#[cfg(test)]
pub(super) use earlier::State;
pub use feed::{Place, Touch, What};
pub use held::Held;
pub(super) use held::relations_once_of;
pub use past::{Past, Stood};

use super::load::ALL;
use super::log::number;
use super::open::MIGRATE;
use crate::directory::view::{RecordView, RelationView};
use crate::directory::{Directory, Record, Relation, Revision};

/// Reads the log.
#[derive(Clone, Debug)]
pub struct History {
    reader: DatabaseConnection,
}

/// Whose past is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    id: Uuid,
    created_at: DateTime<Utc>,
    is_record: bool,
    /// What happened later is not told.
    last: Revision,
}

impl Subject {
    /// The id of the record or relation.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.id
    }

    /// The past of a record up to a value.
    pub(super) fn record(directory: &Directory, record: &Record) -> Self {
        Self { id: record.id, created_at: record.created_at, is_record: true, last: directory.revision() }
    }

    /// The past of a relation up to a value.
    pub(super) fn relation(directory: &Directory, relation: &Relation) -> Self {
        Self { id: relation.id, created_at: relation.created_at, is_record: false, last: directory.revision() }
    }
}

impl From<RecordView<'_>> for Subject {
    fn from(record: RecordView<'_>) -> Self {
        let last = record.view().revision();
        Self { id: record.id(), created_at: record.created_at(), is_record: true, last }
    }
}

impl From<RelationView<'_>> for Subject {
    fn from(relation: RelationView<'_>) -> Self {
        let last = relation.view().revision();
        Self { id: relation.id(), created_at: relation.created_at(), is_record: false, last }
    }
}

/// Which part of a history is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Only older ones than this.
    pub before: Option<Revision>,
    /// Only newer ones than this.
    pub after: Option<Revision>,
    /// Whether it begins with the newest or with the oldest.
    pub newest_first: bool,
    /// How many at most.
    pub limit: usize,
}

/// One deed in the history of a record or relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub revision: Revision,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Who did it; none for the program itself.
    pub actor: Option<String>,
    /// What it is called.
    pub deed: String,
    /// The request that asked for it.
    pub request_id: Option<String>,
    /// Why, in free words.
    pub reason: Option<String>,
    /// The version that the record or relation had after it.
    pub version: i32,
    /// The fields that it changed; none where it made the record or relation.
    pub items: Vec<Item>,
}

/// A field that a deed changed, as [`super::GAPS`] and the document name it, references as ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The field.
    pub field: String,
    /// Its value before; none where it had none.
    pub before: Option<Value>,
    /// Its value after; none where it has none.
    pub after: Option<Value>,
}

/// A revision and the version that it made.
type Made = (i64, i32);

impl History {
    pub(super) const fn of(reader: DatabaseConnection) -> Self {
        Self { reader }
    }

    /// A part of the history of a record or relation.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn entries(&self, subject: Subject, span: Span) -> anyhow::Result<Vec<Entry>> {
        let mut made = self.made(subject, span).await?;
        if let Some(creation) = self.creation(subject).await? {
            add_creation(&mut made, creation, span);
        }
        let numbers: Vec<i64> = made.iter().map(|(number, _)| *number).collect();
        let revisions = revision::Entity::find()
            .filter(revision::Column::Number.is_in(numbers.iter().copied()))
            .all(&self.reader)
            .await?;
        let mut items = self.items(subject, &numbers).await?;
        let mut reasons = self.reasons(&numbers).await?;
        let entry = |(number, version): Made| {
            let row = revisions.iter().find(|row| row.number == number)?;
            let of = |it: &(i64, Item)| it.0 == number;
            Some(Entry {
                revision: Revision::try_from(number).ok()?,
                at: row.at,
                actor: row.actor.clone(),
                deed: row.deed.clone(),
                request_id: row.request_id.clone(),
                reason: reasons.extract_if(.., |it| it.0 == number).map(|it| it.1).next(),
                version,
                items: items.extract_if(.., |it| of(it)).map(|(_, item)| item).collect(),
            })
        };
        Ok(made.into_iter().filter_map(entry).collect())
    }

    /// How many deeds there are in the history of a record or relation.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn count(&self, subject: Subject) -> anyhow::Result<u64> {
        let creation = self.creation(subject).await?;
        Ok(touches_of(subject).count(&self.reader).await? + u64::from(creation.is_some()))
    }

    /// The revisions that touched it.
    async fn made(&self, subject: Subject, span: Span) -> anyhow::Result<Vec<Made>> {
        use revision_touch::Column;
        let mut touches = touches_of(subject).select_only().columns([Column::Revision, Column::Version]);
        if let Some(before) = span.before {
            touches = touches.filter(Column::Revision.lt(number(before)));
        }
        if let Some(after) = span.after {
            touches = touches.filter(Column::Revision.gt(number(after)));
        }
        let order = if span.newest_first { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
        let touches = touches.order_by(Column::Revision, order).limit(u64::try_from(span.limit)?);
        Ok(touches.into_tuple().all(&self.reader).await?)
    }

    /// The load into the empty directory with which it came, if it came so: there it is not named.
    async fn creation(&self, subject: Subject) -> anyhow::Result<Option<i64>> {
        use revision_touch::Column;
        let made = touches_of(subject).filter(Column::Sight.is_null()).one(&self.reader).await?;
        if made.is_some() {
            return Ok(None);
        }
        let loads = self.loads(subject.last).await?;
        Ok(loads.into_iter().find(|load| load.at <= subject.created_at).map(|load| load.number))
    }

    /// What came into an empty directory, up to a revision; the newest first.
    async fn loads(&self, last: Revision) -> anyhow::Result<Vec<revision::Model>> {
        use revision_touch::Column;
        let loads: Vec<i64> = revision_touch::Entity::find()
            // With the index, of which few entries are without an id.
            .filter(Column::Id.is_null())
            .filter(Column::Noun.eq(ALL))
            .filter(Column::Revision.lte(number(last)))
            .select_only()
            .column(Column::Revision)
            .into_tuple()
            .all(&self.reader)
            .await?;
        Ok(revision::Entity::find()
            .filter(revision::Column::Number.is_in(loads))
            .filter(revision::Column::Deed.ne(MIGRATE))
            .order_by_desc(revision::Column::Number)
            .all(&self.reader)
            .await?)
    }

    async fn items(&self, subject: Subject, numbers: &[i64]) -> anyhow::Result<Vec<(i64, Item)>> {
        let rows = items_of(subject).filter(revision_item::Column::Revision.is_in(numbers.iter().copied()));
        let rows = rows.order_by_asc(revision_item::Column::Revision).order_by_asc(revision_item::Column::Seq);
        rows.all(&self.reader).await?.into_iter().filter_map(|row| read(row).transpose()).collect()
    }

    /// Why the deeds were done: the first item of each, if there is a reason.
    async fn reasons(&self, numbers: &[i64]) -> anyhow::Result<Vec<(i64, String)>> {
        use revision_item::Column;
        let rows = revision_item::Entity::find()
            .filter(Column::Revision.is_in(numbers.iter().copied()))
            .filter(Column::Seq.eq(0))
            .filter(Column::Field.is_null())
            .all(&self.reader)
            .await?;
        let reason = |row: revision_item::Model| Some((row.revision, serde_json::from_str(&row.after?)));
        rows.into_iter().filter_map(reason).map(|(number, reason)| Ok((number, reason?))).collect()
    }
}

/// What touched a record or relation itself.
fn touches_of(subject: Subject) -> Select<revision_touch::Entity> {
    use revision_touch::Column;
    revision_touch::Entity::find()
        .filter(Column::Id.eq(subject.id))
        .filter(Column::Version.is_not_null())
        .filter(Column::Revision.lte(number(subject.last)))
}

fn items_of(subject: Subject) -> Select<revision_item::Entity> {
    use revision_item::Column;
    let owner = if subject.is_record { Column::RecordId } else { Column::RelationId };
    revision_item::Entity::find().filter(owner.eq(subject.id))
}

fn read(row: revision_item::Model) -> anyhow::Result<Option<(i64, Item)>> {
    let Some(field) = row.field else { return Ok(None) };
    let value = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Some((row.revision, Item { field, before: value(row.before)?, after: value(row.after)? })))
}

/// Adds the oldest entry where it has its place.
fn add_creation(made: &mut Vec<Made>, creation: i64, span: Span) {
    let is_within = span.before.is_none_or(|before| creation < number(before))
        && span.after.is_none_or(|after| creation > number(after));
    if !is_within {
        return;
    }
    let creation = (creation, 1);
    if span.newest_first {
        made.push(creation);
    } else {
        made.insert(0, creation);
    }
    made.truncate(span.limit);
}
