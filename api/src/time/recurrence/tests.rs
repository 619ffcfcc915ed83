//! Windows and rules by example.

use chrono::NaiveDate;

use super::{MonthDay, Recurrence, RecurrenceProblem, Window};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn window(start: &str, end: &str) -> Window {
    Window { start: start.parse().unwrap(), end: end.parse().unwrap() }
}

fn rule(text: &str) -> Recurrence {
    Recurrence::new(None, Some(text), None, None).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
fn in_the_example_the_window_decides() {
    let text = "jährlich in der zweiten Septemberhälfte";
    let twice = Recurrence::new(Some(text), Some("FREQ=YEARLY"), Some("--09-16"), Some("--09-30")).unwrap();
    assert_eq!((twice.text(), twice.rrule()), (Some(text), Some("FREQ=YEARLY")));
    assert_eq!(twice.occurs_on(day("2026-09-15")), Some(false));
    assert_eq!(twice.occurs_on(day("2026-09-16")), Some(true));
    assert_eq!(twice.occurs_on(day("2026-09-30")), Some(true));
    assert_eq!(twice.occurs_on(day("2026-10-01")), Some(false));
    assert_eq!(twice.next_window(day("2026-09-15")), Some((day("2026-09-16"), day("2026-09-30"))));
    assert_eq!(twice.next_window(day("2026-09-16")), Some((day("2027-09-16"), day("2027-09-30"))));
}

#[test]
fn a_window_may_cross_new_year() {
    let winter = window("--12-20", "--01-06");
    for (at, is_in) in
        [("2026-12-19", false), ("2026-12-20", true), ("2027-01-01", true), ("2027-01-06", true), ("2027-01-07", false)]
    {
        assert_eq!(winter.contains(day(at)), is_in, "{at}");
    }
    assert_eq!(winter.next(day("2026-12-01")), Some((day("2026-12-20"), day("2027-01-06"))));
    assert_eq!(winter.next(day("2027-01-01")), Some((day("2027-12-20"), day("2028-01-06"))));
    assert_eq!(winter.around(day("2027-01-01")), Some((day("2026-12-20"), day("2027-01-06"))));
    assert_eq!(winter.around(day("2027-02-01")), None);
}

#[test]
fn leap_days_are_kept_where_there_are_some() {
    let leap_day = window("--02-29", "--02-29");
    assert_eq!(leap_day.next(day("2024-02-28")), Some((day("2024-02-29"), day("2024-02-29"))));
    assert_eq!(leap_day.next(day("2096-02-29")), Some((day("2104-02-29"), day("2104-02-29"))));
    assert!(!leap_day.contains(day("2025-02-28")) && !leap_day.contains(day("2025-03-01")));
    assert_eq!(window("--02-29", "--03-05").next(day("2025-01-01")), Some((day("2025-03-01"), day("2025-03-05"))));
    assert_eq!(window("--02-01", "--02-29").next(day("2025-01-01")), Some((day("2025-02-01"), day("2025-02-28"))));
}

#[test]
fn windows_end_with_the_calendar() {
    let all = window("--01-01", "--12-31");
    assert_eq!(all.next(NaiveDate::MAX), None);
    assert!(all.next(NaiveDate::MIN).is_some());
    assert_eq!(window("--12-20", "--01-06").around(NaiveDate::MIN), None);
    assert_eq!(window("--12-20", "--01-06").around(NaiveDate::MAX), None);
}

#[test]
fn a_day_of_the_year_is_written_in_one_way() {
    assert_eq!("--09-16".parse::<MonthDay>().unwrap().to_string(), "--09-16");
    assert_eq!("--02-29".parse::<MonthDay>().unwrap().to_string(), "--02-29");
    for text in [
        "", "--", "09-16", "--9-16", "--09-31", "--02-30", "--13-01", "--00-10", "--01-00", "--09-16 ", "--+9-16",
        "--09/16",
    ] {
        assert_eq!(text.parse::<MonthDay>(), Err(RecurrenceProblem::MonthDay(text.into())));
    }
}

#[test]
fn parts_belong_together() {
    let problem = |text, rule, start, end| Recurrence::new(text, rule, start, end).unwrap_err();
    assert_eq!(problem(None, None, None, None), RecurrenceProblem::Empty);
    assert_eq!(problem(Some(" "), Some(""), None, None), RecurrenceProblem::Empty);
    assert_eq!(problem(Some("oft"), None, Some("--09-16"), None), RecurrenceProblem::HalfWindow);
    assert!(problem(None, None, Some("16.9."), Some("--09-30")).message(true).contains("--09-16"));
    assert_eq!(Recurrence::new(Some("oft"), None, None, None).unwrap().occurs_on(day("2026-01-01")), None);
}

#[test]
fn rules_are_checked() {
    for text in [
        "YEARLY",
        "FREQ=",
        "FREQ=OFTEN",
        "INTERVAL=2",
        "FREQ=DAILY;",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20300101",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;UNTIL=2030",
        "FREQ=DAILY;UNTIL=20300101;UNTIL=20300101",
        "FREQ=DAILY;UNTIL=20300231",
        "FREQ=DAILY;UNTIL=20300101T25",
        "FREQ=WEEKLY;BYDAY=xxMO",
        "FREQ=DAILY;UNTIL=20300101T250000",
        "FREQ=DAILY;UNTIL=20300101T1200000",
        "FREQ=WEEKLY;BYDAY=MONTAG",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTH=13",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYWEEKDAY=MO",
        "FREQ=YEARLY;BYEASTER=0",
        "DTSTART:20200101T000000Z",
        "EXRULE:FREQ=DAILY",
        "FREQ=DAILY\nFREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=äö",
    ] {
        let Err(RecurrenceProblem::Rule { why, .. }) = Recurrence::new(None, Some(text), None, None) else {
            panic!("{text}")
        };
        assert!(!why.english.is_empty() && !why.german.is_empty(), "{text}");
    }
    assert_eq!(rule("RRULE:FREQ=DAILY").rrule(), Some("FREQ=DAILY"));
    assert_eq!(rule("freq=daily;until=20300101").occurs_on(day("2030-01-02")), Some(false));
}

#[test]
fn what_a_rule_says_without_its_first_date() {
    // 2026-11-02 is the first Monday of November.
    for (text, at, expected) in [
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-11-02", Some(true)),
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-11-09", Some(false)),
        ("FREQ=MONTHLY;BYDAY=-1MO", "2026-11-30", Some(true)),
        ("FREQ=MONTHLY;BYDAY=-1MO", "2026-11-23", Some(false)),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "2026-11-02", Some(true)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-10-30", Some(true)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-10-31", Some(false)),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;BYHOUR=9,10", "2026-11-02", None),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;BYHOUR=9,10", "2026-11-03", Some(false)),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=1MO", "2026-11-02", Some(true)),
        ("FREQ=YEARLY;BYDAY=1MO", "2026-11-02", Some(false)),
        ("FREQ=YEARLY;BYDAY=1MO", "2026-01-05", Some(true)),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "2026-05-01", Some(true)),
        ("FREQ=YEARLY;BYYEARDAY=-1", "2026-12-31", Some(true)),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=TH", "2026-01-01", Some(true)),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", "2027-01-01", Some(true)),
        ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=FR", "2027-01-01", Some(true)),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-02", Some(true)),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "2026-11-03", Some(false)),
        ("FREQ=DAILY", "2026-11-02", Some(true)),
        ("FREQ=HOURLY;BYDAY=MO", "2026-11-02", Some(true)),
        // The first date says which day.
        ("FREQ=YEARLY", "2026-11-02", None),
        ("FREQ=MONTHLY", "2026-11-02", None),
        ("FREQ=WEEKLY", "2026-11-02", None),
        ("FREQ=YEARLY;BYMONTH=11", "2026-11-02", None),
        ("FREQ=YEARLY;BYMONTH=11", "2026-12-02", Some(false)),
        ("FREQ=YEARLY;BYWEEKNO=1", "2026-01-01", None),
        ("FREQ=YEARLY;BYWEEKNO=1", "2026-02-01", Some(false)),
        // It says which of several periods, and how often is left.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-02", None),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-03", Some(false)),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO;BYSETPOS=1", "2026-11-09", Some(false)),
        ("FREQ=DAILY;COUNT=3", "2026-11-02", None),
        // The end of the rule.
        ("FREQ=DAILY;UNTIL=20261102", "2026-11-02", Some(true)),
        ("FREQ=DAILY;UNTIL=20261102", "2026-11-03", Some(false)),
        ("FREQ=DAILY;UNTIL=20261102T120000", "2026-11-01", Some(true)),
        ("FREQ=DAILY;UNTIL=20261102T120000", "2026-11-02", None),
        ("FREQ=DAILY;UNTIL=20261102T120000", "2026-11-03", Some(false)),
        ("FREQ=DAILY;UNTIL=20261102T120000Z", "2026-10-31", Some(true)),
        ("FREQ=DAILY;UNTIL=20261102T120000Z", "2026-11-01", None),
        ("FREQ=DAILY;UNTIL=20261102T120000Z", "2026-11-03", None),
        ("FREQ=DAILY;UNTIL=20261102T120000Z", "2026-11-04", Some(false)),
    ] {
        assert_eq!(rule(text).occurs_on(day(at)), expected, "{text} on {at}");
    }
    assert_eq!(rule("FREQ=DAILY").occurs_on(NaiveDate::MAX), None);
    assert_eq!(rule("FREQ=DAILY").next_window(day("2026-01-01")), None);
}
