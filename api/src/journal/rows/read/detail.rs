//! What only one noun has, read from the row of its own table.

use std::collections::HashMap;

use partnernetz_entities::{
    cooperation, institution, person, publication, stated_count, term, term_broader, working_group,
};
use uuid::Uuid;

use super::parts::{date, period};
use super::{By, Reading, boxed, code, unreadable};
use crate::directory::{
    Cooperation, Detail, Institution, LegalBasis, Noun, Person, Publication, StatedCount, Term, Verbs, WorkingGroup,
};
use crate::time::Recurrence;

/// The rows of the nouns' own tables, by record.
pub(super) struct Details {
    pub(super) institutions: HashMap<Uuid, institution::Model>,
    pub(super) persons: HashMap<Uuid, person::Model>,
    pub(super) working_groups: HashMap<Uuid, working_group::Model>,
    pub(super) cooperations: HashMap<Uuid, cooperation::Model>,
    pub(super) publications: HashMap<Uuid, publication::Model>,
    pub(super) stated_counts: By<stated_count::Model>,
    pub(super) terms: HashMap<Uuid, term::Model>,
    pub(super) broader: By<term_broader::Model>,
}

fn own<M>(table: &str, id: Uuid, rows: &mut HashMap<Uuid, M>) -> anyhow::Result<M> {
    rows.remove(&id).ok_or_else(|| unreadable("record", id, format_args!("the table {table} has no row for it")))
}

impl Reading<'_> {
    pub(super) fn detail(&mut self, id: Uuid, noun: &str, details: &mut Details) -> anyhow::Result<Detail> {
        Ok(match code!(Noun, "record", id, noun)? {
            Noun::Institution => {
                let row = own("institution", id, &mut details.institutions)?;
                let date = |text: Option<String>, edtf: Option<String>| {
                    date("institution", id, text.as_deref(), edtf.as_deref()).map(|date| date.map(Box::new))
                };
                Detail::Institution(Institution {
                    type_term: self.no_or_none(row.type_id),
                    legal_form: self.no_or_none(row.legal_form_id),
                    founded: date(row.founded_text, row.founded_edtf)?,
                    dissolved: date(row.dissolved_text, row.dissolved_edtf)?,
                })
            }
            Noun::Person => {
                let row = own("person", id, &mut details.persons)?;
                Detail::Person(Person {
                    legal_basis: code!(LegalBasis, "person", id, row.legal_basis)?,
                    given_name: row.given_name.into(),
                    family_name: row.family_name.into(),
                    honorific: boxed(row.honorific),
                    delete_after: row.delete_after,
                })
            }
            Noun::WorkingGroup => {
                let row = own("working_group", id, &mut details.working_groups)?;
                let date = |text: Option<String>, edtf: Option<String>| {
                    date("working_group", id, text.as_deref(), edtf.as_deref())
                };
                Detail::WorkingGroup(Box::new(WorkingGroup {
                    type_term: self.no_or_none(row.type_id),
                    founded: date(row.founded_text, row.founded_edtf)?,
                    dissolved: date(row.dissolved_text, row.dissolved_edtf)?,
                    purpose: boxed(row.purpose),
                }))
            }
            Noun::Cooperation => Detail::Cooperation(Box::new(self.cooperation(id, details)?)),
            Noun::Publication => Detail::Publication(Box::new(self.publication(id, details)?)),
            Noun::Term => Detail::Term(Box::new(self.term(id, details)?)),
        })
    }

    fn cooperation(&mut self, id: Uuid, details: &mut Details) -> anyhow::Result<Cooperation> {
        let row = own("cooperation", id, &mut details.cooperations)?;
        let recurrence = [&row.recurrence_text, &row.rrule, &row.window_start, &row.window_end].map(Option::as_deref);
        let recurrence = match recurrence {
            [None, None, None, None] => None,
            [text, rrule, start, end] => Some(
                Recurrence::new(text, rrule, start, end)
                    .map_err(|why| unreadable("cooperation", id, why.message(false)))?,
            ),
        };
        Ok(Cooperation { type_term: self.no_or_none(row.type_id), period: period!("cooperation", id, row), recurrence })
    }

    fn publication(&mut self, id: Uuid, details: &mut Details) -> anyhow::Result<Publication> {
        let row = own("publication", id, &mut details.publications)?;
        let count = |row: stated_count::Model| StatedCount { id: row.id, what: row.what.into(), count: row.count };
        Ok(Publication {
            type_term: self.no_or_none(row.type_id),
            edition: boxed(row.edition),
            published: date("publication", id, row.published_text.as_deref(), row.published_edtf.as_deref())?,
            download_url: boxed(row.download_url),
            stated_counts: details.stated_counts.remove(&id).into_iter().flatten().map(count).collect(),
        })
    }

    fn term(&mut self, id: Uuid, details: &mut Details) -> anyhow::Result<Term> {
        let row = own("term", id, &mut details.terms)?;
        let broader = details.broader.remove(&id).into_iter().flatten();
        let verbs = Verbs {
            de: boxed(row.verb_de),
            inverse_de: boxed(row.verb_inverse_de),
            en: boxed(row.verb_en),
            inverse_en: boxed(row.verb_inverse_en),
        };
        Ok(Term {
            scheme: row.scheme.into(),
            code: row.code.into(),
            name_en: boxed(row.name_en),
            verbs: (verbs != Verbs::default()).then_some(verbs),
            broader: broader.map(|row| self.no(row.broader_id)).collect(),
        })
    }
}
