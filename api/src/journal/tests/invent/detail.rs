//! Invents what only one noun has, and dates as imprecise as those of real sources.

use chrono::NaiveDate;

use super::super::chance::Chance;
use crate::directory::{
    Cooperation, Detail, Directory, Institution, LegalBasis, Noun, Person, Publication, RecordNo, StatedCount, Term,
    Verbs, WorkingGroup,
};
use crate::journal::Stamp;
use crate::time::{PartialDate, Period, Recurrence};

pub(super) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 29).unwrap()
}

fn date(chance: &mut Chance) -> Option<PartialDate> {
    let text = chance.maybe(|chance| *chance.one(&["Ende 2017", "seit Langem", "2022"]));
    let edtf = chance.maybe(|chance| *chance.one(&["[2017-10..2017-12]", "2022", "2004-02-29", "1985-21?"]));
    PartialDate::new(text, edtf).ok()
}

pub(super) fn period(chance: &mut Chance) -> Option<Period> {
    let period = Period {
        text: chance.maybe(|_| "von bis".into()),
        start: date(chance),
        end: date(chance),
        ongoing: chance.maybe(Chance::half),
    };
    (!period.is_empty()).then_some(period)
}

fn recurrence(chance: &mut Chance) -> Option<Recurrence> {
    let (start, end) = chance.maybe(|_| ("--09-16", "--02-29")).unzip();
    let rrule = chance.maybe(|_| "FREQ=YEARLY;BYMONTH=9");
    Recurrence::new(chance.maybe(|_| "jeden Herbst"), rrule, start, end).ok()
}

pub(super) fn detail(
    chance: &mut Chance,
    directory: &Directory,
    stamp: &Stamp,
    noun: Noun,
    terms: &[RecordNo],
) -> Detail {
    let type_term = chance.maybe(|chance| *chance.one(terms));
    match noun {
        Noun::Institution => Detail::Institution(Institution {
            type_term,
            legal_form: chance.maybe(|chance| *chance.one(terms)),
            founded: date(chance).map(Box::new),
            dissolved: date(chance).map(Box::new),
        }),
        Noun::Person => Detail::Person(Person {
            given_name: chance.words(),
            family_name: chance.words(),
            honorific: chance.maybe(Chance::words),
            legal_basis: *chance.one(LegalBasis::ALL),
            delete_after: chance.maybe(|_| day()),
        }),
        Noun::WorkingGroup => Detail::WorkingGroup(Box::new(WorkingGroup {
            type_term,
            founded: date(chance),
            dissolved: date(chance),
            purpose: chance.maybe(Chance::words),
        })),
        Noun::Cooperation => Detail::Cooperation(Box::new(Cooperation {
            type_term,
            period: period(chance),
            recurrence: recurrence(chance),
        })),
        Noun::Publication => Detail::Publication(Box::new(Publication {
            type_term,
            edition: chance.maybe(Chance::words),
            published: date(chance),
            download_url: chance.maybe(Chance::words),
            stated_counts: chance
                .some(2, |chance| StatedCount { id: stamp.id(), what: chance.words(), count: i64::MAX })
                .into(),
        })),
        Noun::Term => {
            let mut broader = chance.some(2, |chance| *chance.one(terms));
            broader.sort_unstable();
            broader.dedup();
            broader.reverse();
            Detail::Term(Box::new(Term {
                scheme: directory.about().schemes[0].code.clone(),
                code: stamp.id().to_string().into(),
                name_en: chance.maybe(Chance::words),
                verbs: chance.maybe(|_| Verbs { de: Some("veranstaltet".into()), ..Verbs::default() }),
                broader: broader.into(),
            }))
        }
    }
}
