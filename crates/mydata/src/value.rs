//! JSON of any form, as claims are: read strictly, written compactly.

use madang_json::{FromJson, Json, Kind, ReadError};
use serde::{Serialize, Serializer};

/// How deep lists and objects of a token may lie in each other.
pub const DEPTH_MAX: usize = 32;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written: claims are handed on, not recomputed.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object: its fields in the order of the document, each name once.
    Object(Vec<(String, Self)>),
}

impl Value {
    /// Reads a document.
    ///
    /// # Errors
    /// It is not JSON (RFC 8259), an object has a name twice, or values lie deeper in
    /// each other than [`DEPTH_MAX`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The document, without blanks.
    #[must_use]
    pub fn write(&self) -> String {
        let mut json = String::new();
        self.write_to(&mut json);
        json
    }

    /// A field of an object; none where there is none or this is no object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let (_, value) = self.fields().iter().find(|(field, _)| field == name)?;
        Some(value)
    }

    /// The fields; none where this is no object.
    #[must_use]
    pub fn fields(&self) -> &[(String, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// The elements; none where this is no list.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The text; none where this is none.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, rounded to what a float holds; none where this is none.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => madang_json::read(number.as_bytes()).ok(),
            _ => None,
        }
    }

    /// As [`Self::parse`], with the reason of a refusal.
    pub(crate) fn parse_strictly(bytes: &[u8]) -> Result<Self, Refused> {
        match madang_json::read(bytes) {
            Ok(Strictly(value)) => value,
            Err(_) if nests_deeper(bytes, DEPTH_MAX) => Err(Refused::too_deep()),
            Err(error) => Err(Refused::new(Reason::NotJson, error)),
        }
    }

    fn read(json: Json<'_>, depth: usize) -> Result<Self, Refused> {
        let inside = || depth.checked_sub(1).ok_or_else(Refused::too_deep);
        Ok(match json.kind() {
            Kind::Null => Self::Null,
            Kind::Bool(value) => Self::Bool(value),
            Kind::Number(number) => Self::Number(number.to_owned()),
            Kind::Text(text) => Self::Text(text.to_owned()),
            Kind::List => Self::List(items(json, inside()?)?),
            Kind::Object => Self::Object(fields(json, inside()?)?),
        })
    }

    fn write_to(&self, json: &mut String) {
        match self {
            Self::Null => json.push_str("null"),
            Self::Bool(true) => json.push_str("true"),
            Self::Bool(false) => json.push_str("false"),
            Self::Number(number) => json.push_str(number),
            Self::Text(text) => write_text(text, json),
            Self::List(values) => {
                json.push('[');
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    value.write_to(json);
                }
                json.push(']');
            }
            Self::Object(fields) => {
                json.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    if index > 0 {
                        json.push(',');
                    }
                    write_text(name, json);
                    json.push(':');
                    value.write_to(json);
                }
                json.push('}');
            }
        }
    }
}

impl FromJson for Value {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Self::read(json, DEPTH_MAX).map_err(|refused| refused.error)
    }
}

/// As published data is written, by the operator's tool.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => match number.parse() {
                Ok(whole) => serializer.serialize_i64(whole),
                Err(_) => serializer.serialize_f64(self.number().unwrap_or_default()),
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

/// Why a document is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    NotJson,
    Twice,
    TooDeep,
}

/// A refusal, and where its reason is.
#[derive(Debug)]
pub(crate) struct Refused {
    pub reason: Reason,
    pub error: ReadError,
}

impl Refused {
    fn new(reason: Reason, error: ReadError) -> Self {
        Self { reason, error }
    }

    fn too_deep() -> Self {
        Self::new(Reason::TooDeep, ReadError::new("lies too deep"))
    }

    fn in_field(self, name: &str) -> Self {
        Self::new(self.reason, self.error.in_field(name))
    }

    fn in_row(self, index: usize) -> Self {
        Self::new(self.reason, self.error.in_row(index))
    }
}

impl From<ReadError> for Refused {
    fn from(error: ReadError) -> Self {
        Self::new(Reason::NotJson, error)
    }
}

/// A value whose refusal is told from that of a document that is no JSON.
struct Strictly(Result<Value, Refused>);

impl FromJson for Strictly {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self(Value::read(json, DEPTH_MAX)))
    }
}

/// Whether lists and objects lie deeper in each other, as far as brackets outside of
/// texts say.
fn nests_deeper(bytes: &[u8], most: usize) -> bool {
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > most {
            return true;
        }
    }
    false
}

fn items(json: Json<'_>, depth: usize) -> Result<Vec<Value>, Refused> {
    let mut items = Vec::new();
    for (index, item) in json.list()?.enumerate() {
        let item = Value::read(item, depth);
        items.push(item.map_err(|refused| refused.in_row(index))?);
    }
    Ok(items)
}

/// JSON of any form.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!(true)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

fn fields(json: Json<'_>, depth: usize) -> Result<Vec<(String, Value)>, Refused> {
    let mut fields: Vec<(String, Value)> = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    for (name, value) in json.entries()? {
        if !names.insert(name) {
            let error = ReadError::new("is there twice").in_field(name);
            return Err(Refused::new(Reason::Twice, error));
        }
        let value = Value::read(value, depth).map_err(|refused| refused.in_field(name))?;
        fields.push((name.to_owned(), value));
    }
    Ok(fields)
}

fn write_text(text: &str, json: &mut String) {
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\0'..='\u{1f}' => {
                let code = u32::from(letter);
                json.push_str("\\u00");
                for nibble in [code >> 4, code & 15] {
                    json.extend(char::from_digit(nibble, 16));
                }
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests;
