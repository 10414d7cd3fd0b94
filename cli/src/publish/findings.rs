//! Findings as people read them.

use std::fmt;

use madang_masks::import::{Finding, FindingKind};

use crate::text::count;

/// More findings of one kind than this are counted, not listed, for people.
const LISTED_MAX: usize = 20;

/// The findings of one kind below their heading; nothing when there are none.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    findings: &[Finding],
    kind: FindingKind,
    heading: &str,
) -> fmt::Result {
    let of_kind = || findings.iter().filter(|finding| finding.kind == kind);
    let total = of_kind().count();
    if total == 0 {
        return Ok(());
    }
    writeln!(f, "{heading}: {}", count(total as u64))?;
    for finding in of_kind().take(LISTED_MAX) {
        writeln!(f, "  {finding}")?;
    }
    if total > LISTED_MAX {
        let more = count((total - LISTED_MAX) as u64);
        writeln!(f, "  and {more} more; --format json lists them all")?;
    }
    Ok(())
}
