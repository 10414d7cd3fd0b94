//! From JSON to purposes; what they say is checked in `validate`.

use madang_json::{FromJson, Json, ReadError};

use super::{Asked, Basis, Evidence, Field, Inference, Level, Purpose, PurposesFile, Which};
use crate::read::{only, schema, word};

impl PurposesFile {
    /// Reads the file. It may still contradict itself or the types: see
    /// [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }
}

impl FromJson for PurposesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        schema(json, "madang.mydata.purposes.v1")?;
        Ok(Self {
            notice: json.field("notice")?,
            purposes: json.field("purposes")?,
            inferences: json.or_default("inferences")?,
        })
    }
}

impl FromJson for Purpose {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: json.field("id")?,
            name: json.field("name")?,
            asked_today: json.field("asked_today")?,
            retention_days: json.field("retention_days")?,
            retention: json.field("retention")?,
            basis: json.field("basis")?,
            credentials: json.field("credentials")?,
        })
    }
}

impl FromJson for Basis {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            text: json.field("text")?,
            evidence: json.field("evidence")?,
        })
    }
}

impl FromJson for Evidence {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["source", "partial", "memory"])? {
            0 => Self::Source,
            1 => Self::Partial,
            _ => Self::Memory,
        })
    }
}

impl FromJson for Asked {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            vct: json.field("vct")?,
            fields: json.field("fields")?,
        })
    }
}

impl FromJson for Field {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["path", "where", "which", "level", "why"])?;
        Ok(Self {
            path: json.field("path")?,
            only: json.or_default("where")?,
            which: json.optional("which")?,
            level: json.field("level")?,
            why: json.field("why")?,
        })
    }
}

impl FromJson for Which {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["one", "all"])? {
            0 => Self::One,
            _ => Self::All,
        })
    }
}

impl FromJson for Level {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["must", "choice", "excess"])? {
            0 => Self::Must,
            1 => Self::Choice,
            _ => Self::Excess,
        })
    }
}

impl FromJson for Inference {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            vct: json.field("vct")?,
            all: json.field("all")?,
            text: json.field("text")?,
        })
    }
}
