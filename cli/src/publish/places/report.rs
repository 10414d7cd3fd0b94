//! What the operator is told about an edition of places.

use std::fmt;

use madang_masks::import::{Finding, FindingKind, Imported, Tally};
use serde::Serialize;

use crate::publish::findings::section;
use crate::text::count;

/// What was read, what was left out, and what became of it.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The edition published; null: refused.
    pub edition: Option<u64>,
    /// Places in the edition.
    pub places_published: u64,
    /// Public holidays in the edition.
    pub holidays: u64,
    /// The rows of the files.
    pub places: Tally,
    /// Why nothing was published; empty: it was.
    pub refusals: Vec<String>,
    /// Rows left out and other things to know, in the order of files and rows.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Notes what is to be said about the places, and hands them on.
    pub(crate) fn take<T>(&mut self, imported: Imported<T>) -> T {
        self.places = imported.tally;
        self.findings = imported.findings;
        self.refusals = imported.refusals.iter().map(ToString::to_string).collect();
        imported.value
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.edition {
            Some(edition) => writeln!(
                f,
                "Published places, edition {edition}: {} places, {} holidays",
                count(self.places_published),
                count(self.holidays),
            )?,
            None => writeln!(f, "Refused; the edition before stays:")?,
        }
        if self.edition.is_some() && self.holidays == 0 {
            writeln!(
                f,
                "Without --holidays every holiday has the hours of its weekday"
            )?;
        }
        for refusal in &self.refusals {
            writeln!(f, "  {refusal}")?;
        }
        let (rows, bad) = (count(self.places.rows), count(self.places.bad));
        writeln!(f, "Rows of places: {rows}, bad: {bad}")?;
        section(f, &self.findings, FindingKind::BadRow, "Bad rows, left out")?;
        section(
            f,
            &self.findings,
            FindingKind::UnknownField,
            "Columns that nobody reads",
        )
    }
}
