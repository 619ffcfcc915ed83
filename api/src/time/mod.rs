//! Dates as precise as their sources, periods, recurrences and opening hours: values that know no other module and read no clock.

mod edtf;
mod opening;
mod partial_date;
mod period;
mod problem;
mod recurrence;

pub use chrono::Weekday;
pub use edtf::{Edtf, Qualifier};
pub use opening::{
    HoursProblem, OpeningHours, Weekdays, is_open, parse_closes, parse_opens, parse_timezone, print_closes,
    print_opens, weekday_code,
};
pub use partial_date::PartialDate;
pub use period::{Holds, Period, Temporal, can_overlap, holds};
pub use problem::{DateProblem, EdtfFault};
pub use recurrence::{MonthDay, Recurrence, RecurrenceProblem, Window};
