//! The scalars of the contract that GraphQL does not bring.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::NaiveDate;

use crate::directory;

/// A day without a time of day: `2024-09-16` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

/// A day without a time of day: `2024-09-16` (ISO 8601).
#[Scalar(name = "Date", specified_by_url = "https://scalars.graphql.org/andimarek/local-date")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) if text.len() == 10 => match text.parse() {
                Ok(day) => Ok(Self(day)),
                Err(_) => Err(InputValueError::custom("a date is a day that exists, as YYYY-MM-DD")),
            },
            _ => Err(InputValueError::custom("a date is written as YYYY-MM-DD, such as 2024-09-16")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// The state of the directory that an answer was read from. Opaque: equal or not, nothing more; hand it back in the
/// header `Partnernetz-Revision` to read at least this state on any server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision(pub directory::Revision);

/// The state of the directory that an answer was read from. Opaque: equal or not, nothing more; hand it back in the
/// header `Partnernetz-Revision` to read at least this state on any server.
#[Scalar(name = "Revision")]
impl ScalarType for Revision {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => match text.parse() {
                Ok(number) => Ok(Self(number)),
                Err(_) => Err(InputValueError::custom("this is no revision that the directory gave out")),
            },
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
