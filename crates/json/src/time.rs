//! Instants, dates and times of day.
//!
//! Not by chrono's parsers, which weigh more than all of this crate.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::{FromJson, Json, ReadError};

impl FromJson for DateTime<Utc> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let text = json.text()?;
        instant(text).ok_or_else(|| json.not("an instant such as 2020-05-12T01:05:00Z"))
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

/// As RFC 3339, section 5.6, but for leap seconds, which no clock here tells.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let (day, rest) = text.split_at_checked(10)?;
    let (clock, rest) = rest.strip_prefix(['T', 't'])?.split_at_checked(8)?;
    let (nanosecond, zone) = fraction(rest)?;
    let clock = time(clock)?.with_nanosecond(nanosecond)?;
    let local = date(day)?.and_time(clock).and_utc();
    local.checked_sub_signed(offset(zone)?)
}

/// Nanoseconds, and what stands behind them; finer digits are dropped.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(text) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length).filter(|_| length > 0)?;
    let nine = digits.bytes().chain([b'0'; 9]).take(9);
    Some((
        nine.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')),
        rest,
    ))
}

/// How far a zone is ahead of UTC.
fn offset(zone: &str) -> Option<TimeDelta> {
    if let "Z" | "z" = zone {
        return Some(TimeDelta::zero());
    }
    let (sign, clock) = zone.split_at_checked(1)?;
    let ahead = time(clock).filter(|_| clock.len() == 5)? - NaiveTime::MIN;
    match sign {
        "+" => Some(ahead),
        "-" => Some(-ahead),
        _ => None,
    }
}

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
