//! The entries of the log.

use partnernetz_entities::{revision, revision_item, revision_touch};
use sea_orm::ColumnTrait;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use super::databases::connect;
use super::{add_one, deed, on_databases, open};
use crate::directory::Change;
use crate::journal::Deed;
use crate::journal::fields::changed_fields;

#[tokio::test]
async fn a_load_into_an_empty_directory_touches_all_and_later_deeds_name_what_they_touch() {
    on_databases(async |database| {
        let journal = open(database).await;
        journal.commit(add_one()).await.unwrap();
        let reason = Some("weil es so ist".into());
        journal.commit(Deed { reason, request_id: Some("r-1".into()), ..add_one() }).await.unwrap();
        journal
            .commit(deed(|directory, _| {
                let mut change = Change::of(directory);
                let mut about = directory.about().clone();
                about.title = Some("Titel".into());
                change.put_about(about);
                change
            }))
            .await
            .unwrap();
        let newest = journal.current().records().last().unwrap().1.id;
        journal.close().await;

        let db = connect(database).await;
        let touches = revision_touch::Entity::find().order_by_asc(revision_touch::Column::Revision).all(&db).await;
        let touches: Vec<_> = touches.unwrap().into_iter().map(|row| (row.revision, row.noun, row.id)).collect();
        assert_eq!(
            touches,
            [
                (1, Some("ALL".to_owned()), None),
                (2, Some("ALL".to_owned()), None),
                (3, Some("institution".to_owned()), Some(newest)),
                (4, None, None),
            ]
        );
        let entry = revision::Entity::find().filter(revision::Column::Number.eq(3)).one(&db).await.unwrap().unwrap();
        assert_eq!(
            (&*entry.deed, entry.actor.as_deref(), entry.request_id.as_deref()),
            ("test", Some("tester"), Some("r-1"))
        );
        let items = revision_item::Entity::find().all(&db).await.unwrap();
        let items: Vec<_> = items.into_iter().map(|row| (row.revision, row.field, row.after)).collect();
        assert_eq!(items, [(3, None, Some("\"weil es so ist\"".to_owned()))]);
        db.close().await.unwrap();
    })
    .await;
}

#[test]
fn only_changed_fields_are_kept() {
    let map = |text: &str| serde_json::from_str(text).unwrap();
    let changed = changed_fields(
        &map(r#"{"name":"a","note":"weg","slug":"s"}"#),
        &map(r#"{"name":"b","slug":"s","website":"neu"}"#),
    );
    let changed: Vec<_> = changed.iter().map(|it| (&*it.field, it.before.as_deref(), it.after.as_deref())).collect();
    assert_eq!(
        changed,
        [("name", Some("\"a\""), Some("\"b\"")), ("note", Some("\"weg\""), None), ("website", None, Some("\"neu\""))]
    );
}
