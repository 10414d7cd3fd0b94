//! What the import tells the operator.

use std::fmt;

use super::answer::FileFault;

/// The groups of rows that editions are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// What the outlets are.
    Outlets,
    /// What the outlets have.
    Sales,
    /// What is beside the outlets.
    Places,
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outlets => "outlets",
            Self::Sales => "sales",
            Self::Places => "places",
        })
    }
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Left out, and counted as bad.
    BadRow,
    /// A sale whose outlet is not known: left out, not counted as bad.
    NoOutlet,
    /// A sale older than another of the same outlet: left out, not counted as bad.
    Superseded,
    /// A page of a paged answer is not among the files.
    MissingPage,
    /// A value that cannot be read: left out, and its row stays.
    UnknownValue,
    /// A column or property that nobody reads; told once a file.
    UnknownField,
}

/// Something in the files that the operator should know.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// What became of it.
    pub kind: FindingKind,
    /// The group it was read as.
    pub group: Group,
    /// The file, as the caller labelled it.
    pub file: String,
    /// The row in the file's array, from 1.
    pub row: Option<usize>,
    /// The field at fault.
    pub field: Option<&'static str>,
    /// The field's value as JSON, shortened.
    pub value: Option<String>,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(field) = self.field {
            write!(f, ", {field}")?;
        }
        if let Some(value) = &self.value {
            write!(f, " {value}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// How many rows a group had, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Rows in the files.
    pub rows: u64,
    /// Rows left out because of a fault of their own.
    pub bad: u64,
}

impl Tally {
    /// More than 1 % of the rows are bad.
    #[must_use]
    pub fn too_many_bad(self) -> bool {
        self.bad.saturating_mul(100) > self.rows
    }
}

/// Why nothing of the files may be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A file is not what it was given as.
    #[error("{file}: {fault}")]
    File {
        /// The file, as the caller labelled it.
        file: String,
        /// What is wrong with it.
        fault: FileFault,
    },
    /// More than 1 % of a group's rows are bad.
    #[error("{group}: {bad} of {rows} rows are bad, more than 1 %")]
    TooManyBad {
        /// The group.
        group: Group,
        /// Its bad rows.
        bad: u64,
        /// All its rows.
        rows: u64,
    },
    /// The files have no row at all.
    #[error("{0}: the files have no rows")]
    NoRows(Group),
    /// No sale says when it was generated.
    #[error(
        "sales: no row says when it was generated (created_at, updated), so the snapshot has no time"
    )]
    NoTime,
}

/// A group as read, with what there is to say about it.
#[derive(Debug)]
pub struct Imported<T> {
    /// The usable part; to be published only when there are no `refusals`.
    pub value: T,
    /// Rows and bad rows.
    pub tally: Tally,
    /// What the operator should know, in the order of files and rows.
    pub findings: Vec<Finding>,
    /// Why nothing may be published; empty: it may.
    pub refusals: Vec<Refusal>,
}
