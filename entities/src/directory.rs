//! The one row that describes the whole directory.

use sea_orm::entity::prelude::*;

/// Made by the first load or serve.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directory")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// What the directory is called.
    pub title: String,
    /// The language of its records' texts, such as `de`.
    pub language: String,
    /// The source of whatever names none.
    pub default_source: Option<String>,
    /// Which state of the tables a server must know to read them.
    pub epoch: i32,
    /// When the directory was made.
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
