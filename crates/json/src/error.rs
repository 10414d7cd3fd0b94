//! Why a document was refused, and where in it.

use std::fmt;

use crate::parse::Value;

/// How much of an unexpected value is shown.
const SHOWN: usize = 40;

/// Why a document was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ReadError {
    /// Where: `stores[12].lat`; empty for the document itself.
    at: String,
    problem: String,
}

impl ReadError {
    /// A value that breaks a rule which its type alone does not state.
    #[must_use]
    pub fn new(problem: impl Into<String>) -> Self {
        Self {
            at: String::new(),
            problem: problem.into(),
        }
    }

    /// The same error, seen from the object that has the field.
    #[must_use]
    pub fn in_field(self, name: &str) -> Self {
        self.inside(name)
    }

    /// The same error, seen from the list that has the value; counted from 0, as
    /// tools for JSON do.
    #[must_use]
    pub fn in_row(self, index: usize) -> Self {
        self.inside(&["[", &index.to_string(), "]"].concat())
    }

    /// Where in the document: `stores[12].lat`; empty for the document itself.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }

    pub(crate) fn missing(name: &str) -> Self {
        Self::new("is missing").in_field(name)
    }

    pub(crate) fn unlike(expected: &str, found: &Value<'_>) -> Self {
        let found = match found {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => shortened(number),
            Value::Text(text) => shortened(&["\"", text, "\""].concat()),
            Value::List(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        Self::new([expected, " is expected, not ", &found].concat())
    }

    fn inside(mut self, outer: &str) -> Self {
        let between = match self.at.chars().next() {
            None | Some('[') => "",
            Some(_) => ".",
        };
        self.at = [outer, between, &self.at].concat();
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.at.is_empty() {
            f.write_str(&self.at)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.problem)
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
