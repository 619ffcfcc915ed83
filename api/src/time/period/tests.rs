//! The truth table of `holds`.

use chrono::NaiveDate;

use super::Holds::{No, Unknown, Yes};
use super::Temporal::{Event, State};
use super::{Period, Temporal, holds};
use crate::time::PartialDate;

fn date(edtf: &str) -> Option<PartialDate> {
    match edtf {
        "" => None,
        "?" => Some(PartialDate::new(Some("irgendwann"), None).unwrap()),
        edtf => Some(PartialDate::new(None, Some(edtf)).unwrap()),
    }
}

fn period(start: &str, end: &str, ongoing: Option<bool>) -> Period {
    Period { text: None, start: date(start), end: date(end), ongoing }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Whether it holds on the days of a row.
fn row(start: &str, end: &str, ongoing: Option<bool>, temporal: Temporal, days: [&str; 5]) -> [super::Holds; 5] {
    let period = period(start, end, ongoing);
    days.map(|at| holds(Some(&period), temporal, day(at)))
}

#[test]
fn without_a_period_nothing_is_known() {
    assert_eq!(holds(None, State, day("2020-01-01")), Unknown);
    assert_eq!(holds(None, Event, day("2020-01-01")), Unknown);
    assert_eq!(holds(Some(&Period::default()), State, day("2020-01-01")), Unknown);
    assert_eq!(holds(Some(&Period::default()), Event, day("2020-01-01")), Unknown);
}

#[test]
fn truth_table_of_a_state() {
    // Before 2020, its first and last day; between; 2022, its first and last day; after.
    let edges = ["2019-12-31", "2020-01-01", "2020-12-31", "2021-06-15", "2022-01-01"];
    let late = ["2021-06-15", "2022-01-01", "2022-01-02", "2022-12-31", "2023-01-01"];
    let (lasts, over) = (Some(true), Some(false));
    for (start, end, ongoing, at_edges, at_late) in [
        // No start.
        ("", "", None, [Unknown; 5], [Unknown; 5]),
        ("", "", lasts, [Unknown; 5], [Unknown; 5]),
        ("", "", over, [No; 5], [No; 5]),
        ("", "2022", None, [Unknown; 5], [Unknown, Unknown, Unknown, Unknown, No]),
        ("", "2022", lasts, [Unknown; 5], [Unknown, Unknown, Unknown, Unknown, No]),
        ("", "2022", over, [Unknown; 5], [Unknown, Unknown, Unknown, Unknown, No]),
        ("", "?", None, [Unknown; 5], [Unknown; 5]),
        ("", "?", over, [No; 5], [No; 5]),
        // A start in words only is no start.
        ("?", "", lasts, [Unknown; 5], [Unknown; 5]),
        ("?", "2022", None, [Unknown; 5], [Unknown, Unknown, Unknown, Unknown, No]),
        // A start of one year.
        ("2020", "", None, [No, Unknown, Unknown, Unknown, Unknown], [Unknown; 5]),
        ("2020", "", lasts, [No, Unknown, Yes, Yes, Yes], [Yes; 5]),
        ("2020", "", over, [No; 5], [No; 5]),
        ("2020", "?", None, [No, Unknown, Unknown, Unknown, Unknown], [Unknown; 5]),
        ("2020", "?", lasts, [No, Unknown, Yes, Yes, Yes], [Yes; 5]),
        ("2020", "?", over, [No; 5], [No; 5]),
        ("2020", "2022", None, [No, Unknown, Yes, Yes, Yes], [Yes, Yes, Unknown, Unknown, No]),
        ("2020", "2022", over, [No, Unknown, Yes, Yes, Yes], [Yes, Yes, Unknown, Unknown, No]),
        ("2020", "2022", lasts, [No, Unknown, Yes, Yes, Yes], [Yes, Yes, Yes, Yes, No]),
        // Exact days.
        ("2020-12-31", "2022-01-01", None, [No, No, Yes, Yes, Yes], [Yes, Yes, No, No, No]),
        // Open bounds.
        ("[..2020]", "", lasts, [Unknown, Unknown, Yes, Yes, Yes], [Yes; 5]),
        ("[2020..]", "", lasts, [No, Unknown, Unknown, Unknown, Unknown], [Unknown; 5]),
        ("[2020..]", "2022", None, [No, Unknown, Unknown, Unknown, Unknown], [Unknown, Unknown, Unknown, Unknown, No]),
        ("2020", "[2022..]", None, [No, Unknown, Yes, Yes, Yes], [Yes, Yes, Unknown, Unknown, Unknown]),
        ("2020", "[2022..]", over, [No, Unknown, Yes, Yes, Yes], [Yes, Yes, Unknown, Unknown, Unknown]),
        ("2020", "[2022..]", lasts, [No, Unknown, Yes, Yes, Yes], [Yes; 5]),
        ("2020", "[..2022]", None, [No, Unknown, Unknown, Unknown, Unknown], [Unknown, Unknown, Unknown, Unknown, No]),
        ("2020", "[..2022]", over, [No, Unknown, Unknown, Unknown, Unknown], [Unknown, Unknown, Unknown, Unknown, No]),
        ("2020", "[..2022]", lasts, [No, Unknown, Yes, Yes, Yes], [Yes, Yes, Yes, Yes, No]),
    ] {
        let case = format!("{start} to {end}, ongoing {ongoing:?}");
        assert_eq!(row(start, end, ongoing, State, edges), at_edges, "{case}");
        assert_eq!(row(start, end, ongoing, State, late), at_late, "{case}");
    }
}

#[test]
fn truth_table_of_an_event() {
    let days = ["2019-12-31", "2020-01-01", "2020-12-30", "2020-12-31", "2100-01-01"];
    for (start, end, expected) in [
        ("", "", [Unknown; 5]),
        ("?", "", [Unknown; 5]),
        ("2020", "", [No, Unknown, Unknown, Yes, Yes]),
        ("2020", "2020", [No, Unknown, Unknown, Yes, Yes]),
        ("2020", "2030", [No, Unknown, Unknown, Yes, Yes]),
        ("2020-12-31", "", [No, No, No, Yes, Yes]),
        ("[..2020]", "", [Unknown, Unknown, Unknown, Yes, Yes]),
        ("[2020..]", "", [No, Unknown, Unknown, Unknown, Unknown]),
        ("[2020..]", "2020", [No, Unknown, Unknown, Yes, Yes]),
        ("", "2020", [Unknown, Unknown, Unknown, Yes, Yes]),
    ] {
        for ongoing in [None, Some(true), Some(false)] {
            assert_eq!(row(start, end, ongoing, Event, days), expected, "{start} to {end}, ongoing {ongoing:?}");
        }
    }
}

#[test]
fn an_end_before_the_start_is_a_problem_only_when_certain() {
    assert_eq!(period("2020", "2019", None).check().unwrap_err().code(), "END_BEFORE_START");
    let problem = period("2020-03-02", "2020-03-01", None).check().unwrap_err();
    assert!(problem.message(true).contains("1.3.2020") && problem.message(true).contains("2.3.2020"));
    for (start, end) in [
        ("2020", "2020"),
        ("2020-12", "2020"),
        ("[2020..]", "2020"),
        ("2020", "[..2020-01-01]"),
        ("?", "1990"),
        ("2020", "?"),
    ] {
        assert_eq!(period(start, end, None).check(), Ok(()), "{start} to {end}");
    }
}

#[test]
fn a_period_of_nothing_is_empty() {
    assert!(Period::default().is_empty());
    assert!(!period("", "", Some(false)).is_empty());
    assert!(!Period { text: Some("seit langem".into()), ..Period::default() }.is_empty());
}
