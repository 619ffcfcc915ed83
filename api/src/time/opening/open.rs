//! Whether something is open at an instant.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::OpeningHours;

/// Whether something with these hours is open; none when that is not known, or by appointment only.
///
/// Hours over midnight belong to the day on which they begin: its weekday, its validity, its being closed. A closed day is
/// closed for appointments too. Outside of all validity nothing is known. An hour that daylight saving skips is an
/// instant; one that it repeats counts to the side of being open.
#[must_use]
pub fn is_open<'h>(
    hours: impl IntoIterator<Item = &'h OpeningHours, IntoIter: Clone>,
    by_appointment: bool,
    at: DateTime<Utc>,
) -> Option<bool> {
    // Local times must stay within the calendar.
    if !(-9999..=9999).contains(&at.year()) {
        return None;
    }
    let rows = hours.into_iter();
    let today = |row: &OpeningHours| at.with_timezone(&row.timezone).date_naive();
    let closed_on = |day: NaiveDate| rows.clone().any(|row| row.closed && row.is_about(day));
    let mut is_known = false;
    let mut has_day_without_hours = false;
    for row in rows.clone().filter(|row| !row.closed) {
        let today = today(row);
        is_known |= row.is_valid_on(today);
        has_day_without_hours |= row.opens.zip(row.closes).is_none() && row.is_about(today);
        // Yesterday's hours may go on; where clocks are set back over midnight, tomorrow's may have begun.
        let days = [today.pred_opt(), Some(today), today.succ_opt()];
        if days.into_iter().flatten().any(|day| row.is_open_from(day, at) && !closed_on(day)) {
            return Some(true);
        }
    }
    if rows.clone().any(|row| row.closed && row.is_about(today(row))) {
        return Some(false);
    }
    if by_appointment || has_day_without_hours || !is_known { None } else { Some(false) }
}

impl OpeningHours {
    /// Whether the row speaks of a day.
    fn is_about(&self, day: NaiveDate) -> bool {
        self.days.contains(day.weekday()) && self.is_valid_on(day)
    }

    /// Whether an instant is within the hours that begin on a day.
    fn is_open_from(&self, day: NaiveDate, at: DateTime<Utc>) -> bool {
        let Some((from, to)) = self.opens.zip(self.closes).filter(|_| self.is_about(day)) else { return false };
        let last_day = if to <= from { day.succ_opt() } else { Some(day) };
        let has_begun = first_instant(self.timezone, day.and_time(from)).is_some_and(|begin| begin <= at);
        let end = || last_day.and_then(|day| last_instant(self.timezone, day.and_time(to)));
        has_begun && end().is_some_and(|end| at < end)
    }
}

/// The first instant at which the clocks of a zone show a time or, where they skip it, a later one.
fn first_instant(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    zone.from_local_datetime(&local).earliest().map(|at| at.to_utc()).or_else(|| after_gap(zone, local))
}

/// The last instant at which the clocks of a zone show a time or, where they skip it, the first at which they show a later.
fn last_instant(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    zone.from_local_datetime(&local).latest().map(|at| at.to_utc()).or_else(|| after_gap(zone, local))
}

/// When the clocks skip a time: the instant at which they do.
fn after_gap(zone: Tz, local: NaiveDateTime) -> Option<DateTime<Utc>> {
    let shows_later = |at: DateTime<Utc>| at.with_timezone(&zone).naive_local() >= local;
    // The largest gap there has been is a day (Samoa, 2011); offsets are within a day of UTC.
    let mut before = local.and_utc().checked_sub_signed(TimeDelta::hours(48))?;
    let mut after = local.and_utc().checked_add_signed(TimeDelta::hours(48))?;
    while before + TimeDelta::seconds(1) < after {
        let middle = before + (after - before) / 2;
        if shows_later(middle) { after = middle } else { before = middle }
    }
    // Clocks change at full seconds.
    DateTime::from_timestamp(after.timestamp(), 0)
}
