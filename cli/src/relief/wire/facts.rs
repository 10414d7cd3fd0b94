//! The file of facts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Expr, Kind, Scalar, Text};

/// What people are asked, once for all programmes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// The form: `relief-facts/1`.
    pub schema: String,
    /// The facts, in the order in which they are asked where nothing else decides.
    pub facts: Vec<Fact>,
    /// Combinations that cannot be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub impossible: Vec<Impossible>,
}

/// Something that a person is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// How programmes and answers refer to it.
    pub id: String,
    /// What its values are.
    pub kind: Kind,
    /// The least value of a number or date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Scalar>,
    /// The greatest value of a number or date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Scalar>,
    /// The options of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// What it is, in a few words.
    pub name: Text,
    /// How it is asked.
    pub question: Text,
    /// Why it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// Where the answer stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// What helps with the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aid: Option<Aid>,
    /// Values that people have, as a sample.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub typical: Vec<Scalar>,
}

/// What helps with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aid {
    /// Adding up over people.
    Sum,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// How programmes and answers refer to it.
    pub id: String,
    /// How it reads.
    pub name: Text,
}

/// A combination of facts that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Impossible {
    /// How it is referred to.
    pub id: String,
    /// When it is given.
    pub when: Expr,
    /// Why it cannot be.
    pub why: Text,
}
