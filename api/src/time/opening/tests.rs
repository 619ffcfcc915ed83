//! Opening hours by example.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use chrono_tz::Tz;

use super::{
    HoursProblem, OpeningHours, Weekdays, is_open, parse_closes, parse_opens, parse_timezone, print_closes, print_opens,
};

pub(super) fn row(days: &str, opens: &str, closes: &str) -> OpeningHours {
    OpeningHours {
        days: days.parse().unwrap(),
        opens: Some(opens).filter(|text| !text.is_empty()).map(|text| parse_opens(text).unwrap()),
        closes: Some(closes).filter(|text| !text.is_empty()).map(|text| parse_closes(text).unwrap()),
        timezone: Berlin,
        valid_from: None,
        valid_through: None,
        closed: false,
    }
}

fn closed(days: &str, from: &str, through: &str) -> OpeningHours {
    let valid = |text: &str| (!text.is_empty()).then(|| day(text));
    OpeningHours { closed: true, valid_from: valid(from), valid_through: valid(through), ..row(days, "", "") }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An instant from the clocks of Berlin.
fn at(text: &str) -> DateTime<Utc> {
    at_in(Berlin, text)
}

fn at_in(zone: Tz, text: &str) -> DateTime<Utc> {
    zone.from_local_datetime(&text.parse().unwrap()).unwrap().to_utc()
}

fn example() -> [OpeningHours; 2] {
    [row("MO,TU,WE,TH", "08:00", "16:00"), row("FR", "08:00", "12:00")]
}

#[test]
fn the_example_and_by_appointment() {
    // 2026-11-23 is a Monday.
    for (text, with_appointment, without) in [
        ("2026-11-23T07:59:59", None, Some(false)),
        ("2026-11-23T08:00:00", Some(true), Some(true)),
        ("2026-11-23T15:59:59", Some(true), Some(true)),
        ("2026-11-23T16:00:00", None, Some(false)),
        ("2026-11-27T11:00:00", Some(true), Some(true)),
        ("2026-11-27T13:00:00", None, Some(false)),
        ("2026-11-28T11:00:00", None, Some(false)),
    ] {
        assert_eq!(is_open(&example(), true, at(text)), with_appointment, "{text}");
        assert_eq!(is_open(&example(), false, at(text)), without, "{text}");
    }
}

#[test]
fn without_hours_nothing_is_known() {
    assert_eq!(is_open(&[], false, at("2026-11-23T09:00:00")), None);
    assert_eq!(is_open(&[], true, at("2026-11-23T09:00:00")), None);
    // Days without times: not known on those days only.
    let days_only = [row("MO", "", "")];
    assert_eq!(is_open(&days_only, false, at("2026-11-23T09:00:00")), None);
    assert_eq!(is_open(&days_only, false, at("2026-11-24T09:00:00")), Some(false));
}

#[test]
fn outside_of_all_validity_nothing_is_known() {
    let summer = OpeningHours {
        valid_from: Some(day("2026-05-01")),
        valid_through: Some(day("2026-08-31")),
        ..row("MO", "08:00", "16:00")
    };
    // Mondays.
    assert_eq!(is_open([&summer], false, at("2026-04-27T09:00:00")), None);
    assert_eq!(is_open([&summer], false, at("2026-05-04T09:00:00")), Some(true));
    assert_eq!(is_open([&summer], false, at("2026-08-31T09:00:00")), Some(true));
    assert_eq!(is_open([&summer], false, at("2026-08-31T17:00:00")), Some(false));
    assert_eq!(is_open([&summer], false, at("2026-09-07T09:00:00")), None);
}

#[test]
fn closed_rows_override_even_appointments() {
    let all_week = "MO,TU,WE,TH,FR,SA,SU";
    let [week, friday] = example();
    let rows = [week, friday, closed(all_week, "2026-12-21", "2027-01-03")];
    for by_appointment in [false, true] {
        assert_eq!(is_open(&rows, by_appointment, at("2026-12-18T09:00:00")), Some(true));
        assert_eq!(is_open(&rows, by_appointment, at("2026-12-21T09:00:00")), Some(false));
        assert_eq!(is_open(&rows, by_appointment, at("2026-12-21T20:00:00")), Some(false));
        assert_eq!(is_open(&rows, by_appointment, at("2027-01-04T09:00:00")), Some(true));
    }
    // The order of rows does not matter, and closed alone is known for its days only.
    assert_eq!(is_open([&rows[2], &rows[0]], false, at("2026-12-21T09:00:00")), Some(false));
    let sundays = closed("SU", "", "");
    assert_eq!(is_open([&sundays], false, at("2026-11-29T09:00:00")), Some(false));
    assert_eq!(is_open([&sundays], false, at("2026-11-23T09:00:00")), None);
}

#[test]
fn hours_over_midnight_belong_to_the_day_they_begin() {
    let night = [row("FR", "20:00", "02:00")];
    for (text, expected) in [
        ("2026-11-27T01:00:00", false),
        ("2026-11-27T20:00:00", true),
        ("2026-11-28T01:59:59", true),
        ("2026-11-28T02:00:00", false),
        ("2026-11-28T20:30:00", false),
    ] {
        assert_eq!(is_open(&night, false, at(text)), Some(expected), "{text}");
    }
    // Closed on Saturday: Friday's night goes on. Closed on Friday: it does not begin.
    let (saturday, friday) = (closed("SA", "", ""), closed("FR", "", ""));
    assert_eq!(is_open([&night[0], &saturday], false, at("2026-11-28T01:00:00")), Some(true));
    assert_eq!(is_open([&night[0], &friday], false, at("2026-11-28T01:00:00")), Some(false));
    // Valid through Friday: until two on Saturday.
    let last = OpeningHours { valid_through: Some(day("2026-11-27")), ..night[0].clone() };
    assert_eq!(is_open([&last], false, at("2026-11-28T01:00:00")), Some(true));
    assert_eq!(is_open([&last], false, at("2026-11-28T03:00:00")), None);
}

#[test]
fn midnight_and_whole_days() {
    let evening = [row("SA", "18:00", "24:00")];
    assert_eq!(is_open(&evening, false, at("2026-11-28T23:59:59")), Some(true));
    assert_eq!(is_open(&evening, false, at("2026-11-29T00:00:00")), Some(false));
    let whole = [row("SA", "00:00", "24:00")];
    assert_eq!(is_open(&whole, false, at("2026-11-27T23:59:59")), Some(false));
    assert_eq!(is_open(&whole, false, at("2026-11-28T00:00:00")), Some(true));
    assert_eq!(is_open(&whole, false, at("2026-11-28T23:59:59")), Some(true));
    assert_eq!(is_open(&whole, false, at("2026-11-29T00:00:00")), Some(false));
}

#[test]
fn daylight_saving_skips_and_repeats() {
    // On 2026-03-29 the clocks of Berlin go from 02:00 to 03:00, that is at 01:00 UTC.
    let utc = |hour, minute, second| Utc.with_ymd_and_hms(2026, 3, 29, hour, minute, second).unwrap();
    let (opens, closes) = ([row("SU", "02:30", "12:00")], [row("SU", "00:00", "02:30")]);
    assert_eq!(
        (is_open(&opens, false, utc(0, 59, 59)), is_open(&opens, false, utc(1, 0, 0))),
        (Some(false), Some(true))
    );
    assert_eq!(
        (is_open(&closes, false, utc(0, 59, 59)), is_open(&closes, false, utc(1, 0, 0))),
        (Some(true), Some(false))
    );
    // On 2026-10-25 they go from 03:00 back to 02:00, so that 02:30 is at 00:30 and at 01:30 UTC.
    let utc = |hour, minute| Utc.with_ymd_and_hms(2026, 10, 25, hour, minute, 0).unwrap();
    let (opens, closes) = ([row("SU", "02:30", "12:00")], [row("SU", "00:00", "02:30")]);
    assert_eq!(
        [utc(0, 29), utc(0, 30), utc(1, 15)].map(|at| is_open(&opens, false, at)),
        [Some(false), Some(true), Some(true)]
    );
    assert_eq!(
        [utc(0, 45), utc(1, 29), utc(1, 30)].map(|at| is_open(&closes, false, at)),
        [Some(true), Some(true), Some(false)]
    );
}

#[test]
fn times_are_those_of_the_rows_own_zone() {
    let new_york = OpeningHours { timezone: chrono_tz::America::New_York, ..row("MO", "08:00", "16:00") };
    assert_eq!(is_open([&new_york], false, at("2026-11-23T09:00:00")), Some(false));
    assert_eq!(is_open([&new_york], false, at("2026-11-23T14:00:00")), Some(true));
    let kiritimati = OpeningHours { timezone: chrono_tz::Pacific::Kiritimati, ..row("MO", "08:00", "16:00") };
    // Sunday evening in Berlin is Monday there.
    assert_eq!(is_open([&kiritimati], false, at("2026-11-22T20:00:00")), Some(true));
}

#[test]
fn a_day_that_never_was() {
    // Samoa had no 2011-12-30, a Friday.
    let zone = chrono_tz::Pacific::Apia;
    let in_samoa = |row: OpeningHours| OpeningHours { timezone: zone, ..row };
    let at = |text| at_in(zone, text);
    let late_thursday = [in_samoa(row("TH", "20:00", "02:00"))];
    assert_eq!(is_open(&late_thursday, false, at("2011-12-29T23:59:59")), Some(true));
    assert_eq!(is_open(&late_thursday, false, at("2011-12-31T00:00:00")), Some(false));
    let friday = [in_samoa(row("FR", "08:00", "16:00"))];
    assert_eq!(is_open(&friday, false, at("2011-12-31T09:00:00")), Some(false));
}

#[test]
fn far_away_instants_are_not_known() {
    assert_eq!(is_open(&example(), false, DateTime::<Utc>::MAX_UTC), None);
    assert_eq!(is_open(&example(), false, DateTime::<Utc>::MIN_UTC), None);
}

#[test]
fn rows_are_checked() {
    assert_eq!(row("MO", "08:00", "16:00").check(), Ok(()));
    assert_eq!(row("MO", "", "").check(), Ok(()));
    assert_eq!(closed("MO", "2026-01-01", "2026-01-01").check(), Ok(()));
    assert_eq!(row("MO", "08:00", "").check(), Err(HoursProblem::HalfHours));
    assert_eq!(
        OpeningHours { closed: true, ..row("MO", "08:00", "16:00") }.check(),
        Err(HoursProblem::ClosedWithHours)
    );
    assert_eq!(closed("MO", "2026-01-02", "2026-01-01").check().unwrap_err().code(), "VALIDITY_REVERSED");
    assert_eq!(OpeningHours { days: Weekdays::default(), ..row("MO", "", "") }.check(), Err(HoursProblem::NoDay));
}

#[test]
fn days_times_and_zones_are_read_strictly() {
    assert_eq!("SU,MO,MO".parse::<Weekdays>().unwrap().to_string(), "MO,SU");
    assert_eq!("".parse::<Weekdays>(), Err(HoursProblem::NoDay));
    assert_eq!("MO,DI".parse::<Weekdays>(), Err(HoursProblem::Day("DI".into())));
    assert_eq!(Weekdays::from_codes(["mo"]), Err(HoursProblem::Day("mo".into())));
    for text in ["", "8:00", "08:60", "24:00", "08.00", "08:00:00", "+8:00", "ä8:00"] {
        assert_eq!(parse_opens(text), Err(HoursProblem::Time(text.into())));
    }
    assert!(parse_closes("24:01").is_err());
    assert_eq!(print_closes(parse_closes("24:00").unwrap()), "24:00");
    assert_eq!(print_opens(parse_opens("00:00").unwrap()), "00:00");
    assert_eq!(parse_timezone("Europe/Berlin"), Ok(Berlin));
    assert!(parse_timezone("Berlin").unwrap_err().message(true).contains("Europe/Berlin"));
}
