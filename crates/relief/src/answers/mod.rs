//! What a person answered.

mod read;

use madang_json::ReadError;

use crate::resolve::Range;
use crate::value::write;
use crate::{Fact, Facts, Rulebook};

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A value.
    Known(i64),
    /// From one value to another, both included.
    Range(i64, i64),
    /// "I don't know".
    Unknown,
}

/// Answers by fact; what was not asked yet has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// The answer to a fact, by its place.
    #[must_use]
    pub fn get(&self, fact: usize) -> Option<Answer> {
        self.0.get(fact).copied().flatten()
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Answers a fact, by its place.
    ///
    /// # Errors
    /// There is no such fact, the value is not in its domain, or it is a range where
    /// values have no order or the wrong way round.
    pub fn set(&mut self, facts: &Facts, fact: usize, answer: Answer) -> Result<(), ReadError> {
        let Some(asked) = facts.get(fact) else {
            return Err(ReadError::new("there is no such fact"));
        };
        let answer = checked(asked, answer).map_err(|error| error.in_field(&asked.id))?;
        if self.0.len() <= fact {
            self.0.resize(fact + 1, None);
        }
        if let Some(slot) = self.0.get_mut(fact) {
            *slot = Some(answer);
        }
        Ok(())
    }

    /// Takes an answer back.
    pub fn clear(&mut self, fact: usize) {
        if let Some(slot) = self.0.get_mut(fact) {
            *slot = None;
        }
    }

    /// The answers as a JSON text, in the order of the facts; [`Self::parse`] reads it.
    #[must_use]
    pub fn to_json(&self, facts: &Facts) -> String {
        let mut text = String::from("{");
        for (place, fact) in facts.facts.iter().enumerate() {
            let Some(answer) = self.get(place) else {
                continue;
            };
            if text.len() > 1 {
                text.push(',');
            }
            let value = |value| match fact.is_quoted() {
                true => ["\"", &write(fact, value), "\""].concat(),
                false => write(fact, value),
            };
            let answer = match answer {
                Answer::Known(known) => value(known),
                Answer::Range(min, max) => {
                    ["{\"min\":", &value(min), ",\"max\":", &value(max), "}"].concat()
                }
                Answer::Unknown => "\"unknown\"".to_owned(),
            };
            text.push_str(&["\"", &fact.id, "\":", &answer].concat());
        }
        text.push('}');
        text
    }

    /// What each fact may be, by place.
    pub(crate) fn range(&self, book: &Rulebook, fact: usize) -> Range {
        match self.get(fact) {
            Some(Answer::Known(value)) => (value, value),
            Some(Answer::Range(min, max)) => (min, max),
            Some(Answer::Unknown) | None => book.domain(fact),
        }
    }

    /// What each fact may be, by level.
    pub(crate) fn bounds(&self, book: &Rulebook) -> Vec<Range> {
        let levels = 0..u32::try_from(book.facts().facts.len()).unwrap_or_default();
        levels
            .map(|level| self.range(book, book.fact_at(level)))
            .collect()
    }
}

fn checked(fact: &Fact, answer: Answer) -> Result<Answer, ReadError> {
    let problem = match answer {
        Answer::Range(..) if !fact.is_numeric() => "has no ranges",
        Answer::Range(min, max) if min > max => "its least is above its greatest",
        Answer::Known(value) if value < fact.min || value > fact.max => "",
        Answer::Range(min, max) if min < fact.min || max > fact.max => "",
        Answer::Range(min, max) if min == max => return Ok(Answer::Known(min)),
        _ => return Ok(answer),
    };
    if !problem.is_empty() {
        return Err(ReadError::new(problem));
    }
    let (min, max) = (write(fact, fact.min), write(fact, fact.max));
    Err(ReadError::new(
        ["is not from ", &min, " to ", &max].concat(),
    ))
}

impl Fact {
    /// Whether files write its values as texts.
    fn is_quoted(&self) -> bool {
        matches!(self.kind, crate::Kind::Date | crate::Kind::Choice)
    }
}
