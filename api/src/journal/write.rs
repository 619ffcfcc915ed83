//! Writes what lies between two values as rows, in an order that every foreign key and unique index allows.

use partnernetz_entities::{directory, record, term};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr, EntityName};

use super::rows::{Diffs, Rows, insert};
use super::touched::Touched;
use crate::directory::{About, Detail, Directory, Record, RecordNo, RelationNo};

/// How many records or relations are made rows at once.
const AT_ONCE: usize = 1_024;

/// Which rows of records are meant: others refer to those of terms and to the rows of records themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Terms, without what hangs on them.
    Terms,
    /// Everything else.
    Rest,
}

/// Writes rows from one value to the next.
pub(super) struct Writing<'a, C> {
    /// Inside a transaction.
    pub(super) db: &'a C,
    /// The value that the rows hold.
    pub(super) before: &'a Directory,
    /// The value that they will hold.
    pub(super) after: &'a Directory,
    /// What differs.
    pub(super) touched: &'a Touched,
}

impl<C: ConnectionTrait> Writing<'_, C> {
    /// Writes everything, and tells how many of the records and relations are written.
    pub(super) async fn write(&self, progress: impl Fn(usize)) -> Result<(), DbErr> {
        let mut about = self.about();
        let mut leftover = Diffs::default();
        leftover.source.gone.append(&mut about.source.gone);
        leftover.scheme.gone.append(&mut about.scheme.gone);
        leftover.relation_kind.gone.append(&mut about.relation_kind.gone);
        about.delete(self.db).await?;
        self.delete().await?;
        self.step_aside().await?;
        about.write(self.db).await?;
        if self.touched.about {
            self.db.execute(&describe(self.after.about())).await?;
        }
        let mut merged = Vec::new();
        for part in [Part::Terms, Part::Rest] {
            let mut written = 0;
            for records in self.records().chunks(AT_ONCE) {
                let (before, after) = self.record_rows(records, part);
                let mut diffs = before.to(after);
                postpone_merges(&mut diffs.record.new, &mut merged);
                diffs.write(self.db).await?;
                written += records.len();
                if part == Part::Rest {
                    progress(written);
                }
            }
        }
        let late = Rows { record: merged, ..Rows::default() };
        for update in insert::<record::Entity>(&late.record, true, self.db.get_database_backend()) {
            self.db.execute(&update).await?;
        }
        let mut written = self.touched.records.len();
        for relations in self.relations().chunks(AT_ONCE) {
            let (before, after) = self.relation_rows(relations);
            before.to(after).write(self.db).await?;
            written += relations.len();
            progress(written);
        }
        leftover.delete(self.db).await
    }

    fn records(&self) -> Vec<RecordNo> {
        self.touched.records.iter().copied().collect()
    }

    fn relations(&self) -> Vec<RelationNo> {
        self.touched.relations.iter().copied().collect()
    }

    /// Deletes what is gone, before anything is written: it may come again elsewhere.
    async fn delete(&self) -> Result<(), DbErr> {
        let relations = self.relations();
        let known: Vec<RelationNo> = relations.into_iter().filter(|no| self.before.relation(*no).is_some()).collect();
        for relations in known.chunks(AT_ONCE) {
            let (before, after) = self.relation_rows(relations);
            before.to(after).delete(self.db).await?;
        }
        let known: Vec<RecordNo> = self.records().into_iter().filter(|no| self.before.record(*no).is_some()).collect();
        for records in known.chunks(AT_ONCE) {
            let (mut before, after) = (record_rows(self.before, records), record_rows(self.after, records));
            let moved = before.take_moved_terms(&after);
            moved.delete(self.db).await?;
            before.to(after).delete(self.db).await?;
        }
        Ok(())
    }

    /// Gives records whose slug or code now belongs to another record one that nobody has, until their own is written.
    async fn step_aside(&self) -> Result<(), DbErr> {
        let taken = |slug: &str, no: RecordNo| {
            let holder = self.after.record_by_slug(slug);
            holder.is_some_and(|holder| holder != no && self.after.record(holder).is_some_and(|it| &*it.slug == slug))
        };
        for no in &self.touched.records {
            let Some(before) = self.before.record(*no) else { continue };
            let id = Expr::val(before.id.to_string());
            if taken(&before.slug, *no) {
                self.rename(record::Entity, record::Column::Id, record::Column::Slug, before.id, id.clone()).await?;
            }
            if let Detail::Term(it) = &before.detail
                && self.after.term_by_code(&it.scheme, &it.code).is_some_and(|holder| holder != *no)
            {
                self.rename(term::Entity, term::Column::RecordId, term::Column::Code, before.id, id).await?;
            }
        }
        Ok(())
    }

    async fn rename<T: sea_orm::IdenStatic + Copy>(
        &self,
        table: impl EntityName,
        key: T,
        column: T,
        id: Uuid,
        to: Expr,
    ) -> Result<(), DbErr> {
        let update = Query::update().table(table.table_ref()).value(column, to).and_where(Expr::col(key).eq(id)).take();
        self.db.execute(&update).await.map(drop)
    }

    fn about(&self) -> Diffs {
        let (mut before, mut after) = (Rows::default(), Rows::default());
        if self.touched.about {
            before.add_about(self.before.about());
            after.add_about(self.after.about());
        }
        before.to(after)
    }

    fn record_rows(&self, records: &[RecordNo], part: Part) -> (Rows, Rows) {
        let is_term = |record: &Record| matches!(record.detail, Detail::Term(_));
        match part {
            Part::Terms => {
                let terms: Vec<RecordNo> = records
                    .iter()
                    .copied()
                    .filter(|no| self.after.record(*no).is_some_and(|record| is_term(record)))
                    .collect();
                let only = |rows: Rows| Rows { record: rows.record, term: rows.term, ..Rows::default() };
                (only(record_rows(self.before, &terms)), only(record_rows(self.after, &terms)))
            }
            Part::Rest => {
                let mut before = record_rows(self.before, records);
                let mut after = record_rows(self.after, records);
                drop(before.take_moved_terms(&after));
                for rows in [&mut before, &mut after] {
                    rows.record.retain(|row| row.noun != "term");
                    rows.term.clear();
                }
                (before, after)
            }
        }
    }

    fn relation_rows(&self, relations: &[RelationNo]) -> (Rows, Rows) {
        let rows = |directory: &Directory| {
            let mut rows = Rows::default();
            for relation in relations.iter().filter_map(|no| directory.relation(*no)) {
                rows.add_relation(directory, relation);
            }
            rows
        };
        (rows(self.before), rows(self.after))
    }
}

fn record_rows(directory: &Directory, records: &[RecordNo]) -> Rows {
    let mut rows = Rows::default();
    for record in records.iter().filter_map(|no| directory.record(*no)) {
        rows.add_record(directory, record);
    }
    rows
}

/// A new record may have been merged into one that is not written yet.
fn postpone_merges(new: &mut [record::Model], merged: &mut Vec<record::Model>) {
    for row in new.iter_mut().filter(|row| row.merged_into.is_some()) {
        merged.push(row.clone());
        row.merged_into = None;
    }
}

/// Updates the one row of the directory.
fn describe(about: &About) -> sea_orm::sea_query::UpdateStatement {
    Query::update()
        .table(directory::Entity.table_ref())
        .value(directory::Column::Title, about.title.as_deref().unwrap_or_default())
        .value(directory::Column::Language, about.language.as_deref().unwrap_or_default())
        .value(directory::Column::DefaultSource, about.default_source.as_deref().map(ToOwned::to_owned))
        .and_where(Expr::col(directory::Column::Id).eq(1))
        .take()
}
