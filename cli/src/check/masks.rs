//! What only the masks family promises: snapshots in the order of its outlets.

use std::collections::{BTreeMap, BTreeSet};

use madang_api::{Dataset, Disclosure, FamilyIndex, LANGUAGES, RootIndex};
use madang_geo::Sido;
use madang_masks::rules::RulesFile;
use madang_masks::wire::{AreaFile, SnapshotFile, StoresFile};

use super::Report;
use super::changes;
use super::dataset::Datasets;
use super::family::languages;
use crate::publish::masks::{AREA, RULES, STOCK, STORES, rules_generated_at};

pub(super) fn check(
    report: &mut Report,
    root: &RootIndex,
    index: &FamilyIndex,
    index_path: &str,
    datasets: &Datasets<'_>,
) {
    let area = check_area(report, datasets);
    let stores = check_stores(report, datasets, area.as_ref());
    check_rules(report, datasets);
    changes::check(report, datasets);
    for (dataset, bytes) in datasets.sound.iter().filter(|(d, _)| d.name == STOCK) {
        match SnapshotFile::parse(bytes) {
            Ok(snapshot) => check_snapshot(report, dataset, &snapshot, index, &stores),
            Err(error) => report.problem(&dataset.path, error),
        }
    }
    if index.dataset(STOCK).is_none() {
        report.problem(index_path, "no snapshot of stock");
    } else if let Some(at) = root.replay_at
        && index.dataset_at(STOCK, at).is_none()
    {
        report.problem(
            index_path,
            format!("no snapshot at replay_at {at} or before"),
        );
    }
}

fn check_snapshot(
    report: &mut Report,
    dataset: &Dataset,
    snapshot: &SnapshotFile,
    index: &FamilyIndex,
    stores: &Stores<'_>,
) {
    let path = &dataset.path;
    if snapshot.at != dataset.generated_at {
        let (at, says) = (snapshot.at, dataset.generated_at);
        report.problem(path, format!("of {at}, the index says {says}"));
    }
    aligned(report, path, snapshot, stores);
    discreet(report, path, snapshot, index.disclosure);
    for product in &snapshot.products {
        let what = format!("product {}", product.id);
        languages(report, path, &what, &product.name, &LANGUAGES);
    }
}

/// The rules cover each date once and agree with themselves and their dataset.
fn check_rules(report: &mut Report, datasets: &Datasets<'_>) {
    for (dataset, bytes) in datasets.sound.iter().filter(|(d, _)| d.name == RULES) {
        let rules = RulesFile::parse(bytes).and_then(|rules| rules.validate().map(|()| rules));
        match rules {
            Ok(rules) if rules_generated_at(&rules) != dataset.generated_at => {
                let (at, says) = (rules_generated_at(&rules), dataset.generated_at);
                report.problem(&dataset.path, format!("of {at}, the index says {says}"));
            }
            Ok(_) => {}
            Err(error) => report.problem(&dataset.path, error),
        }
    }
}

/// Hash and number of outlets by sido.
type Stores<'a> = BTreeMap<&'a str, (&'a str, u64)>;

fn check_stores<'a>(
    report: &mut Report,
    datasets: &'a Datasets<'_>,
    area: Option<&AreaFile>,
) -> Stores<'a> {
    let mut stores = Stores::new();
    for (dataset, bytes) in &datasets.sound {
        let Some(sido) = dataset.name.strip_prefix(STORES) else {
            continue;
        };
        let is_one = match area {
            // A region all of whose outlets departed is on no map.
            Some(area) => area.region(sido).is_some() || is_empty(bytes),
            None => Sido::by_code(sido).is_some(),
        };
        if !is_one {
            report.problem(&dataset.path, format!("{sido} is the code of no sido"));
        }
        match StoresFile::parse(bytes) {
            Ok(file) if file.sido != sido => {
                let of = file.sido;
                report.problem(
                    &dataset.path,
                    format!("of sido {of}, the index says {sido}"),
                );
            }
            Ok(file) => {
                gone(report, &dataset.path, &file);
                stores.insert(sido, (&dataset.sha256, file.kinds.total()));
            }
            Err(error) => report.problem(&dataset.path, error),
        }
    }
    stores
}

/// The area of an edition outside Korea, if it has one that can be read.
fn check_area(report: &mut Report, datasets: &Datasets<'_>) -> Option<AreaFile> {
    let (dataset, bytes) = datasets.sound.iter().find(|(d, _)| d.name == AREA)?;
    let path = &dataset.path;
    let area = AreaFile::parse(bytes)
        .map_err(|error| report.problem(path, error))
        .ok()?;
    for region in &area.regions {
        let code = &region.code;
        if !datasets
            .sound
            .iter()
            .any(|(d, _)| d.name == format!("{STORES}{code}"))
        {
            report.problem(path, format!("region {code} has no outlets"));
        }
        languages(
            report,
            path,
            &format!("region {code}"),
            &region.name,
            &LANGUAGES,
        );
    }
    Some(area)
}

fn is_empty(stores: &[u8]) -> bool {
    StoresFile::parse(stores).is_ok_and(|file| file.code.is_empty())
}

/// A tombstone stands for an outlet that is not there.
fn gone(report: &mut Report, path: &str, file: &StoresFile) {
    let there: BTreeSet<&String> = file.code.iter().collect();
    for departed in &file.departed {
        if there.contains(&departed.code) {
            let code = &departed.code;
            report.problem(path, format!("outlet {code} has departed and is there"));
        }
    }
}

/// What is held back is not in the payloads.
fn discreet(report: &mut Report, path: &str, snapshot: &SnapshotFile, allowed: Disclosure) {
    if snapshot.disclosure() < allowed {
        report.problem(path, "tells more of the stock than the index allows");
    }
}

fn aligned(report: &mut Report, path: &str, snapshot: &SnapshotFile, stores: &Stores<'_>) {
    for (sido, (sha256, outlets)) in stores {
        let Some(region) = snapshot.region(sido) else {
            report.problem(path, format!("sido {sido} has outlets and no stock"));
            continue;
        };
        match region.stock(snapshot.at, sha256) {
            Ok(stock) if stock.len() as u64 != *outlets => {
                let found = stock.len();
                report.problem(
                    path,
                    format!("sido {sido}: stock of {found} outlets, not {outlets}"),
                );
            }
            Ok(_) => {}
            Err(error) => report.problem(path, error),
        }
    }
    for region in &snapshot.regions {
        if !stores.contains_key(region.sido.as_str()) {
            report.problem(
                path,
                format!("sido {} has stock and no outlets", region.sido),
            );
        }
    }
}
