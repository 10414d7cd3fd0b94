//! Values of facts: whole numbers, whatever their kind.

use chrono::{NaiveDate, TimeDelta};
use madang_json::ReadError;

use crate::programme::Scalar;
use crate::read::date;
use crate::{Fact, Kind};

/// A date as days since 1970-01-01.
#[must_use]
pub fn days(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

/// The date so many days after 1970-01-01; none where no calendar goes.
#[must_use]
pub fn date_of(days: i64) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_signed(TimeDelta::try_days(days)?)
}

/// What a written value is of a fact, whether it is in the domain or not.
pub(crate) fn any_of_scalar(fact: &Fact, value: &Scalar) -> Result<i64, ReadError> {
    let (expected, value) = match (fact.kind, value) {
        (Kind::YesNo, Scalar::Bool(yes)) => return Ok((*yes).into()),
        (Kind::YesNo, _) => ("true or false is expected", None),
        (Kind::Date, Scalar::Text(text)) => (
            "a date such as 2020-05-12 is expected",
            date(text).map(days),
        ),
        (Kind::Date, _) => ("a date such as 2020-05-12 is expected", None),
        (Kind::Choice, Scalar::Text(text)) => return option(fact, text),
        (Kind::Choice, _) => return Err(no_option(fact)),
        (_, Scalar::Number(number)) => return Ok(*number),
        _ => ("a whole number is expected", None),
    };
    value.ok_or_else(|| ReadError::new(expected))
}

/// What a written value is of a fact; it must be in the domain.
pub(crate) fn of_scalar(fact: &Fact, value: &Scalar) -> Result<i64, ReadError> {
    let value = any_of_scalar(fact, value)?;
    if (fact.min..=fact.max).contains(&value) {
        return Ok(value);
    }
    let (min, max) = (write(fact, fact.min), write(fact, fact.max));
    let problem = ["is not from ", &min, " to ", &max].concat();
    Err(ReadError::new(problem))
}

/// A value as files write it, without quotes: a number, a date, an option's id.
#[must_use]
pub fn write(fact: &Fact, value: i64) -> String {
    let text = match fact.kind {
        Kind::YesNo => Some(if value == 0 { "false" } else { "true" }.to_owned()),
        Kind::Choice => fact.option(value).map(|option| option.id.clone()),
        Kind::Date => date_of(value).map(iso),
        _ => None,
    };
    text.unwrap_or_else(|| value.to_string())
}

/// A date as ISO 8601 has it.
fn iso(date: NaiveDate) -> String {
    use chrono::Datelike;
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let year = date.year().to_string();
    let zeros = "0".repeat(4_usize.saturating_sub(year.len()));
    [
        &zeros,
        &year,
        "-",
        &two(date.month()),
        "-",
        &two(date.day()),
    ]
    .concat()
}

fn option(fact: &Fact, text: &str) -> Result<i64, ReadError> {
    let place = fact.options.iter().position(|option| option.id == text);
    let value = place.and_then(|place| i64::try_from(place).ok());
    value.ok_or_else(|| no_option(fact))
}

fn no_option(fact: &Fact) -> ReadError {
    let ids: Vec<&str> = fact
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    ReadError::new(["one of ", &ids.join(", "), " is expected"].concat())
}
