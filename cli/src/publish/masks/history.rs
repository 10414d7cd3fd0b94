//! The snapshots before the new one, which make a store's day.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::{Dataset, Disclosure, FamilyIndex};
use madang_masks::Stock;
use madang_masks::wire::{Held, Product, SnapshotFile};

use super::draft::{STOCK, add_snapshot, hashed};
use super::stores::Stores;
use crate::api_dir::{Files, payload};
use crate::edition::{Draft, Source};
use crate::publish::Error;

/// How far from the new snapshot one may be that the edition still holds.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Adds the snapshots of the edition before, put in the order of the new outlets
/// where those changed, and cut down where less is disclosed than was. A snapshot of
/// the same minute is replaced.
pub(super) fn carry_over(
    files: &impl Files,
    before: &FamilyIndex,
    old_stores: &[Stores],
    stores: &[Stores],
    draft: &mut Draft,
) -> Result<(), Error> {
    let tells = |disclosure| disclosure != Disclosure::Names;
    if tells(draft.disclosure) && !tells(before.disclosure) {
        return match snapshots(&draft.datasets).next() {
            // What they had was left out, so they have nothing to show now.
            Some(_) => Ok(()),
            None => Err(Error::NoStock),
        };
    }
    let kept = kept(&before.datasets, &draft.datasets);
    let paths = |stores: &[Stores]| -> Vec<String> {
        let path = |stores: &Stores| stores.dataset.path.clone();
        stores.iter().map(path).collect()
    };
    if paths(old_stores) == paths(stores) && draft.disclosure <= before.disclosure {
        draft.datasets.extend(kept.into_iter().cloned());
        return Ok(());
    }
    for dataset in kept {
        let (products, old) = held_by_code(files, dataset, old_stores)?;
        let at = dataset.generated_at;
        let snapshot = SnapshotFile::build_of(products, at, hashed(stores), |code| {
            let held = old.get(code).cloned();
            held.unwrap_or_else(|| Held::one(Stock::UNREPORTED))
        });
        let source = Source {
            attribution: &dataset.attribution,
            sample: dataset.sample,
        };
        add_snapshot(draft, snapshot, source)?;
    }
    Ok(())
}

/// The snapshots that stay: near a new one and not of its minute; all when there is
/// no new one.
fn kept<'a>(before: &'a [Dataset], draft: &[Dataset]) -> Vec<&'a Dataset> {
    let new: Vec<DateTime<Utc>> = snapshots(draft).map(|d| d.generated_at).collect();
    let near = |at: DateTime<Utc>| new.iter().any(|new| (at - *new).abs() <= KEPT);
    snapshots(before)
        .filter(|d| new.is_empty() || near(d.generated_at))
        .filter(|d| !new.contains(&d.generated_at))
        .collect()
}

fn snapshots(datasets: &[Dataset]) -> impl Iterator<Item = &Dataset> {
    datasets.iter().filter(|dataset| dataset.name == STOCK)
}

type HeldBy<'a> = BTreeMap<&'a str, Held>;

fn held_by_code<'a>(
    files: &impl Files,
    dataset: &Dataset,
    stores: &'a [Stores],
) -> Result<(Vec<Product>, HeldBy<'a>), Error> {
    let unusable = |cause| Error::Payload {
        path: dataset.path.clone(),
        cause,
    };
    let snapshot = SnapshotFile::parse(&payload(files, dataset)?).map_err(unusable)?;
    let mut by_code = BTreeMap::new();
    for Stores { file, dataset } in stores {
        if let Some(region) = snapshot.region(&file.sido) {
            let held = region
                .held(snapshot.at, &dataset.sha256)
                .map_err(unusable)?;
            by_code.extend(file.code.iter().map(String::as_str).zip(held));
        }
    }
    Ok((snapshot.products, by_code))
}
