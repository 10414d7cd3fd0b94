//! What only the relief family promises: rules that can be read, are proven, and are
//! all in the catalogue.

use madang_api::{Dataset, FamilyIndex};

use super::Report;
use super::dataset::Datasets;
use crate::publish::relief::{CATALOGUE, FACTS};
use crate::relief::rules::{self, Rules, Source};
use crate::relief::wire::{CatalogueEntry, CatalogueFile, PROGRAMME, dataset_name};

pub(super) fn check(
    report: &mut Report,
    index: &FamilyIndex,
    index_path: &str,
    datasets: &Datasets<'_>,
) {
    for needed in [FACTS, CATALOGUE] {
        if index.dataset(needed).is_none() {
            report.problem(index_path, format!("no dataset {needed}"));
        }
    }
    names(report, index, index_path);
    // Payloads that are not the ones of the index are reported already.
    let of = |(dataset, bytes): &(&Dataset, Vec<u8>)| Source {
        label: dataset.path.clone(),
        bytes: bytes.clone(),
    };
    let sound = || datasets.sound.iter();
    let Some(facts) = sound().find(|(dataset, _)| dataset.name == FACTS) else {
        return;
    };
    let programmes: Vec<Source> = sound()
        .filter(|(dataset, _)| dataset.name.starts_with(PROGRAMME))
        .map(of)
        .collect();
    let reading = rules::read(&of(facts), &programmes);
    for fault in &reading.faults {
        report.problem(&fault.file, &fault.problem);
    }
    let Some(rules) = reading.rules else {
        return;
    };
    own_names(report, index, &rules);
    if let Some((dataset, bytes)) = sound().find(|(dataset, _)| dataset.name == CATALOGUE) {
        match serde_json::from_slice(bytes) {
            Ok(catalogue) => catalogued(report, &dataset.path, &catalogue, &rules, index),
            Err(error) => report.problem(&dataset.path, error),
        }
    }
}

/// Every dataset is one that a reader looks for.
fn names(report: &mut Report, index: &FamilyIndex, index_path: &str) {
    for dataset in &index.datasets {
        let name = &dataset.name;
        if name != FACTS && name != CATALOGUE && !name.starts_with(PROGRAMME) {
            report.problem(index_path, format!("dataset {name}: nobody reads it"));
        }
    }
}

/// A version lies under its own name.
fn own_names(report: &mut Report, index: &FamilyIndex, rules: &Rules) {
    for version in &rules.versions {
        let name = dataset_name(&version.file.id, &version.file.version);
        let mut datasets = index.datasets.iter();
        let dataset = datasets.find(|dataset| dataset.path == version.label);
        if let Some(dataset) = dataset.filter(|dataset| dataset.name != name) {
            let says = &dataset.name;
            let problem = format!("its name is {name}, the index says {says}");
            report.problem(&version.label, problem);
        }
    }
}

/// The catalogue names every version once and says of it what its file says.
fn catalogued(
    report: &mut Report,
    path: &str,
    catalogue: &CatalogueFile,
    rules: &Rules,
    index: &FamilyIndex,
) {
    let made = CatalogueFile::of(rules.versions.iter().map(|version| &version.file));
    let named = |file: &CatalogueFile, name: &str| -> Option<CatalogueEntry> {
        let mut entries = file.programmes.iter();
        entries.find(|entry| entry.dataset == name).cloned()
    };
    for (place, entry) in catalogue.programmes.iter().enumerate() {
        let name = &entry.dataset;
        let earlier = catalogue.programmes.iter().take(place);
        let at = format!("programmes[{place}]");
        if earlier.into_iter().any(|other| other.dataset == *name) {
            report.problem(path, format!("{at}: {name} is given twice"));
        } else if index.dataset(name).is_none() {
            report.problem(path, format!("{at}.dataset: there is no dataset {name}"));
        } else if named(&made, name).is_some_and(|made| made != *entry) {
            report.problem(path, format!("{at}: does not say what {name} says"));
        }
    }
    for entry in &made.programmes {
        if named(catalogue, &entry.dataset).is_none() {
            report.problem(path, format!("{} is missing", entry.dataset));
        }
    }
    if catalogue.schema != made.schema {
        report.problem(path, format!("schema: {} is expected", made.schema));
    }
    let in_order = |a: &CatalogueEntry, b: &CatalogueEntry| a.key() <= b.key();
    if !catalogue.programmes.is_sorted_by(in_order) {
        report.problem(path, "programmes are not in order of id and first day");
    }
}
