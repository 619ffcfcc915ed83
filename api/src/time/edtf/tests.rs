//! What EDTF values are taken, between which days they lie, and what is said of the others.

use chrono::NaiveDate;

use super::{Edtf, Qualifier};
use crate::time::EdtfFault::{self, Form, Interval, NoSuchDay, OpenSet, OutOfRange, Reversed, TimeOfDay, Unsupported};
use crate::time::{DateProblem, PartialDate};

fn bounds(text: &str) -> String {
    let edtf: Edtf = text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"));
    assert_eq!(edtf.to_string(), text, "printed as it was read");
    let side = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{}/{}", side(edtf.earliest()), side(edtf.latest()))
}

fn fault(text: &str) -> (EdtfFault, Option<Box<str>>) {
    match text.parse::<Edtf>() {
        Err(DateProblem::Edtf { fault, better, .. }) => (fault, better),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn values_lie_between_days() {
    for (text, expected) in [
        ("2017", "2017-01-01/2017-12-31"),
        ("2017-10", "2017-10-01/2017-10-31"),
        ("2017-12", "2017-12-01/2017-12-31"),
        ("2017-02", "2017-02-01/2017-02-28"),
        ("2016-02", "2016-02-01/2016-02-29"),
        ("1900-02", "1900-02-01/1900-02-28"),
        ("2017-10-03", "2017-10-03/2017-10-03"),
        ("0000", "0000-01-01/0000-12-31"),
        ("-0044-03-15", "-0044-03-15/-0044-03-15"),
        ("-0001", "-0001-01-01/-0001-12-31"),
        ("Y12345", "+12345-01-01/+12345-12-31"),
        ("Y-12345", "-12345-01-01/-12345-12-31"),
        ("Y262141", "+262141-01-01/+262141-12-31"),
        ("Y-262142", "-262142-01-01/-262142-12-31"),
        ("2017?", "2017-01-01/2017-12-31"),
        ("2017-10~", "2017-10-01/2017-10-31"),
        ("2017-10-03%", "2017-10-03/2017-10-03"),
        ("2017-22?", "2017-06-01/2017-08-31"),
        ("201X", "2010-01-01/2019-12-31"),
        ("000X", "0000-01-01/0009-12-31"),
        ("20XX", "2000-01-01/2099-12-31"),
        ("201X~", "2010-01-01/2019-12-31"),
        ("2004-XX", "2004-01-01/2004-12-31"),
        ("1985-04-XX", "1985-04-01/1985-04-30"),
        ("1985-XX-XX", "1985-01-01/1985-12-31"),
        ("2017-21", "2017-03-01/2017-05-31"),
        ("2017-22", "2017-06-01/2017-08-31"),
        ("2017-23", "2017-09-01/2017-11-30"),
        ("2017-24", "2017-12-01/2018-02-28"),
        ("2015-24", "2015-12-01/2016-02-29"),
        ("9999-24", "9999-12-01/+10000-02-29"),
        ("[2017-10..2017-12]", "2017-10-01/2017-12-31"),
        ("[2017-12-31..2018]", "2017-12-31/2018-12-31"),
        ("[2017..2017-10]", "2017-01-01/2017-10-31"),
        ("[..2017]", "/2017-12-31"),
        ("[2017-05..]", "2017-05-01/"),
        ("[2017]", "2017-01-01/2017-12-31"),
        ("[2017,2019]", "2017-01-01/2019-12-31"),
        ("[2019,2017-05-03]", "2017-05-03/2019-12-31"),
        ("[1667,1668,1670..1672]", "1667-01-01/1672-12-31"),
        ("[..1760,1770]", "/1770-12-31"),
        ("[1780,1760..]", "1760-01-01/"),
        ("[..1760,1770..]", "/"),
    ] {
        assert_eq!(bounds(text), expected, "{text}");
    }
}

#[test]
fn spaces_after_commas_are_forgiven() {
    assert_eq!("[1667, 1668, 1670..1672]".parse::<Edtf>().unwrap().to_string(), "[1667,1668,1670..1672]");
}

#[test]
fn a_qualifier_is_told() {
    let qualifier = |text: &str| text.parse::<Edtf>().unwrap().qualifier();
    assert_eq!(qualifier("2017?"), Some(Qualifier::Uncertain));
    assert_eq!(qualifier("2017~"), Some(Qualifier::Approximate));
    assert_eq!(qualifier("2017%"), Some(Qualifier::Both));
    assert_eq!((qualifier("2017"), qualifier("[2017..]")), (None, None));
}

#[test]
fn the_rest_is_refused_with_what_is_wrong_and_what_was_meant() {
    for (text, expected, better) in [
        ("", Form, None),
        ("Ende 2017", Form, None),
        ("17", Form, None),
        ("20170", Form, None),
        ("20171003", Form, None),
        ("+2017", Form, None),
        ("2017-", Form, None),
        ("-0000", Form, None),
        ("2017-10-03-04", Form, None),
        ("２０１７", Form, None),
        ("?", Form, None),
        ("2017??", Unsupported, None),
        ("2017-1", Form, Some("2017-01")),
        ("2017-3-1", Form, Some("2017-03-01")),
        ("3.10.2017", Form, Some("2017-10-03")),
        ("3. 10. 2017", Form, Some("2017-10-03")),
        ("10.2017", Form, Some("2017-10")),
        (" 2017", Form, Some("2017")),
        ("201x", Form, Some("201X")),
        ("199u", Form, Some("199X")),
        ("Y2017", Form, Some("2017")),
        ("Y02017", Form, None),
        ("Y", Form, None),
        ("Y+12345", Form, None),
        ("Y262142", OutOfRange, None),
        ("Y-262143", OutOfRange, None),
        ("Y170000002", OutOfRange, None),
        ("Y99999999999999999999", OutOfRange, None),
        ("Y-17E7", Unsupported, None),
        ("1950S2", Unsupported, None),
        ("2017-13", NoSuchDay, None),
        ("2017-00", NoSuchDay, None),
        ("2017-20", NoSuchDay, None),
        ("2017-42", NoSuchDay, None),
        ("2017-02-29", NoSuchDay, None),
        ("2017-04-31", NoSuchDay, None),
        ("2017-13-XX", NoSuchDay, None),
        ("31.02.2017", Form, None),
        ("2017-21-01", NoSuchDay, None),
        ("2017-25", Unsupported, None),
        ("2017-41", Unsupported, None),
        ("2004-06~-11", Unsupported, None),
        ("?2004-06-11", Unsupported, None),
        ("156X-12-25", Unsupported, None),
        ("1XXX", Unsupported, None),
        ("XXXX", Unsupported, None),
        ("2017-1X", Unsupported, None),
        ("-201X", Unsupported, None),
        ("{1960,1961}", Unsupported, None),
        ("2017-10-03T08:00", TimeOfDay, Some("2017-10-03")),
        ("2017-10-03 08:00", Form, Some("2017-10-03")),
        ("2017Test", Form, Some("2017")),
        ("2017/2018", Interval, Some("[2017..2018]")),
        ("2017/..", Interval, Some("[2017..]")),
        ("2017/", Interval, Some("[2017..]")),
        ("/2017", Interval, Some("[..2017]")),
        ("2017?/2018", Interval, None),
        ("a/b", Form, None),
        ("2017/2018/2019", Form, None),
        ("[2018..2017]", Reversed, Some("[2017..2018]")),
        ("[2017-10..2017-09-30]", Reversed, Some("[2017-09-30..2017-10]")),
        ("[]", OpenSet, None),
        ("[..]", OpenSet, None),
        ("[2017,..2018]", OpenSet, None),
        ("[2017..,2018]", OpenSet, None),
        ("[2017,..]", OpenSet, None),
        ("[2017", Form, None),
        ("[2017,]", Form, None),
        ("[2017...2018]", Form, None),
        ("[2017?..2018]", Unsupported, None),
        ("[201X,2020]", Unsupported, None),
        ("[2017-21..2017-23]", Unsupported, None),
        ("[2017-13..2018]", NoSuchDay, None),
        ("[[2017]]", Form, None),
    ] {
        assert_eq!(fault(text), (expected, better.map(Into::into)), "{text}");
    }
}

#[test]
fn messages_say_what_would_be_right() {
    let message = |german| "2017/2018".parse::<Edtf>().unwrap_err().message(german);
    assert!(message(true).starts_with("„2017/2018“ ist ein Zeitraum"), "{}", message(true));
    assert!(message(true).ends_with("Gemeint ist vielleicht [2017..2018]."), "{}", message(true));
    assert!(message(false).ends_with("Perhaps you mean [2017..2018]."), "{}", message(false));
    assert_eq!("3.10.2017".parse::<Edtf>().unwrap_err().code(), "EDTF_FORM");
}

#[test]
fn long_nonsense_is_cut_in_messages_and_costs_no_stack() {
    for unit in ["/", "[", "]", "ä", "2017,", "2017..", "-", "X", "Y", "{", "?"] {
        for text in
            [unit.repeat(100_000), format!("[{}]", unit.repeat(100_000)), "[".repeat(50_000) + &"]".repeat(50_000)]
        {
            if let Err(problem) = PartialDate::new(None, Some(&text)) {
                assert!(problem.message(true).len() < 700);
            }
        }
    }
}
