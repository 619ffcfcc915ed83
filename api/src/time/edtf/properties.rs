//! What holds for every EDTF value.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::Edtf;

fn year() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..=9999).prop_map(|year| format!("{year:04}")),
        1 => (1..=9999).prop_map(|year| format!("-{year:04}")),
        1 => (10_000..=262_141).prop_map(|year| format!("Y{year}")),
        1 => (10_000..=262_142).prop_map(|year| format!("Y-{year}")),
    ]
}

fn short_year() -> impl Strategy<Value = String> {
    (0..=9999).prop_map(|year| format!("{year:04}"))
}

prop_compose! {
    fn any_day()(days in -3_000_000..3_000_000_i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(days).unwrap()
    }
}

prop_compose! {
    fn near_day()(days in 730_000..745_000_i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(days).unwrap()
    }
}

/// Level 0, and long years.
fn plain() -> impl Strategy<Value = String> {
    prop_oneof![
        year(),
        (short_year(), 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
        near_day().prop_map(|day| day.to_string()),
    ]
}

fn level_1() -> impl Strategy<Value = String> {
    let unspecified = prop_oneof![
        (0..=999).prop_map(|digits| format!("{digits:03}X")),
        (0..=99).prop_map(|digits| format!("{digits:02}XX")),
        short_year().prop_map(|year| format!("{year}-XX")),
        short_year().prop_map(|year| format!("{year}-XX-XX")),
        (short_year(), 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}-XX")),
        (short_year(), 21..=24).prop_map(|(year, season)| format!("{year}-{season}")),
    ];
    (prop_oneof![plain(), unspecified], prop_oneof![Just(""), Just("?"), Just("~"), Just("%")])
        .prop_map(|(date, qualifier)| date + qualifier)
}

fn set() -> impl Strategy<Value = String> {
    // Of two dates, the one that ends later second, so that the range is not reversed.
    let latest = |text: &str| text.parse::<Edtf>().unwrap().latest();
    let range = (plain(), plain()).prop_map(move |(one, other)| {
        if latest(&one) <= latest(&other) { format!("{one}..{other}") } else { format!("{other}..{one}") }
    });
    let member = prop_oneof![plain(), range];
    let first = proptest::option::of(plain().prop_map(|date| format!("..{date}")));
    let last = proptest::option::of(plain().prop_map(|date| format!("{date}..")));
    (first, proptest::collection::vec(member, 1..4), last).prop_map(|(first, members, last)| {
        let all: Vec<_> = first.into_iter().chain(members).chain(last).collect();
        format!("[{}]", all.join(","))
    })
}

fn edtf() -> impl Strategy<Value = String> {
    prop_oneof![plain(), level_1(), set()]
}

/// Texts of the letters that EDTF uses: they come close.
fn nearly() -> impl Strategy<Value = String> {
    prop_oneof!["[0-9XY?~%\\[\\]{}.,/TES \\-]{0,14}", "\\[?[0-9]{4}(-[0-9X]{2}){0,2}[?~%]?(\\.\\.|,|/)?[0-9]{0,4}\\]?"]
}

proptest! {
    #[test]
    fn printed_as_read_and_bounded(text in edtf()) {
        let read: Edtf = text.parse().unwrap();
        prop_assert_eq!(read.to_string(), text.as_str());
        if let (Some(earliest), Some(latest)) = (read.earliest(), read.latest()) {
            prop_assert!(earliest <= latest);
        }
        prop_assert_eq!(read.earliest().is_none(), text.starts_with("[.."));
        prop_assert_eq!(read.latest().is_none(), text.ends_with("..]"));
    }

    #[test]
    fn whatever_is_taken_is_kept(text in prop_oneof![nearly(), any::<String>()]) {
        match text.parse::<Edtf>() {
            Ok(read) => {
                prop_assert_eq!(read.to_string().parse::<Edtf>(), Ok(read.clone()));
                if let (Some(earliest), Some(latest)) = (read.earliest(), read.latest()) {
                    prop_assert!(earliest <= latest);
                }
            }
            Err(super::DateProblem::Edtf { better: Some(better), .. }) => prop_assert!(better.parse::<Edtf>().is_ok()),
            Err(problem) => prop_assert!(!problem.message(true).is_empty() && !problem.message(false).is_empty()),
        }
    }

    #[test]
    fn a_day_is_within_its_month_year_decade_and_century(day in any_day()) {
        prop_assume!((0..=9999).contains(&day.year()));
        let year = day.year();
        let (month, season) = (day.month(), day.month() % 12 / 3);
        let season_year = if month < 3 { year - 1 } else { year };
        let season = if season == 0 { 24 } else { 20 + season };
        for text in [
            format!("{day}"), format!("{year:04}-{month:02}"), format!("{year:04}"), format!("{:03}X", year / 10),
            format!("{:02}XX", year / 100), format!("{year:04}-XX"), format!("{year:04}-{month:02}-XX"),
            format!("{year:04}-XX-XX"), format!("{:04}-{season}", season_year.max(0)), format!("[{day}..]"), format!("[..{day}]"),
        ] {
            let Ok(read) = text.parse::<Edtf>() else { panic!("{text}") };
            prop_assert!(season_year < 0 || read.earliest().is_none_or(|earliest| earliest <= day), "{} {}", text, day);
            prop_assert!(season_year < 0 || read.latest().is_none_or(|latest| day <= latest), "{} {}", text, day);
        }
    }

    #[test]
    fn exactly_the_days_of_a_month_are_within_it(day in near_day()) {
        let month: Edtf = format!("{:04}-{:02}", day.year(), day.month()).parse().unwrap();
        for other in day.iter_days().take(70) {
            let is_in = month.earliest() <= Some(other) && Some(other) <= month.latest();
            prop_assert_eq!(is_in, (other.year(), other.month()) == (day.year(), day.month()));
        }
    }

    #[test]
    fn a_set_spans_its_members(one in near_day(), other in near_day()) {
        let (from, to) = (one.min(other), one.max(other));
        for text in [format!("[{from}..{to}]"), format!("[{to},{from}]")] {
            let read: Edtf = text.parse().unwrap();
            prop_assert_eq!((read.earliest(), read.latest()), (Some(from), Some(to)));
        }
    }
}
