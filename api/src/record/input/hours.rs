//! What an input writes to opening hours.

use chrono_tz::Tz;
use uuid::Uuid;

use super::OpeningHoursInput;
use crate::deed::{Draft, ListPatch, UserErrorCode, Way};
use crate::directory::OpeningHoursRow;
use crate::time::{HoursProblem, OpeningHours, Weekdays, parse_closes, parse_opens, parse_timezone, weekday_code};
use crate::words::Words;

impl Draft<'_> {
    pub(super) fn opening_hours(
        &mut self,
        way: &Way<'_>,
        owner: Uuid,
        stored: &mut Box<[OpeningHoursRow]>,
        patch: Option<ListPatch<OpeningHoursInput>>,
    ) {
        self.rows(
            way,
            owner,
            stored,
            patch,
            |input| input.id.as_ref(),
            |draft, way, mut input, before| {
                let citations = input.citations.take().map(ListPatch::bare);
                let mut row = OpeningHoursRow {
                    id: draft.row_id(before),
                    hours: draft.hours(way, &input)?,
                    citations: before.map(|before| before.citations.clone()).unwrap_or_default(),
                };
                draft.citations(&way.key("citations"), owner, &mut row.citations, citations);
                Some(row)
            },
        );
    }

    fn hours(&mut self, way: &Way<'_>, input: &OpeningHoursInput) -> Option<OpeningHours> {
        let days = Weekdays::from_codes(input.days.iter().map(|day| weekday_code((*day).into())));
        let opens = input.opens.as_deref().map(parse_opens).transpose();
        let closes = input.closes.as_deref().map(parse_closes).transpose();
        let timezone = input.timezone.as_deref().map(parse_timezone).transpose();
        let (days, opens) = (self.sound(&way.key("days"), days), self.sound(&way.key("opens"), opens));
        let (closes, zone) = (self.sound(&way.key("closes"), closes), self.sound(&way.key("timezone"), timezone));
        let hours = OpeningHours {
            days: days?,
            opens: opens?,
            closes: closes?,
            timezone: zone?.unwrap_or(Tz::Europe__Berlin),
            valid_from: input.valid_from.map(|day| day.0),
            valid_through: input.valid_through.map(|day| day.0),
            closed: input.closed,
        };
        self.sound(way, hours.check().map(|()| hours.clone()))
    }

    fn sound<T>(&mut self, way: &Way<'_>, value: Result<T, HoursProblem>) -> Option<T> {
        let said = |problem: HoursProblem| Words { german: problem.message(true), english: problem.message(false) };
        value.map_err(|problem| self.trouble(way, UserErrorCode::Invalid, said(problem))).ok()
    }
}
