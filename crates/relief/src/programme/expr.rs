//! Conditions, tables and amounts, as a file writes them.

use madang_api::LocalText;

use super::Mark;
use crate::Kind;

/// A condition on facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// All of these hold.
    All(Vec<Self>),
    /// One of these holds.
    Any(Vec<Self>),
    /// This does not hold.
    Not(Box<Self>),
    /// A fact compares so.
    Test(Test),
    /// No source settles this, which the text says.
    Unknown(LocalText),
}

/// A fact beside a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The fact's id.
    pub fact: String,
    /// How they compare, as the notice puts it.
    pub op: Op,
    /// What the fact is beside.
    pub right: Right,
}

/// How a fact compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// 이하.
    Le,
    /// 미만.
    Lt,
    /// 이상.
    Ge,
    /// 초과.
    Gt,
    /// Equal.
    Is,
    /// One of several.
    In,
}

/// What a fact is beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// A value, or several for [`Op::In`].
    Values(Vec<Scalar>),
    /// The value of a table, by its id.
    Table(String),
    /// A figure with a mark of its own.
    Figure(Figure),
}

/// A value as a file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// A whole number.
    Number(i64),
    /// An option, or a date.
    Text(String),
    /// Yes or no.
    Bool(bool),
}

/// A figure with a mark of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// How texts refer to it.
    pub id: Option<String>,
    /// What it is a number of.
    pub unit: Kind,
    /// The number.
    pub value: Scalar,
    /// What it rests on.
    pub mark: Mark,
}

/// A figure that depends on facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How conditions and amounts refer to it, in snake_case.
    pub id: String,
    /// What its values are.
    pub unit: Kind,
    /// Ids of the facts that it depends on.
    pub keys: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What it rests on.
    pub mark: Mark,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is for, in the order of the table's keys.
    pub when: Vec<Span>,
    /// Its value; absent: no source gives it.
    pub value: Option<i64>,
    /// What it rests on.
    pub mark: Mark,
}

/// Which values of a key a row is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// One.
    One(Scalar),
    /// A list: of options, or the first and last of a range.
    List(Vec<Scalar>),
}

/// What is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// How it is found.
    pub pay: Pay,
    /// At least this many won.
    pub floor: Option<i64>,
    /// At most this many won.
    pub cap: Option<i64>,
    /// What it rests on.
    pub mark: Mark,
}

/// How an amount is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pay {
    /// No source gives it.
    Unknown,
    /// Won.
    Fixed(i64),
    /// The value of a table, by its id.
    Table(String),
    /// So many won for each of a fact.
    Each {
        /// The fact's id.
        fact: String,
        /// Won for each.
        krw: i64,
    },
    /// The facts multiplied, of that so many percent, rounded down; a fact in percent
    /// counts as hundredths.
    Product {
        /// Ids of the facts, each once.
        facts: Vec<String>,
        /// Whole percent.
        percent: i64,
    },
    /// The first case that holds.
    Cases(Vec<Case>),
}

/// A case of an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// When it holds; absent: always.
    pub when: Option<Expr>,
    /// What is paid then.
    pub amount: Amount,
}
