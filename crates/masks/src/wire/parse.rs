//! From payloads to outlets and stock.

use chrono::{DateTime, TimeDelta, Utc};

use super::{E5, KindCounts, RegionStock, SnapshotFile, StoresFile, WireError};
use crate::{Stock, Store};

impl StoresFile {
    /// Reads a payload.
    ///
    /// # Errors
    /// The bytes are no stores' file, or one that contradicts itself.
    pub fn parse(bytes: &[u8]) -> Result<Self, WireError> {
        let file: Self = madang_json::read(bytes)?;
        file.validate()?;
        Ok(file)
    }

    /// The outlets, in their order.
    #[must_use]
    pub fn into_stores(self) -> Vec<Store> {
        let places = self.lon_e5.into_iter().zip(self.lat_e5);
        let texts = self.code.into_iter().zip(self.name).zip(self.addr);
        self.kinds
            .each()
            .zip(texts)
            .zip(places)
            .map(|((kind, ((code, name), addr)), (lon, lat))| Store {
                code,
                name,
                addr,
                kind,
                at: E5 { lon, lat }.lon_lat(),
            })
            .collect()
    }

    fn validate(&self) -> Result<(), WireError> {
        for (column, found) in [
            ("code", self.code.len()),
            ("name", self.name.len()),
            ("addr", self.addr.len()),
            ("lon_e5", self.lon_e5.len()),
            ("lat_e5", self.lat_e5.len()),
        ] {
            same_length(&self.sido, column, found, self.kinds)?;
        }
        if !self.slots.is_empty() {
            same_length(&self.sido, "slots", self.slots.len(), self.kinds)?;
        }
        self.validate_slots()?;
        self.validate_order()?;
        self.validate_positions()?;
        self.validate_departed()
    }

    fn validate_order(&self) -> Result<(), WireError> {
        let mut last = None;
        for (row, (kind, code)) in (1..).zip(self.kinds.each().zip(&self.code)) {
            if last.is_some_and(|last| last >= (kind, code)) {
                return Err(WireError::Order {
                    sido: self.sido.clone(),
                    row,
                    code: code.clone(),
                });
            }
            last = Some((kind, code));
        }
        Ok(())
    }

    fn validate_positions(&self) -> Result<(), WireError> {
        let places = self.lon_e5.iter().copied().zip(self.lat_e5.iter().copied());
        for (row, (lon_e5, lat_e5)) in (1..).zip(places) {
            let at = E5 {
                lon: lon_e5,
                lat: lat_e5,
            };
            if !at.is_on_earth() {
                return Err(WireError::Position {
                    sido: self.sido.clone(),
                    row,
                    lon_e5,
                    lat_e5,
                });
            }
        }
        Ok(())
    }
}

impl SnapshotFile {
    /// Reads a payload.
    ///
    /// # Errors
    /// The bytes are no snapshot, or one that contradicts itself.
    pub fn parse(bytes: &[u8]) -> Result<Self, WireError> {
        let file: Self = madang_json::read(bytes)?;
        file.validate()?;
        Ok(file)
    }

    /// Whether its columns go together.
    pub(crate) fn validate(&self) -> Result<(), WireError> {
        let mut last: Option<&str> = None;
        for region in &self.regions {
            if last.is_some_and(|last| last >= region.sido.as_str()) {
                return Err(WireError::Sido {
                    sido: region.sido.clone(),
                });
            }
            last = Some(&region.sido);
            region.validate()?;
            region.validate_products(self.products.len())?;
        }
        Ok(())
    }

    /// The stock of a sido's outlets, if the snapshot has that sido.
    #[must_use]
    pub fn region(&self, sido: &str) -> Option<&RegionStock> {
        self.regions.iter().find(|region| region.sido == sido)
    }
}

impl RegionStock {
    /// The stock, in the order of the stores' file with this SHA-256; `at` is the
    /// snapshot's time.
    ///
    /// # Errors
    /// The snapshot is in the order of another stores' file.
    pub fn stock(&self, at: DateTime<Utc>, stores_sha256: &str) -> Result<Vec<Stock>, WireError> {
        if self.stores != stores_sha256 {
            return Err(WireError::OtherStores {
                sido: self.sido.clone(),
                found: self.stores.clone(),
                expected: stores_sha256.to_owned(),
            });
        }
        let minutes = self.created_min.iter().zip(&self.stock_min);
        Ok(self
            .remains()
            .zip(minutes)
            .map(|(remain, (created_min, stock_min))| Stock {
                remain,
                created_at: before(at, *created_min),
                stock_at: before(at, *stock_min),
            })
            .collect())
    }

    fn validate(&self) -> Result<(), WireError> {
        for (column, found) in [
            ("remain", self.remain.chars().count()),
            ("created_min", self.created_min.len()),
            ("stock_min", self.stock_min.len()),
        ] {
            same_length(&self.sido, column, found, self.kinds)?;
        }
        for (row, minutes) in (1..).zip(&self.created_min) {
            if let Some(minutes) = minutes.filter(|minutes| *minutes < 0) {
                return Err(WireError::Created {
                    sido: self.sido.clone(),
                    row,
                    minutes,
                });
            }
        }
        Ok(())
    }
}

fn before(at: DateTime<Utc>, minutes: Option<i32>) -> Option<DateTime<Utc>> {
    at.checked_sub_signed(TimeDelta::minutes(minutes?.into()))
}

pub(super) fn same_length(
    sido: &str,
    column: &'static str,
    found: usize,
    kinds: KindCounts,
) -> Result<(), WireError> {
    let (found, expected) = (found as u64, kinds.total());
    if found == expected {
        return Ok(());
    }
    Err(WireError::Length {
        sido: sido.to_owned(),
        column,
        found,
        expected,
    })
}
