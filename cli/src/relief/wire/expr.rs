//! Conditions, tables and amounts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Evidence, Kind, Scalar, Text};

/// A condition on facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Expr {
    /// All of these hold.
    All {
        /// The parts.
        all: Vec<Self>,
    },
    /// One of these holds.
    Any {
        /// The parts.
        any: Vec<Self>,
    },
    /// This does not hold.
    Not {
        /// The part.
        not: Box<Self>,
    },
    /// No source settles this.
    Unknown {
        /// What is not settled.
        unknown: Text,
    },
    /// A fact compares so.
    Test(Box<Test>),
}

/// A fact beside values; several operators are joined by "and".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// The fact's id.
    pub fact: String,
    /// 이하.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub le: Option<Right>,
    /// 미만.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lt: Option<Right>,
    /// 이상.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ge: Option<Right>,
    /// 초과.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gt: Option<Right>,
    /// Equal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<Right>,
    /// One of several.
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    pub one_of: Option<Vec<Scalar>>,
}

/// What a fact is beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Right {
    /// A value.
    Value(Scalar),
    /// The value of a table.
    Table {
        /// Its id.
        table: String,
    },
    /// A figure with a mark of its own.
    Figure(Box<Figure>),
}

/// A figure with a mark of its own; one of the units has its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub krw: Option<i64>,
    /// Whole percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<i64>,
    /// A number of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    /// A number of people or things.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// A date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// How texts refer to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it rests on; absent: as what it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// A figure that depends on facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// How conditions and amounts refer to it.
    pub id: String,
    /// What its values are.
    pub unit: Kind,
    /// Ids of the facts that it depends on.
    pub keys: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What it rests on; absent: as the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What it is for: each of the table's keys.
    pub when: BTreeMap<String, Span>,
    /// Its value.
    pub value: OrUnknown,
    /// What it rests on; absent: as the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// Which values of a key a row is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Span {
    /// One.
    One(Scalar),
    /// Options, or the first and last of a range.
    List(Vec<Scalar>),
}

/// A number, or that no source gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OrUnknown {
    /// A whole number.
    Number(i64),
    /// No source gives it.
    Unknown(Unknown),
}

/// The word for what no source gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// No source gives it.
    Unknown,
}

/// What is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Amount {
    /// Won, or that no source gives it.
    Plain(OrUnknown),
    /// How it is found.
    Formula(Box<Formula>),
}

/// How an amount is found: one of `krw`, `table`, `each`, `product` and `cases`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// Won; with `each`, for each of the fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub krw: Option<OrUnknown>,
    /// The value of a table, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// So many won for each of a fact, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// Facts multiplied, by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<Vec<String>>,
    /// So many percent of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<i64>,
    /// The first case that holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<Vec<Case>>,
    /// At least this many won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<i64>,
    /// At most this many won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<i64>,
    /// What it rests on; absent: as what it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}

/// A case of an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// When it holds; absent: always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Expr>,
    /// What is paid then.
    pub amount: Amount,
    /// What it rests on; absent: as what it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<u16>,
}
