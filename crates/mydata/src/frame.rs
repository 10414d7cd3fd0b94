//! Which claims an issuer lets a holder hide, in the grammar of @sd-jwt/core:
//! `{"_sd": ["name"], "_sd_decoy": 2, "address": {"_sd": ["street"]}}`; in a list the
//! elements count from 0: `{"list": {"_sd": [0, 1], "0": {"_sd": ["name"]}}}`.

use madang_json::{FromJson, Json, ReadError};
use serde::{Serialize, Serializer};

use crate::{Step, Value};

const HIDDEN: &str = "_sd";
const DECOYS: &str = "_sd_decoy";

/// How many decoys there may be at a place.
const DECOYS_MAX: usize = 100;

/// What may be hidden of an object or a list, and of what lies in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    hidden: Vec<Step>,
    decoys: usize,
    /// Frames of what lies inside, by field or by the digits of an index.
    inner: Vec<(String, Self)>,
}

impl Frame {
    /// Reads a frame.
    ///
    /// # Errors
    /// The bytes are no JSON, or not of a frame's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        Self::from_value(&Value::parse(bytes)?)
    }

    /// Reads a frame from a value.
    ///
    /// # Errors
    /// It is not of a frame's form.
    pub fn from_value(value: &Value) -> Result<Self, ReadError> {
        let Value::Object(fields) = value else {
            return Err(ReadError::new("a frame is an object"));
        };
        let mut frame = Self::default();
        for (name, value) in fields {
            let read = match name.as_str() {
                HIDDEN => hidden(value).map(|hidden| frame.hidden = hidden),
                DECOYS => decoys(value).map(|decoys| frame.decoys = decoys),
                _ => Self::from_value(value).map(|inner| frame.inner.push((name.clone(), inner))),
            };
            read.map_err(|error| error.in_field(name))?;
        }
        Ok(frame)
    }

    /// The frame as it is read.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut fields = Vec::new();
        if !self.hidden.is_empty() {
            let hidden = crate::Path::new(self.hidden.clone()).to_value();
            fields.push((HIDDEN.to_owned(), hidden));
        }
        if self.decoys > 0 {
            let decoys = Value::Number(self.decoys.to_string());
            fields.push((DECOYS.to_owned(), decoys));
        }
        for (name, inner) in &self.inner {
            fields.push((name.clone(), inner.to_value()));
        }
        Value::Object(fields)
    }

    /// How many salts it takes: one for each that may be hidden, and for each decoy.
    #[must_use]
    pub fn salts(&self) -> usize {
        let inner = self.inner.iter().map(|(_, inner)| inner.salts());
        self.hidden.len() + self.decoys + inner.sum::<usize>()
    }

    pub(crate) fn hides(&self, step: &Step) -> bool {
        self.hidden.contains(step)
    }

    pub(crate) fn hidden(&self) -> &[Step] {
        &self.hidden
    }

    pub(crate) fn decoys(&self) -> usize {
        self.decoys
    }

    /// The frame of what lies in a field or at an index.
    pub(crate) fn inside(&self, step: &Step) -> Option<&Self> {
        let index;
        let name = match step {
            Step::Name(name) => name,
            Step::Index(at) => {
                index = at.to_string();
                &index
            }
        };
        let mut inner = self.inner.iter();
        inner
            .find(|(inner, _)| inner == name)
            .map(|(_, inner)| inner)
    }

    /// Fields or indexes that have a frame of their own.
    pub(crate) fn framed(&self) -> impl Iterator<Item = &str> {
        self.inner.iter().map(|(name, _)| name.as_str())
    }
}

impl FromJson for Frame {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Self::from_value(&Value::from_json(json)?)
    }
}

impl Serialize for Frame {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

fn hidden(value: &Value) -> Result<Vec<Step>, ReadError> {
    let Value::List(values) = value else {
        return Err(ReadError::new("a list of names or indexes is expected"));
    };
    let mut steps: Vec<Step> = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        let step = match value {
            Value::Text(name) => Some(Step::Name(name.clone())),
            Value::Number(index) => index.parse().ok().map(Step::Index),
            _ => None,
        };
        let problem = match step {
            Some(step) if !steps.contains(&step) => {
                steps.push(step);
                continue;
            }
            Some(_) => "is there twice",
            None => "a name or an index from 0 is expected",
        };
        return Err(ReadError::new(problem).in_row(row));
    }
    Ok(steps)
}

fn decoys(value: &Value) -> Result<usize, ReadError> {
    let decoys = match value {
        Value::Number(decoys) => decoys.parse().ok(),
        _ => None,
    };
    let decoys = decoys.filter(|decoys| *decoys <= DECOYS_MAX);
    decoys.ok_or_else(|| ReadError::new("a number from 0 to 100 is expected"))
}

#[cfg(test)]
mod tests {
    use super::Frame;

    fn error(frame: &str) -> String {
        Frame::parse(frame.as_bytes()).expect_err(frame).to_string()
    }

    #[test]
    fn a_frame_is_read_and_written() {
        let frame = r#"{"_sd":["name"],"_sd_decoy":2,"list":{"_sd":[0,1],"0":{"_sd":["a"]}}}"#;
        let read = Frame::parse(frame.as_bytes()).unwrap();
        assert_eq!(read.to_value().write(), frame);
        assert_eq!(serde_json::to_string(&read).unwrap(), frame);
        assert_eq!(read.salts(), 1 + 2 + 2 + 1);
        assert_eq!(Frame::parse(b"{}").unwrap().salts(), 0);
    }

    #[test]
    fn what_is_no_frame_is_refused_with_its_place() {
        assert_eq!(error("[]"), "a frame is an object");
        assert_eq!(error(r#"{"a":1}"#), "a: a frame is an object");
        assert_eq!(
            error(r#"{"a":{"_sd":"b"}}"#),
            "a._sd: a list of names or indexes is expected"
        );
        assert_eq!(
            error(r#"{"_sd":["a",-1]}"#),
            "_sd[1]: a name or an index from 0 is expected"
        );
        assert_eq!(error(r#"{"_sd":["a","a"]}"#), "_sd[1]: is there twice");
        assert_eq!(
            error(r#"{"_sd_decoy":101}"#),
            "_sd_decoy: a number from 0 to 100 is expected"
        );
    }
}
