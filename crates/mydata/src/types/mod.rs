//! Types of certificates as data: what each claim is called and how it is to be
//! treated. SD-JWT VC Type Metadata with members of our own beside it.

mod read;
mod validate;

use madang_api::LocalText;
use serde::Serialize;

use crate::{Path, PathPattern};

/// The dataset `types`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "schema", rename = "madang.mydata.types.v1")]
pub struct TypesFile {
    /// The types, each `vct` once.
    pub types: Vec<CredentialType>,
}

/// A type of certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CredentialType {
    /// Its name for machines, a URL.
    pub vct: String,
    /// Its name for developers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is, for developers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its name for people, a row for each language.
    pub display: Vec<Display>,
    /// Its claims: objects and lists as well as what is in them.
    pub claims: Vec<ClaimType>,
    /// Who issues it.
    pub office: LocalText,
    /// How long a copy is valid, in days.
    pub valid_days: u32,
}

/// What a type is called in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Display {
    /// The language, a BCP 47 tag.
    pub locale: String,
    /// The name.
    pub name: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimType {
    /// Where it is.
    pub path: PathPattern,
    /// What it is called, a row for each language.
    pub display: Vec<Label>,
    /// Whether it can be kept back.
    pub sd: Disclosable,
    /// Whether each certificate has it; absent: no.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub mandatory: bool,
    /// Why it takes a second confirmation; absent: it takes none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<Sensitive>,
    /// How its value is written; absent: a text.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub format: Format,
    /// Whether it states a fact in place of the values that it follows from; absent: no.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub predicate: bool,
    /// Whether the form of the certificate was seen or is from memory; absent: memory.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub evidence: Evidence,
}

/// What a claim is called in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// The language, a BCP 47 tag.
    pub locale: String,
    /// The name.
    pub label: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Whether a claim can be kept back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Disclosable {
    /// It always can.
    Always,
    /// An issuer may let it.
    #[default]
    Allowed,
    /// It never can: it is in every presentation.
    Never,
}

/// What takes a second confirmation before it is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sensitive {
    /// Resident registration number, whole or its second half.
    ResidentNumber,
    /// Health.
    Health,
    /// Disability.
    Disability,
    /// Marriages, adoptions and the like.
    FamilyHistory,
}

/// How a claim's value is written, so that it can be shown to people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A text as it is.
    #[default]
    Text,
    /// A date such as `2026-05-12`.
    Date,
    /// A whole number of won.
    Krw,
    /// A whole number.
    Count,
    /// `true` or `false`.
    YesNo,
    /// A month such as `2026-05`.
    Month,
}

/// What the form of a certificate rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// It was seen in a source.
    Source,
    /// It is from memory and not verified.
    #[default]
    Memory,
}

impl TypesFile {
    /// The type of a name.
    #[must_use]
    pub fn get(&self, vct: &str) -> Option<&CredentialType> {
        self.types.iter().find(|kind| kind.vct == vct)
    }
}

impl CredentialType {
    /// Its name in `language`, else in Korean, else the one for machines.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &str {
        let name = |language| {
            let mut rows = self.display.iter();
            rows.find(|row| is_of(&row.locale, language))
        };
        let row = name(language).or_else(|| name("ko"));
        row.map_or(&self.vct, |row| &row.name)
    }

    /// What is known of the claim at a path.
    #[must_use]
    pub fn claim(&self, path: &Path) -> Option<&ClaimType> {
        self.claims.iter().find(|claim| claim.path.matches(path))
    }

    /// The claims that have no others in them: the fields that people count.
    pub fn fields(&self) -> impl Iterator<Item = &ClaimType> {
        self.claims.iter().filter(|claim| {
            let is_inside =
                |other: &ClaimType| other.path != claim.path && other.path.lies_in(&claim.path);
            !self.claims.iter().any(is_inside)
        })
    }
}

impl ClaimType {
    /// Its name in `language`, else in Korean, else its path.
    #[must_use]
    pub fn label_in(&self, language: &str) -> String {
        let row = self.label(language).or_else(|| self.label("ko"));
        row.map_or_else(|| self.path.to_string(), |row| row.label.clone())
    }

    fn label(&self, language: &str) -> Option<&Label> {
        let mut rows = self.display.iter();
        rows.find(|row| is_of(&row.locale, language))
    }
}

/// Whether a tag such as `ko-KR` is of a language.
fn is_of(locale: &str, language: &str) -> bool {
    let rest = locale.strip_prefix(language);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
