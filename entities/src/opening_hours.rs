//! When records are open.

use sea_orm::entity::prelude::*;

/// One line of opening hours.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opening_hours")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it belongs to.
    pub record_id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// Weekdays, such as `MO,TU`.
    pub days: String,
    /// `HH:MM`, local time.
    pub opens: Option<String>,
    /// `HH:MM`, local time.
    pub closes: Option<String>,
    /// IANA name, such as `Europe/Berlin`.
    pub timezone: String,
    /// The first day it applies.
    pub valid_from: Option<Date>,
    /// The last day it applies.
    pub valid_through: Option<Date>,
    /// True if it says when the record is closed.
    pub closed: bool,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
