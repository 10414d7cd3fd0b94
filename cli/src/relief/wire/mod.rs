//! Relief payloads as they are written, and their schemas.
//!
//! What the rules mean is the engine's to say, which has read a file before these
//! types do. They have its fields alone, and write them without blanks.

mod catalogue;
mod expr;
mod facts;
mod programme;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use catalogue::{CATALOGUE_SCHEMA, CatalogueEntry, CatalogueFile};
pub use expr::{Amount, Case, Expr, Figure, Formula, OrUnknown, Right, Row, Span, Table, Test};
pub use facts::{Choice, Fact, FactsFile, Impossible};
pub use programme::{
    Condition, Law, Note, PROGRAMME, Period, ProgrammeFile, Rotation, Status, Window, dataset_name,
    is_version,
};

/// A text in each of the app's languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Korean.
    #[schemars(length(min = 1))]
    pub ko: String,
    /// English.
    #[schemars(length(min = 1))]
    pub en: String,
}

impl Text {
    /// The text in `language`, else in Korean.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        match language {
            "en" => &self.en,
            _ => &self.ko,
        }
    }
}

/// What a statement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// It was read in its sources.
    Source,
    /// A part of it was read.
    Partial,
    /// It is from memory and not verified.
    Memory,
}

/// A value: a whole number, true or false, an option's id or a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// An option or a date.
    Text(String),
}

/// What a fact's values or a table's are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number of people or things.
    Count,
    /// Won.
    Krw,
    /// Whole percent.
    Percent,
    /// A number of days.
    Days,
    /// A date such as 2020-05-12.
    Date,
    /// One of the options.
    Choice,
    /// True or false.
    YesNo,
}
