//! Relations, read from rows.

use partnernetz_entities::{contact_point, external_id, relation, relation_term};
use uuid::Uuid;

use super::super::satellite::CitationOwner;
use super::parts::{Citations, contact_point, external_ids, period};
use super::{By, Reading, Rows, boxed, by, code, unreadable};
use crate::directory::{Relation, RelationTerm, Visibility};

/// What hangs on relations, by relation.
struct Hanging {
    external_ids: By<external_id::Model>,
    terms: By<relation_term::Model>,
    contact_points: By<contact_point::Model>,
    citations: Citations,
}

impl Reading<'_> {
    /// Reads relations.
    ///
    /// # Errors
    /// If a row can't be read.
    pub(crate) fn read_relations(&mut self, rows: Rows) -> anyhow::Result<()> {
        let mut hanging = Hanging {
            external_ids: by(rows.external_id, |row| row.relation_id, |row| row.position),
            terms: by(rows.relation_term, |row| Some(row.relation_id), |row| row.position),
            contact_points: by(rows.contact_point, |row| row.relation_id, |row| row.position),
            citations: Citations::of(rows.citation),
        };
        for row in rows.relation {
            let no = self.change.relation_no(self.directory, row.id);
            let relation = self.relation(row, &mut hanging)?;
            self.change.put_relation(no, relation);
        }
        Ok(())
    }

    /// Takes back those of these relations that had no rows.
    pub(crate) fn retract_missing(&mut self, ids: &[Uuid]) {
        for no in ids.iter().filter_map(|id| self.directory.relation_by_id(*id)) {
            if !self.change.puts_relation(no) {
                self.change.retract_relation(no);
            }
        }
    }

    fn relation(&mut self, row: relation::Model, hanging: &mut Hanging) -> anyhow::Result<Relation> {
        let id = row.id;
        let kind = self.about().kind_no(&row.kind);
        let terms = hanging.terms.remove(&id).into_iter().flatten();
        let contact_points = hanging.contact_points.remove(&id).into_iter().flatten();
        let citations = &mut hanging.citations;
        Ok(Relation {
            id,
            kind: kind.ok_or_else(|| unreadable("relation", id, format_args!("{:?} is no kind", row.kind)))?,
            source: self.no(row.source_id),
            target: self.no(row.target_id),
            role: self.no_or_none(row.role_id),
            on_behalf_of: self.no_or_none(row.on_behalf_of_id),
            period: period!("relation", id, row).map(Box::new),
            function: boxed(row.function),
            note: boxed(row.note),
            visibility: code!(Visibility, "relation", id, row.visibility)?,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            external_ids: external_ids(hanging.external_ids.remove(&id)),
            terms: terms.map(|row| RelationTerm { term: self.no(row.term_id), implied: row.implied }).collect(),
            contact_points: contact_points.map(|row| contact_point(row, citations)).collect::<anyhow::Result<_>>()?,
            citations: citations.take(CitationOwner::Relation(id)),
        })
    }
}
