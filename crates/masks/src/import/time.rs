//! The sources' times: `YYYY/MM/DD HH:mm:ss` on their own clock, without a zone.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

/// What a report says of a time that is none.
pub(super) const EXPECTED: &str = "not a time YYYY/MM/DD HH:mm:ss";

/// Reads a time of a clock that is so far ahead of UTC; `None` where it is none.
pub(super) fn parse(text: &str, utc_offset_min: i32) -> Option<DateTime<Utc>> {
    let (date, time) = text.split_once(' ')?;
    let [year, month, day] = numbers(date, '/', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let local: NaiveDateTime = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?
        .and_hms_opt(hour, minute, second)?;
    let zone = FixedOffset::east_opt(utc_offset_min.checked_mul(60)?)?;
    Some(local.and_local_timezone(zone).single()?.to_utc())
}

/// Three numbers of just these widths, parted by `mark`.
fn numbers(text: &str, mark: char, widths: [usize; 3]) -> Option<[u32; 3]> {
    let mut parts = text.split(mark);
    let mut numbers = [0; 3];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_the_clock_of_the_source_as_utc() {
        let read = |offset| parse("2020/05/12 08:30:59", offset).map(|at| at.to_string());
        assert_eq!(read(540).as_deref(), Some("2020-05-11 23:30:59 UTC"));
        assert_eq!(read(480).as_deref(), Some("2020-05-12 00:30:59 UTC"));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "2020-05-12 08:30:00",
            "2020/05/12",
            "2020/5/12 8:30:00",
            "2020/02/30 08:30:00",
            "2020/05/12 24:00:00",
            "2020/05/12 08:30:00 ",
            "2020/05/12 08:30:00:00",
            "+020/05/12 08:30:00",
        ] {
            assert_eq!(parse(text, 540), None, "{text:?}");
        }
    }
}
