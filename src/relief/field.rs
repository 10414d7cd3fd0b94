//! What is typed or chosen for a fact, until it is an answer.

use leptos::prelude::*;
use madang_relief::value::{date_of, days};
use madang_relief::{Answer, Fact, Kind, parse_won};

use super::words;
use crate::i18n::{Key, date_value, parse_date, relief as texts, t, tf};

/// How well somebody knows a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sure {
    /// Exactly.
    #[default]
    Exact,
    /// From something to something.
    Rough,
    /// Not at all.
    Unknown,
}

/// A fact's field.
#[derive(Clone, Copy)]
pub struct Field {
    /// The fact.
    pub fact: StoredValue<Fact>,
    /// How well it is known.
    pub sure: RwSignal<Sure>,
    /// The value, or what adds up to it.
    pub parts: RwSignal<Vec<String>>,
    /// The least that it may be.
    pub from: RwSignal<String>,
    /// The greatest that it may be.
    pub to: RwSignal<String>,
    /// The option, where it has options.
    pub option: RwSignal<Option<i64>>,
}

impl Field {
    /// The field of a fact, with the answer that was given before.
    pub fn new(fact: Fact, before: Option<Answer>) -> Self {
        let text = |value: i64| text_of(&fact, value);
        let (mut sure, mut part, mut from, mut to) = Default::default();
        let mut option = None;
        match before {
            Some(Answer::Known(value)) if fact.is_numeric() => part = text(value),
            Some(Answer::Known(value)) => option = Some(value),
            Some(Answer::Range(least, most)) => {
                sure = Sure::Rough;
                (from, to) = (text(least), text(most));
            }
            Some(Answer::Unknown) => sure = Sure::Unknown,
            None => {}
        }
        Self {
            sure: RwSignal::new(sure),
            parts: RwSignal::new(vec![part]),
            from: RwSignal::new(from),
            to: RwSignal::new(to),
            option: RwSignal::new(option),
            fact: StoredValue::new(fact),
        }
    }

    /// The answer that it says.
    ///
    /// # Errors
    /// It says none; the error tells what to do.
    pub fn answer(self) -> Result<Answer, String> {
        self.fact
            .with_value(|fact| match self.sure.get_untracked() {
                Sure::Unknown => Ok(Answer::Unknown),
                _ if !fact.is_numeric() => {
                    let option = self.option.get_untracked();
                    option.map(Answer::Known).ok_or(t(texts::ERROR_CHOOSE))
                }
                Sure::Exact => {
                    let parts = self.parts.get_untracked();
                    let sum = sum(fact, &parts)?;
                    within(fact, sum).map(Answer::Known)
                }
                Sure::Rough => {
                    let end =
                        |end: RwSignal<String>| within(fact, read(fact, &end.get_untracked())?);
                    let (from, to) = (end(self.from)?, end(self.to)?);
                    match from <= to {
                        true => Ok(Answer::Range(from, to)),
                        false => Err(t(texts::ERROR_ORDER)),
                    }
                }
            })
    }

    /// What the parts add up to, once each of them is a number.
    pub fn sum(self) -> Option<String> {
        let parts = self.parts.get();
        self.fact.with_value(|fact| {
            let sum = sum(fact, &parts).ok()?;
            Some(words::quantity(fact.kind, sum))
        })
    }
}

/// The value as its field has it.
fn text_of(fact: &Fact, value: i64) -> String {
    match fact.kind {
        Kind::Date => date_of(value).map(date_value).unwrap_or_default(),
        Kind::Krw => words::number(value),
        _ => value.to_string(),
    }
}

/// What parts add up to; those left empty add nothing beside others.
fn sum(fact: &Fact, parts: &[String]) -> Result<i64, String> {
    let filled: Vec<&String> = parts
        .iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    if filled.is_empty() {
        return read(fact, "");
    }
    let mut sum = 0_i64;
    for part in filled {
        sum = sum.saturating_add(read(fact, part)?);
    }
    Ok(sum)
}

fn read(fact: &Fact, text: &str) -> Result<i64, String> {
    let number = || {
        let digits: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
        digits.parse().ok()
    };
    let (value, error): (Option<i64>, Key) = match fact.kind {
        Kind::Date => (parse_date(text).map(days), texts::ERROR_DATE),
        Kind::Krw => (parse_won(text), texts::ERROR_NUMBER),
        _ => (number(), texts::ERROR_NUMBER),
    };
    value.ok_or_else(|| t(error))
}

fn within(fact: &Fact, value: i64) -> Result<i64, String> {
    if (fact.min..=fact.max).contains(&value) {
        return Ok(value);
    }
    let said = |value| words::quantity(fact.kind, value);
    let (from, to) = (said(fact.min), said(fact.max));
    Err(tf(texts::ERROR_DOMAIN, &[("from", &from), ("to", &to)]))
}
