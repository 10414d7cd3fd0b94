//! Published JSON, read field by field by one small reader.
//!
//! Each derived `Deserialize` weighs a few kilobytes of wasm; here a type says in
//! a line per field what it takes, and an error says where in the file it is:
//! `stores[12].lat: a number is expected, not "abc"`. Unknown fields are ignored,
//! `null` is an absent field.
//!
//! ```
//! use madang_json::{FromJson, Json, ReadError};
//!
//! struct Place { name: String, floor: Option<i32> }
//!
//! impl FromJson for Place {
//!     fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
//!         Ok(Self { name: json.field("name")?, floor: json.optional("floor")? })
//!     }
//! }
//!
//! let place: Place = madang_json::read(br#"{"name":"yard"}"#)?;
//! assert_eq!((place.name.as_str(), place.floor), ("yard", None));
//! # Ok::<(), ReadError>(())
//! ```
//!
//! Deliberately absent: writing, which is serde's, in the operator's tool.
#![forbid(unsafe_code)]

mod error;
mod number;
mod parse;
mod time;
mod values;

use std::borrow::Cow;

pub use error::ReadError;
use parse::Value;

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// It is not of this type's form.
    fn from_json(json: Json<'_>) -> Result<Self, ReadError>;
}

/// A value somewhere in a document.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a>(&'a Value<'a>);

/// A value by its kind, for readers of documents whose form is not known.
#[derive(Debug)]
pub enum Kind<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written.
    Number(&'a str),
    /// A text without its quotes and escapes.
    Text(&'a str),
    /// A list; [`Json::list`] has its values.
    List,
    /// An object; [`Json::entries`] has its fields.
    Object,
}

/// Reads a document.
///
/// # Errors
/// The bytes are not JSON, or not of the type's form.
pub fn read<T: FromJson>(bytes: &[u8]) -> Result<T, ReadError> {
    let document = parse::document(bytes)?;
    T::from_json(Json(&document))
}

impl<'a> Json<'a> {
    /// What is in a field of an object; none when it is absent or null, or this is
    /// no object. Of several fields of a name the last counts.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        let mut fields = self.object().ok()?.iter().rev();
        let (_, value) = fields.find(|(field, _)| field == name)?;
        Some(Self(value)).filter(|value| !value.is_null())
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// This is no object, the field is absent, or it is not of the type's form.
    pub fn field<T: FromJson>(self, name: &str) -> Result<T, ReadError> {
        T::from_json(self.required(name)?).map_err(|error| error.in_field(name))
    }

    /// A field that may be absent or null.
    ///
    /// # Errors
    /// This is no object, or the field is there and not of the type's form.
    pub fn optional<T: FromJson>(self, name: &str) -> Result<Option<T>, ReadError> {
        self.object()?;
        self.get(name)
            .map(T::from_json)
            .transpose()
            .map_err(|error| error.in_field(name))
    }

    /// A field that has a default where it is absent or null.
    ///
    /// # Errors
    /// As [`Self::optional`].
    pub fn or_default<T: FromJson + Default>(self, name: &str) -> Result<T, ReadError> {
        Ok(self.optional(name)?.unwrap_or_default())
    }

    /// What kind of value this is.
    #[must_use]
    pub fn kind(self) -> Kind<'a> {
        match self.0 {
            Value::Null => Kind::Null,
            Value::Bool(value) => Kind::Bool(*value),
            Value::Number(number) => Kind::Number(number),
            Value::Text(text) => Kind::Text(text),
            Value::List(_) => Kind::List,
            Value::Object(_) => Kind::Object,
        }
    }

    /// A text, borrowed.
    ///
    /// # Errors
    /// It is none.
    pub fn text(self) -> Result<&'a str, ReadError> {
        match self.0 {
            Value::Text(text) => Ok(text),
            _ => Err(self.not("a text")),
        }
    }

    /// The values of a list in turn.
    ///
    /// # Errors
    /// It is none.
    pub fn list(self) -> Result<impl ExactSizeIterator<Item = Self>, ReadError> {
        match self.0 {
            Value::List(values) => Ok(values.iter().map(Self)),
            _ => Err(self.not("a list")),
        }
    }

    /// The fields of an object in the order of the document, each as often as it is
    /// there.
    ///
    /// # Errors
    /// It is none.
    pub fn entries(self) -> Result<impl Iterator<Item = (&'a str, Self)>, ReadError> {
        let fields = self.object()?.iter();
        Ok(fields.map(|(name, value)| (name.as_ref(), Self(value))))
    }

    /// The error that something else is expected here.
    #[must_use]
    pub fn not(self, expected: &str) -> ReadError {
        ReadError::unlike(expected, self.0)
    }

    fn is_null(self) -> bool {
        matches!(self.0, Value::Null)
    }

    fn object(self) -> Result<&'a [(Cow<'a, str>, Value<'a>)], ReadError> {
        match self.0 {
            Value::Object(fields) => Ok(fields),
            _ => Err(self.not("an object")),
        }
    }

    #[inline(never)]
    fn required(self, name: &str) -> Result<Self, ReadError> {
        self.object()?;
        self.get(name).ok_or_else(|| ReadError::missing(name))
    }
}

#[cfg(test)]
mod tests;
