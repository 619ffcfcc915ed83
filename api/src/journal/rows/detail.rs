//! What only one noun has, as a row of its own table.

use partnernetz_entities::{
    cooperation, institution, person, publication, stated_count, term, term_broader, working_group,
};

use super::{Rows, id_of, position, text};
use crate::directory::{Detail, Directory, Record};
use crate::time::{PartialDate, Period};

impl Rows {
    pub(super) fn add_detail(&mut self, directory: &Directory, record: &Record) {
        let record_id = record.id;
        let id = |no| id_of(directory, no);
        match &record.detail {
            Detail::Institution(it) => self.institution.push(institution::Model {
                record_id,
                type_id: it.type_term.map(id),
                legal_form_id: it.legal_form.map(id),
                founded_text: date_text(it.founded.as_deref()),
                founded_edtf: date_edtf(it.founded.as_deref()),
                dissolved_text: date_text(it.dissolved.as_deref()),
                dissolved_edtf: date_edtf(it.dissolved.as_deref()),
            }),
            Detail::Person(it) => self.person.push(person::Model {
                record_id,
                given_name: it.given_name.to_string(),
                family_name: it.family_name.to_string(),
                honorific: text(it.honorific.as_deref()),
                legal_basis: it.legal_basis.code().to_owned(),
                delete_after: it.delete_after,
            }),
            Detail::WorkingGroup(it) => self.working_group.push(working_group::Model {
                record_id,
                type_id: it.type_term.map(id),
                founded_text: date_text(it.founded.as_ref()),
                founded_edtf: date_edtf(it.founded.as_ref()),
                dissolved_text: date_text(it.dissolved.as_ref()),
                dissolved_edtf: date_edtf(it.dissolved.as_ref()),
                purpose: text(it.purpose.as_deref()),
            }),
            Detail::Cooperation(it) => {
                let PeriodColumns(period_text, start, end, period_ongoing) = it.period.as_ref().into();
                let recurrence = it.recurrence.as_ref();
                let window = recurrence.and_then(crate::time::Recurrence::window);
                self.cooperation.push(cooperation::Model {
                    record_id,
                    type_id: it.type_term.map(id),
                    period_text,
                    period_start_text: start.0,
                    period_start_edtf: start.1,
                    period_end_text: end.0,
                    period_end_edtf: end.1,
                    period_ongoing,
                    recurrence_text: text(recurrence.and_then(|it| it.text())),
                    rrule: text(recurrence.and_then(|it| it.rrule())),
                    window_start: window.map(|it| it.start.to_string()),
                    window_end: window.map(|it| it.end.to_string()),
                });
            }
            Detail::Publication(it) => {
                self.publication.push(publication::Model {
                    record_id,
                    type_id: it.type_term.map(id),
                    edition: text(it.edition.as_deref()),
                    published_text: date_text(it.published.as_ref()),
                    published_edtf: date_edtf(it.published.as_ref()),
                    download_url: text(it.download_url.as_deref()),
                });
                self.stated_count.extend(it.stated_counts.iter().enumerate().map(|(at, it)| stated_count::Model {
                    id: it.id,
                    record_id,
                    position: position(at),
                    what: it.what.to_string(),
                    count: it.count,
                }));
            }
            Detail::Term(it) => {
                let verbs = it.verbs.as_ref();
                self.term.push(term::Model {
                    record_id,
                    scheme: it.scheme.to_string(),
                    code: it.code.to_string(),
                    name_en: text(it.name_en.as_deref()),
                    verb_de: text(verbs.and_then(|verbs| verbs.de.as_deref())),
                    verb_inverse_de: text(verbs.and_then(|verbs| verbs.inverse_de.as_deref())),
                    verb_en: text(verbs.and_then(|verbs| verbs.en.as_deref())),
                    verb_inverse_en: text(verbs.and_then(|verbs| verbs.inverse_en.as_deref())),
                });
                self.term_broader.extend(it.broader.iter().enumerate().map(|(at, broader)| term_broader::Model {
                    term_id: record_id,
                    broader_id: id(*broader),
                    position: position(at),
                }));
            }
        }
    }
}

fn date_text(date: Option<&PartialDate>) -> Option<String> {
    text(date.and_then(PartialDate::text))
}

fn date_edtf(date: Option<&PartialDate>) -> Option<String> {
    text(date.and_then(PartialDate::edtf))
}

/// A period as columns: its words, words and value of its start and of its end, whether it goes on.
pub(super) struct PeriodColumns(
    pub(super) Option<String>,
    pub(super) (Option<String>, Option<String>),
    pub(super) (Option<String>, Option<String>),
    pub(super) Option<bool>,
);

impl From<Option<&Period>> for PeriodColumns {
    fn from(period: Option<&Period>) -> Self {
        let columns = |date: Option<&PartialDate>| (date_text(date), date_edtf(date));
        Self(
            text(period.and_then(|it| it.text.as_deref())),
            columns(period.and_then(|it| it.start.as_ref())),
            columns(period.and_then(|it| it.end.as_ref())),
            period.and_then(|it| it.ongoing),
        )
    }
}
