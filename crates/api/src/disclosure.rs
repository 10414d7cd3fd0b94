//! How much of a family's figures its publisher lets out.

use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

/// How much is published: numbers on a map can send a crowd to one door.
///
/// Ordered from the most to the least. What is not let out is not in the payloads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Disclosure {
    /// All that there is.
    #[default]
    Full,
    /// Classes, no counts.
    Buckets,
    /// Names and places, nothing of what they have.
    Names,
}

impl Disclosure {
    /// Whether nothing is held back, which an index need not say.
    #[must_use]
    pub fn is_full(&self) -> bool {
        *self == Self::Full
    }
}

/// A word of a newer portal is taken for the least: better too little than too much.
impl FromJson for Disclosure {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match json.text()? {
            "full" => Self::Full,
            "buckets" => Self::Buckets,
            _ => Self::Names,
        })
    }
}
