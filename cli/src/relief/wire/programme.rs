//! The file of a programme's version.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Evidence, Expr, Table, Text};

/// A version of a relief programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeFile {
    /// The form: `relief-programme/1`.
    pub schema: String,
    /// The programme.
    #[schemars(regex(pattern = r"^[a-z0-9_]+$"))]
    pub id: String,
    /// This version of it.
    #[schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub version: String,
    /// Whether it came into force.
    pub status: Status,
    /// What it is called.
    pub name: Text,
    /// What it pays to whom, in a sentence.
    pub summary: Text,
    /// What is paid for.
    pub unit: Unit,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// When this version holds.
    pub in_force: Period,
    /// The day that facts are looked at as of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<NaiveDate>,
    /// What must hold, all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// Figures that depend on facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// What is paid.
    pub amount: Amount,
    /// Ids of programmes that it is not paid together with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// When something can be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Window>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Text>,
    /// Where to apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Text>,
    /// How to object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appeal: Option<Text>,
    /// The legal basis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<Law>,
    /// What else is to be said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What all that has no mark of its own rests on.
    pub evidence: Evidence,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// How the names of datasets with programmes begin.
pub const PROGRAMME: &str = "programme/";

/// The dataset of a programme's version.
#[must_use]
pub fn dataset_name(id: &str, version: &str) -> String {
    format!("{PROGRAMME}{id}/{version}")
}

/// Whether a version's name can be a part of a path: small letters and digits, with
/// single hyphens between them.
#[must_use]
pub fn is_version(name: &str) -> bool {
    let is_part = |part: &str| {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        !part.is_empty() && part.chars().all(is_plain)
    };
    name.split('-').all(is_part)
}

/// Whether a version came into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It did.
    Final,
    /// A plan that another version superseded.
    Draft,
}

/// What a programme pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A household.
    Household,
    /// A person.
    Person,
    /// A business.
    Business,
    /// An employee or freelancer.
    Worker,
    /// A child.
    Child,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Anyone, for their household.
    Household,
    /// Who runs a business.
    SelfEmployed,
    /// Employees and freelancers.
    Worker,
    /// Parents.
    Parent,
    /// Landlords.
    Landlord,
}

/// From a day to a day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; absent: none is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// How it is referred to.
    pub id: String,
    /// The condition in the person's words; `{id}` stands for a table's or a figure's
    /// value, or for the person's own.
    pub text: Text,
    /// When it holds.
    pub when: Expr,
    /// What it rests on; absent: as the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// A time in which something can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// How it is referred to.
    pub id: String,
    /// What can be done.
    pub kind: WindowKind,
    /// How it reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// When it opens: a date, or a date and time such as 2021-09-06T09:00, in Korea.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// When it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Days on which only some may come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rotation: Option<Rotation>,
    /// What it rests on; absent: as the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// What can be done in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WindowKind {
    /// Applying.
    Apply,
    /// Objecting.
    Appeal,
    /// Spending what was paid.
    Use,
    /// Being told.
    Notify,
    /// Being paid.
    Pay,
}

/// Days on which only some may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Whose day it is; absent: by the birth year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<RotationBy>,
}

/// What says whose day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RotationBy {
    /// The last digit of the birth year.
    BirthYear,
    /// The last digit of the business number, odd on odd days of the month.
    BusinessNumber,
}

/// A legal basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its name and article.
    pub name: Text,
    /// What that rests on; absent: as the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// Something else to be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The statement.
    pub text: Text,
    /// What it rests on; absent: as the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}
