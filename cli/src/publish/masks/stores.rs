//! The outlets' datasets: new ones, and those of the edition before.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use madang_api::{Dataset, FamilyIndex};
use madang_geo::Sido;
use madang_masks::import::OutletsRead;
use madang_masks::wire::StoresFile;

use super::{FAMILY, STORES};
use crate::api_dir::{Files, payload};
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// Korea is nine hours ahead of UTC all year.
const KST_S: i32 = 9 * 3600;

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
    let date = korean_date(generated_at);
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
        unusable,
        complete,
    } = outlets;
    let mut files: BTreeMap<&str, StoresFile> = by_sido
        .into_iter()
        .map(|(sido, stores)| (sido, StoresFile::build(sido, stores)))
        .collect();
    let mut there: BTreeSet<String> = unusable;
    there.extend(files.values().flat_map(|file| file.code.iter().cloned()));
    if !complete {
        // Who is on the page that is missing, nobody knows.
        there.extend(before.iter().flat_map(|old| old.file.code.iter().cloned()));
    }
    for Stores { file: old, .. } in before {
        let Some(sido) = Sido::by_code(&old.sido) else {
            continue;
        };
        let file = files
            .entry(sido.code)
            .or_insert_with(|| StoresFile::build(sido.code, Vec::new()));
        file.remember(old, |code| there.contains(code), date);
    }
    let is_used = |file: &StoresFile| !file.code.is_empty() || !file.departed.is_empty();
    files.into_values().filter(is_used).collect()
}

fn korean_date(at: DateTime<Utc>) -> NaiveDate {
    match FixedOffset::east_opt(KST_S) {
        Some(zone) => at.with_timezone(&zone).date_naive(),
        None => at.date_naive(),
    }
}
