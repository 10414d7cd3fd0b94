//! Change sets from each new snapshot's predecessor to it, for readers who have that.

use std::cmp::Reverse;

use madang_api::{Dataset, Disclosure, FamilyIndex};
use madang_masks::changes::ChangesFile;
use madang_masks::wire::SnapshotFile;

use super::draft::{FAMILY, STOCK};
use crate::api_dir::{Files, payload};
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// The name of the change sets' datasets.
pub const CHANGES: &str = "stock-changes";

/// Older change sets go: who missed so many snapshots fetches a whole one.
const KEPT_MAX: usize = 24;

/// A change set is published when the whole snapshot is so many times larger.
const SMALLER_TIMES: usize = 2;

/// Adds the change sets of the edition before that still lead from one of the
/// edition's snapshots to another, and one to each snapshot that was not there before.
pub(super) fn add(
    files: &impl Files,
    draft: &mut Draft,
    before: Option<&FamilyIndex>,
) -> Result<(), Error> {
    if draft.disclosure == Disclosure::Names {
        return Ok(());
    }
    let snapshots = in_time(&draft.datasets);
    let mut kept: Vec<Dataset> = before.map_or(Vec::new(), |index| still_lead(index, &snapshots));
    let old = before.map_or(Vec::new(), |index| in_time(&index.datasets));
    let is_new = |one: &Dataset| old.iter().all(|old| old.generated_at != one.generated_at);
    let was_there = |one: &Dataset| old.iter().any(|old| old.sha256 == one.sha256);
    let pairs = snapshots.iter().zip(snapshots.iter().skip(1));
    for (base, new) in pairs.rev().take(KEPT_MAX) {
        // No reader has a base that was put in another order with this edition.
        if is_new(new) && (is_new(base) || was_there(base)) {
            kept.extend(add_one(files, draft, base, new)?);
        }
    }
    kept.sort_by_key(|set| Reverse(set.generated_at));
    kept.truncate(KEPT_MAX);
    draft.datasets.extend(kept);
    Ok(())
}

/// The snapshots, oldest first.
fn in_time(datasets: &[Dataset]) -> Vec<Dataset> {
    let mut snapshots: Vec<Dataset> = datasets
        .iter()
        .filter(|dataset| dataset.name == STOCK)
        .cloned()
        .collect();
    snapshots.sort_by_key(|dataset| dataset.generated_at);
    snapshots
}

fn still_lead(before: &FamilyIndex, snapshots: &[Dataset]) -> Vec<Dataset> {
    let is_there = |sha256: &str| snapshots.iter().any(|snapshot| snapshot.sha256 == sha256);
    let makes = |set: &Dataset| before.dataset_at(STOCK, set.generated_at);
    before
        .datasets
        .iter()
        .filter(|set| set.name == CHANGES)
        .filter(|set| set.base.as_deref().is_some_and(is_there))
        .filter(|set| makes(set).is_some_and(|snapshot| is_there(&snapshot.sha256)))
        .cloned()
        .collect()
}

/// The change set from one snapshot to the next, its payload added to the edition;
/// none when it saves too little.
fn add_one(
    files: &impl Files,
    draft: &mut Draft,
    base: &Dataset,
    new: &Dataset,
) -> Result<Option<Dataset>, Error> {
    let old_snapshot = read(files, draft, base)?;
    let new_snapshot = read(files, draft, new)?;
    let changes = ChangesFile::between((&old_snapshot, &base.sha256), (&new_snapshot, &new.sha256));
    let Some(changes) = changes.filter(|changes| leads(changes, &old_snapshot, &new_snapshot))
    else {
        return Ok(None);
    };
    let bytes = serde_json::to_vec(&changes)?.len() as u64;
    if bytes.saturating_mul(SMALLER_TIMES as u64) > new.bytes {
        return Ok(None);
    }
    let about = About {
        name: CHANGES,
        stem: &format!(
            "{FAMILY}/{CHANGES}-{}",
            new.generated_at.format("%Y%m%dT%H%MZ")
        ),
        generated_at: new.generated_at,
        schema: schemas::MASKS_CHANGES,
        source: Source {
            attribution: &new.attribution,
            sample: new.sample,
        },
    };
    draft.add(about, &changes)?;
    let dataset = draft.datasets.pop();
    Ok(dataset.map(|dataset| Dataset {
        base: Some(base.sha256.clone()),
        ..dataset
    }))
}

/// Whether it makes just the snapshot that it is meant to make.
fn leads(changes: &ChangesFile, base: &SnapshotFile, new: &SnapshotFile) -> bool {
    changes
        .apply(base, &changes.base)
        .is_ok_and(|made| made == *new)
}

/// A snapshot of the edition, which may not be on disk yet.
fn read(files: &impl Files, draft: &Draft, dataset: &Dataset) -> Result<SnapshotFile, Error> {
    let new = draft
        .payloads
        .iter()
        .find(|(path, _)| *path == dataset.path);
    let snapshot = match new {
        Some((_, bytes)) => SnapshotFile::parse(bytes),
        None => SnapshotFile::parse(&payload(files, dataset)?),
    };
    snapshot.map_err(|cause| Error::Payload {
        path: dataset.path.clone(),
        cause,
    })
}
