//! What the operator is told about an edition of masks.

use std::fmt;

use chrono::{DateTime, Utc};
use madang_api::{Disclosure, LocalText};
use madang_masks::import::{Finding, FindingKind, Imported, Tally};
use serde::Serialize;

use super::draft::STOCK;
use super::stores::Stores;
use crate::edition::Draft;
use crate::publish::findings::section;
use crate::text::{count, kst};

/// What was read, what was left out, and what became of it.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The edition published; null: refused.
    pub edition: Option<u64>,
    /// The newest report among the sales, else among the snapshots that stay, UTC;
    /// null: refused.
    pub snapshot_at: Option<DateTime<Utc>>,
    /// Outlets in the edition.
    pub outlets_published: u64,
    /// Outlets that no longer sell and that the edition still names.
    pub departed: u64,
    /// How much the edition tells.
    pub disclosure: Disclosure,
    /// What it announces; null: nothing.
    pub announcement: Option<LocalText>,
    /// The rows of the outlets' files; null: the outlets of the edition before.
    pub outlets: Option<Tally>,
    /// The rows of the sales' files.
    pub sales: Tally,
    /// Why nothing was published; empty: it was.
    pub refusals: Vec<String>,
    /// Rows left out and other things to know, in the order of files and rows.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Notes what the edition holds.
    pub(super) fn about(&mut self, draft: &Draft, stores: &[Stores]) {
        let files = || stores.iter().map(|stores| &stores.file);
        self.outlets_published = files().map(|file| file.code.len() as u64).sum();
        self.departed = files().map(|file| file.departed.len() as u64).sum();
        let snapshots = draft.datasets.iter().filter(|d| d.name == STOCK);
        let newest = snapshots.map(|d| d.generated_at).max();
        self.snapshot_at = self.snapshot_at.or(newest);
        self.disclosure = draft.disclosure;
        self.announcement = draft.announcement.clone();
    }

    /// Notes what is to be said about the outlets, and hands them on.
    pub(crate) fn outlets<T>(&mut self, imported: Imported<T>) -> T {
        self.outlets = Some(imported.tally);
        self.take(imported)
    }

    /// Notes what is to be said about the sales, and hands them on.
    pub(crate) fn sales<T>(&mut self, imported: Imported<T>) -> T {
        self.sales.rows += imported.tally.rows;
        self.sales.bad += imported.tally.bad;
        self.take(imported)
    }

    fn take<T>(&mut self, imported: Imported<T>) -> T {
        self.findings.extend(imported.findings);
        self.refusals
            .extend(imported.refusals.iter().map(ToString::to_string));
        imported.value
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.edition, self.snapshot_at) {
            (Some(edition), Some(at)) => writeln!(
                f,
                "Published masks, edition {edition}: {} outlets, snapshot of {}",
                count(self.outlets_published),
                kst(at),
            )?,
            _ => writeln!(f, "Refused; the edition before stays:")?,
        }
        self.switches(f)?;
        for refusal in &self.refusals {
            writeln!(f, "  {refusal}")?;
        }
        match self.outlets {
            Some(tally) => tally_line(f, "outlets", tally)?,
            None => writeln!(f, "Rows of outlets: none, those of the edition before stay")?,
        }
        tally_line(f, "sales", self.sales)?;
        for (kind, heading) in [
            (FindingKind::BadRow, "Bad rows, left out"),
            (FindingKind::NoOutlet, "Sales without an outlet, left out"),
            (FindingKind::Superseded, "Outlets with more than one sale"),
            (FindingKind::MissingPage, "Missing pages"),
            (
                FindingKind::UnknownValue,
                "Values that cannot be read, left out",
            ),
        ] {
            section(f, &self.findings, kind, heading)?;
        }
        Ok(())
    }
}

impl Report {
    fn switches(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.disclosure {
            Disclosure::Full => {}
            Disclosure::Buckets => writeln!(f, "Classes without counts")?,
            Disclosure::Names => writeln!(f, "Names only: nothing is said of the stock")?,
        }
        if let Some(text) = &self.announcement {
            writeln!(f, "Announced: {}", text.in_language("ko"))?;
        }
        if self.departed > 0 {
            let departed = count(self.departed);
            writeln!(
                f,
                "Outlets that no longer sell, named for 30 days: {departed}"
            )?;
        }
        Ok(())
    }
}

fn tally_line(f: &mut fmt::Formatter<'_>, group: &str, tally: Tally) -> fmt::Result {
    let (rows, bad) = (count(tally.rows), count(tally.bad));
    writeln!(f, "Rows of {group}: {rows}, bad: {bad}")
}
