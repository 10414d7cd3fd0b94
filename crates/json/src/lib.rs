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
mod values;

use serde_json::Value;

pub use error::ReadError;

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
pub struct Json<'a>(&'a Value);

/// Reads a document.
///
/// # Errors
/// The bytes are not JSON, or not of the type's form.
pub fn read<T: FromJson>(bytes: &[u8]) -> Result<T, ReadError> {
    let document = document(bytes)?;
    T::from_json(Json(&document))
}

/// One place where documents are parsed, however many types there are.
#[inline(never)]
fn document(bytes: &[u8]) -> Result<Value, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| ReadError::syntax(&error))
}

impl<'a> Json<'a> {
    /// A value that was parsed elsewhere.
    #[must_use]
    pub fn of(value: &'a Value) -> Self {
        Self(value)
    }

    /// The value as serde_json has it.
    #[must_use]
    pub fn value(self) -> &'a Value {
        self.0
    }

    /// What is in a field of an object; none when it is absent or null, or this is
    /// no object.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        self.0.get(name).filter(|value| !value.is_null()).map(Self)
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

    /// A text, borrowed.
    ///
    /// # Errors
    /// It is none.
    pub fn text(self) -> Result<&'a str, ReadError> {
        self.0.as_str().ok_or_else(|| self.not("a text"))
    }

    /// The values of a list in turn.
    ///
    /// # Errors
    /// It is none.
    pub fn list(self) -> Result<impl ExactSizeIterator<Item = Self>, ReadError> {
        let list = self.0.as_array().ok_or_else(|| self.not("a list"))?;
        Ok(list.iter().map(Self))
    }

    /// The fields of an object in the order of their names.
    ///
    /// # Errors
    /// It is none.
    pub fn entries(self) -> Result<impl Iterator<Item = (&'a str, Self)>, ReadError> {
        let object = self.object()?;
        Ok(object
            .iter()
            .map(|(name, value)| (name.as_str(), Self(value))))
    }

    /// The error that something else is expected here.
    #[must_use]
    pub fn not(self, expected: &str) -> ReadError {
        ReadError::unlike(expected, self.0)
    }

    fn object(self) -> Result<&'a serde_json::Map<String, Value>, ReadError> {
        self.0.as_object().ok_or_else(|| self.not("an object"))
    }

    #[inline(never)]
    fn required(self, name: &str) -> Result<Self, ReadError> {
        self.object()?;
        self.get(name).ok_or_else(|| ReadError::missing(name))
    }
}

#[cfg(test)]
mod tests;
