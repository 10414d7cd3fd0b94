//! The root index, a family's index, and its datasets.

mod read;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{Disclosure, LocalText};

pub use read::IndexError;

/// The version of the index format that this crate reads and writes.
pub const VERSION: u32 = 1;

/// `/api/v1/index.json`: which families there are, and what time it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RootIndex {
    /// Format version, [`VERSION`].
    pub version: u32,
    /// When this index was written, UTC.
    pub generated_at: DateTime<Utc>,
    /// Portal time stands still here, UTC; absent: portal time is real time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replay_at: Option<DateTime<Utc>>,
    /// The families by name: `masks`, `relief`, …
    pub families: BTreeMap<String, FamilyRef>,
}

/// Where a family's index lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FamilyRef {
    /// Path below `/api/v1/`, for example `masks/index.json`.
    pub path: String,
}

/// A family's index: one edition of its datasets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FamilyIndex {
    /// Format version, [`VERSION`].
    pub version: u32,
    /// The family's name, as in the root index.
    pub family: String,
    /// Numbers rise with every edition published and are never used again.
    pub edition: u64,
    /// The edition that this one replaced, which a rollback returns to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<u64>,
    /// When this edition was published, UTC.
    pub generated_at: DateTime<Utc>,
    /// How much the payloads tell; absent: all.
    #[serde(skip_serializing_if = "Disclosure::is_full")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub disclosure: Disclosure,
    /// What the publisher has to say above the data; absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announcement: Option<LocalText>,
    /// The datasets, ordered by name.
    pub datasets: Vec<Dataset>,
}

/// One immutable payload file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dataset {
    /// Name within the family, for example `stores/51` or `stock`.
    pub name: String,
    /// Path below `/api/v1/`; carries the hash of the content.
    pub path: String,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
    /// The instant that the data are of, UTC (for stock: the newest report).
    pub generated_at: DateTime<Utc>,
    /// Path of the payload's JSON Schema below `/api/v1/`.
    pub schema: String,
    /// Whom to name as the source.
    pub attribution: String,
    /// Invented data, to be marked wherever it is shown.
    pub sample: bool,
    /// For a change set: SHA-256 of the payload that it changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
}

impl Dataset {
    /// The payload's path: `masks/stock` becomes `masks/stock.<16 digits>.json`.
    #[must_use]
    pub fn payload_path(stem: &str, sha256: &str) -> String {
        let hash: String = sha256.chars().take(16).collect();
        format!("{stem}.{hash}.json")
    }
}

impl FamilyIndex {
    /// The dataset of that name; the newest where several share it.
    #[must_use]
    pub fn dataset(&self, name: &str) -> Option<&Dataset> {
        self.named(name).max_by_key(|d| d.generated_at)
    }

    /// The newest dataset of that name that is not later than `at`.
    #[must_use]
    pub fn dataset_at(&self, name: &str, at: DateTime<Utc>) -> Option<&Dataset> {
        self.named(name)
            .filter(|d| d.generated_at <= at)
            .max_by_key(|d| d.generated_at)
    }

    fn named<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a Dataset> + use<'a, 'n> {
        self.datasets.iter().filter(move |d| d.name == name)
    }
}
