//! From JSON to types; what they say is checked in `validate`.

use madang_json::{FromJson, Json, ReadError};

use super::{
    ClaimType, CredentialType, Disclosable, Display, Evidence, Format, Label, Sensitive, TypesFile,
};
use crate::read::Fields;

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
        let mut fields = Fields::schema(json, "madang.mydata.types.v1");
        let file = Self {
            types: fields.list("types"),
        };
        fields.finish(file)
    }
}

impl FromJson for CredentialType {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let kind = Self {
            vct: fields.text("vct"),
            name: fields.optional_text("name"),
            description: fields.optional_text("description"),
            display: fields.list("display"),
            claims: fields.list("claims"),
            office: fields.local("office"),
            valid_days: fields.count("valid_days"),
        };
        fields.finish(kind)
    }
}

impl FromJson for Display {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let display = Self {
            locale: fields.text("locale"),
            name: fields.text("name"),
            description: fields.optional_text("description"),
        };
        fields.finish(display)
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
        let mut fields = Fields::only(json, CLAIM);
        let claim = Self {
            path: fields.value("path").unwrap_or_default(),
            display: fields.list("display"),
            sd: disclosable(&mut fields),
            mandatory: fields.flag("mandatory").unwrap_or_default(),
            sensitive: sensitive(&mut fields),
            format: format(&mut fields),
            predicate: fields.flag("predicate").unwrap_or_default(),
            evidence: match fields.optional_word("evidence", &["source", "memory"]) {
                Some(0) => Evidence::Source,
                _ => Evidence::Memory,
            },
        };
        fields.finish(claim)
    }
}

impl FromJson for Label {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let label = Self {
            locale: fields.text("locale"),
            label: fields.text("label"),
            description: fields.optional_text("description"),
        };
        fields.finish(label)
    }
}

fn disclosable(fields: &mut Fields<'_>) -> Disclosable {
    match fields.optional_word("sd", &["always", "never", "allowed"]) {
        Some(0) => Disclosable::Always,
        Some(1) => Disclosable::Never,
        _ => Disclosable::Allowed,
    }
}

fn sensitive(fields: &mut Fields<'_>) -> Option<Sensitive> {
    let words = ["resident_number", "health", "disability", "family_history"];
    Some(match fields.optional_word("sensitive", &words)? {
        0 => Sensitive::ResidentNumber,
        1 => Sensitive::Health,
        2 => Sensitive::Disability,
        _ => Sensitive::FamilyHistory,
    })
}

fn format(fields: &mut Fields<'_>) -> Format {
    let words = ["text", "date", "krw", "count", "yes_no", "month"];
    match fields.optional_word("format", &words) {
        Some(1) => Format::Date,
        Some(2) => Format::Krw,
        Some(3) => Format::Count,
        Some(4) => Format::YesNo,
        Some(5) => Format::Month,
        _ => Format::Text,
    }
}
