//! What the operator is told about an edition of relief programmes.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use crate::relief::rules::{Reading, Rules};
use crate::text::count;

/// What was read and proven, and what became of it.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The edition published; null: refused.
    pub edition: Option<u64>,
    /// Facts that people are asked about.
    pub facts: u64,
    /// Programmes, whatever their versions.
    pub programmes: u64,
    /// Versions of them.
    pub versions: u64,
    /// Why nothing was published, by file and place; empty: it was.
    pub refusals: Vec<String>,
    /// What the files say themselves that no source gives.
    pub holes: Vec<Hole>,
}

/// Something that no source gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hole {
    /// The file.
    pub file: String,
    /// Where in it.
    pub at: String,
}

impl Report {
    /// Notes what is to be said about the rules, and hands on those without a fault.
    pub(super) fn take(&mut self, reading: Reading) -> Option<Rules> {
        self.refusals = reading.faults.iter().map(ToString::to_string).collect();
        let rules = reading.rules?;
        self.facts = rules.facts.facts.len() as u64;
        self.versions = rules.versions.len() as u64;
        let ids: BTreeSet<&String> = rules.versions.iter().map(|v| &v.file.id).collect();
        self.programmes = ids.len() as u64;
        for version in &rules.versions {
            self.holes.extend(version.proof.holes.iter().map(|at| Hole {
                file: version.label.clone(),
                at: at.clone(),
            }));
        }
        self.refusals.is_empty().then_some(rules)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.edition {
            Some(edition) => writeln!(
                f,
                "Published relief, edition {edition}: {} programmes in {} versions, {} facts, proven",
                count(self.programmes),
                count(self.versions),
                count(self.facts),
            )?,
            None => writeln!(f, "Refused; the edition before stays:")?,
        }
        for refusal in &self.refusals {
            writeln!(f, "  {refusal}")?;
        }
        if self.holes.is_empty() {
            return Ok(());
        }
        let total = count(self.holes.len() as u64);
        writeln!(
            f,
            "No source gives, and people read \"to be confirmed\": {total}"
        )?;
        for Hole { file, at } in &self.holes {
            writeln!(f, "  {file}: {at}")?;
        }
        Ok(())
    }
}
