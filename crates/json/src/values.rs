//! The types that documents are made of.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::{FromJson, Json, ReadError};

impl FromJson for String {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.text().map(str::to_owned)
    }
}

impl FromJson for bool {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.value()
            .as_bool()
            .ok_or_else(|| json.not("true or false"))
    }
}

impl FromJson for f64 {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.value().as_f64().ok_or_else(|| json.not("a number"))
    }
}

impl FromJson for i64 {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let number = json.value();
        number.as_i64().ok_or_else(|| json.not("a whole number"))
    }
}

impl FromJson for u64 {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let number = json.value();
        number
            .as_u64()
            .ok_or_else(|| json.not("a whole number from 0 on"))
    }
}

/// The narrower whole numbers, with the range that they hold.
macro_rules! narrower {
    ($($type:ty: $from:ty, $range:literal;)*) => {$(
        impl FromJson for $type {
            fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
                let wide = <$from>::from_json(json)?;
                Self::try_from(wide).map_err(|_| json.not($range))
            }
        }
    )*};
}

narrower! {
    i32: i64, "a whole number of 32 bits";
    u32: u64, "a whole number from 0 to 4294967295";
    u16: u64, "a whole number from 0 to 65535";
    u8: u64, "a whole number from 0 to 255";
}

impl FromJson for DateTime<Utc> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let text = json.text()?;
        match DateTime::parse_from_rfc3339(text) {
            Ok(time) => Ok(time.to_utc()),
            Err(_) => Err(json.not("an instant such as 2020-05-12T01:05:00Z")),
        }
    }
}

impl FromJson for NaiveDate {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let text = json.text()?;
        date(text).ok_or_else(|| json.not("a date such as 2020-05-12"))
    }
}

impl FromJson for NaiveTime {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let text = json.text()?;
        time(text).ok_or_else(|| json.not("a time of day such as 09:00"))
    }
}

/// Not chrono's parser of patterns, which weighs more than all of this file.
fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |length| digits(parts.next()?, length);
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let year = i32::try_from(year)
        .ok()
        .filter(|_| parts.next().is_none())?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// To the minute; seconds may stand behind, as in what serde writes.
fn time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let second = parts.next().map_or(Some(0), |second| digits(second, 2))?;
    NaiveTime::from_hms_opt(hour, minute, second).filter(|_| parts.next().is_none())
}

/// A number of so many digits and nothing else.
fn digits(text: &str, length: usize) -> Option<u32> {
    let right = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| right)
}

/// `null` is none.
impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        match json.value() {
            serde_json::Value::Null => Ok(None),
            _ => T::from_json(json).map(Some),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let list = json.list()?;
        let mut values = Self::with_capacity(list.len());
        for (index, value) in list.enumerate() {
            values.push(T::from_json(value).map_err(|error| error.in_row(index))?);
        }
        Ok(values)
    }
}

impl<T: FromJson> FromJson for [T; 2] {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut list = json.list()?;
        let (Some(first), Some(second), None) = (list.next(), list.next(), list.next()) else {
            return Err(json.not("a list of two values"));
        };
        Ok([
            T::from_json(first).map_err(|error| error.in_row(0))?,
            T::from_json(second).map_err(|error| error.in_row(1))?,
        ])
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.entries()?
            .map(|(name, value)| match T::from_json(value) {
                Ok(value) => Ok((name.to_owned(), value)),
                Err(error) => Err(error.in_field(name)),
            })
            .collect()
    }
}
