//! The API's times: `YYYY/MM/DD HH:mm:ss` in Korea, without a zone.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

/// Korea is nine hours ahead of UTC all year.
const KST_OFFSET_S: i32 = 9 * 3600;

/// Reads one of the API's times; `None` where it is none.
pub(super) fn parse(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.split_once(' ')?;
    let [year, month, day] = numbers(date, '/', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let local: NaiveDateTime = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?
        .and_hms_opt(hour, minute, second)?;
    let zone = FixedOffset::east_opt(KST_OFFSET_S)?;
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
    fn reads_korean_time_as_utc() {
        let read = parse("2020/05/12 08:30:59").map(|at| at.to_string());
        assert_eq!(read.as_deref(), Some("2020-05-11 23:30:59 UTC"));
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
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
