//! The books that both groups keep while they read.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::FileFault;
use super::report::{Finding, FindingKind, Group, Imported, Refusal, Tally};

/// More missing pages than this are told in one sentence, not one by one.
const PAGES_MAX: u64 = 10_000;

pub(crate) struct Tracker {
    group: Group,
    tally: Tally,
    findings: Vec<Finding>,
    refusals: Vec<Refusal>,
    /// Pages seen, by the number of pages that their answers name; with a file of it.
    pages: BTreeMap<u64, (String, BTreeSet<u64>)>,
}

impl Tracker {
    pub(crate) fn new(group: Group) -> Self {
        Self {
            group,
            tally: Tally::default(),
            findings: Vec::new(),
            refusals: Vec::new(),
            pages: BTreeMap::new(),
        }
    }

    pub(crate) fn row(&mut self) {
        self.tally.rows += 1;
    }

    pub(crate) fn bad(&mut self, finding: Finding) {
        self.tally.bad += 1;
        self.findings.push(finding);
    }

    pub(crate) fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(crate) fn refuse(&mut self, file: &str, fault: FileFault) {
        let file = file.to_owned();
        self.refusals.push(Refusal::File { file, fault });
    }

    pub(crate) fn page(&mut self, file: &str, page: Option<(u64, u64)>) {
        if let Some((page, total)) = page {
            let (_, seen) = self
                .pages
                .entry(total)
                .or_insert_with(|| (file.to_owned(), BTreeSet::new()));
            seen.insert(page);
        }
    }

    pub(crate) fn finish<T>(mut self, value: T, refusals: Vec<Refusal>) -> Imported<T> {
        self.missing_pages();
        let (group, Tally { rows, bad }) = (self.group, self.tally);
        if self.refusals.is_empty() && rows == 0 {
            self.refusals.push(Refusal::NoRows(group));
        } else if self.tally.too_many_bad() {
            self.refusals.push(Refusal::TooManyBad { group, bad, rows });
        }
        if self.refusals.is_empty() {
            self.refusals.extend(refusals);
        }
        Imported {
            value,
            tally: self.tally,
            findings: self.findings,
            refusals: self.refusals,
        }
    }

    fn missing_pages(&mut self) {
        for (total, (file, seen)) in std::mem::take(&mut self.pages) {
            let missing: Vec<String> = (1..=total.min(PAGES_MAX))
                .filter(|page| !seen.contains(page))
                .map(|page| page.to_string())
                .collect();
            if !missing.is_empty() {
                self.findings.push(Finding {
                    kind: FindingKind::MissingPage,
                    group: self.group,
                    file,
                    row: None,
                    field: Some("totalPages"),
                    value: Some(total.to_string()),
                    reason: format!("no file has page {}", listed(&missing)),
                });
            }
        }
    }
}

/// The first few, and how many more.
fn listed(items: &[String]) -> String {
    const SHOWN: usize = 8;
    let head = items.iter().take(SHOWN).cloned().collect::<Vec<_>>();
    match items.len().saturating_sub(SHOWN) {
        0 => head.join(", "),
        more => format!("{} and {more} more", head.join(", ")),
    }
}
