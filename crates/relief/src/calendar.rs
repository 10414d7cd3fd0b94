//! Dates to keep, as a file that calendars read (RFC 5545).

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use crate::programme::Moment;

/// Korea's offset from UTC, without daylight saving.
const KOREA: TimeDelta = TimeDelta::hours(9);
/// Longest line, in bytes.
const LINE_BYTES: usize = 75;

/// Something in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stays the same however often the file is made.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// When it begins; without a time of day, a whole day.
    pub from: Moment,
    /// When it ends; a whole day counts with it.
    pub to: Moment,
}

/// The file. An event is of whole days unless both of its ends have a time.
#[must_use]
pub fn calendar(events: &[Event], stamp: DateTime<Utc>) -> String {
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Madang//Relief//KO",
    ] {
        fold(&mut file, line);
    }
    let stamp = instant(stamp.naive_utc().date(), stamp.naive_utc().time());
    for event in events {
        fold(&mut file, "BEGIN:VEVENT");
        fold(&mut file, &["UID:", &escaped(&event.uid)].concat());
        fold(&mut file, &["DTSTAMP:", &stamp].concat());
        let (from, to) = ends(event);
        fold(&mut file, &["DTSTART", &from].concat());
        fold(&mut file, &["DTEND", &to].concat());
        fold(&mut file, &["SUMMARY:", &escaped(&event.title)].concat());
        fold(&mut file, "END:VEVENT");
    }
    fold(&mut file, "END:VCALENDAR");
    file
}

fn ends(event: &Event) -> (String, String) {
    let Event { from, to, .. } = event;
    if let (Some(begins), Some(ends)) = (from.time, to.time) {
        return (in_korea(from.date, begins), in_korea(to.date, ends));
    }
    // The end of whole days is the day after.
    let after = to.date.checked_add_days(Days::new(1)).unwrap_or(to.date);
    let whole = |day| [";VALUE=DATE:", &date(day)].concat();
    (whole(from.date), whole(after))
}

fn in_korea(day: NaiveDate, time: NaiveTime) -> String {
    let utc = day.and_time(time) - KOREA;
    [":", &instant(utc.date(), utc.time())].concat()
}

fn instant(day: NaiveDate, time: NaiveTime) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let time = [two(time.hour()), two(time.minute()), two(time.second())].concat();
    [&date(day), "T", &time, "Z"].concat()
}

fn date(day: NaiveDate) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&day.year().to_string(), &*two(day.month()), &two(day.day())].concat()
}

/// A text in which nothing has a meaning of its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, broken where it would be too long, never within a letter.
fn fold(file: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE_BYTES {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, NaiveTime};
    use proptest::prelude::*;

    use super::{Event, calendar};
    use crate::programme::Moment;

    fn moment(day: u32, hour: Option<u32>) -> Moment {
        Moment {
            date: NaiveDate::from_ymd_opt(2021, 9, day).unwrap(),
            time: hour.map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap()),
        }
    }

    fn file(title: &str, from: Moment, to: Moment) -> String {
        let event = Event {
            uid: "a@madang".to_owned(),
            title: title.to_owned(),
            from,
            to,
        };
        calendar(&[event], DateTime::from_timestamp(0, 0).unwrap())
    }

    #[test]
    fn times_are_utc_and_whole_days_end_on_the_day_after() {
        let timed = file("a", moment(6, Some(9)), moment(6, Some(18)));
        assert!(timed.contains("DTSTART:20210906T000000Z\r\nDTEND:20210906T090000Z\r\n"));
        let whole = file("a", moment(6, Some(9)), moment(30, None));
        assert!(whole.contains("DTSTART;VALUE=DATE:20210906\r\nDTEND;VALUE=DATE:20211001\r\n"));
    }

    /// RFC 5545, section 3.3.11, read backwards.
    fn plain(escaped: &str) -> String {
        let mut chars = escaped.chars();
        let mut plain = String::new();
        while let Some(c) = chars.next() {
            plain.extend(match c {
                '\\' => chars.next().map(|c| if c == 'n' { '\n' } else { c }),
                c => Some(c),
            });
        }
        plain
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_the_title(title in "[가-힣a-z;,\\\\\n ]{0,200}") {
            let file = file(&title, moment(6, None), moment(6, None));
            prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
            let unfolded = file.replace("\r\n ", "");
            let summary = unfolded.lines().find_map(|line| line.strip_prefix("SUMMARY:"));
            prop_assert_eq!(plain(summary.unwrap_or_default()), title);
        }
    }
}
