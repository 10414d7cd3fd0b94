//! The catalogue: which programmes there are, and where.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::programme::{Audience, Status, Unit};
use super::{Period, ProgrammeFile, Text, dataset_name};

/// The form of a catalogue.
pub const CATALOGUE_SCHEMA: &str = "relief-catalogue/1";

/// Every version of every programme, by id and first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    /// The form: `relief-catalogue/1`.
    pub schema: String,
    /// The versions.
    pub programmes: Vec<CatalogueEntry>,
}

/// A version of a programme, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueEntry {
    /// The programme.
    pub id: String,
    /// This version of it.
    pub version: String,
    /// Whether it came into force.
    pub status: Status,
    /// What it is called.
    pub name: Text,
    /// What is paid for.
    pub unit: Unit,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// When this version holds.
    pub in_force: Period,
    /// The name of the dataset with its rules.
    pub dataset: String,
}

impl CatalogueFile {
    /// The catalogue of these versions.
    #[must_use]
    pub fn of<'a>(programmes: impl IntoIterator<Item = &'a ProgrammeFile>) -> Self {
        let mut entries: Vec<CatalogueEntry> =
            programmes.into_iter().map(CatalogueEntry::of).collect();
        entries.sort_by(|a, b| a.key().cmp(&b.key()));
        Self {
            schema: CATALOGUE_SCHEMA.to_owned(),
            programmes: entries,
        }
    }
}

impl CatalogueEntry {
    /// What entries are in the order of.
    pub(crate) fn key(&self) -> (&str, NaiveDate, &str) {
        (&self.id, self.in_force.from, &self.version)
    }

    fn of(programme: &ProgrammeFile) -> Self {
        Self {
            id: programme.id.clone(),
            version: programme.version.clone(),
            status: programme.status,
            name: programme.name.clone(),
            unit: programme.unit,
            audience: programme.audience.clone(),
            in_force: programme.in_force,
            dataset: dataset_name(&programme.id, &programme.version),
        }
    }
}
