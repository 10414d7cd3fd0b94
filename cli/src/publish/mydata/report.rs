//! What the operator is told about an edition of MyData.

use std::fmt;

use serde::Serialize;

use crate::mydata::{Family, Reading};
use crate::text::count;

/// What was read and proven, and what became of it.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The edition published; null: refused.
    pub edition: Option<u64>,
    /// Types of certificates.
    pub types: u64,
    /// Fields of them in all.
    pub fields: u64,
    /// Purposes.
    pub purposes: u64,
    /// Issuers of the trust list.
    pub issuers: u64,
    /// Status lists.
    pub status_lists: u64,
    /// Invented people.
    pub people: u64,
    /// Certificates of theirs.
    pub certificates: u64,
    /// Why nothing was published, by file and place; empty: it was.
    pub refusals: Vec<String>,
}

impl Report {
    /// Notes what is to be said about the data, and hands on those without a fault.
    pub(super) fn take(&mut self, reading: Reading) -> Option<Family> {
        self.refusals = reading.faults.iter().map(ToString::to_string).collect();
        let family = reading.family?;
        let types = &family.types.types;
        self.types = types.len() as u64;
        let fields = types.iter().map(|kind| kind.fields().count());
        self.fields = fields.sum::<usize>() as u64;
        self.purposes = family.purposes.purposes.len() as u64;
        self.issuers = family.issuers.issuers.len() as u64;
        self.status_lists = family.status.lists.len() as u64;
        let people = family.samples.iter().flat_map(|samples| &samples.people);
        self.people = people.clone().count() as u64;
        self.certificates = people.map(|person| person.certificates.len() as u64).sum();
        self.refusals.is_empty().then_some(family)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.edition {
            Some(edition) => writeln!(
                f,
                "Published mydata, edition {edition}: {} types of certificates with {} fields, \
                 {} purposes, {} issuers, {} status lists, {} invented people with {} certificates",
                count(self.types),
                count(self.fields),
                count(self.purposes),
                count(self.issuers),
                count(self.status_lists),
                count(self.people),
                count(self.certificates),
            )?,
            None => writeln!(f, "Refused; the edition before stays:")?,
        }
        for refusal in &self.refusals {
            writeln!(f, "  {refusal}")?;
        }
        Ok(())
    }
}
