//! Counts, times and ages as the current language writes them.

use std::cell::Cell;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike, Utc};
use madang_api::LocalText;

use super::{shell, t, tn};
use crate::platform::intl;

/// A whole number with the language's separators.
pub fn count(n: usize) -> String {
    intl::number(n as f64)
}

/// A number of things as plural rules take it.
pub fn count_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Time of day in Korea, `10:05`.
pub fn time_of_day(at: DateTime<Utc>) -> String {
    let at = local(at);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Date and time of day in Korea, `2020-05-12 10:05`.
pub fn date_and_time(at: DateTime<Utc>) -> String {
    let day = local(at);
    let (year, month, day) = (day.year(), day.month(), day.day());
    format!("{year}-{month:02}-{day:02} {}", time_of_day(at))
}

/// How long ago, in the largest unit that is not zero.
pub fn age(age: TimeDelta) -> String {
    let whole = |n: i64| u32::try_from(n).unwrap_or(0);
    match (
        whole(age.num_days()),
        whole(age.num_hours()),
        whole(age.num_minutes()),
    ) {
        (0, 0, 0) => t(shell::STATUS_AGE_NOW),
        (0, 0, minutes) => tn(shell::STATUS_AGE_MINUTES, minutes),
        (0, hours, _) => tn(shell::STATUS_AGE_HOURS, hours),
        (days, _, _) => tn(shell::STATUS_AGE_DAYS, days),
    }
}

thread_local! {
    /// How far the clocks where the data are from are ahead of UTC, in minutes.
    static OFFSET_MIN: Cell<i32> = const { Cell::new(9 * 60) };
}

/// An instant by the clocks where the data are from: Korea's, which are at +09:00
/// without daylight saving, unless [`set_offset`] said otherwise.
pub fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(OFFSET_MIN.get() * 60) {
        Some(offset) => at.with_timezone(&offset),
        None => at.fixed_offset(),
    }
}

/// Shows times by clocks that are so many minutes ahead of UTC.
pub fn set_offset(minutes: i32) {
    OFFSET_MIN.set(minutes);
}

/// A date as `<input type="date">` has it, if it is one.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-').map(str::parse::<u32>);
    let mut next = || parts.next()?.ok();
    let (year, month, day) = (next()?, next()?, next()?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A date as `<input type="date">` takes it.
pub fn date_value(date: NaiveDate) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    format!("{year:04}-{month:02}-{day:02}")
}

/// A text of the data in the current language.
pub fn data_text(text: &LocalText) -> String {
    text.in_language(super::texts::lang().tag()).to_owned()
}
