//! One row's fields.

use chrono::{DateTime, Utc};
use madang_geo::LonLat;
use serde_json::{Map, Value};

use super::form::Form;
use super::report::{Finding, FindingKind, Group};
use super::time;
use crate::{OutletKind, Remain, Stock};

/// The extent that the API names for its own queries (`lat`, `lng`).
const LAT: (f64, f64) = (33.0, 43.0);
const LNG: (f64, f64) = (124.0, 132.0);
/// Codes have eight digits; anything much longer is something else.
const CODE_DIGITS_MAX: usize = 20;
const SHOWN_CHARS: usize = 60;

/// A field that makes its row unusable.
pub(crate) struct Fault {
    pub(crate) field: Option<&'static str>,
    pub(crate) reason: String,
}

pub(crate) fn fault(field: &'static str, reason: impl Into<String>) -> Fault {
    Fault {
        field: Some(field),
        reason: reason.into(),
    }
}

/// A row that is a JSON object, at its place in its file.
pub(super) struct Row<'a> {
    fields: &'a Map<String, Value>,
}

impl<'a> Row<'a> {
    pub(super) fn of(value: &'a Value) -> Result<Self, Fault> {
        match value {
            Value::Object(fields) => Ok(Self { fields }),
            _ => Err(Fault {
                field: None,
                reason: "not an object".to_owned(),
            }),
        }
    }

    /// `code`: digits, written as a string or as a number.
    pub(super) fn code(&self) -> Result<String, Fault> {
        const FIELD: &str = "code";
        let code = match self.given(FIELD) {
            None => return Err(fault(FIELD, "missing")),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(fault(FIELD, "not a digit string or a number")),
        };
        let digits = code.bytes().all(|b| b.is_ascii_digit());
        if digits && (1..=CODE_DIGITS_MAX).contains(&code.len()) {
            Ok(code)
        } else {
            Err(fault(FIELD, format!("not 1 to {CODE_DIGITS_MAX} digits")))
        }
    }

    /// The row's code, if it has one that can be used.
    pub(super) fn code_of(value: &'a Value) -> Option<String> {
        Self::of(value).and_then(|row| row.code()).ok()
    }

    /// `name`, which an outlet cannot be shown without.
    pub(super) fn name(&self) -> Result<String, Fault> {
        match self.given("name") {
            None => Err(fault("name", "missing")),
            Some(Value::String(name)) => Ok(name.trim().to_owned()),
            Some(_) => Err(fault("name", "not text")),
        }
    }

    /// `addr`; empty when it is not given.
    pub(super) fn addr(&self) -> &'a str {
        self.given("addr")
            .and_then(Value::as_str)
            .map_or("", str::trim)
    }

    /// `type`; unknown when it is not given or not in the API's table.
    pub(super) fn kind(&self) -> OutletKind {
        self.given("type")
            .and_then(Value::as_str)
            .map_or(OutletKind::Unknown, OutletKind::of_api)
    }

    /// `lat` and `lng`, inside the country's extent.
    pub(super) fn place(&self) -> Result<LonLat, Fault> {
        in_korea(self.degrees("lat")?, self.degrees("lng")?, ["lat", "lng"])
    }

    /// What the row says of the stock.
    pub(super) fn stock(&self) -> Result<Stock, Fault> {
        Ok(Stock {
            remain: self.remain(),
            created_at: self.time("created_at")?,
            stock_at: self.time("stock_at")?,
        })
    }

    /// `remain_stat`; never a fault, since classes were added while the API ran.
    fn remain(&self) -> Remain {
        match self.given("remain_stat") {
            None => Remain::Unreported,
            Some(Value::String(class)) => Remain::of_api(class.trim()),
            Some(_) => Remain::Unknown,
        }
    }

    /// `created_at` or `stock_at`; `None` when it is not given.
    fn time(&self, field: &'static str) -> Result<Option<DateTime<Utc>>, Fault> {
        match self.given(field) {
            None => Ok(None),
            Some(Value::String(text)) => time::parse(text.trim(), Form::Korea.utc_offset_min())
                .map(Some)
                .ok_or_else(|| fault(field, time::EXPECTED)),
            Some(_) => Err(fault(field, time::EXPECTED)),
        }
    }

    fn degrees(&self, field: &'static str) -> Result<f64, Fault> {
        match self.given(field) {
            None => Err(fault(field, "missing")),
            Some(value) => value.as_f64().ok_or_else(|| fault(field, "not a number")),
        }
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

/// A position inside the country's extent; `names` are the fields' names.
pub(crate) fn in_korea(lat: f64, lon: f64, names: [&'static str; 2]) -> Result<LonLat, Fault> {
    let swapped = within(lon, LAT) && within(lat, LNG);
    for (field, (value, range)) in names.into_iter().zip([(lat, LAT), (lon, LNG)]) {
        if !within(value, range) {
            let hint = if swapped {
                format!("; {} look swapped", names.join(" and "))
            } else {
                String::new()
            };
            let (from, to) = range;
            let reason = format!("outside Korea ({from} to {to}){hint}");
            return Err(fault(field, reason));
        }
    }
    Ok(LonLat { lon, lat })
}

pub(super) fn within(value: f64, (from, to): (f64, f64)) -> bool {
    (from..=to).contains(&value)
}

/// The report of a row that was left out as bad.
pub(crate) fn bad(file: &str, row: usize, value: &Value, group: Group, fault: Fault) -> Finding {
    let at_fault = match fault.field {
        // A feature has its fields among its properties.
        Some(field) => value
            .get(field)
            .or_else(|| value.get("properties")?.get(field)),
        None => Some(value),
    };
    Finding {
        kind: FindingKind::BadRow,
        group,
        file: file.to_owned(),
        row: Some(row),
        field: fault.field,
        value: at_fault.map(shown),
        reason: fault.reason,
    }
}

/// A value as JSON, cut at a length that a terminal shows well.
pub(super) fn shown(value: &Value) -> String {
    let text = value.to_string();
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(SHOWN_CHARS).collect();
    if chars.next().is_none() {
        head
    } else {
        head + "…"
    }
}
