//! Terms: in which scheme, with which code, and below which others.

use super::Merge;
use super::known::Entry;
use super::text::set;
use crate::directory::{Lifecycle, Record, Term, Verbs, Visibility};
use crate::document::at::At;
use crate::document::model;
use crate::document::problem::words;
use crate::vocabulary::{SHIPPED, slug_of};

impl Merge<'_> {
    pub(super) fn term(
        &mut self,
        at: &At<'_>,
        entry: Entry,
        record: &Record,
        term: &mut Term,
        document: model::Record,
        is_new: bool,
    ) {
        let old = (!is_new).then(|| (term.scheme.clone(), term.code.clone()));
        match (self.text(at, "scheme", document.scheme), self.text(at, "code", document.code)) {
            (Some(scheme), Some(code)) => (term.scheme, term.code) = (scheme, code),
            (scheme, code) => {
                if is_new && scheme.is_none() {
                    self.missing(
                        at,
                        "scheme",
                        &words!(
                            "ein Begriff gehört zu einem Schema, etwa „topic“",
                            "a term belongs to a scheme, such as “topic”"
                        ),
                    );
                }
                if is_new && code.is_none() {
                    self.missing(
                        at,
                        "code",
                        &words!("ein Begriff hat in seinem Schema einen Code", "a term has a code in its scheme"),
                    );
                }
                term.scheme = scheme.unwrap_or_else(|| std::mem::take(&mut term.scheme));
                term.code = code.unwrap_or_else(|| std::mem::take(&mut term.code));
            }
        }
        self.check_scheme(at, entry, record, term, old.as_ref());
        set(&mut term.name_en, self.text(at, "name_en", document.name_en));
        let stated = Verbs {
            de: self.text(at, "verb_de", document.verb_de),
            inverse_de: self.text(at, "verb_inverse_de", document.verb_inverse_de),
            en: self.text(at, "verb_en", document.verb_en),
            inverse_en: self.text(at, "verb_inverse_en", document.verb_inverse_en),
        };
        if stated != Verbs::default() {
            let verbs = term.verbs.get_or_insert_default();
            set(&mut verbs.de, stated.de);
            set(&mut verbs.inverse_de, stated.inverse_de);
            set(&mut verbs.en, stated.en);
            set(&mut verbs.inverse_en, stated.inverse_en);
        }
        self.broader(at, entry, term, document.broader);
    }

    fn check_scheme(
        &mut self,
        at: &At<'_>,
        entry: Entry,
        record: &Record,
        term: &Term,
        old: Option<&(Box<str>, Box<str>)>,
    ) {
        let (scheme, code) = (&*term.scheme, &*term.code);
        if let Some((old_scheme, old_code)) = old {
            let is_shipped = SHIPPED.term(old_scheme, old_code).is_some();
            if **old_scheme != *scheme || (is_shipped && **old_code != *code) {
                let key = if **old_scheme == *scheme { "code" } else { "scheme" };
                let words = words!(
                    "Der Begriff „{old_code}“ des Schemas „{old_scheme}“ behält Schema und Code: \
                     richtig sind „scheme“: „{old_scheme}“ und „code“: „{old_code}“",
                    "The term “{old_code}” of the scheme “{old_scheme}” keeps its scheme and code: \
                     right are “scheme”: “{old_scheme}” and “code”: “{old_code}”",
                );
                self.problems.add(&at.key(key), words);
                return;
            }
        }
        if scheme.is_empty() || code.is_empty() {
            return;
        }
        let owner = self.directory.term_by_code(scheme, code).filter(|owner| *owner != entry.no);
        if owner.is_some_and(|owner| self.known.by_no(owner).is_none()) {
            let words = words!(
                "Den Code „{code}“ hat in „{scheme}“ schon ein anderer Begriff: bitte einen anderen nehmen",
                "Another term of “{scheme}” has the code “{code}” already: please take another one",
            );
            self.problems.add(&at.key("code"), words);
        }
        match self.scheme_no(scheme).map(|no| self.about.schemes[usize::from(no)].open) {
            None => self.unknown_scheme(&at.key("scheme"), scheme),
            Some(true) => {}
            Some(false) => self.check_closed(at, record, scheme, code),
        }
    }

    /// Types and roles are public, and their slug follows from their code.
    fn check_closed(&mut self, at: &At<'_>, record: &Record, scheme: &str, code: &str) {
        let right = slug_of(scheme, code);
        if *record.slug != *right {
            let words = words!(
                "Ein Begriff des Schemas „{scheme}“ heißt nach Schema und Code: richtig ist „slug“: „{right}“",
                "A term of the scheme “{scheme}” is called by scheme and code: right is “slug”: “{right}”",
            );
            self.problems.add(&at.key("slug"), words);
        }
        if record.visibility != Visibility::Public {
            let words = words!(
                "Arten und Rollen („{scheme}“) sind immer für alle sichtbar: richtig ist „visibility“: „PUBLIC“",
                "Types and roles (“{scheme}”) can always be seen by anyone: right is “visibility”: “PUBLIC”",
            );
            self.problems.add(&at.key("visibility"), words);
        }
        if record.lifecycle != Lifecycle::Published {
            let words = words!(
                "Arten und Rollen („{scheme}“) sind immer veröffentlicht: richtig ist „lifecycle“: „PUBLISHED“",
                "Types and roles (“{scheme}”) are always published: right is “lifecycle”: “PUBLISHED”",
            );
            self.problems.add(&at.key("lifecycle"), words);
        }
    }

    fn broader(&mut self, at: &At<'_>, entry: Entry, term: &mut Term, named: Option<Vec<String>>) {
        self.items(
            at,
            "broader",
            &mut term.broader,
            named,
            |merge, at, slug| {
                let target = merge.refer_to_term(at, &slug)?;
                if target.no == entry.no {
                    let words = words!(
                        "Ein Begriff ist nicht sein eigener Oberbegriff: bitte weglassen",
                        "A term is not broader than itself: please leave it out"
                    );
                    merge.problems.add(at, words);
                    return None;
                }
                Some((target.no, target.no))
            },
            |_| "Der Oberbegriff / the broader term".to_owned(),
        );
        if !term.broader.is_empty() {
            self.hierarchy.broader.insert(entry.no, (term.broader.clone(), at.place()));
        }
    }
}
