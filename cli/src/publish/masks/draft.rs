//! An edition's datasets: outlets by sido, snapshots in their order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use madang_api::{Dataset, FamilyIndex};
use madang_masks::Store;
use madang_masks::import::SalesRead;
use madang_masks::wire::{SnapshotFile, StoresFile};

use super::history;
use super::report::Report;
use crate::api_dir::{Files, payload};
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// The family's name.
pub const FAMILY: &str = "masks";
/// The name of the snapshots' datasets.
pub const STOCK: &str = "stock";
/// The names of the outlets' datasets begin so; the sido's code follows.
pub const STORES: &str = "stores/";

/// What an edition is to hold.
pub struct Edition<'a> {
    /// Outlets by the code of their sido; `None`: those of the current edition.
    pub outlets: Option<BTreeMap<&'static str, Vec<Store>>>,
    /// New snapshots.
    pub snapshots: Vec<SalesRead>,
    /// Where outlets and stock are from.
    pub source: Source<'a>,
    /// Where portal time stands still; of no effect once real data replace a sample.
    pub replay_at: Option<DateTime<Utc>>,
}

/// One sido's outlets, with the dataset that they are.
pub(super) struct Stores {
    pub(super) file: StoresFile,
    pub(super) dataset: Dataset,
}

impl Edition<'_> {
    /// Joins outlets and sales, and carries over the snapshots of the day before.
    ///
    /// # Errors
    /// There are no outlets to join the sales with, or a payload of the current
    /// edition cannot be used.
    pub fn draft(
        self,
        files: &impl Files,
        current: Option<&FamilyIndex>,
        report: &mut Report,
    ) -> Result<Draft, Error> {
        let was_sample = current.is_some_and(is_sample);
        let before = current.filter(|_| was_sample == self.source.sample);
        let replay_at = self.replay_at.filter(|_| self.source.sample || !was_sample);
        let mut draft = Draft::new(FAMILY, replay_at);
        let times: Vec<DateTime<Utc>> = self.snapshots.iter().map(SalesRead::at).collect();
        let first = times.iter().min().copied().unwrap_or_default();
        let stores = match self.outlets {
            Some(outlets) => new_stores(&mut draft, outlets, first, self.source)?,
            None if was_sample => return Err(Error::SampleStores),
            None => kept_stores(files, before)?,
        };
        draft.datasets = stores.iter().map(|stores| stores.dataset.clone()).collect();
        report.outlets_published = stores.iter().map(|s| s.file.code.len() as u64).sum();
        report.snapshot_at = times.iter().max().copied();

        let codes: BTreeSet<&str> = stores
            .iter()
            .flat_map(|stores| stores.file.code.iter().map(String::as_str))
            .collect();
        for sales in &self.snapshots {
            report
                .findings
                .extend(sales.without_outlet(|code| codes.contains(code)));
            let snapshot = SnapshotFile::build(sales.at(), hashed(&stores), |c| sales.stock(c));
            add_snapshot(&mut draft, &snapshot, self.source)?;
        }
        if let Some(before) = before {
            history::carry_over(files, before, &stores, &mut draft)?;
        }
        Ok(draft)
    }
}

/// Whether an edition's data are invented.
#[must_use]
pub fn is_sample(index: &FamilyIndex) -> bool {
    index.datasets.iter().any(|dataset| dataset.sample)
}

/// The outlets' files with their hashes, as a snapshot is built from them.
pub(super) fn hashed(stores: &[Stores]) -> impl Iterator<Item = (&StoresFile, &str)> {
    stores
        .iter()
        .map(|stores| (&stores.file, stores.dataset.sha256.as_str()))
}

/// Adds a snapshot's payload and dataset.
pub(super) fn add_snapshot(
    draft: &mut Draft,
    snapshot: &SnapshotFile,
    source: Source<'_>,
) -> Result<(), Error> {
    let stem = format!("{FAMILY}/stock-{}", snapshot.at.format("%Y%m%dT%H%MZ"));
    let about = About {
        name: STOCK,
        stem: &stem,
        generated_at: snapshot.at,
        schema: schemas::MASKS_STOCK,
        source,
    };
    Ok(draft.add(about, snapshot)?)
}

fn new_stores(
    draft: &mut Draft,
    outlets: BTreeMap<&'static str, Vec<Store>>,
    generated_at: DateTime<Utc>,
    source: Source<'_>,
) -> Result<Vec<Stores>, Error> {
    let mut stores = Vec::new();
    for (sido, outlets) in outlets {
        let file = StoresFile::build(sido, outlets);
        let (name, stem) = (format!("{STORES}{sido}"), format!("{FAMILY}/stores-{sido}"));
        let about = About {
            name: &name,
            stem: &stem,
            generated_at,
            schema: schemas::MASKS_STORES,
            source,
        };
        draft.add(about, &file)?;
        stores.extend(
            draft
                .datasets
                .last()
                .cloned()
                .map(|dataset| Stores { file, dataset }),
        );
    }
    Ok(stores)
}

/// The outlets of the edition before.
pub(super) fn kept_stores(
    files: &impl Files,
    before: Option<&FamilyIndex>,
) -> Result<Vec<Stores>, Error> {
    let mut stores = Vec::new();
    for dataset in before.iter().flat_map(|index| &index.datasets) {
        if dataset.name.starts_with(STORES) {
            let bytes = payload(files, dataset)?;
            let file = StoresFile::parse(&bytes).map_err(|cause| Error::Payload {
                path: dataset.path.clone(),
                cause,
            })?;
            let dataset = dataset.clone();
            stores.push(Stores { file, dataset });
        }
    }
    if stores.is_empty() {
        return Err(Error::NoStores);
    }
    Ok(stores)
}
