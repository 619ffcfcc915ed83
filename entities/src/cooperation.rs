//! The columns of their own that cooperations have.

use sea_orm::entity::prelude::*;

/// A cooperation: what several partners do together.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cooperation")]
pub struct Model {
    /// The record it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// The term for what it is.
    pub type_id: Option<Uuid>,
    /// The period in the source's own words.
    pub period_text: Option<String>,
    /// The start in the source's own words.
    pub period_start_text: Option<String>,
    /// The start as an EDTF value.
    pub period_start_edtf: Option<String>,
    /// The end in the source's own words.
    pub period_end_text: Option<String>,
    /// The end as an EDTF value.
    pub period_end_edtf: Option<String>,
    /// True if the source says that it goes on; null if it says nothing.
    pub period_ongoing: Option<bool>,
    /// How it recurs, in the source's own words.
    pub recurrence_text: Option<String>,
    /// How it recurs, as an RFC 5545 rule.
    pub rrule: Option<String>,
    /// First day of its yearly window, such as `--09-16`.
    pub window_start: Option<String>,
    /// Last day of its yearly window.
    pub window_end: Option<String>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
