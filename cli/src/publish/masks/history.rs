//! The snapshots before the new one, which make a store's day.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::{Dataset, FamilyIndex};
use madang_masks::Stock;
use madang_masks::wire::SnapshotFile;

use super::draft::{STOCK, Stores, add_snapshot, hashed, kept_stores};
use crate::api_dir::{Files, payload};
use crate::edition::{Draft, Source};
use crate::publish::Error;

/// How far from the new snapshot one may be that the edition still holds.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Adds the snapshots of the edition before, put in the order of the new outlets
/// where those changed. A snapshot of the same minute is replaced.
pub(super) fn carry_over(
    files: &impl Files,
    before: &FamilyIndex,
    stores: &[Stores],
    draft: &mut Draft,
) -> Result<(), Error> {
    let new: Vec<DateTime<Utc>> = snapshots(&draft.datasets).map(|d| d.generated_at).collect();
    let near = |at: DateTime<Utc>| new.iter().any(|new| (at - *new).abs() <= KEPT);
    let kept: Vec<&Dataset> = snapshots(&before.datasets)
        .filter(|d| near(d.generated_at) && !new.contains(&d.generated_at))
        .collect();
    let same_stores = stores.iter().map(|stores| &stores.dataset.path).eq(before
        .datasets
        .iter()
        .filter(|d| d.name != STOCK)
        .map(|d| &d.path));
    if same_stores {
        draft.datasets.extend(kept.into_iter().cloned());
        return Ok(());
    }
    let old_stores = kept_stores(files, Some(before))?;
    for dataset in kept {
        let old = stock_by_code(files, dataset, &old_stores)?;
        let at = dataset.generated_at;
        let snapshot = SnapshotFile::build(at, hashed(stores), |code| {
            old.get(code).copied().unwrap_or(Stock::UNREPORTED)
        });
        let source = Source {
            attribution: &dataset.attribution,
            sample: dataset.sample,
        };
        add_snapshot(draft, &snapshot, source)?;
    }
    Ok(())
}

fn snapshots(datasets: &[Dataset]) -> impl Iterator<Item = &Dataset> {
    datasets.iter().filter(|dataset| dataset.name == STOCK)
}

fn stock_by_code<'a>(
    files: &impl Files,
    dataset: &Dataset,
    stores: &'a [Stores],
) -> Result<BTreeMap<&'a str, Stock>, Error> {
    let unusable = |cause| Error::Payload {
        path: dataset.path.clone(),
        cause,
    };
    let snapshot = SnapshotFile::parse(&payload(files, dataset)?).map_err(unusable)?;
    let mut by_code = BTreeMap::new();
    for Stores { file, dataset } in stores {
        if let Some(region) = snapshot.region(&file.sido) {
            let stock = region
                .stock(snapshot.at, &dataset.sha256)
                .map_err(unusable)?;
            by_code.extend(file.code.iter().map(String::as_str).zip(stock));
        }
    }
    Ok(by_code)
}
