//! Reading the rows of some records or relations.

use partnernetz_entities::{
    address, citation, contact_point, cooperation, external_id, institution, opening_hours, other_name, person,
    publication, record, record_term, relation, relation_kind, relation_kind_end, relation_term, scheme, slug_alias,
    source, source_gap, stated_count, term, term_broader, working_group,
};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityName, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Rows;

/// Some records, or some relations.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Slice<'a> {
    /// Those with these ids.
    Ids(&'a [Uuid]),
    /// Those with ids from one to another, both included.
    Between(Uuid, Uuid),
}

impl Slice<'_> {
    /// Whether a column names one of them.
    fn named_by(self, column: impl ColumnTrait) -> Condition {
        Condition::all().add(match self {
            Self::Ids(ids) => column.is_in(ids.iter().copied()),
            Self::Between(first, last) => column.between(first, last),
        })
    }
}

/// The rows of a table for which something holds.
async fn rows<E: EntityTrait>(db: &impl ConnectionTrait, holds: Condition) -> Result<Vec<E::Model>, DbErr> {
    E::find().filter(holds).all(db).await
}

/// The ids in a table for which something holds.
fn ids<E: EntityName + Default>(id: impl ColumnTrait, holds: Condition) -> SelectStatement {
    Query::select().column(id).from(E::default().table_ref()).cond_where(holds).take()
}

impl Rows {
    /// The rows of records.
    pub(crate) async fn of_records(db: &impl ConnectionTrait, slice: Slice<'_>) -> Result<Self, DbErr> {
        let own_contact_points =
            || slice.named_by(contact_point::Column::RecordId).add(contact_point::Column::RelationId.is_null());
        let cited = |column: citation::Column, owners: SelectStatement| {
            Condition::all().add(Expr::col(column).in_subquery(owners))
        };
        let mut citations = rows::<citation::Entity>(db, slice.named_by(citation::Column::RecordId)).await?;
        for (column, owners) in [
            (
                citation::Column::AddressId,
                ids::<address::Entity>(address::Column::Id, slice.named_by(address::Column::RecordId)),
            ),
            (
                citation::Column::ContactPointId,
                ids::<contact_point::Entity>(contact_point::Column::Id, own_contact_points()),
            ),
            (
                citation::Column::OpeningHoursId,
                ids::<opening_hours::Entity>(
                    opening_hours::Column::Id,
                    slice.named_by(opening_hours::Column::RecordId),
                ),
            ),
            (
                citation::Column::RecordTermId,
                ids::<record_term::Entity>(record_term::Column::Id, slice.named_by(record_term::Column::RecordId)),
            ),
        ] {
            citations.extend(rows::<citation::Entity>(db, cited(column, owners)).await?);
        }
        Ok(Self {
            record: rows::<record::Entity>(db, slice.named_by(record::Column::Id)).await?,
            term: rows::<term::Entity>(db, slice.named_by(term::Column::RecordId)).await?,
            slug_alias: rows::<slug_alias::Entity>(db, slice.named_by(slug_alias::Column::RecordId)).await?,
            term_broader: rows::<term_broader::Entity>(db, slice.named_by(term_broader::Column::TermId)).await?,
            institution: rows::<institution::Entity>(db, slice.named_by(institution::Column::RecordId)).await?,
            person: rows::<person::Entity>(db, slice.named_by(person::Column::RecordId)).await?,
            working_group: rows::<working_group::Entity>(db, slice.named_by(working_group::Column::RecordId)).await?,
            cooperation: rows::<cooperation::Entity>(db, slice.named_by(cooperation::Column::RecordId)).await?,
            publication: rows::<publication::Entity>(db, slice.named_by(publication::Column::RecordId)).await?,
            stated_count: rows::<stated_count::Entity>(db, slice.named_by(stated_count::Column::RecordId)).await?,
            external_id: rows::<external_id::Entity>(db, slice.named_by(external_id::Column::RecordId)).await?,
            address: rows::<address::Entity>(db, slice.named_by(address::Column::RecordId)).await?,
            contact_point: rows::<contact_point::Entity>(db, own_contact_points()).await?,
            opening_hours: rows::<opening_hours::Entity>(db, slice.named_by(opening_hours::Column::RecordId)).await?,
            other_name: rows::<other_name::Entity>(db, slice.named_by(other_name::Column::RecordId)).await?,
            record_term: rows::<record_term::Entity>(db, slice.named_by(record_term::Column::RecordId)).await?,
            citation: citations,
            source_gap: rows::<source_gap::Entity>(db, slice.named_by(source_gap::Column::RecordId)).await?,
            ..Self::default()
        })
    }

    /// The rows of relations.
    pub(crate) async fn of_relations(db: &impl ConnectionTrait, slice: Slice<'_>) -> Result<Self, DbErr> {
        let mut citations = rows::<citation::Entity>(db, slice.named_by(citation::Column::RelationId)).await?;
        let points = slice.named_by(contact_point::Column::RelationId);
        let point_ids = ids::<contact_point::Entity>(contact_point::Column::Id, points.clone());
        let of_points = Condition::all().add(Expr::col(citation::Column::ContactPointId).in_subquery(point_ids));
        citations.extend(rows::<citation::Entity>(db, of_points).await?);
        Ok(Self {
            relation: rows::<relation::Entity>(db, slice.named_by(relation::Column::Id)).await?,
            relation_term: rows::<relation_term::Entity>(db, slice.named_by(relation_term::Column::RelationId)).await?,
            external_id: rows::<external_id::Entity>(db, slice.named_by(external_id::Column::RelationId)).await?,
            contact_point: rows::<contact_point::Entity>(db, points).await?,
            citation: citations,
            ..Self::default()
        })
    }

    /// The rows of the small tables.
    pub(crate) async fn of_about(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        Ok(Self {
            source: source::Entity::find().all(db).await?,
            scheme: scheme::Entity::find().all(db).await?,
            relation_kind: relation_kind::Entity::find().all(db).await?,
            relation_kind_end: relation_kind_end::Entity::find().all(db).await?,
            source_gap: rows::<source_gap::Entity>(db, Condition::all().add(source_gap::Column::RecordId.is_null()))
                .await?,
            ..Self::default()
        })
    }
}
