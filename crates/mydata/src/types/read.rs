//! From JSON to types; what they say is checked in `validate`.

use madang_json::{FromJson, Json, ReadError};

use super::{
    ClaimType, CredentialType, Disclosable, Display, Evidence, Format, Label, Sensitive, TypesFile,
};
use crate::read::{only, schema, word};

impl TypesFile {
    /// Reads the file. It may still contradict itself: see [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }
}

impl FromJson for TypesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        schema(json, "madang.mydata.types.v1")?;
        Ok(Self {
            types: json.field("types")?,
        })
    }
}

impl FromJson for CredentialType {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            vct: json.field("vct")?,
            name: json.optional("name")?,
            description: json.optional("description")?,
            display: json.field("display")?,
            claims: json.field("claims")?,
            office: json.field("office")?,
            valid_days: json.field("valid_days")?,
        })
    }
}

impl FromJson for Display {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            locale: json.field("locale")?,
            name: json.field("name")?,
            description: json.optional("description")?,
        })
    }
}

/// Members of a claim: the standard's, then ours.
const CLAIM: &[&str] = &[
    "path",
    "display",
    "sd",
    "mandatory",
    "svg_id",
    "sensitive",
    "format",
    "predicate",
    "evidence",
];

impl FromJson for ClaimType {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, CLAIM)?;
        Ok(Self {
            path: json.field("path")?,
            display: json.field("display")?,
            sd: json.or_default("sd")?,
            mandatory: json.or_default("mandatory")?,
            sensitive: json.optional("sensitive")?,
            format: json.or_default("format")?,
            predicate: json.or_default("predicate")?,
            evidence: json.or_default("evidence")?,
        })
    }
}

impl FromJson for Label {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            locale: json.field("locale")?,
            label: json.field("label")?,
            description: json.optional("description")?,
        })
    }
}

impl FromJson for Disclosable {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["always", "allowed", "never"])? {
            0 => Self::Always,
            1 => Self::Allowed,
            _ => Self::Never,
        })
    }
}

impl FromJson for Sensitive {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let words = ["resident_number", "health", "disability", "family_history"];
        Ok(match word(json, &words)? {
            0 => Self::ResidentNumber,
            1 => Self::Health,
            2 => Self::Disability,
            _ => Self::FamilyHistory,
        })
    }
}

impl FromJson for Format {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let words = ["text", "date", "krw", "count", "yes_no", "month"];
        Ok(match word(json, &words)? {
            0 => Self::Text,
            1 => Self::Date,
            2 => Self::Krw,
            3 => Self::Count,
            4 => Self::YesNo,
            _ => Self::Month,
        })
    }
}

impl FromJson for Evidence {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["source", "memory"])? {
            0 => Self::Source,
            _ => Self::Memory,
        })
    }
}
