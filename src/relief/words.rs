//! Values, amounts and verdicts in the current language.

use chrono::{Datelike, NaiveDate};
use madang_relief::value::date_of;
use madang_relief::{Amounts, Answer, Fact, Kind, Verdict};

pub use crate::i18n::data_text as local;
use crate::i18n::{Key, relief as texts, t, tf};
use crate::platform::intl;

/// A number with the language's separators.
#[expect(clippy::cast_precision_loss, reason = "no amount is past 2^53")]
pub fn number(value: i64) -> String {
    intl::number(value as f64)
}

/// An amount, `312,000원`.
pub fn won(krw: i64) -> String {
    tf(texts::WON, &[("n", &number(krw))])
}

/// A date, `2020년 5월 12일`.
pub fn date(date: NaiveDate) -> String {
    let part = |n: u32| n.to_string();
    let (month, day) = (part(date.month()), part(date.day()));
    let year = date.year().to_string();
    let values = [("year", year.as_str()), ("month", &month), ("day", &day)];
    tf(texts::DATE, &values)
}

/// A number of this kind.
pub fn quantity(kind: Kind, value: i64) -> String {
    match kind {
        Kind::Krw => won(value),
        Kind::Percent => tf(texts::PERCENT, &[("n", &number(value))]),
        Kind::Days => tf(texts::DAYS, &[("n", &number(value))]),
        Kind::Date => date_of(value).map(date).unwrap_or_default(),
        Kind::YesNo => t(if value == 0 { texts::NO } else { texts::YES }),
        Kind::Count | Kind::Choice => number(value),
    }
}

/// A value of a fact.
pub fn value(fact: &Fact, value: i64) -> String {
    match fact.kind {
        Kind::Choice => fact
            .option(value)
            .map(|option| local(&option.name))
            .unwrap_or_default(),
        kind => quantity(kind, value),
    }
}

/// From one value to another.
pub fn range(kind: Kind, from: i64, to: i64) -> String {
    if from == to {
        return quantity(kind, from);
    }
    let (from, to) = (quantity(kind, from), quantity(kind, to));
    tf(texts::RANGE, &[("from", &from), ("to", &to)])
}

/// An answer.
pub fn answer(fact: &Fact, answer: Answer) -> String {
    match answer {
        Answer::Known(known) => value(fact, known),
        Answer::Range(from, to) => range(fact.kind, from, to),
        Answer::Unknown => t(texts::UNKNOWN),
    }
}

/// What is paid, where a source says.
pub fn amounts(amounts: Amounts) -> Option<String> {
    let (least, most) = amounts.known?;
    Some(range(Kind::Krw, least, most))
}

/// The groups that verdicts are shown in, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Entitled.
    Yes,
    /// It depends, or has to be confirmed.
    Open,
    /// Not entitled.
    No,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Open, Self::No];

    /// That of a verdict.
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Eligible(_) => Self::Yes,
            Verdict::Confirm(_) | Verdict::Open { .. } => Self::Open,
            Verdict::NotEligible | Verdict::Impossible => Self::No,
        }
    }

    /// Its mark, which needs no colour.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Yes => "✔",
            Self::Open => "?",
            Self::No => "✕",
        }
    }

    /// The style sheet's class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Yes => "is-yes",
            Self::Open => "is-open",
            Self::No => "is-no",
        }
    }

    /// Its name with a number.
    pub fn count(self) -> Key {
        match self {
            Self::Yes => texts::COUNT_YES,
            Self::Open => texts::COUNT_OPEN,
            Self::No => texts::COUNT_NO,
        }
    }
}

/// A verdict in a word.
pub fn verdict(verdict: &Verdict) -> Key {
    match verdict {
        Verdict::Eligible(_) => texts::VERDICT_YES,
        Verdict::Confirm(_) => texts::VERDICT_CONFIRM,
        Verdict::Open { .. } => texts::VERDICT_OPEN,
        Verdict::NotEligible | Verdict::Impossible => texts::VERDICT_NO,
    }
}
