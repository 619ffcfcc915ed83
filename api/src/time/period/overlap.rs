//! Whether two periods can have a day in common.

use chrono::NaiveDate;

use super::{Period, Temporal};
use crate::time::PartialDate;

/// Whether two things with these periods can have been so on the same day, as far as is known; events, whether they can
/// be the same one.
#[must_use]
pub fn can_overlap(one: Option<&Period>, other: Option<&Period>, temporal: Temporal) -> bool {
    let (one, other) = (Span::of(one, temporal), Span::of(other, temporal));
    let is_before =
        |one: &Span, other: &Span| matches!((one.last, other.first), (Some(last), Some(first)) if last < first);
    // What ended nobody knows when holds on no day, so it meets nothing but its like.
    one.is_lost == other.is_lost && !is_before(&one, &other) && !is_before(&other, &one)
}

/// The days on which a thing can have been so; none where that is open.
struct Span {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    is_lost: bool,
}

impl Span {
    fn of(period: Option<&Period>, temporal: Temporal) -> Self {
        let date = |date: Option<&PartialDate>| date.map_or((None, None), |it| (it.earliest(), it.latest()));
        let (first, start_latest) = date(period.and_then(|it| it.start.as_ref()));
        let (end_earliest, end_latest) = date(period.and_then(|it| it.end.as_ref()));
        let has_ended = period.is_some_and(|it| it.ongoing == Some(false));
        let is_lost = temporal == Temporal::State && has_ended && end_earliest.is_none() && end_latest.is_none();
        let last = match temporal {
            Temporal::Event => start_latest.or(end_latest),
            Temporal::State if is_lost => start_latest,
            Temporal::State => end_latest,
        };
        Self { first, last, is_lost }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(start: &str, end: &str, ongoing: Option<bool>) -> Period {
        let date = |edtf: &str| (!edtf.is_empty()).then(|| PartialDate::new(None, Some(edtf)).unwrap());
        Period { text: None, start: date(start), end: date(end), ongoing }
    }

    #[test]
    fn periods_overlap_unless_one_has_certainly_ended_before_the_other_began() {
        let state = |one: &Period, other: &Period| {
            let found = can_overlap(Some(one), Some(other), Temporal::State);
            assert_eq!(found, can_overlap(Some(other), Some(one), Temporal::State), "{one:?} {other:?}");
            found
        };
        let since_2021 = period("2021", "", Some(true));
        assert!(state(&since_2021, &since_2021));
        assert!(state(&since_2021, &period("2024-05", "", None)));
        assert!(state(&since_2021, &period("", "2021-01-01", None)));
        assert!(!state(&since_2021, &period("2015", "2020-12-31", None)));
        assert!(state(&period("2015", "2020-06", None), &period("2020-06-30", "", None)), "that day they were both");
        assert!(can_overlap(None, Some(&since_2021), Temporal::State));
        assert!(can_overlap(None, None, Temporal::Event));
    }

    #[test]
    fn what_ended_nobody_knows_when_meets_only_its_like() {
        let lost = period("2010", "", Some(false));
        let can = |other: &Period| can_overlap(Some(&lost), Some(other), Temporal::State);
        assert!(!can(&period("2024", "", Some(true))) && !can(&period("", "", None)));
        assert!(can(&lost) && can(&period("", "", Some(false))));
        assert!(!can(&period("2015", "", Some(false))));
    }

    #[test]
    fn events_on_different_days_are_different_events() {
        let can = |one: &str, other: &str| {
            can_overlap(Some(&period(one, "", None)), Some(&period(other, "", None)), Temporal::Event)
        };
        assert!(can("2021", "2021-05-03") && can("", "2021"));
        assert!(!can("2021-05-02", "2021-05-03") && !can("2020", "2021"));
    }
}
