//! A relation as rows.

use partnernetz_entities::{relation, relation_term};

use super::detail::PeriodColumns;
use super::satellite::CitationOwner;
use super::{Rows, id_of, position, text};
use crate::directory::{Directory, Relation};

impl Rows {
    /// Adds the rows of a relation.
    pub(crate) fn add_relation(&mut self, directory: &Directory, relation: &Relation) {
        let id = |no| id_of(directory, no);
        let PeriodColumns(period_text, start, end, period_ongoing) = relation.period.as_deref().into();
        let kind = directory.about().kinds.get(usize::from(relation.kind.0));
        self.relation.push(relation::Model {
            id: relation.id,
            // A kind that is not there becomes a code that no row has, so that the database refuses the relation.
            kind: kind.map(|kind| kind.code.to_string()).unwrap_or_default(),
            source_id: id(relation.source),
            target_id: id(relation.target),
            role_id: relation.role.map(id),
            function: text(relation.function.as_deref()),
            on_behalf_of_id: relation.on_behalf_of.map(id),
            period_text,
            period_start_text: start.0,
            period_start_edtf: start.1,
            period_end_text: end.0,
            period_end_edtf: end.1,
            period_ongoing,
            note: text(relation.note.as_deref()),
            visibility: relation.visibility.code().to_owned(),
            version: relation.version,
            created_at: relation.created_at,
            updated_at: relation.updated_at,
        });
        self.relation_term.extend(relation.terms.iter().enumerate().map(|(at, it)| relation_term::Model {
            relation_id: relation.id,
            term_id: id(it.term),
            position: position(at),
            implied: it.implied,
        }));
        self.add_external_ids(None, Some(relation.id), &relation.external_ids);
        self.add_contact_points(id(relation.source), Some(relation.id), &relation.contact_points);
        self.add_citations(CitationOwner::Relation(relation.id), &relation.citations);
    }
}
