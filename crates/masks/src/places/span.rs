//! A span of opening within a day: `09:00-18:00`.

use std::fmt;

use madang_json::{FromJson, Json, ReadError};
use serde::{Serialize, Serializer};

const HOUR: u16 = 60;
const DAY: u16 = 24 * HOUR;

/// From a time to a later one, to the minute. `22:00-02:00` ends on the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    from: u16,
    until: u16,
}

impl Span {
    /// Reads `09:00-18:00`; the end may be `24:00`, and not the beginning again.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let (from, until) = (minutes(from)?, minutes(until)?);
        (from < DAY && from != until).then_some(Self { from, until })
    }

    /// When it begins, in minutes from the midnight that its day begins with.
    #[must_use]
    pub fn from_min(self) -> u16 {
        self.from
    }

    /// When it ends, in minutes from the same midnight: up to two days, for what is
    /// open past midnight.
    #[must_use]
    pub fn until_min(self) -> u16 {
        if self.until <= self.from {
            self.until + DAY
        } else {
            self.until
        }
    }

    /// Whether the spans of a day follow one another without overlapping.
    #[must_use]
    pub fn are_apart(spans: &[Self]) -> bool {
        spans
            .iter()
            .zip(spans.iter().skip(1))
            .all(|(first, next)| first.until_min() <= next.from)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, until } = self;
        write!(f, "{:02}:{:02}-", from / HOUR, from % HOUR)?;
        write!(f, "{:02}:{:02}", until / HOUR, until % HOUR)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromJson for Span {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Self::parse(json.text()?).ok_or_else(|| json.not("a span such as 09:00-18:00"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "From a time to a later one, 09:00-18:00; 22:00-02:00 ends on the day after.",
            "type": "string",
            "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$",
        })
    }
}

/// Minutes of `09:30`, up to `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    let minutes = hour * HOUR + minute;
    (minute < HOUR && minutes <= DAY).then_some(minutes)
}

fn two_digits(text: &str) -> Option<u16> {
    let right = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| right)
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_are_read_as_written() {
        for (text, from, until) in [
            ("09:00-18:00", 540, 1080),
            ("00:00-24:00", 0, 1440),
            ("22:00-02:00", 1320, 1560),
            ("22:00-00:00", 1320, 1440),
            ("23:59-23:58", 1439, 2878),
        ] {
            let span = Span::parse(text).unwrap();
            assert_eq!((span.from_min(), span.until_min()), (from, until), "{text}");
            assert_eq!(span.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for text in [
            "",
            "09:00",
            "9:00-18:00",
            "09:00-18:00 ",
            "09:00–18:00",
            "09:00-18:60",
            "09:00-24:01",
            "24:00-02:00",
            "09:00-09:00",
            "09:00-18:00-20:00",
            "+9:00-18:00",
            "09:0가-18:00",
        ] {
            assert_eq!(Span::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn spans_that_overlap_are_seen() {
        let apart = |texts: &[&str]| {
            let spans: Vec<Span> = texts.iter().filter_map(|text| Span::parse(text)).collect();
            Span::are_apart(&spans)
        };
        assert!(apart(&[]) && apart(&["09:00-12:00", "12:00-18:00", "20:00-02:00"]));
        assert!(!apart(&["09:00-12:00", "11:59-18:00"]));
        assert!(!apart(&["13:00-18:00", "09:00-12:00"]));
        assert!(!apart(&["22:00-02:00", "23:00-24:00"]));
    }
}
