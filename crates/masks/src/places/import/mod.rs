//! Reads places from CSV (RFC 4180, UTF-8) and GeoJSON (RFC 7946).
//!
//! Columns and properties have the same names; [`COLUMNS`] lists them. A row that
//! cannot be used is left out and becomes a [`Finding`]; a file that is neither, or
//! more than 1 % bad rows, is a refusal: then nothing may be published.

mod csv;
mod geojson;
mod hours;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::Place;
use crate::import::row::{Fault, bad};
use crate::import::tracker::Tracker;
use crate::import::{FileFault, Finding, FindingKind, Group, Imported};
use row::Row;

/// The columns of a CSV file and the properties of a feature. A feature's place is
/// its geometry, so `lon` and `lat` are of CSV alone.
pub const COLUMNS: [&str; 18] = [
    "id", "kind", "name_ko", "name_en", "address", "phone", "lon", "lat", "mon", "tue", "wed",
    "thu", "fri", "sat", "sun", "holiday", "note_ko", "note_en",
];

/// What a file cannot do without.
const REQUIRED: [&str; 6] = ["id", "kind", "name_ko", "address", "lon", "lat"];

/// Reads places.
pub struct Places {
    by_id: BTreeMap<String, (Place, String)>,
    tracker: Tracker,
}

/// A row as its file has it.
struct Record {
    /// CSV: the line that it begins on; GeoJSON: the feature, from 1.
    number: usize,
    fields: Result<Map<String, Value>, Fault>,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            by_id: BTreeMap::new(),
            tracker: Tracker::new(Group::Places),
        }
    }
}

impl Places {
    /// Reads one file; `label` names it in the report.
    pub fn add(&mut self, label: &str, bytes: &[u8]) {
        let records = match records(bytes) {
            Ok(records) => records,
            Err(fault) => return self.tracker.refuse(label, fault),
        };
        let mut unread = BTreeSet::new();
        for Record { number, fields } in records {
            self.tracker.row();
            let (value, read) = match fields {
                Ok(fields) => {
                    self.note_unread(label, number, &fields, &mut unread);
                    let read = self.add_row(label, number, &fields);
                    (Some(Value::Object(fields)), read)
                }
                Err(fault) => (None, Err(fault)),
            };
            if let Err(fault) = read {
                let shown = value.as_ref().unwrap_or(&Value::Null);
                let finding = bad(label, number, shown, Group::Places, fault);
                self.tracker.bad(Finding {
                    value: finding.value.filter(|_| value.is_some()),
                    ..finding
                });
            }
        }
    }

    /// The places, ordered by id.
    #[must_use]
    pub fn finish(self) -> Imported<Vec<Place>> {
        let places = self.by_id.into_values().map(|(place, _)| place);
        self.tracker.finish(places.collect(), Vec::new())
    }

    fn add_row(
        &mut self,
        label: &str,
        number: usize,
        fields: &Map<String, Value>,
    ) -> Result<(), Fault> {
        let place = Row::of(fields).place()?;
        if let Some((_, first)) = self.by_id.get(&place.id) {
            let reason = format!("given before in {first}; the first stays");
            return Err(Fault {
                field: Some("id"),
                reason,
            });
        }
        let here = format!("{label}, row {number}");
        self.by_id.insert(place.id.clone(), (place, here));
        Ok(())
    }

    /// A misspelt column would be lost in silence; it is told once a file.
    fn note_unread(
        &mut self,
        label: &str,
        number: usize,
        fields: &Map<String, Value>,
        told: &mut BTreeSet<String>,
    ) {
        for name in fields.keys() {
            if !COLUMNS.contains(&name.as_str()) && told.insert(name.clone()) {
                self.tracker.note(Finding {
                    kind: FindingKind::UnknownField,
                    group: Group::Places,
                    file: label.to_owned(),
                    row: Some(number),
                    field: None,
                    value: Some(name.clone()),
                    reason: format!("nobody reads this column; known are {}", COLUMNS.join(", ")),
                });
            }
        }
    }
}

/// The rows of a file, whatever of the two it is.
fn records(bytes: &[u8]) -> Result<Vec<Record>, FileFault> {
    // Spreadsheets on Windows put a byte order mark before the text they save.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start().first() {
        Some(b'<') => Err(FileFault::Html),
        Some(b'{' | b'[') => geojson::records(bytes),
        _ => csv::records(bytes),
    }
}
