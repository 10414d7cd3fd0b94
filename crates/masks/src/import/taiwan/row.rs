//! One feature's fields.

use madang_geo::LonLat;
use serde_json::{Map, Value};

use super::County;
use crate::import::Form;
use crate::import::row::{Fault, fault, within};
use crate::import::time;
use crate::wire::{Held, Slots};
use crate::{OutletKind, Remain, Stock, Store};

/// Taiwan with Kinmen, Matsu, Penghu and its other islands.
const LAT: (f64, f64) = (20.0, 27.0);
const LON: (f64, f64) = (116.0, 123.0);
const CODE_CHARS_MAX: usize = 20;
/// More masks than any outlet ever had; beyond it is another kind of number.
const COUNT_MAX: u64 = 9_999_999;
/// A public health centre has it in its name; all other outlets are pharmacies.
const HEALTH_CENTRE: &str = "衛生所";

/// A feature of a FeatureCollection.
pub(in crate::import) struct PointRow<'a> {
    feature: &'a Value,
    properties: &'a Map<String, Value>,
}

/// The feature's code, if it has one that can be used.
pub(in crate::import) fn code_of(feature: &Value) -> Option<String> {
    PointRow::of(feature).and_then(|row| row.code()).ok()
}

impl<'a> PointRow<'a> {
    pub(in crate::import) fn of(feature: &'a Value) -> Result<Self, Fault> {
        let properties = feature.get("properties").and_then(Value::as_object);
        Ok(Self {
            feature,
            properties: properties.ok_or_else(|| fault("properties", "missing or no object"))?,
        })
    }

    /// `id`: letters and digits.
    pub(in crate::import) fn code(&self) -> Result<String, Fault> {
        let code = self.text("id")?.ok_or_else(|| fault("id", "missing"))?;
        let known = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if known && code.len() <= CODE_CHARS_MAX {
            Ok(code.to_owned())
        } else {
            Err(fault(
                "id",
                format!("not 1 to {CODE_CHARS_MAX} letters or digits"),
            ))
        }
    }

    /// The outlet and its county.
    pub(in crate::import) fn store(&self) -> Result<(&'static County, Store), Fault> {
        let code = self.code()?;
        let name = self.text("name")?.ok_or_else(|| fault("name", "missing"))?;
        let addr = self.text("address")?.unwrap_or_default();
        let kind = if name.contains(HEALTH_CENTRE) {
            OutletKind::Unknown
        } else {
            OutletKind::Pharmacy
        };
        let store = Store {
            code,
            name: name.to_owned(),
            addr: addr.to_owned(),
            kind,
            at: self.place()?,
        };
        let county = self.text("county")?.unwrap_or_default();
        let county = County::of_text(county).or_else(|| County::of_text(addr));
        let none = || {
            fault(
                "county",
                "names no county of Taiwan, and address begins with none",
            )
        };
        Ok((county.ok_or_else(none)?, store))
    }

    /// `service_periods`; none where it is not given, an error where it is none.
    pub(in crate::import) fn slots(&self) -> Result<Option<Slots>, Fault> {
        const FIELD: &str = "service_periods";
        let none = || {
            fault(
                FIELD,
                "not 21 times N (open) or Y (closed); the hours stay unknown",
            )
        };
        let Some(text) = self.text(FIELD)? else {
            return Ok(None);
        };
        let mut bits = 0;
        for (place, letter) in text.chars().enumerate() {
            match letter {
                'N' if place < 21 => bits |= 1 << place,
                'Y' if place < 21 => {}
                _ => return Err(none()),
            }
        }
        match text.len() {
            21 => Ok(Slots::of_bits(bits)),
            _ => Err(none()),
        }
    }

    /// `updated`, `mask_adult` and `mask_child`. Without a time nothing was reported.
    pub(in crate::import) fn held(&self) -> Result<Held, Fault> {
        let (adult, child) = (self.count("mask_adult")?, self.count("mask_child")?);
        let Some(updated) = self.text("updated")? else {
            return Ok(Held {
                more: vec![(Remain::Unreported, None)],
                ..Held::one(Stock::UNREPORTED)
            });
        };
        let created_at = time::parse(updated, Form::Taiwan.utc_offset_min())
            .ok_or_else(|| fault("updated", time::EXPECTED))?;
        let stock = Stock {
            remain: Remain::of_count(adult),
            created_at: Some(created_at),
            stock_at: None,
        };
        Ok(Held {
            stock,
            count: i32::try_from(adult).ok(),
            more: vec![(Remain::of_count(child), i32::try_from(child).ok())],
        })
    }

    fn place(&self) -> Result<LonLat, Fault> {
        const FIELD: &str = "geometry";
        let geometry = self.feature.get(FIELD).unwrap_or(&Value::Null);
        let numbers = geometry.get("coordinates").and_then(Value::as_array);
        let point = match (
            geometry.get("type").and_then(Value::as_str),
            numbers.map(Vec::as_slice),
        ) {
            (Some("Point"), Some([lon, lat] | [lon, lat, _])) => lon.as_f64().zip(lat.as_f64()),
            _ => None,
        };
        let (lon, lat) = point.ok_or_else(|| fault(FIELD, "no Point [longitude, latitude]"))?;
        if within(lon, LON) && within(lat, LAT) {
            return Ok(LonLat { lon, lat });
        }
        let swapped = within(lat, LON) && within(lon, LAT);
        let hint = if swapped { "; they look swapped" } else { "" };
        let ((west, east), (south, north)) = (LON, LAT);
        let reason = format!("outside Taiwan ({west} to {east}, {south} to {north}){hint}");
        Err(fault(FIELD, reason))
    }

    fn count(&self, field: &'static str) -> Result<u64, Fault> {
        let number = match self.given(field) {
            None => return Err(fault(field, "missing")),
            Some(Value::String(digits)) => digits.trim().parse().ok(),
            Some(value) => value.as_u64(),
        };
        let reason = || format!("not a whole number from 0 to {COUNT_MAX}");
        number
            .filter(|count| *count <= COUNT_MAX)
            .ok_or_else(|| fault(field, reason()))
    }

    fn text(&self, field: &'static str) -> Result<Option<&'a str>, Fault> {
        match self.given(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim())),
            Some(_) => Err(fault(field, "not text")),
        }
    }

    /// A property that is there and neither null nor blank.
    fn given(&self, field: &str) -> Option<&'a Value> {
        self.properties.get(field).filter(|value| match value {
            Value::Null => false,
            Value::String(text) => !text.trim().is_empty(),
            _ => true,
        })
    }
}
