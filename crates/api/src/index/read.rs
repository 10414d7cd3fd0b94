//! From JSON to indexes.

use madang_json::{FromJson, Json, ReadError};

use super::{Dataset, FamilyIndex, FamilyRef, RootIndex, VERSION};

/// Why an index was refused.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Not JSON, or not of an index's form.
    #[error("not an index: {0}")]
    Form(#[from] ReadError),
    /// Written by a newer portal.
    #[error("index version {found} is not {VERSION}: this app is too old for it")]
    Version {
        /// The version found.
        found: u32,
    },
}

impl RootIndex {
    /// Reads a root index.
    ///
    /// # Errors
    /// The bytes are not a root index of this version.
    pub fn parse(bytes: &[u8]) -> Result<Self, IndexError> {
        let index: Self = madang_json::read(bytes)?;
        check_version(index.version)?;
        Ok(index)
    }
}

impl FamilyIndex {
    /// Reads a family's index.
    ///
    /// # Errors
    /// The bytes are not a family index of this version.
    pub fn parse(bytes: &[u8]) -> Result<Self, IndexError> {
        let index: Self = madang_json::read(bytes)?;
        check_version(index.version)?;
        Ok(index)
    }
}

fn check_version(found: u32) -> Result<(), IndexError> {
    if found == VERSION {
        Ok(())
    } else {
        Err(IndexError::Version { found })
    }
}

impl FromJson for RootIndex {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            version: json.field("version")?,
            generated_at: json.field("generated_at")?,
            replay_at: json.optional("replay_at")?,
            families: json.field("families")?,
        })
    }
}

impl FromJson for FamilyRef {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            path: json.field("path")?,
        })
    }
}

impl FromJson for FamilyIndex {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            version: json.field("version")?,
            family: json.field("family")?,
            edition: json.field("edition")?,
            previous: json.optional("previous")?,
            generated_at: json.field("generated_at")?,
            disclosure: json.or_default("disclosure")?,
            announcement: json.optional("announcement")?,
            datasets: json.field("datasets")?,
        })
    }
}

impl FromJson for Dataset {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            name: json.field("name")?,
            path: json.field("path")?,
            sha256: json.field("sha256")?,
            bytes: json.field("bytes")?,
            generated_at: json.field("generated_at")?,
            schema: json.field("schema")?,
            attribution: json.field("attribution")?,
            sample: json.field("sample")?,
            base: json.optional("base")?,
        })
    }
}
