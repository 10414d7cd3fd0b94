//! One row's fields.

use std::collections::BTreeMap;

use madang_api::LocalText;
use serde_json::{Map, Value};

use super::hours;
use crate::import::row::{Fault, fault, in_korea};
use crate::places::{Place, PlaceKind};
use crate::wire::E5;

const ID_CHARS_MAX: usize = 40;
const NAME_CHARS_MAX: usize = 80;
const ADDRESS_CHARS_MAX: usize = 120;
const PHONE_CHARS_MAX: usize = 30;
const NOTE_CHARS_MAX: usize = 300;

/// A row's cells or properties.
pub(super) struct Row<'a> {
    fields: &'a Map<String, Value>,
}

impl<'a> Row<'a> {
    pub(super) fn of(fields: &'a Map<String, Value>) -> Self {
        Self { fields }
    }

    pub(super) fn place(&self) -> Result<Place, Fault> {
        let (id, kind) = (self.id()?, self.kind()?);
        let at = E5::of(in_korea(
            self.degrees("lat")?,
            self.degrees("lon")?,
            ["lat", "lon"],
        )?);
        Ok(Place {
            id,
            kind,
            name: self
                .local(["name_ko", "name_en"], NAME_CHARS_MAX)?
                .ok_or_else(|| fault("name_ko", "missing"))?,
            address: self.required("address", ADDRESS_CHARS_MAX)?,
            phone: self.phone()?,
            lon_e5: at.lon,
            lat_e5: at.lat,
            hours: hours::read(|day| self.text(day))?,
            note: self.local(["note_ko", "note_en"], NOTE_CHARS_MAX)?,
        })
    }

    fn id(&self) -> Result<String, Fault> {
        let id = match self.given("id") {
            Some(Value::Number(number)) => number.to_string(),
            _ => self.required("id", ID_CHARS_MAX)?,
        };
        let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if id.bytes().all(known) {
            Ok(id)
        } else {
            Err(fault("id", "letters, digits, - and _ alone make an id"))
        }
    }

    fn kind(&self) -> Result<PlaceKind, Fault> {
        let word = self.text("kind")?.ok_or_else(|| fault("kind", "missing"))?;
        match PlaceKind::of_word(&word) {
            PlaceKind::Unknown => {
                let words = PlaceKind::KNOWN.map(PlaceKind::word).join(", ");
                Err(fault("kind", format!("not one of {words}")))
            }
            kind => Ok(kind),
        }
    }

    fn phone(&self) -> Result<Option<String>, Fault> {
        const FIELD: &str = "phone";
        let phone = self.short(FIELD, PHONE_CHARS_MAX)?;
        let known = |c: char| c.is_ascii_digit() || "+-() ".contains(c);
        match &phone {
            Some(text)
                if !text.chars().all(known) || !text.contains(|c: char| c.is_ascii_digit()) =>
            {
                Err(fault(
                    FIELD,
                    "digits, +, -, ( and ) alone make a telephone number",
                ))
            }
            _ => Ok(phone),
        }
    }

    /// A text in Korean and, maybe, in English.
    fn local(
        &self,
        [ko, en]: [&'static str; 2],
        chars_max: usize,
    ) -> Result<Option<LocalText>, Fault> {
        let (korean, english) = (self.short(ko, chars_max)?, self.short(en, chars_max)?);
        let mut texts = BTreeMap::new();
        match (korean, english) {
            (None, None) => return Ok(None),
            (None, Some(_)) => return Err(fault(ko, format!("missing, though there is {en}"))),
            (Some(korean), english) => {
                texts.insert("ko".to_owned(), korean);
                texts.extend(english.map(|text| ("en".to_owned(), text)));
            }
        }
        Ok(Some(LocalText(texts)))
    }

    fn required(&self, field: &'static str, chars_max: usize) -> Result<String, Fault> {
        self.short(field, chars_max)?
            .ok_or_else(|| fault(field, "missing"))
    }

    fn short(&self, field: &'static str, chars_max: usize) -> Result<Option<String>, Fault> {
        let text = self.text(field)?;
        let length = text.as_ref().map_or(0, |text| text.chars().count());
        if length > chars_max {
            return Err(fault(
                field,
                format!("has {length} characters, at most {chars_max}"),
            ));
        }
        if text
            .as_ref()
            .is_some_and(|text| text.contains(char::is_control))
        {
            return Err(fault(
                field,
                "has a line break or another control character",
            ));
        }
        Ok(text)
    }

    fn text(&self, field: &'static str) -> Result<Option<String>, Fault> {
        match self.given(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
            Some(_) => Err(fault(field, "not text")),
        }
    }

    fn degrees(&self, field: &'static str) -> Result<f64, Fault> {
        let number = match self.given(field) {
            None => return Err(fault(field, "missing")),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(value) => value.as_f64(),
        };
        number.ok_or_else(|| fault(field, "not a number"))
    }

    /// A field that is there and neither null nor blank.
    fn given(&self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| match value {
            Value::Null => false,
            Value::String(text) => !text.trim().is_empty(),
            _ => true,
        })
    }
}
