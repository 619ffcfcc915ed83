//! Records, relations and small tables as rows: made from the value, compared, and written.
//!
//! The listing below is the only list of the tables, in the order in which foreign keys let rows come.

mod about;
mod detail;
mod moved;
mod read;
mod record;
mod relation;
mod satellite;
mod select;
mod statements;

use std::collections::HashMap;

use partnernetz_entities::{
    address, citation, contact_point, cooperation, external_id, institution, opening_hours, other_name, person,
    publication, record as record_row, record_term, relation as relation_row, relation_kind, relation_kind_end,
    relation_term, scheme, slug_alias, source, source_gap, stated_count, term, term_broader, working_group,
};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::directory::{Directory, RecordNo};

pub(super) use read::Reading;
pub(super) use select::Slice;
pub(super) use statements::insert;

/// What becomes of the rows of one table.
pub(super) struct Diff<M> {
    /// Rows that are no more.
    pub gone: Vec<M>,
    /// Rows that were not there.
    pub new: Vec<M>,
    /// Rows with other values.
    pub changed: Vec<M>,
}

impl<M> Default for Diff<M> {
    fn default() -> Self {
        Self { gone: Vec::new(), new: Vec::new(), changed: Vec::new() }
    }
}

macro_rules! tables {
    ($($field:ident: $table:ident($($key:ident),+)),+ $(,)?) => {
        /// Rows of all tables that make up the value.
        #[derive(Default)]
        pub(super) struct Rows {
            $(pub $field: Vec<$table::Model>,)+
        }

        /// What becomes of the rows of all tables.
        #[derive(Default)]
        pub(super) struct Diffs {
            $(pub $field: Diff<$table::Model>,)+
        }

        impl Rows {
            /// From these rows to those.
            pub(super) fn to(self, after: Self) -> Diffs {
                let before = self;
                let mut diffs = Diffs::default();
                $({
                    let (before, after, diff) = (before.$field, after.$field, &mut diffs.$field);
                    if before.is_empty() {
                        diff.new = after;
                    } else {
                        // Owned parts: text keys are few, the others are ids.
                        let key = |row: &$table::Model| ($(row.$key.clone(),)+);
                        let mut old: HashMap<_, _> = before.into_iter().map(|row| (key(&row), row)).collect();
                        for row in after {
                            match old.remove(&key(&row)) {
                                None => diff.new.push(row),
                                Some(same) if same == row => {}
                                Some(_) => diff.changed.push(row),
                            }
                        }
                        diff.gone.extend(old.into_values());
                    }
                })+
                diffs
            }
        }

        impl Diffs {
            /// Deletes what is gone, what hangs on other rows first.
            pub(super) async fn delete(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
                let mut deletes = Vec::new();
                $(deletes.extend(statements::delete::<$table::Entity>(&self.$field.gone));)+
                for delete in deletes.iter().rev() {
                    db.execute(delete).await?;
                }
                Ok(())
            }

            /// Writes what is new or has changed, what others hang on first.
            pub(super) async fn write(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
                let backend = db.get_database_backend();
                $(
                    for insert in statements::insert::<$table::Entity>(&self.$field.new, false, backend) {
                        db.execute(&insert).await?;
                    }
                    for insert in statements::insert::<$table::Entity>(&self.$field.changed, true, backend) {
                        db.execute(&insert).await?;
                    }
                )+
                Ok(())
            }
        }
    };
}

tables! {
    source: source(key),
    scheme: scheme(code),
    relation_kind: relation_kind(code),
    relation_kind_end: relation_kind_end(kind, source_noun, target_noun),
    record: record_row(id),
    term: term(record_id),
    slug_alias: slug_alias(slug),
    term_broader: term_broader(term_id, broader_id),
    institution: institution(record_id),
    person: person(record_id),
    working_group: working_group(record_id),
    cooperation: cooperation(record_id),
    publication: publication(record_id),
    stated_count: stated_count(id),
    relation: relation_row(id),
    relation_term: relation_term(relation_id, term_id),
    external_id: external_id(system, value),
    address: address(id),
    contact_point: contact_point(id),
    opening_hours: opening_hours(id),
    other_name: other_name(id),
    record_term: record_term(id),
    citation: citation(id),
    source_gap: source_gap(id),
}

/// The id behind a number. A number that the value does not hold becomes an id that no row has, so that the database
/// refuses what refers to it.
fn id_of(directory: &Directory, no: RecordNo) -> Uuid {
    directory.record(no).map_or_else(Uuid::nil, |record| record.id)
}

/// A place among siblings.
fn position(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}

fn text(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}
