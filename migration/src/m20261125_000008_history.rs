//! What the log says of each thing that a revision touched: its version then, and who saw it before.

use sea_orm_migration::{
    prelude::*,
    schema::{integer_null, text_null},
};

use crate::m20261125_000003_record::VISIBILITIES;

const TABLE: &str = "revision_touch";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sight = Expr::col("sight").is_in(VISIBILITIES.iter().copied());
        // SQLite adds one column at a time.
        for mut column in [integer_null("version"), text_null("sight").check(("ck_revision_touch_sight", sight)).take()]
        {
            manager.alter_table(Table::alter().table(TABLE).add_column(&mut column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["sight", "version"] {
            manager.alter_table(Table::alter().table(TABLE).drop_column(column).take()).await?;
        }
        Ok(())
    }
}
