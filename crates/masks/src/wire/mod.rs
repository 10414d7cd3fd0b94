//! The family's payload files, as they lie in the API.
//!
//! `stores/<sido>` changes rarely and holds what outlets are; `stock` is a
//! snapshot of all outlets, one value a store in the order of the stores' files.
//! Columns instead of rows: a snapshot of 26,000 outlets stays near 50 KB.

mod area;
mod build;
mod departed;
mod disclose;
mod error;
mod parse;
mod place;
mod products;
mod read;
mod slots;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{OutletKind, Remain, StockCounts};

pub use area::{AreaFile, AreaRegion, Frame};
pub use departed::Departed;
pub use error::WireError;
pub use place::E5;
pub use products::{Held, Product, ProductStock};
pub use slots::{DayPart, Slots};

/// The outlets of one sido, as columns of equal length, ordered by kind and code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoresFile {
    /// Two-digit code of the sido, as in the base map; outside Korea the code of the
    /// region, as in the edition's area.
    pub sido: String,
    /// How many of each kind, in this order: the rows are sorted by kind.
    pub kinds: KindCounts,
    /// Identification codes.
    pub code: Vec<String>,
    /// Names.
    pub name: Vec<String>,
    /// Addresses.
    pub addr: Vec<String>,
    /// Longitudes in 1e-5 degrees.
    pub lon_e5: Vec<i32>,
    /// Latitudes in 1e-5 degrees.
    pub lat_e5: Vec<i32>,
    /// When each outlet is open, as [`Slots`]; null: not known; absent: of none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub slots: Vec<Option<u32>>,
    /// Outlets of this sido that no longer sell, ordered by code; absent: none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub departed: Vec<Departed>,
}

/// Lengths of the runs of a file that is sorted by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindCounts {
    /// Pharmacies.
    pub pharmacy: u32,
    /// Post offices.
    pub post_office: u32,
    /// Hanaro marts.
    pub hanaro: u32,
    /// Outlets of a kind unknown to the publisher.
    pub unknown: u32,
}

impl KindCounts {
    /// Each kind with its count, in the order of the rows.
    #[must_use]
    pub fn runs(self) -> [(OutletKind, u32); 4] {
        [
            (OutletKind::Pharmacy, self.pharmacy),
            (OutletKind::PostOffice, self.post_office),
            (OutletKind::Hanaro, self.hanaro),
            (OutletKind::Unknown, self.unknown),
        ]
    }

    /// All outlets.
    #[must_use]
    pub fn total(self) -> u64 {
        self.runs().iter().map(|(_, count)| u64::from(*count)).sum()
    }

    /// The kind of each row in turn. Ends with the runs, so zip it with columns
    /// rather than collect it: the counts come from outside.
    pub fn each(self) -> impl Iterator<Item = OutletKind> {
        self.runs()
            .into_iter()
            .flat_map(|(kind, count)| (0..count).map(move |_| kind))
    }
}

/// One snapshot of the stock of all outlets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SnapshotFile {
    /// The newest report in it, UTC; the dataset's `generated_at`.
    pub at: DateTime<Utc>,
    /// One entry a sido, ordered by code.
    pub regions: Vec<RegionStock>,
    /// The products, where there are several; absent: the one product of Korea.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub products: Vec<Product>,
}

/// The stock of one sido's outlets, in the order of its stores' file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionStock {
    /// Code of the sido or region, as in its stores' file.
    pub sido: String,
    /// SHA-256 of the stores' file that the order is of.
    pub stores: String,
    /// The runs of kinds, as in that file: the country can be drawn without it.
    pub kinds: KindCounts,
    /// One letter a store: `p`lenty, `s`ome, `f`ew, `e`mpty, `b`reak, `-` not
    /// reported, anything else unknown.
    pub remain: String,
    /// Minutes from the report to `at`; null: not given.
    pub created_min: Vec<Option<i32>>,
    /// Minutes from the last arrival to `at`, negative when it is still to come;
    /// null: not given.
    pub stock_min: Vec<Option<i32>>,
    /// How many there are of the first product; null: not reported; absent: not told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub count: Vec<Option<i32>>,
    /// The stock of each product after the first; absent: there is one product.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub more: Vec<ProductStock>,
}

impl RegionStock {
    /// The class of each outlet in turn.
    pub fn remains(&self) -> impl Iterator<Item = Remain> + '_ {
        self.remain.chars().map(Remain::of_letter)
    }

    /// How many outlets are of each class, from the snapshot alone.
    #[must_use]
    pub fn counts(&self) -> StockCounts {
        self.remains().collect()
    }
}
