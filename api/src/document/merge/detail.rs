//! What only one noun has.

use super::Merge;
use super::known::Entry;
use super::text::set;
use crate::directory::{Detail, Institution, Noun, Person, Publication, Record, RecordNo};
use crate::document::at::At;
use crate::document::model;
use crate::document::problem::words;

impl Merge<'_> {
    pub(super) fn detail(
        &mut self,
        at: &At<'_>,
        entry: Entry,
        record: &mut Record,
        document: model::Record,
        is_new: bool,
    ) {
        // Moved out and back, so that the record's name and the detail can be changed side by side.
        let mut detail = std::mem::replace(&mut record.detail, Detail::Institution(Institution::default()));
        match &mut detail {
            Detail::Institution(it) => {
                set(&mut it.type_term, self.type_term(at, "institution_type", document.type_code));
                let form = document.legal_form;
                let form = form.and_then(|form| self.code(&at.key("legal_form"), "legal_form", &form));
                set(&mut it.legal_form, form);
                set(&mut it.founded, self.date(at, "founded", document.founded).map(Box::new));
                set(&mut it.dissolved, self.date(at, "dissolved", document.dissolved).map(Box::new));
            }
            Detail::Person(it) => {
                self.person(at, it, document, is_new);
                record.name_it(it.full_name().into());
                self.warn_of_slug(record, it);
            }
            Detail::WorkingGroup(it) => {
                set(&mut it.type_term, self.type_term(at, "working_group_type", document.type_code));
                set(&mut it.founded, self.date(at, "founded", document.founded));
                set(&mut it.dissolved, self.date(at, "dissolved", document.dissolved));
                set(&mut it.purpose, self.text(at, "purpose", document.purpose));
            }
            Detail::Cooperation(it) => {
                set(&mut it.type_term, self.type_term(at, "cooperation_type", document.type_code));
                set(&mut it.period, self.period(at, document.period));
                set(&mut it.recurrence, self.recurrence(at, document.recurrence));
            }
            Detail::Publication(it) => self.publication(at, it, document),
            Detail::Term(it) => self.term(at, entry, record, it, document, is_new),
        }
        record.detail = detail;
    }

    fn type_term(&mut self, at: &At<'_>, scheme: &str, code: Option<String>) -> Option<RecordNo> {
        self.code(&at.key("type"), scheme, &code?)
    }

    fn person(&mut self, at: &At<'_>, person: &mut Person, document: model::Record, is_new: bool) {
        let name = words!("eine Person hat Vor- und Nachnamen", "a person has a given and a family name");
        let basis = words!(
            "auf welcher Grundlage die Daten geführt werden (Art. 6 Abs. 1 DSGVO): \
             consent, contract, legal_obligation, public_task oder legitimate_interest",
            "on what ground the data is held (GDPR Article 6(1)): \
             consent, contract, legal_obligation, public_task or legitimate_interest",
        );
        if is_new && document.given_name.is_none() {
            self.missing(at, "given_name", &name);
        }
        if is_new && document.family_name.is_none() {
            self.missing(at, "family_name", &name);
        }
        if is_new && document.legal_basis.is_none() {
            self.missing(at, "legal_basis", &basis);
        }
        if let Some(name) = self.text(at, "given_name", document.given_name) {
            person.given_name = name;
        }
        if let Some(name) = self.text(at, "family_name", document.family_name) {
            person.family_name = name;
        }
        set(&mut person.honorific, self.text(at, "honorific", document.honorific));
        person.legal_basis = document.legal_basis.unwrap_or(person.legal_basis);
        set(&mut person.delete_after, document.delete_after);
    }

    /// The slug of a person stands in links and logs; it must not tell who it is.
    fn warn_of_slug(&mut self, record: &Record, person: &Person) {
        let name = crate::document::nearest::slugged(&person.family_name);
        let slug = &record.slug;
        if name.len() > 2 && slug.split('-').any(|part| part == name) && self.summary.warnings.len() < 20 {
            self.summary.warnings.push(words!(
                "Der Kurzname „{slug}“ nennt den Namen der Person und steht in Adressen: besser ist ein zufälliger wie „p-7hq2m4xa“",
                "The slug “{slug}” tells the person's name and stands in addresses: better is a random one like “p-7hq2m4xa”",
            ));
        }
    }

    fn publication(&mut self, at: &At<'_>, publication: &mut Publication, document: model::Record) {
        set(&mut publication.type_term, self.type_term(at, "publication_type", document.type_code));
        set(&mut publication.edition, self.text(at, "edition", document.edition));
        set(&mut publication.published, self.date(at, "published", document.published));
        set(&mut publication.download_url, self.web_address(at, "download_url", document.download_url));
        self.rows(at, "stated_counts", &mut publication.stated_counts, document.stated_counts, |merge, at, count| {
            Some(merge.stated_count(at, count))
        });
    }

    /// Notes keys that the noun does not have.
    pub(super) fn check_noun(&mut self, at: &At<'_>, noun: Noun, document: &model::Record) {
        for (key, is_there, nouns) in keys_of_nouns(document) {
            if is_there && !nouns.contains(&noun) {
                let (is, of) = (noun.code(), nouns.iter().map(|noun| noun.code()).collect::<Vec<_>>().join(", "));
                let words = if key == "name" {
                    words!(
                        "Der Name einer Person steht in given_name und family_name (und honorific): „name“ bitte weglassen",
                        "The name of a person is in given_name and family_name (and honorific): please leave “name” out",
                    )
                } else {
                    words!(
                        "„{key}“ gibt es nur bei {of}, dies ist {is}: bitte weglassen",
                        "Only {of} has “{key}”, this is {is}: please leave it out",
                    )
                };
                self.problems.add(&at.key(key), words);
            }
        }
    }
}

