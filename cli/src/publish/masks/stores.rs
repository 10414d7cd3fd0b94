//! The outlets' datasets: new ones, and those of the edition before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use madang_api::{Dataset, FamilyIndex};
use madang_masks::import::{Form, OutletsRead};
use madang_masks::wire::StoresFile;

use super::{FAMILY, STORES};
use crate::api_dir::{Files, payload};
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// One sido's outlets, with the dataset that they are.
pub(super) struct Stores {
    pub(super) file: StoresFile,
    pub(super) dataset: Dataset,
}

/// The outlets of an edition.
pub(super) fn read(files: &impl Files, index: &FamilyIndex) -> Result<Vec<Stores>, Error> {
    let mut stores = Vec::new();
    for dataset in &index.datasets {
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
    Ok(stores)
}

/// Adds new outlets to the edition, with tombstones of those that `before` had.
pub(super) fn add(
    draft: &mut Draft,
    outlets: OutletsRead,
    before: &[Stores],
    generated_at: DateTime<Utc>,
    source: Source<'_>,
) -> Result<Vec<Stores>, Error> {
    let date = local_date(generated_at, outlets.form);
    let mut stores = Vec::new();
    for file in files(outlets, before, date) {
        let sido = &file.sido;
        let (name, stem) = (format!("{STORES}{sido}"), format!("{FAMILY}/stores-{sido}"));
        let about = About {
            name: &name,
            stem: &stem,
            generated_at,
            schema: schemas::MASKS_STORES,
            source,
        };
        draft.add(about, &file)?;
        let dataset = draft.datasets.last().cloned();
        stores.extend(dataset.map(|dataset| Stores { file, dataset }));
    }
    Ok(stores)
}

/// A sido whose last outlet departed still has a file, for its tombstone.
fn files(outlets: OutletsRead, before: &[Stores], date: NaiveDate) -> Vec<StoresFile> {
    let OutletsRead {
        by_sido,
        slots,
        unusable,
        complete,
        ..
    } = outlets;
    let mut files: BTreeMap<String, StoresFile> = by_sido
        .into_iter()
        .map(|(sido, stores)| (sido.to_owned(), StoresFile::build(sido, stores)))
        .collect();
    let mut there: BTreeSet<String> = unusable;
    there.extend(files.values().flat_map(|file| file.code.iter().cloned()));
    if !complete {
        // Who is on the page that is missing, nobody knows.
        there.extend(before.iter().flat_map(|old| old.file.code.iter().cloned()));
    }
    for Stores { file: old, .. } in before {
        let file = files
            .entry(old.sido.clone())
            .or_insert_with(|| StoresFile::build(&old.sido, Vec::new()));
        file.remember(old, |code| there.contains(code), date);
    }
    let is_used = |file: &StoresFile| !file.code.is_empty() || !file.departed.is_empty();
    let with_slots = |file: StoresFile| match slots.is_empty() {
        true => file,
        false => file.with_slots(|code| slots.get(code).copied()),
    };
    let used = files.into_values().filter(is_used);
    used.map(with_slots).collect()
}

fn local_date(at: DateTime<Utc>, form: Form) -> NaiveDate {
    match FixedOffset::east_opt(form.utc_offset_min() * 60) {
        Some(zone) => at.with_timezone(&zone).date_naive(),
        None => at.date_naive(),
    }
}
