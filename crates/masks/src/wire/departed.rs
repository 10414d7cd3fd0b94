//! Tombstones: outlets that are no longer among those that sell.
//!
//! They are no rows: the map, the list, counts and snapshots know nothing of them.
//! A favourite or a link to one can still say what it was and since when it is gone.

use chrono::{Days, NaiveDate};
use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

use super::{E5, StoresFile, WireError};

/// How long a tombstone stands.
const KEPT: Days = Days::new(30);

/// An outlet that no longer sells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Departed {
    /// Identification code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Address.
    pub addr: String,
    /// Longitude in 1e-5 degrees.
    pub lon_e5: i32,
    /// Latitude in 1e-5 degrees.
    pub lat_e5: i32,
    /// The first date, in Korea, on which it was not among the outlets.
    pub since: NaiveDate,
}

impl FromJson for Departed {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            code: json.field("code")?,
            name: json.field("name")?,
            addr: json.field("addr")?,
            lon_e5: json.field("lon_e5")?,
            lat_e5: json.field("lat_e5")?,
            since: json.field("since")?,
        })
    }
}

impl StoresFile {
    /// Puts up a tombstone on `date` for each outlet of `before`, the same sido's
    /// file until now, that `sells` no longer; those that `before` has stand on for
    /// thirty days, unless the outlet came back.
    pub fn remember(&mut self, before: &Self, sells: impl Fn(&str) -> bool, date: NaiveDate) {
        let stands =
            |since: NaiveDate| since.checked_add_days(KEPT).is_none_or(|last| date <= last);
        let older = before.departed.iter().filter(|old| stands(old.since));
        self.departed = before
            .rows_as_departed(date)
            .chain(older.cloned())
            .filter(|departed| !sells(&departed.code))
            .collect();
        self.departed.sort_by(|a, b| a.code.cmp(&b.code));
        self.departed
            .dedup_by(|later, first| later.code == first.code);
    }

    fn rows_as_departed(&self, since: NaiveDate) -> impl Iterator<Item = Departed> {
        let texts = self.code.iter().zip(&self.name).zip(&self.addr);
        let places = self.lon_e5.iter().zip(&self.lat_e5);
        texts
            .zip(places)
            .map(move |(((code, name), addr), (lon_e5, lat_e5))| Departed {
                code: code.clone(),
                name: name.clone(),
                addr: addr.clone(),
                lon_e5: *lon_e5,
                lat_e5: *lat_e5,
                since,
            })
    }

    pub(super) fn validate_departed(&self) -> Result<(), WireError> {
        let mut last = None;
        for departed in &self.departed {
            let Departed {
                code,
                lon_e5,
                lat_e5,
                ..
            } = departed;
            let at = E5 {
                lon: *lon_e5,
                lat: *lat_e5,
            };
            if last.is_some_and(|last| last >= code) || !at.is_on_earth() {
                return Err(WireError::Departed {
                    sido: self.sido.clone(),
                    code: code.clone(),
                });
            }
            last = Some(code);
        }
        Ok(())
    }
}