/// The keys that not every noun has, whether they are there, and which nouns have them.
fn keys_of_nouns(it: &model::Record) -> [(&'static str, bool, &'static [Noun]); 25] {
    use Noun::{Cooperation, Institution, Person, Publication, Term, WorkingGroup};
    [
        ("name", it.name.is_some(), &[Institution, WorkingGroup, Cooperation, Publication, Term]),
        ("given_name", it.given_name.is_some(), &[Person]),
        ("family_name", it.family_name.is_some(), &[Person]),
        ("honorific", it.honorific.is_some(), &[Person]),
        ("legal_basis", it.legal_basis.is_some(), &[Person]),
        ("delete_after", it.delete_after.is_some(), &[Person]),
        ("type", it.type_code.is_some(), &[Institution, WorkingGroup, Cooperation, Publication]),
        ("legal_form", it.legal_form.is_some(), &[Institution]),
        ("founded", it.founded.is_some(), &[Institution, WorkingGroup]),
        ("dissolved", it.dissolved.is_some(), &[Institution, WorkingGroup]),
        ("purpose", it.purpose.is_some(), &[WorkingGroup]),
        ("period", it.period.is_some(), &[Cooperation]),
        ("recurrence", it.recurrence.is_some(), &[Cooperation]),
        ("edition", it.edition.is_some(), &[Publication]),
        ("published", it.published.is_some(), &[Publication]),
        ("download_url", it.download_url.is_some(), &[Publication]),
        ("stated_counts", it.stated_counts.is_some(), &[Publication]),
        ("scheme", it.scheme.is_some(), &[Term]),
        ("code", it.code.is_some(), &[Term]),
        ("name_en", it.name_en.is_some(), &[Term]),
        ("broader", it.broader.is_some(), &[Term]),
        ("verb_de", it.verb_de.is_some(), &[Term]),
        ("verb_inverse_de", it.verb_inverse_de.is_some(), &[Term]),
        ("verb_en", it.verb_en.is_some(), &[Term]),
        ("verb_inverse_en", it.verb_inverse_en.is_some(), &[Term]),
    ]
}
