//! More products than one, with counts: sources outside Korea.
//!
//! A snapshot that names no products is of the one product of Korea. Where there are
//! several, the first one's columns stand where the one product's do, so that a
//! reader who knows of one still sees something true.

use chrono::{DateTime, Utc};
use madang_api::LocalText;
use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

use super::parse::same_length;
use super::{RegionStock, SnapshotFile, WireError};
use crate::{Remain, Stock};

/// A product that outlets sell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Product {
    /// A word for it: `adult`, `child`.
    pub id: String,
    /// What it is called.
    pub name: LocalText,
}

/// The stock of a further product, in the order of the outlets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProductStock {
    /// One letter a store, as `remain` of the first product.
    pub remain: String,
    /// How many there are; null: not reported; absent: the publisher tells none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub count: Vec<Option<i32>>,
}

/// All that a snapshot holds of one outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The report, with the class of the first product.
    pub stock: Stock,
    /// How many there are of the first product; none: not told.
    pub count: Option<i32>,
    /// Class and count of each further product.
    pub more: Vec<(Remain, Option<i32>)>,
}

impl Held {
    /// The report of an outlet with one product whose number nobody tells.
    #[must_use]
    pub fn one(stock: Stock) -> Self {
        Self {
            stock,
            count: None,
            more: Vec::new(),
        }
    }
}

impl RegionStock {
    /// The class of each outlet in turn, for the product at this place in the
    /// snapshot's list; none for a product that there is not.
    pub fn remains_of(&self, product: usize) -> impl Iterator<Item = Remain> + '_ {
        let remain = match product.checked_sub(1) {
            None => self.remain.as_str(),
            Some(further) => self.more.get(further).map_or("", |more| &more.remain),
        };
        remain.chars().map(Remain::of_letter)
    }

    /// How many each outlet has of the product at this place in the snapshot's list;
    /// empty where counts are not told.
    #[must_use]
    pub fn counts_of(&self, product: usize) -> &[Option<i32>] {
        match product.checked_sub(1) {
            None => &self.count,
            Some(further) => self.more.get(further).map_or(&[], |more| &more.count),
        }
    }

    /// What the snapshot holds of each outlet, as [`Self::stock`] does.
    ///
    /// # Errors
    /// The snapshot is in the order of another stores' file.
    pub fn held(&self, at: DateTime<Utc>, stores_sha256: &str) -> Result<Vec<Held>, WireError> {
        let mut held: Vec<Held> = self
            .stock(at, stores_sha256)?
            .into_iter()
            .map(Held::one)
            .collect();
        for (held, count) in held.iter_mut().zip(&self.count) {
            held.count = *count;
        }
        for product in 1..=self.more.len() {
            let mut counts = self.counts_of(product).iter().copied();
            for (held, remain) in held.iter_mut().zip(self.remains_of(product)) {
                held.more.push((remain, counts.next().flatten()));
            }
        }
        Ok(held)
    }

    pub(super) fn validate_products(&self, products: usize) -> Result<(), WireError> {
        let found = 1 + self.more.len();
        if found != products.max(1) {
            return Err(WireError::Products {
                sido: self.sido.clone(),
                found,
                expected: products.max(1),
            });
        }
        for more in &self.more {
            same_length(
                &self.sido,
                "more.remain",
                more.remain.chars().count(),
                self.kinds,
            )?;
        }
        for product in 0..found {
            self.validate_counts(self.counts_of(product))?;
        }
        Ok(())
    }

    fn validate_counts(&self, counts: &[Option<i32>]) -> Result<(), WireError> {
        if !counts.is_empty() {
            same_length(&self.sido, "count", counts.len(), self.kinds)?;
        }
        for (row, count) in (1..).zip(counts) {
            if let Some(count) = count.filter(|count| *count < 0) {
                return Err(WireError::Count {
                    sido: self.sido.clone(),
                    row,
                    count,
                });
            }
        }
        Ok(())
    }
}

impl SnapshotFile {
    /// How many products it is of; one where it names none.
    #[must_use]
    pub fn product_count(&self) -> usize {
        self.products.len().max(1)
    }
}

impl FromJson for Product {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: json.field("id")?,
            name: json.field("name")?,
        })
    }
}

impl FromJson for ProductStock {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            remain: json.field("remain")?,
            count: json.or_default("count")?,
        })
    }
}
