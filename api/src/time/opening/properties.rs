//! What holds for all opening hours.

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use proptest::prelude::*;
use proptest::sample::select;

use super::tests::row;
use super::{OpeningHours, Weekdays, is_open, parse_closes, parse_opens, parse_timezone, print_closes, print_opens};

prop_compose! {
    fn weekdays()(bits in 1..128_u8) -> Weekdays {
        (0..7_u8).filter(|at| bits & (1 << at) != 0).map(|at| Weekday::try_from(at).unwrap()).collect()
    }
}

prop_compose! {
    fn hours(zones: Vec<Tz>)(days in weekdays(), opens in 0..1440, closes in 1..=1440, zone in select(zones)) -> OpeningHours {
        let text = |minute: i32| format!("{:02}:{:02}", minute / 60, minute % 60);
        OpeningHours { days, timezone: zone, ..row("MO", &text(opens), &text(closes)) }
    }
}

prop_compose! {
    fn instant()(second in 1_262_300_000..1_830_000_000_i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }
}

/// Open in a zone whose clocks never change, by minutes of the week.
fn by_minutes(hours: &OpeningHours, at: DateTime<Utc>) -> bool {
    let (opens, closes) = (hours.opens.unwrap(), hours.closes.unwrap());
    let minute = |time: chrono::NaiveTime| i64::from(time.num_seconds_from_midnight() / 60);
    let length = (minute(closes) - minute(opens) + 1439).rem_euclid(1440) + 1;
    let now = i64::from(at.weekday().num_days_from_monday()) * 1440 + minute(at.time());
    let since =
        |day: Weekday| (now - i64::from(day.num_days_from_monday()) * 1440 - minute(opens)).rem_euclid(7 * 1440);
    hours.days.iter().any(|day| since(day) < length)
}

proptest! {
    #[test]
    fn in_a_quiet_zone_it_is_arithmetic(rows in proptest::collection::vec(hours(vec![Tz::UTC]), 1..4), at in instant()) {
        let expected = rows.iter().any(|row| by_minutes(row, at));
        prop_assert_eq!(is_open(&rows, false, at), Some(expected));
        prop_assert_eq!(is_open(&rows, true, at), expected.then_some(true));
    }

    #[test]
    fn a_closed_row_leaves_nothing_that_begins_on_its_days(hours in hours(vec![Tz::Europe__Berlin]), at in instant()) {
        let closed = OpeningHours { closed: true, opens: None, closes: None, ..hours.clone() };
        prop_assert_ne!(is_open([&hours, &closed], false, at), Some(true));
        prop_assert_ne!(is_open([&hours, &closed], true, at), Some(true));
    }

    #[test]
    fn in_every_zone_a_day_opens_and_closes_once(
        hours in hours(vec![Tz::Europe__Berlin, Tz::America__St_Johns, Tz::Australia__Lord_Howe, Tz::Pacific__Apia, Tz::Asia__Kathmandu, Tz::Africa__Cairo]),
        at in instant(),
    ) {
        // Where hours of one day do not touch those of the next, states change at most once each way a day.
        let hours = OpeningHours { days: std::iter::once(at.with_timezone(&hours.timezone).weekday()).collect(), ..hours };
        let states: Vec<_> = (-144..=144).map(|step| is_open([&hours], false, at + TimeDelta::minutes(step * 15)).unwrap()).collect();
        let opened = states.windows(2).filter(|pair| !pair[0] && pair[1]).count();
        let closed = states.windows(2).filter(|pair| pair[0] && !pair[1]).count();
        prop_assert!(opened <= 1 && closed <= 1);
    }

    #[test]
    fn printed_as_read(days in weekdays(), minute in 0..1440_u32) {
        prop_assert_eq!(days.to_string().parse::<Weekdays>(), Ok(days));
        let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap();
        prop_assert_eq!(parse_opens(&print_opens(time)), Ok(time));
        prop_assert_eq!(parse_closes(&print_closes(time)), Ok(time));
    }

    #[test]
    fn no_text_panics(text in prop_oneof![any::<String>(), "[0-9:]{0,6}", "(MO|TU|,|x){0,6}"]) {
        for problem in [
            parse_opens(&text).err(),
            parse_closes(&text).err(),
            parse_timezone(&text).err(),
            text.parse::<Weekdays>().err(),
        ].into_iter().flatten() {
            prop_assert!(!problem.message(true).is_empty() && !problem.message(false).is_empty());
        }
    }
}
