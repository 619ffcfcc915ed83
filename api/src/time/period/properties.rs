//! What holds for every period.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::Holds::{No, Unknown, Yes};
use super::Temporal::{Event, State};
use super::{Holds, Period, holds};
use crate::time::PartialDate;

/// Days are numbers in a small world, so that all of them can be tried.
const WORLD: u64 = 40;

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 2, 10).unwrap() + Days::new(number)
}

fn within(from: Option<u64>, to: Option<u64>) -> Option<PartialDate> {
    let edtf = match (from, to) {
        (None, None) => return None,
        (Some(from), None) => format!("[{}..]", day(from)),
        (None, Some(to)) => format!("[..{}]", day(to)),
        (Some(from), Some(to)) => format!("[{}..{}]", day(from.min(to)), day(from.max(to))),
    };
    Some(PartialDate::new(None, Some(&edtf)).unwrap())
}

prop_compose! {
    fn date()(from in proptest::option::of(0..WORLD), to in proptest::option::of(0..WORLD)) -> Option<PartialDate> {
        within(from, to)
    }
}

prop_compose! {
    fn period()(start in date(), end in date(), ongoing in any::<Option<bool>>()) -> Period {
        Period { text: None, start, end, ongoing }
    }
}

fn all(period: &Period, temporal: super::Temporal) -> Vec<Holds> {
    (0..WORLD + 5).map(|number| holds(Some(period), temporal, day(number))).collect()
}

fn contains(date: Option<&PartialDate>, at: NaiveDate) -> bool {
    date.is_none_or(|date| date.earliest().is_none_or(|from| from <= at) && date.latest().is_none_or(|to| at <= to))
}

/// By how much what is known may be off; nothing if nothing is known.
fn slack() -> impl Strategy<Value = Option<u64>> {
    proptest::option::weighted(0.8, 0..10_u64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn an_event_only_becomes_truer(period in period()) {
        let rank = |holds: &Holds| match holds { No => 0, Unknown => 1, Yes => 2 };
        prop_assert!(all(&period, Event).is_sorted_by_key(rank));
    }

    #[test]
    fn a_state_rises_once_and_falls_once(period in period()) {
        let mut steps = all(&period, State);
        steps.dedup();
        let rising_and_falling = [No, Unknown, Yes, Unknown, No];
        let mut course = rising_and_falling.iter();
        let simple = steps.iter().all(|step| course.any(|next| next == step));
        prop_assert!(simple, "{:?}", steps);
    }

    #[test]
    fn what_is_certain_is_true_of_how_it_was(
        (begun, lasted) in (0..WORLD, 0..WORLD),
        (start_from, start_to) in (slack(), slack()),
        (end_from, end_to) in (slack(), slack()),
    ) {
        // How it was, and what is known of it.
        let (first, last) = (day(begun), day(begun + lasted));
        let around = |number: u64, from: Option<u64>, to: Option<u64>| {
            within(from.map(|slack| number.saturating_sub(slack)), to.map(|slack| number + slack))
        };
        let (start, end) = (around(begun, start_from, start_to), around(begun + lasted, end_from, end_to));
        let period = Period { text: None, start, end, ongoing: None };
        prop_assert_eq!(period.check(), Ok(()));
        for at in (0..WORLD + 5).map(day) {
            let is_so = first <= at && at <= last;
            match holds(Some(&period), State, at) {
                Yes => prop_assert!(is_so, "{}", at),
                No => prop_assert!(!is_so, "{}", at),
                Unknown => {}
            }
            match holds(Some(&period), Event, at) {
                Yes => prop_assert!(first <= at, "{}", at),
                No => prop_assert!(at < first, "{}", at),
                Unknown => {}
            }
        }
    }

    #[test]
    fn exact_days_leave_nothing_unknown(begun in 0..WORLD, lasted in 0..WORLD, ongoing in prop_oneof![Just(None), Just(Some(false))]) {
        let exact = |number| within(Some(number), Some(number));
        let period = Period { text: None, start: exact(begun), end: exact(begun + lasted), ongoing };
        for number in 0..WORLD * 2 {
            let is_so = begun <= number && number <= begun + lasted;
            prop_assert_eq!(holds(Some(&period), State, day(number)), if is_so { Yes } else { No });
        }
    }

    #[test]
    fn knowing_less_never_turns_yes_into_no(period in period(), forget_start in any::<bool>()) {
        let mut vague = period.clone();
        if forget_start { vague.start = None } else if period.ongoing != Some(false) { vague.end = None }
        for at in (0..WORLD + 5).map(day) {
            let (known, less) = (holds(Some(&period), State, at), holds(Some(&vague), State, at));
            prop_assert!(!matches!((known, less), (Yes, No) | (No, Yes)) || period.ongoing == Some(true), "{} {:?} {:?}", at, known, less);
        }
    }

    #[test]
    fn only_impossible_periods_are_problems(period in period()) {
        let possible = (0..WORLD * 2).any(|first| {
            contains(period.start.as_ref(), day(first))
                && (first..WORLD * 2).any(|last| contains(period.end.as_ref(), day(last)))
        });
        prop_assert_eq!(period.check().is_ok(), possible);
    }
}
