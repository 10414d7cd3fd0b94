//! Values, amounts and conditions as people read them.

use chrono::NaiveDate;
use madang_relief::value::date_of;
use madang_relief::{Amounts, Answer, Fact, Facts, Given, Kind, Shown};
use serde_json::{Value, json};

use super::Language;
use crate::text::count;

/// What stands for a figure that no source or nobody has given.
const NOT_GIVEN: &str = "[unknown]";

/// A number with its thousands apart.
pub(super) fn number(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", count(value.unsigned_abs()))
}

/// Won: `250,000 won`, `0 to 250,000 won`.
pub(super) fn won((least, most): (i64, i64)) -> String {
    match least == most {
        true => format!("{} won", number(least)),
        false => format!("{} to {} won", number(least), number(most)),
    }
}

/// An amount, be it open or given by no source.
pub(super) fn amount(amounts: Amounts) -> String {
    match (amounts.known, amounts.unknown) {
        (Some(range), false) => won(range),
        (Some(range), true) => format!("{}, or an amount that no source gives", won(range)),
        (None, _) => "an amount that no source gives".to_owned(),
    }
}

/// A value of a kind, without its unit.
fn plain(kind: Kind, value: i64) -> String {
    match kind {
        Kind::Date => date_of(value).map_or_else(|| value.to_string(), |date| date.to_string()),
        _ => number(value),
    }
}

/// A fact's value: `310,000 won`, `4`, `25 %`, the name of an option.
pub(super) fn value(fact: &Fact, value: i64, language: Language) -> String {
    let text = plain(fact.kind, value);
    match fact.kind {
        Kind::Krw => format!("{text} won"),
        Kind::Percent => format!("{text} %"),
        Kind::Days => format!("{text} days"),
        Kind::Choice => {
            let name = fact.option(value).map(|option| &option.name);
            name.map_or(text, |name| name.in_language(language.tag()).to_owned())
        }
        Kind::YesNo if value == 0 => "no".to_owned(),
        Kind::YesNo => "yes".to_owned(),
        Kind::Count | Kind::Date => text,
    }
}

/// A fact's values from one to another.
pub(super) fn range(fact: &Fact, (from, to): (i64, i64), language: Language) -> String {
    match from == to {
        true => value(fact, from, language),
        false if fact.is_numeric() => {
            format!(
                "{} to {}",
                plain(fact.kind, from),
                value(fact, to, language)
            )
        }
        false => {
            let all: Vec<String> = (from..=to).map(|v| value(fact, v, language)).collect();
            all.join(" or ")
        }
    }
}

/// What somebody answered; none for "I don't know".
pub(super) fn answer(fact: &Fact, answer: Answer, language: Language) -> Option<String> {
    match answer {
        Answer::Known(known) => Some(value(fact, known, language)),
        Answer::Range(min, max) => Some(range(fact, (min, max), language)),
        Answer::Unknown => None,
    }
}

/// The facts of a case, each with its values: `household_size = 4`.
pub(super) fn case(facts: &Facts, case: &[(usize, i64, i64)], language: Language) -> Vec<String> {
    let known = case.iter().filter_map(|(place, from, to)| {
        let fact = facts.get(*place)?;
        let name = fact.name.in_language(language.tag());
        Some(format!("{name}: {}", range(fact, (*from, *to), language)))
    });
    known.collect()
}

/// The facts of a case for programs: `{"household_size": {"min": 1, "max": 4}}`, as
/// answers write them.
pub(super) fn case_json(facts: &Facts, case: &[(usize, i64, i64)]) -> Value {
    let mut object = serde_json::Map::new();
    for (place, from, to) in case {
        let Some(fact) = facts.get(*place) else {
            continue;
        };
        let value = match from == to {
            true => json_value(fact, *from),
            false if fact.is_numeric() => {
                json!({"min": json_value(fact, *from), "max": json_value(fact, *to)})
            }
            false => (*from..=*to).map(|value| json_value(fact, value)).collect(),
        };
        object.insert(fact.id.clone(), value);
    }
    Value::Object(object)
}

/// A value as answers write it.
pub(super) fn json_value(fact: &Fact, value: i64) -> Value {
    match fact.kind {
        Kind::YesNo => Value::Bool(value != 0),
        Kind::Date | Kind::Choice => madang_relief::value::write(fact, value).into(),
        _ => value.into(),
    }
}

/// A figure of the rules for programs.
pub(super) fn json_figure(unit: Kind, value: i64) -> Value {
    match unit {
        Kind::Date => plain(unit, value).into(),
        _ => value.into(),
    }
}

/// An answer as answers write it; null where there is none.
pub(super) fn json_answer(fact: &Fact, answer: Option<Answer>) -> Value {
    match answer {
        None => Value::Null,
        Some(Answer::Unknown) => "unknown".into(),
        Some(Answer::Known(value)) => json_value(fact, value),
        Some(Answer::Range(min, max)) => {
            json!({"min": json_value(fact, min), "max": json_value(fact, max)})
        }
    }
}

/// A condition's text with its figures in place of their names in braces.
pub(super) fn filled(text: &str, shown: &[Shown], facts: &Facts, language: Language) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or(("", part));
        let known = shown.iter().find(|shown| shown.id == name);
        filled += &known.map_or_else(
            || NOT_GIVEN.to_owned(),
            |known| given(known, facts, language),
        );
        filled += rest;
    }
    filled
}

fn given(shown: &Shown, facts: &Facts, language: Language) -> String {
    match &shown.given {
        Given::Own { fact, answer } => match (facts.get(*fact), answer) {
            (Some(fact), Some(Answer::Known(known))) if fact.is_numeric() => {
                plain(fact.kind, *known)
            }
            (Some(fact), Some(Answer::Known(known))) => value(fact, *known, language),
            (Some(fact), Some(Answer::Range(min, max))) => {
                format!("{} to {}", plain(fact.kind, *min), plain(fact.kind, *max))
            }
            _ => NOT_GIVEN.to_owned(),
        },
        Given::Figure { range: None, .. } => NOT_GIVEN.to_owned(),
        Given::Figure {
            unit,
            range: Some((least, most)),
            ..
        } => match least == most {
            true => plain(*unit, *least),
            false => format!("{} to {}", plain(*unit, *least), plain(*unit, *most)),
        },
    }
}

/// A period: `2021-08-30 to 2021-12-31`.
pub(super) fn period(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) => format!("{from} to {to}"),
        None => format!("{from} on"),
    }
}
