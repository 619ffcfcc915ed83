//! The value from the database: all of it, or what others have changed since.

use std::collections::BTreeSet;

use anyhow::bail;
use partnernetz_entities::{directory as directory_row, record, relation, revision_touch};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use uuid::Uuid;

use super::rows::{Reading, Rows, Slice};
use crate::directory::{Directory, Revision};

/// The noun of a touch that stands for everything.
pub(super) const ALL: &str = "ALL";

/// How many records or relations are read at once: memory, not speed.
const AT_ONCE: usize = 16_384;

/// How many ids are named in one statement.
const NAMED: usize = 512;

/// Where the log ends, and which state of the tables it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The last revision; 0 before the first.
    pub(super) last: Revision,
    /// The epoch of the directory; none before it is made.
    pub(super) epoch: Option<i32>,
}

/// Where the log ends.
pub(super) async fn head(db: &impl ConnectionTrait) -> Result<Head, DbErr> {
    let sql = "SELECT (SELECT max(number) FROM revision) AS last, (SELECT epoch FROM directory) AS epoch";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let (last, epoch) = row.map_or(Ok((None, None)), |row| row.try_get_many("", &["last".into(), "epoch".into()]))?;
    let last: Option<i64> = last;
    Ok(Head { last: last.and_then(|last| Revision::try_from(last).ok()).unwrap_or(0), epoch })
}

/// Reads everything. The connection must see one state of the database.
pub(super) async fn load_all(db: &impl ConnectionTrait) -> anyhow::Result<Directory> {
    let last = head(db).await?.last;
    let empty = Directory::default();
    let mut reading = Reading::of(&empty);
    reading.read_about(directory_row::Entity::find().one(db).await?, Rows::of_about(db).await?)?;
    let records: Vec<Uuid> = record::Entity::find()
        .select_only()
        .column(record::Column::Id)
        .order_by_asc(record::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    for slice in slices(&records) {
        reading.read_records(Rows::of_records(db, slice).await?)?;
    }
    let relations: Vec<Uuid> = relation::Entity::find()
        .select_only()
        .column(relation::Column::Id)
        .order_by_asc(relation::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    for slice in slices(&relations) {
        reading.read_relations(Rows::of_relations(db, slice).await?)?;
    }
    Ok(empty.apply(reading.change, last))
}

fn slices(ids: &[Uuid]) -> impl Iterator<Item = Slice<'static>> {
    ids.chunks(AT_ONCE).map(|ids| Slice::Between(ids[0], ids[ids.len() - 1]))
}

/// Reads what others have changed since a value, which the log says. The connection must see one state of the database.
pub(super) async fn catch_up(
    db: &impl ConnectionTrait,
    directory: &Directory,
    last: Revision,
) -> anyhow::Result<Directory> {
    let known = directory.revision();
    if last < known {
        bail!(
            "the log of the database ends at revision {last}, but {known} was already there: is it another database?"
        );
    }
    let touches: Vec<(Option<String>, Option<Uuid>)> = revision_touch::Entity::find()
        .select_only()
        .columns([revision_touch::Column::Noun, revision_touch::Column::Id])
        .filter(revision_touch::Column::Revision.gt(i64::try_from(known)?))
        // Without a version it was not changed itself.
        .filter(
            Condition::any()
                .add(revision_touch::Column::Version.is_not_null())
                .add(revision_touch::Column::Id.is_null()),
        )
        .into_tuple()
        .all(db)
        .await?;
    let (mut about, mut records, mut relations) = (false, BTreeSet::new(), BTreeSet::new());
    for touch in touches {
        match touch {
            (Some(noun), _) if noun == ALL => return load_all(db).await,
            (Some(_), Some(id)) => drop(records.insert(id)),
            (None, Some(id)) => drop(relations.insert(id)),
            (_, None) => about = true,
        }
    }
    let mut reading = Reading::of(directory);
    if about {
        reading.read_about(directory_row::Entity::find().one(db).await?, Rows::of_about(db).await?)?;
    }
    let records: Vec<Uuid> = records.into_iter().collect();
    for ids in records.chunks(NAMED) {
        reading.read_records(Rows::of_records(db, Slice::Ids(ids)).await?)?;
        reading.erase_missing(ids);
    }
    let relations: Vec<Uuid> = relations.into_iter().collect();
    for ids in relations.chunks(NAMED) {
        reading.read_relations(Rows::of_relations(db, Slice::Ids(ids)).await?)?;
        reading.retract_missing(ids);
    }
    Ok(directory.apply(reading.change, last))
}
