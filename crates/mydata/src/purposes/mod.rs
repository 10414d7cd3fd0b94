//! What a purpose needs: the project's own advice as data, not an authority's.

mod read;
mod validate;

use std::collections::BTreeMap;

use madang_api::LocalText;
use serde::Serialize;

use crate::{Path, PathPattern, PatternStep, Value};

/// The dataset `purposes`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "schema", rename = "madang.mydata.purposes.v1")]
pub struct PurposesFile {
    /// Whose advice this is.
    pub notice: LocalText,
    /// The purposes, each id once.
    pub purposes: Vec<Purpose>,
    /// What can be worked out from claims together.
    pub inferences: Vec<Inference>,
}

/// What somebody wants to do for which an office asks for certificates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Purpose {
    /// How it is referred to, in kebab-case.
    pub id: String,
    /// What it is called.
    pub name: LocalText,
    /// What offices ask for today.
    pub asked_today: LocalText,
    /// How long a receiver needs it, in days.
    pub retention_days: u32,
    /// Why so long.
    pub retention: LocalText,
    /// What the advice rests on.
    pub basis: Vec<Basis>,
    /// The certificates that it may take, each type once.
    pub credentials: Vec<Asked>,
}

/// A rule that the advice rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Basis {
    /// The rule in words, with its place in the law.
    pub text: LocalText,
    /// How well it is known.
    pub evidence: Evidence,
}

/// How well a rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// It was read in a source.
    Source,
    /// A part of it was read.
    Partial,
    /// It is from memory and not verified.
    Memory,
}

/// What a purpose needs of one type of certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Asked {
    /// The type.
    pub vct: String,
    /// Fields with a reason of their own. A field of the type that is not named is not
    /// needed, for the general reason.
    pub fields: Vec<Field>,
}

/// What a purpose says of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Field {
    /// Where it is. An object or a list stands for all in it.
    pub path: PathPattern,
    /// Only in elements of the innermost list on the path of which each member named
    /// here is one of the texts; numbers are compared as written. Absent: in all.
    #[serde(rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub only: BTreeMap<String, Vec<String>>,
    /// Whether all such elements are meant, or one that the citizen picks (one child);
    /// absent: one where `where` is given, else all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub which: Option<Which>,
    /// Whether it is needed.
    pub level: Level,
    /// Why.
    pub why: LocalText,
}

/// How many elements of a list a purpose means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// One, the citizen says which.
    One,
    /// All.
    All,
}

/// Whether a purpose needs a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It does.
    Must,
    /// It helps; the citizen decides.
    Choice,
    /// It does not.
    Excess,
}

/// What a receiver can work out from claims together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inference {
    /// The type of certificate.
    pub vct: String,
    /// The claims: all of them together, at least one of each path.
    pub all: Vec<PathPattern>,
    /// What follows from them.
    pub text: LocalText,
}

impl PurposesFile {
    /// The purpose of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }
}

impl Purpose {
    /// What it needs of a type of certificate; none where it needs none of it.
    #[must_use]
    pub fn asked(&self, vct: &str) -> Option<&Asked> {
        self.credentials.iter().find(|asked| asked.vct == vct)
    }
}

impl Asked {
    /// Whether the purpose cannot do without the certificate.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        self.fields.iter().any(|field| field.level == Level::Must)
    }
}

impl Field {
    /// Whether one element is meant, which the citizen picks.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        let which = self.which.unwrap_or(if self.only.is_empty() {
            Which::All
        } else {
            Which::One
        });
        which == Which::One && self.path.elements().is_some() && self.level != Level::Excess
    }

    /// Whether it speaks of the claim at a path, in these claims.
    #[must_use]
    pub fn is_of(&self, path: &Path, claims: &Value) -> bool {
        self.path.leads_to(path) && self.element(path).is_none_or(|e| self.keeps(&e, claims))
    }

    /// The element of the innermost list on the path that a claim is in; none where
    /// the path goes through no list.
    pub(crate) fn element(&self, path: &Path) -> Option<Path> {
        let steps = path.steps().get(..self.path.elements()?.len());
        steps.map(|steps| Path::new(steps.to_vec()))
    }

    fn keeps(&self, element: &Path, claims: &Value) -> bool {
        let value = element.of(claims);
        self.only.iter().all(|(name, texts)| {
            let member = value.and_then(|value| value.get(name));
            let member = match member {
                Some(Value::Text(text) | Value::Number(text)) => text,
                Some(Value::Bool(true)) => "true",
                Some(Value::Bool(false)) => "false",
                _ => return false,
            };
            texts.iter().any(|text| text == member)
        })
    }

    /// The path of a member that `where` asks for.
    fn member(&self, name: &str) -> Option<PathPattern> {
        let mut steps = self.path.elements()?.to_vec();
        steps.push(PatternStep::into_field(name));
        PathPattern::new(steps)
    }
}
