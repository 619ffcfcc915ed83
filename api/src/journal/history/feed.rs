//! What was touched, in the order of the log: what delta sync reads on.

use partnernetz_entities::revision_touch::{Column, Entity, Model};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::History;
use crate::directory::{Noun, Revision, Visibility};
use crate::journal::load::ALL;
use crate::journal::log::number;

/// A place in the log: behind this touch of this revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The revision.
    pub revision: Revision,
    /// The place within it.
    pub seq: i32,
}

impl Place {
    /// Behind everything that a revision touched.
    #[must_use]
    pub const fn end_of(revision: Revision) -> Self {
        Self { revision, seq: i32::MAX }
    }
}

/// One thing that a revision touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Where it stands in the log.
    pub place: Place,
    /// What was touched.
    pub what: What,
    /// The smallest audience that saw it before; none if it was not there.
    pub sight: Option<Visibility>,
}

/// What was touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Everything: a load into an empty directory.
    All,
    /// Title, sources, kinds of relation, gaps of no record.
    About,
    /// A record.
    Record(Noun, Uuid),
    /// A relation.
    Relation(Uuid),
}

impl History {
    /// What was touched behind a place, up to a revision, at most so many.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn touches(&self, behind: Place, last: Revision, limit: usize) -> anyhow::Result<Vec<Touch>> {
        // Compared as a pair, which both databases find in the primary key; with OR they read the revision from its start.
        let place = Expr::tuple([Column::Revision, Column::Seq].map(|column| Expr::col((Entity, column))));
        let behind = Expr::tuple([Expr::value(number(behind.revision)), Expr::value(behind.seq)]);
        let rows = Entity::find()
            .filter(place.gt(behind))
            .filter(Expr::col((Entity, Column::Revision)).lte(number(last)))
            .order_by_asc(Column::Revision)
            .order_by_asc(Column::Seq)
            .limit(u64::try_from(limit)?)
            .all(&self.reader)
            .await?;
        Ok(rows.iter().filter_map(read).collect())
    }
}

fn read(row: &Model) -> Option<Touch> {
    let what = match (row.noun.as_deref(), row.id) {
        (Some(ALL), _) => What::All,
        (None, None) => What::About,
        (None, Some(id)) => What::Relation(id),
        (Some(noun), id) => What::Record(Noun::from_code(noun)?, id?),
    };
    let place = Place { revision: Revision::try_from(row.revision).ok()?, seq: row.seq };
    Some(Touch { place, what, sight: row.sight.as_deref().and_then(Visibility::from_code) })
}
