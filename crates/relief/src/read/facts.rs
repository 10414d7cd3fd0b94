//! The file of facts.

use madang_json::{FromJson, Json, ReadError};

use super::{date, list, listed, only, schema, word};
use crate::programme::Scalar;
use crate::value::{days, of_scalar};
use crate::{Choice, Fact, Facts, Impossible, Kind};

const FACT: [&str; 11] = [
    "id", "kind", "min", "max", "options", "name", "question", "why", "hint", "aid", "typical",
];

impl FromJson for Facts {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        schema(json, "relief-facts/1")?;
        only(json, &["schema", "facts", "impossible"])?;
        Ok(Self {
            facts: listed(json, "facts")?,
            impossible: list(json, "impossible")?,
        })
    }
}

impl FromJson for Fact {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &FACT)?;
        let kind = json.field("kind")?;
        let options: Vec<Choice> = list(json, "options")?;
        let (min, max) = domain(json, kind, options.len())?;
        let aid: Option<Aid> = json.optional("aid")?;
        let mut fact = Self {
            id: json.field("id")?,
            kind,
            min,
            max,
            options,
            name: json.field("name")?,
            question: json.field("question")?,
            why: json.optional("why")?,
            hint: json.optional("hint")?,
            adds_up: aid.is_some(),
            typical: Vec::new(),
        };
        let typical: Vec<Scalar> = list(json, "typical")?;
        for (row, value) in typical.iter().enumerate() {
            let value = of_scalar(&fact, value);
            let value = value.map_err(|error| error.in_row(row).in_field("typical"))?;
            fact.typical.push(value);
        }
        Ok(fact)
    }
}

fn domain(json: Json<'_>, kind: Kind, options: usize) -> Result<(i64, i64), ReadError> {
    let bound = |name| match kind {
        Kind::Date => json.field(name).map(|Day(day)| day),
        _ => json.field(name),
    };
    let set = json.get("min").is_some() || json.get("max").is_some();
    match kind {
        Kind::Choice | Kind::YesNo if set => {
            Err(ReadError::new("is for numbers and dates alone").in_field("min"))
        }
        Kind::YesNo => Ok((0, 1)),
        Kind::Choice => Ok((0, i64::try_from(options).unwrap_or_default() - 1)),
        _ => {
            let (min, max) = (bound("min")?, bound("max")?);
            let empty = ReadError::new("is below `min`").in_field("max");
            (min <= max).then_some((min, max)).ok_or(empty)
        }
    }
}

/// A date as days since 1970-01-01.
struct Day(i64);

impl FromJson for Day {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let date = date(json.text()?).map(|date| Self(days(date)));
        date.ok_or_else(|| json.not("a date such as 2020-05-12"))
    }
}

/// What helps with an answer: adding up, so far.
struct Aid;

impl FromJson for Aid {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        word(json, &["sum"]).map(|_| Self)
    }
}

impl FromJson for Kind {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        const WORDS: [&str; 7] = [
            "count", "krw", "percent", "days", "date", "choice", "yes_no",
        ];
        Ok(match word(json, &WORDS)? {
            0 => Self::Count,
            1 => Self::Krw,
            2 => Self::Percent,
            3 => Self::Days,
            4 => Self::Date,
            5 => Self::Choice,
            _ => Self::YesNo,
        })
    }
}

impl FromJson for Choice {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["id", "name"])?;
        Ok(Self {
            id: json.field("id")?,
            name: json.field("name")?,
        })
    }
}

impl FromJson for Impossible {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["id", "when", "why"])?;
        Ok(Self {
            id: json.field("id")?,
            when: json.field("when")?,
            why: json.field("why")?,
        })
    }
}
