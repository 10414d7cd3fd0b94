//! From JSON to facts and programmes. A field that is not known is refused: a typo in
//! a rule must not drop it.

mod expr;
mod facts;
mod programme;

use chrono::NaiveDate;
use madang_json::{FromJson, Json, ReadError};

use crate::programme::Scalar;

/// Refuses fields that are none of these.
pub(crate) fn only(json: Json<'_>, fields: &[&str]) -> Result<(), ReadError> {
    for (name, _) in json.entries()? {
        if !fields.contains(&name) {
            return Err(ReadError::new("no such field is known").in_field(name));
        }
    }
    Ok(())
}

/// Reads each value of a list that may be left out. By one function for all types:
/// the vectors of each weigh more than this.
fn each(
    json: Json<'_>,
    name: &str,
    read: &mut dyn FnMut(Json<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let Some(list) = json.get(name) else {
        return Ok(());
    };
    let list = list.list().map_err(|error| error.in_field(name))?;
    for (row, value) in list.enumerate() {
        read(value).map_err(|error| error.in_row(row).in_field(name))?;
    }
    Ok(())
}

/// A list that may be left out.
#[inline]
fn list<T: FromJson>(json: Json<'_>, name: &str) -> Result<Vec<T>, ReadError> {
    let mut values = Vec::new();
    each(json, name, &mut |value| {
        values.push(T::from_json(value)?);
        Ok(())
    })?;
    Ok(values)
}

/// A list that must be there.
#[inline]
fn listed<T: FromJson>(json: Json<'_>, name: &str) -> Result<Vec<T>, ReadError> {
    if json.get(name).is_none() {
        return Err(ReadError::new("is missing").in_field(name));
    }
    list(json, name)
}

/// One of the words of a list, by its place there.
fn word(json: Json<'_>, words: &[&str]) -> Result<usize, ReadError> {
    let text = json.text()?;
    let place = words.iter().position(|word| *word == text);
    place.ok_or_else(|| json.not(&["one of ", &words.join(", ")].concat()))
}

/// Refuses files of another form.
fn schema(json: Json<'_>, name: &str) -> Result<(), ReadError> {
    let given: String = json.field("schema")?;
    if given == name {
        return Ok(());
    }
    Err(ReadError::new([name, " is expected"].concat()).in_field("schema"))
}

/// A date such as 2020-05-12.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |length| digits(parts.next()?, length);
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let year = i32::try_from(year).ok()?;
    let whole = parts.next().is_none();
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| whole)
}

/// A number of so many digits and nothing else.
fn digits(text: &str, length: usize) -> Option<u32> {
    let right = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| right)
}

impl FromJson for Scalar {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if let Ok(text) = json.text() {
            return Ok(Self::Text(text.to_owned()));
        }
        if let Ok(value) = bool::from_json(json) {
            return Ok(Self::Bool(value));
        }
        let number = i64::from_json(json).map(Self::Number);
        number.map_err(|_| json.not("a whole number, a text, true or false"))
    }
}
