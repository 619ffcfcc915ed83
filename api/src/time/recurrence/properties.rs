//! Windows against all days, rules against the crate that expands them.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, TimeZone};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::rule::Rule;
use super::{MonthDay, Recurrence, Window};

prop_compose! {
    fn month_day()(ordinal in 1..=366_u32) -> MonthDay {
        let day = NaiveDate::from_yo_opt(2000, ordinal).unwrap();
        format!("--{:02}-{:02}", day.month(), day.day()).parse().unwrap()
    }
}

prop_compose! {
    fn window()(start in month_day(), end in month_day(), leap in 0..6) -> Window {
        let leap_day = MonthDay::new(2, 29).unwrap();
        match leap {
            0 => Window { start: leap_day, end },
            1 => Window { start, end: leap_day },
            _ => Window { start, end },
        }
    }
}

/// Walks through the days of a year, which need not exist, and keeps those that do.
fn days_from(start: MonthDay, end: MonthDay, year: i32) -> Vec<NaiveDate> {
    let (mut year, mut month, mut day) = (year, start.month(), start.day());
    let mut days = Vec::new();
    loop {
        days.extend(NaiveDate::from_ymd_opt(year, month.into(), day.into()));
        if (month, day) == (end.month(), end.day()) {
            return days;
        }
        if day < 31 {
            day += 1;
        } else if month < 12 {
            (month, day) = (month + 1, 1);
        } else {
            (year, month, day) = (year + 1, 1, 1);
        }
    }
}

/// Rules that need no first date, except that they may be open in time.
fn rule() -> impl Strategy<Value = String> {
    let part = |name: &'static str, values: Vec<i32>| {
        proptest::option::weighted(0.4, subsequence(values, 1..=4)).prop_map(move |picked| {
            picked.map_or_else(String::new, |picked| {
                let list: Vec<_> = picked.iter().map(ToString::to_string).collect();
                format!(";{name}={}", list.join(","))
            })
        })
    };
    let both = |most: i32| (-most..=most).filter(|number| *number != 0).collect::<Vec<_>>();
    let weekdays =
        || proptest::option::weighted(0.6, subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 1..=4));
    let numbered = select(vec!["", "1", "+2", "-1", "-2", "5", "-4"]);
    let week_start = select(vec!["", ";WKST=SU", ";WKST=TH"]);
    let freq = select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]);
    // Negative weeks but the last are not expanded over New Year.
    let weeks = (1..=53).chain([-1]).collect();
    (
        freq,
        part("BYMONTH", (1..=12).collect()),
        part("BYMONTHDAY", both(31)),
        part("BYYEARDAY", both(366)),
        part("BYWEEKNO", weeks),
        (weekdays(), numbered),
        part("BYSETPOS", both(4)),
        week_start,
    )
        .prop_map(|(freq, month, month_day, year_day, week, (weekdays, number), position, week_start)| {
            let mut text = format!("FREQ={freq}{month}");
            let counts = freq == "MONTHLY" || freq == "YEARLY" && week.is_empty();
            if freq != "WEEKLY" {
                text += &month_day;
            }
            if freq == "YEARLY" {
                text += &year_day;
                text += &week;
            }
            if let Some(days) = weekdays {
                let list: Vec<_> =
                    days.iter().map(|day| format!("{}{day}", if counts { number } else { "" })).collect();
                text += ";BYDAY=";
                text += &list.join(",");
            }
            if text.contains("BY") {
                text += &position;
            }
            text + week_start
        })
        .prop_filter("needs no first date", |text| {
            text.starts_with("FREQ=DAILY")
                || ["BYMONTHDAY", "BYYEARDAY", "BYDAY"].iter().any(|part| text.contains(part))
        })
}

/// The days of three years on which the crate lets a rule come. It starts a year earlier, on a Thursday that begins a year.
fn expanded(text: &str) -> BTreeSet<NaiveDate> {
    let start = rrule::Tz::UTC.with_ymd_and_hms(2015, 1, 1, 0, 0, 0).unwrap();
    let rule: rrule::RRule<rrule::Unvalidated> = format!("{text};UNTIL=20191231T000000Z").parse().unwrap();
    let days = rule.build(start).unwrap().limit().all(4000).dates;
    days.into_iter().map(|at| at.date_naive()).filter(|day| (2016..=2018).contains(&day.year())).collect()
}

proptest! {
    #[test]
    fn a_window_is_its_days(window in window(), ahead in 0..3000_u64) {
        let from = NaiveDate::from_ymd_opt(2094, 1, 1).unwrap() + Days::new(ahead);
        let wanted: Vec<_> = (from.year() - 1..from.year() + 10).map(|year| days_from(window.start, window.end, year)).collect();
        let all: BTreeSet<_> = wanted.iter().flatten().copied().collect();
        for day in from.iter_days().take(400) {
            prop_assert_eq!(window.contains(day), all.contains(&day), "{}", day);
            let around = wanted.iter().find(|days| days.contains(&day)).map(|days| (days[0], days[days.len() - 1]));
            prop_assert_eq!(window.around(day), around, "{}", day);
        }
        let next = wanted.iter().filter(|days| !days.is_empty()).find(|days| from < days[0]);
        prop_assert_eq!(window.next(from), next.map(|days| (days[0], days[days.len() - 1])));
    }

    #[test]
    fn a_day_of_the_year_is_printed_as_read(day in month_day()) {
        prop_assert_eq!(day.to_string().parse::<MonthDay>(), Ok(day));
    }

    #[test]
    fn no_text_panics(
        text in prop_oneof![any::<String>(), "(RRULE:)?(FREQ=(DAILY|YEARLY|WEEKLY|SECONDLY|HOURLY))?(;[A-Z]{0,10}=?[A-Z0-9,+-]{0,9}){0,3}",
            "FREQ=(DAILY|YEARLY|MONTHLY|WEEKLY)(;(BYDAY|BYMONTHDAY|BYSETPOS|BYWEEKNO|BYYEARDAY|UNTIL|COUNT|INTERVAL|BYHOUR|WKST)=-?[0-9A-Z]{1,8}){0,3}"],
        days in -90_000_000..90_000_000_i32,
    ) {
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for problem in [text.parse::<MonthDay>().err(), Recurrence::new(None, None, Some(&text), Some(&text)).err()].into_iter().flatten() {
            prop_assert!(!problem.message(true).is_empty());
        }
        match Recurrence::new(None, Some(&text), None, None) {
            Ok(recurrence) => {
                let _ = recurrence.occurs_on(day);
                let again = Recurrence::new(None, recurrence.rrule(), None, None);
                prop_assert_eq!(again, Ok(recurrence));
            }
            Err(problem) => prop_assert!(!problem.message(true).is_empty()),
        }
    }
}

proptest! {
    // The crate looks for days that never come until the year 10000.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_rule_without_open_questions_is_what_the_crate_expands(text in rule()) {
        let rule = Rule::read(&text).unwrap();
        let expanded = expanded(&text);
        for day in NaiveDate::from_ymd_opt(2016, 1, 1).unwrap().iter_days().take_while(|day| day.year() < 2019) {
            prop_assert_eq!(rule.occurs_on(day), Some(expanded.contains(&day)), "{} on {}", text, day);
        }
    }
}
