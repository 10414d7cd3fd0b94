//! Change sets: what makes one snapshot out of another.
//!
//! A report that stays what it was costs nothing, and neither does one that is made
//! anew on time: ages are counted back from a snapshot's own time, so from one
//! snapshot to the next the ages of a sido either grow by the time between or stay.
//! Each column has the shift that holds for most of its rows; the others are listed
//! with their new values.

mod apply;
mod diff;
mod read;

use chrono::{DateTime, Utc};
use serde::Serialize;

pub use apply::ChangesError;

/// What makes the snapshot `makes` out of the snapshot `base`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangesFile {
    /// SHA-256 of the snapshot's payload that it changes.
    pub base: String,
    /// SHA-256 of the snapshot's payload that it makes.
    pub makes: String,
    /// The time of the snapshot that it makes, UTC.
    pub at: DateTime<Utc>,
    /// One entry a sido, the same and in the same order as in the base.
    pub regions: Vec<RegionChanges>,
}

/// What changes in one sido; the order of its outlets stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionChanges {
    /// Code of the sido.
    pub sido: String,
    /// Changes of `remain`.
    pub remain: LetterChanges,
    /// Changes of `created_min`.
    pub created_min: NumberChanges,
    /// Changes of `stock_min`.
    pub stock_min: NumberChanges,
    /// Changes of `count`; absent: it is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<NumberChanges>,
    /// Changes of each further product; absent: there is one product.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub more: Vec<ProductChanges>,
}

/// Changes of a further product's columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProductChanges {
    /// Changes of `remain`.
    pub remain: LetterChanges,
    /// Changes of `count`; absent: it is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<NumberChanges>,
}

/// Changes of a column of letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LetterChanges {
    /// How many rows stay before each row that changes, counted from the one before.
    pub skip: Vec<u32>,
    /// The new letter of each.
    pub letters: String,
}

/// Changes of a column of numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NumberChanges {
    /// What is added to each number that is not listed; null stays null.
    pub shift: i32,
    /// How many rows are not listed before each that is, counted from the one before.
    pub skip: Vec<u32>,
    /// The new value of each that is listed.
    pub values: Vec<Option<i32>>,
}
