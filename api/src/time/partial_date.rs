//! A date as precise as its source: the source's words, an EDTF value and the days between which it lies.

use chrono::NaiveDate;

use super::{DateProblem, Edtf};

/// A date as precise as its source. The words are shown, the bounds only sort and filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialDate {
    text: Option<Box<str>>,
    edtf: Option<Box<str>>,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl PartialDate {
    /// A date from the words of the source and its EDTF value; blank counts as absent.
    ///
    /// # Errors
    /// If both are absent, or the value is not EDTF as [`Edtf`] takes it.
    pub fn new(text: Option<&str>, edtf: Option<&str>) -> Result<Self, DateProblem> {
        let text = text.filter(|text| !text.trim().is_empty());
        let edtf = edtf.map(str::trim).filter(|edtf| !edtf.is_empty()).map(str::parse::<Edtf>).transpose()?;
        if text.is_none() && edtf.is_none() {
            return Err(DateProblem::Empty);
        }
        Ok(Self {
            text: text.map(Into::into),
            earliest: edtf.as_ref().and_then(Edtf::earliest),
            latest: edtf.as_ref().and_then(Edtf::latest),
            edtf: edtf.map(|edtf| edtf.to_string().into()),
        })
    }

    /// The source's words.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The value, in the one way [`Edtf`] prints it.
    #[must_use]
    pub fn edtf(&self) -> Option<&str> {
        self.edtf.as_deref()
    }

    /// The first day it can be; none if that is open or not known.
    #[must_use]
    pub const fn earliest(&self) -> Option<NaiveDate> {
        self.earliest
    }

    /// The last day it can be; none if that is open or not known.
    #[must_use]
    pub const fn latest(&self) -> Option<NaiveDate> {
        self.latest
    }

    /// Whether bounds that somebody states beside the value are those that follow from it; an absent one always is.
    ///
    /// # Errors
    /// Names the first bound that differs.
    pub fn agrees_with(&self, earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> Result<(), DateProblem> {
        for (is_earliest, given, derived) in [(true, earliest, self.earliest), (false, latest, self.latest)] {
            if let Some(found) = given
                && given != derived
            {
                return Err(DateProblem::Bound { earliest: is_earliest, found, derived });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn end_of_2017_keeps_its_words_and_has_bounds() {
        let date = PartialDate::new(Some("Ende 2017"), Some("[2017-10..2017-12]")).unwrap();
        assert_eq!((date.text(), date.edtf()), (Some("Ende 2017"), Some("[2017-10..2017-12]")));
        assert_eq!((date.earliest(), date.latest()), (day(2017, 10, 1), day(2017, 12, 31)));
    }

    #[test]
    fn words_alone_have_no_bounds_and_blank_is_absent() {
        let date = PartialDate::new(Some("vor langer Zeit"), Some(" ")).unwrap();
        assert_eq!((date.edtf(), date.earliest(), date.latest()), (None, None, None));
        assert_eq!(PartialDate::new(Some(" "), Some("")), Err(DateProblem::Empty));
        assert_eq!(PartialDate::new(None, None), Err(DateProblem::Empty));
    }

    #[test]
    fn the_value_is_kept_as_it_is_printed() {
        assert_eq!(PartialDate::new(None, Some(" [2017, 2019] ")).unwrap().edtf(), Some("[2017,2019]"));
    }

    #[test]
    fn stated_bounds_must_follow_from_the_value() {
        let date = PartialDate::new(None, Some("2017")).unwrap();
        assert_eq!(date.agrees_with(None, None), Ok(()));
        assert_eq!(date.agrees_with(day(2017, 1, 1), day(2017, 12, 31)), Ok(()));
        let wrong = date.agrees_with(day(2017, 1, 1), day(2018, 1, 1)).unwrap_err();
        assert_eq!(wrong.code(), "DATE_BOUND");
        assert!(wrong.message(true).contains("2017-12-31"), "{}", wrong.message(true));
        let open = PartialDate::new(None, Some("[2017..]")).unwrap();
        assert!(open.agrees_with(None, day(2018, 1, 1)).is_err());
    }

    #[test]
    fn a_date_is_small() {
        assert!(size_of::<PartialDate>() <= 40);
    }
}
