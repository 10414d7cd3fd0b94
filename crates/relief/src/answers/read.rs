//! Answers from JSON: `{"size": 4, "premium": {"min": 200000}, "type": "unknown"}`.

use madang_json::{FromJson, Json, ReadError};

use super::{Answer, Answers};
use crate::programme::Scalar;
use crate::value::of_scalar;
use crate::{Fact, Facts};

impl Answers {
    /// Reads answers by the ids of facts; null and "unknown" are "I don't know", a
    /// range may leave an end out.
    ///
    /// # Errors
    /// A name is no fact's, or a value is of another kind or not in the domain; the
    /// error says where.
    pub fn parse(facts: &Facts, bytes: &[u8]) -> Result<Self, ReadError> {
        let Written(written) = madang_json::read(bytes)?;
        let mut answers = Self::default();
        for (place, (id, answer)) in written.iter().enumerate() {
            let at = |error: ReadError| error.in_field(id);
            let Some(fact) = facts.index(id) else {
                return Err(at(ReadError::new("there is no such fact")));
            };
            if written.iter().take(place).any(|(earlier, _)| earlier == id) {
                return Err(at(ReadError::new("is given twice")));
            }
            let Some(asked) = facts.get(fact) else {
                continue;
            };
            let answer = meant(asked, answer).map_err(at)?;
            answers.set(facts, fact, answer)?;
        }
        Ok(answers)
    }
}

fn meant(fact: &Fact, answer: &OneWritten) -> Result<Answer, ReadError> {
    let end = |name: &str, end: &Option<Scalar>, otherwise| match end {
        Some(value) => of_scalar(fact, value).map_err(|error| error.in_field(name)),
        None => Ok(otherwise),
    };
    Ok(match answer {
        OneWritten::Unknown => Answer::Unknown,
        OneWritten::Value(value) => Answer::Known(of_scalar(fact, value)?),
        OneWritten::Range(min, max) => {
            Answer::Range(end("min", min, fact.min)?, end("max", max, fact.max)?)
        }
    })
}

struct Written(Vec<(String, OneWritten)>);

enum OneWritten {
    Unknown,
    Value(Scalar),
    Range(Option<Scalar>, Option<Scalar>),
}

impl FromJson for Written {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut answers = Vec::new();
        for (id, answer) in json.entries()? {
            let answer = OneWritten::from_json(answer).map_err(|error| error.in_field(id))?;
            answers.push((id.to_owned(), answer));
        }
        Ok(Self(answers))
    }
}

impl FromJson for OneWritten {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.entries().is_ok() {
            crate::read::only(json, &["min", "max"])?;
            return Ok(Self::Range(json.optional("min")?, json.optional("max")?));
        }
        Ok(match Option::<Scalar>::from_json(json)? {
            None => Self::Unknown,
            Some(Scalar::Text(text)) if text == "unknown" => Self::Unknown,
            Some(value) => Self::Value(value),
        })
    }
}
