//! Values and tables of a TOML document that know their key and place, so that
//! each says for itself what is wrong with it.
//!
//! A reader gets `None` for a value that is missing or was found wrong; the
//! latter is noted, and a noted problem refuses the file in the end.

use std::fmt::Display;
use std::ops::RangeInclusive;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problems::Problems;

/// Korean time, seconds east of UTC.
const KST_S: i32 = 9 * 3600;

/// One value, its dotted key and where it stands.
pub(super) struct Value<'d> {
    key: String,
    offset: usize,
    inner: &'d DeValue<'d>,
    problems: &'d Problems,
}

impl<'d> Value<'d> {
    /// Notes that this value is wrong.
    pub fn refuse(&self, message: impl Display) {
        self.problems
            .add(self.offset, format!("`{}` {message}", self.key));
    }

    /// A text that says something.
    pub fn text(&self) -> Option<&'d str> {
        let text = match self.inner {
            DeValue::String(text) => text.trim(),
            _ => return self.expected("a text in quotes"),
        };
        if text.is_empty() {
            self.refuse("is empty: write a text, or take the line out");
            return None;
        }
        Some(text)
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&self, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = choices.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let hint = suggestion(text, &words);
            let words = words.join("\" or \"");
            self.refuse(format_args!("must be \"{words}\", not \"{text}\"{hint}"));
        }
        found.map(|(_, choice)| *choice)
    }

    /// On or off.
    pub fn switch(&self) -> Option<bool> {
        match self.inner {
            DeValue::Boolean(on) => Some(*on),
            _ => self.expected("true or false"),
        }
    }

    /// A whole number in a range.
    pub fn whole(&self, range: RangeInclusive<u32>) -> Option<u32> {
        let number = match self.inner {
            DeValue::Integer(digits) => u32::from_str_radix(digits.as_str(), digits.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|n| range.contains(n));
        let (least, most) = (range.start(), range.end());
        number.or_else(|| self.expected(&format!("a whole number from {least} to {most}")))
    }

    /// A number in a range.
    pub fn decimal(&self, range: RangeInclusive<f64>) -> Option<f64> {
        let number = match self.inner {
            DeValue::Integer(digits) => digits.as_str().parse().ok(),
            DeValue::Float(digits) => digits.as_str().parse().ok(),
            _ => None,
        };
        let number = number.filter(|n| range.contains(n));
        let (least, most) = (range.start(), range.end());
        number.or_else(|| self.expected(&format!("a number from {least} to {most}")))
    }

    /// A date and time; without an offset it is Korean time.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        let instant = match self.inner {
            DeValue::Datetime(written) => parse_instant(&written.to_string()),
            _ => None,
        };
        instant.or_else(|| {
            self.expected("a date and time without quotes, like 2020-05-12T09:00:00+09:00")
        })
    }

    /// A list.
    pub fn list(&self) -> Option<Vec<Value<'d>>> {
        let DeValue::Array(items) = self.inner else {
            return self.expected("a list in brackets, like [\"ko\", \"en\"]");
        };
        let item = |(number, item): (usize, &'d Spanned<DeValue<'d>>)| Value {
            key: format!("{}[{number}]", self.key),
            offset: item.span().start,
            inner: item.get_ref(),
            problems: self.problems,
        };
        Some(items.iter().enumerate().map(item).collect())
    }

    /// A table of named values.
    pub fn table(&self) -> Option<Table<'d>> {
        let DeValue::Table(inner) = self.inner else {
            return self.expected("a table, like { ko = \"…\", en = \"…\" }");
        };
        Some(Table {
            key: self.key.clone(),
            offset: self.offset,
            inner,
            asked: Vec::new(),
            problems: self.problems,
        })
    }

    fn expected<T>(&self, what: &str) -> Option<T> {
        let found = match self.inner {
            DeValue::String(text) => format!("the text \"{text}\""),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            DeValue::Boolean(on) => on.to_string(),
            DeValue::Datetime(time) => time.to_string(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        self.refuse(format_args!("must be {what}, not {found}"));
        None
    }
}

/// A table whose keys are asked for by name; [`Table::finish`] refuses the rest.
pub(super) struct Table<'d> {
    key: String,
    offset: usize,
    inner: &'d DeTable<'d>,
    asked: Vec<&'static str>,
    problems: &'d Problems,
}

impl<'d> Table<'d> {
    /// The whole document.
    pub fn root(inner: &'d DeTable<'d>, problems: &'d Problems) -> Self {
        Self {
            key: String::new(),
            offset: 0,
            inner,
            asked: Vec::new(),
            problems,
        }
    }

    /// The value of a key that may be missing.
    pub fn get(&mut self, name: &'static str) -> Option<Value<'d>> {
        self.asked.push(name);
        let value = self.inner.get(name)?;
        Some(Value {
            key: self.key_of(name),
            offset: value.span().start,
            inner: value.get_ref(),
            problems: self.problems,
        })
    }

    /// The value of a key that must be there.
    pub fn require(&mut self, name: &'static str) -> Option<Value<'d>> {
        let value = self.get(name);
        if value.is_none() {
            self.refuse(format_args!("`{}` is missing", self.key_of(name)));
        }
        value
    }

    /// Notes a problem with the table as a whole.
    pub fn refuse(&self, message: impl Display) {
        self.problems.add(self.offset, message.to_string());
    }

    /// Refuses every key that was not asked for.
    pub fn finish(self) {
        for key in self.inner.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let hint = suggestion(name, &self.asked);
            let (unknown, known) = (self.key_of(name), self.asked.join(", "));
            self.problems.add(
                key.span().start,
                format!("`{unknown}` is not a key of this file{hint}; known here: {known}"),
            );
        }
    }

    fn key_of(&self, name: &str) -> String {
        match self.key.as_str() {
            "" => name.to_owned(),
            key => format!("{key}.{name}"),
        }
    }
}

/// `; did you mean …?` when one of the words is near.
fn suggestion(found: &str, words: &[&str]) -> String {
    let distance = |word: &&&str| strsim::damerau_levenshtein(found, word);
    words
        .iter()
        .min_by_key(distance)
        .filter(|word| distance(word) <= (word.len() / 3).max(1))
        .map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}

fn parse_instant(written: &str) -> Option<DateTime<Utc>> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(written) {
        return Some(instant.to_utc());
    }
    let local: NaiveDateTime = written.parse().ok()?;
    let kst = FixedOffset::east_opt(KST_S)?;
    Some(kst.from_local_datetime(&local).single()?.to_utc())
}
