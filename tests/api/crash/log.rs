//! The log and the tables after many crashes: complete, without gaps, and of one mind.

use std::collections::BTreeMap;

use partnernetz::directory::Noun;
use partnernetz::graphql::node::{GlobalId, Tag};
use partnernetz_entities::{institution, record, revision, revision_touch};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::writer::Deed;
use crate::harness::{Directory, NOW, Place, clock};

/// The first revision is the shipped vocabulary; each other is one of these deeds, and tables and value hold what they made.
pub async fn check(place: &Place, mut deeds: Vec<Deed>) {
    deeds.sort_unstable_by_key(|deed| deed.revision);
    let db = sea_orm::Database::connect(place.url()).await.unwrap();

    let revisions = revision::Entity::find().order_by_asc(revision::Column::Number).all(&db).await.unwrap();
    let logged: Vec<(i64, &str)> = revisions.iter().map(|row| (row.number, &*row.deed)).collect();
    let done = deeds.iter().map(|deed| (deed.revision, deed.deed()));
    assert_eq!(logged, [(1, "vocabulary")].into_iter().chain(done).collect::<Vec<_>>());
    assert!(logged.iter().zip(1..).all(|((number, _), at)| *number == at), "the log has gaps");

    let rows = revision_touch::Entity::find().order_by_asc(revision_touch::Column::Revision).all(&db).await.unwrap();
    let touched: Vec<_> = rows.into_iter().map(|row| (row.revision, row.noun, row.id, row.version)).collect();
    let all = |revision| (revision, Some("ALL".to_owned()), None, None);
    // What comes first into an empty directory touches all.
    let done = deeds
        .iter()
        .skip(1)
        .map(|deed| (deed.revision, Some("institution".to_owned()), Some(uuid(deed)), Some(deed.version)));
    assert_eq!(touched, [all(1), all(2)].into_iter().chain(done).collect::<Vec<_>>());

    let made: BTreeMap<Uuid, (i32, String)> =
        deeds.iter().map(|deed| (uuid(deed), (deed.version, deed.name.clone()))).collect();
    let rows = record::Entity::find().filter(record::Column::Noun.eq("institution")).all(&db).await.unwrap();
    let stored: BTreeMap<_, _> = rows.into_iter().map(|row| (row.id, (row.version, row.name))).collect();
    assert_eq!(stored, made);
    assert_eq!(institution::Entity::find().count(&db).await.unwrap(), u64::try_from(made.len()).unwrap());
    db.close().await.unwrap();

    let directory = Directory::start(place.clone(), clock(NOW)).await;
    let value = directory.journal().current();
    let institutions = value.records().filter(|(_, record)| record.noun() == Noun::Institution);
    let loaded: BTreeMap<_, _> =
        institutions.map(|(_, record)| (record.id, (record.version, record.name.to_string()))).collect();
    assert_eq!(loaded, made);
    directory.stop().await;
}

fn uuid(deed: &Deed) -> Uuid {
    GlobalId::parse(&deed.id).and_then(|id| id.of(Tag::Institution)).expect("this is the id of an institution")
}
