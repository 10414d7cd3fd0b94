//! Texts, switches, and what is made of several values.

use std::collections::BTreeMap;

use crate::parse::Value;
use crate::{FromJson, Json, ReadError};

impl FromJson for String {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.text().map(str::to_owned)
    }
}

impl FromJson for bool {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        match json.0 {
            Value::Bool(value) => Ok(*value),
            _ => Err(json.not("true or false")),
        }
    }
}

/// `null` is none.
impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.is_null() {
            return Ok(None);
        }
        T::from_json(json).map(Some)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let list = json.list()?;
        let mut values = Self::with_capacity(list.len());
        for (index, value) in list.enumerate() {
            values.push(T::from_json(value).map_err(|error| error.in_row(index))?);
        }
        Ok(values)
    }
}

impl<T: FromJson> FromJson for [T; 2] {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut list = json.list()?;
        let (Some(first), Some(second), None) = (list.next(), list.next(), list.next()) else {
            return Err(json.not("a list of two values"));
        };
        Ok([
            T::from_json(first).map_err(|error| error.in_row(0))?,
            T::from_json(second).map_err(|error| error.in_row(1))?,
        ])
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut values = Self::new();
        // One at a time: `collect` would sort them first, by code of its own.
        for (name, value) in json.entries()? {
            let value = T::from_json(value).map_err(|error| error.in_field(name))?;
            values.insert(name.to_owned(), value);
        }
        Ok(values)
    }
}
