//! Where records are found and get their post.

use sea_orm::entity::prelude::*;

/// One address of a record; postal and visiting address are two rows.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "address")]
pub struct Model {
    /// Its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it belongs to.
    pub record_id: Uuid,
    /// Its place among its siblings.
    pub position: i32,
    /// `postal`, `visiting` or `billing`.
    pub r#type: String,
    /// The lines above the street, as a JSON array of texts.
    pub recipient: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postal_code: Option<String>,
    /// Town.
    pub locality: Option<String>,
    /// Two letters, ISO 3166-1.
    pub country: Option<String>,
    /// The term for the place.
    pub place_id: Option<Uuid>,
    /// WGS 84; given together with the longitude.
    pub latitude: Option<f64>,
    /// WGS 84; given together with the latitude.
    pub longitude: Option<f64>,
    /// The row that owns it.
    #[sea_orm(belongs_to, from = "record_id", to = "id")]
    pub record: BelongsTo<super::record::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
