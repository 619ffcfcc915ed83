//! Up, down, twice and all at once.

use futures_util::future::join_all;
use partnernetz_migration::{Migrator, migrate};
use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{ConnectionTrait, DatabaseConnection},
};

use crate::database::{connect, on_empty_databases, tables};

#[tokio::test]
async fn up_twice_down_and_up_again() {
    on_empty_databases(async |url| {
        let db = connect(url).await;
        migrate(&db).await.unwrap();
        let migrated = tables(&db).await;
        migrate(&db).await.unwrap();
        assert_eq!(tables(&db).await, migrated);

        Migrator::down(&db, None).await.unwrap();
        assert_eq!(tables(&db).await, ["seaql_migrations"]);

        migrate(&db).await.unwrap();
        assert_eq!(tables(&db).await, migrated);
        db.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn servers_that_start_at_once_migrate_once() {
    on_empty_databases(async |url| {
        let servers = join_all((0..4).map(|_| connect(url))).await;
        for outcome in join_all(servers.iter().map(migrate)).await {
            outcome.unwrap();
        }
        let applied = Migrator::get_applied_migrations(&servers[0]).await.unwrap();
        assert_eq!(applied.len(), Migrator::migrations().len());
        join_all(servers.into_iter().map(DatabaseConnection::close)).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_stays_of_migrations_that_fail_half_way() {
    on_empty_databases(async |url| {
        let db = connect(url).await;
        // In the way of the last migration.
        db.execute_unprepared("CREATE TABLE revision_item (id integer)").await.unwrap();
        assert!(migrate(&db).await.is_err());
        assert_eq!(tables(&db).await, ["revision_item"]);
        db.execute_unprepared("DROP TABLE revision_item").await.unwrap();
        migrate(&db).await.unwrap();
        db.close().await.unwrap();
    })
    .await;
}
