//! What only the places' family promises.

use madang_api::FamilyIndex;
use madang_masks::places::{PlaceKind, PlacesFile};

use super::Report;
use super::dataset::Datasets;
use super::family::languages;
use crate::publish::places::SCREENING;

pub(super) fn check(
    report: &mut Report,
    index: &FamilyIndex,
    index_path: &str,
    datasets: &Datasets<'_>,
) {
    if index.dataset(SCREENING).is_none() {
        report.problem(index_path, format!("no dataset {SCREENING}"));
    }
    for (dataset, bytes) in &datasets.sound {
        match PlacesFile::parse(bytes) {
            Ok(file) => check_places(report, &dataset.path, &file),
            Err(error) => report.problem(&dataset.path, error),
        }
    }
}

fn check_places(report: &mut Report, path: &str, file: &PlacesFile) {
    for place in &file.places {
        let id = &place.id;
        languages(
            report,
            path,
            &format!("place {id}, name"),
            &place.name,
            &["ko"],
        );
        if let Some(note) = &place.note {
            languages(report, path, &format!("place {id}, note"), note, &["ko"]);
        }
        if place.kind == PlaceKind::Unknown {
            report.problem(path, format!("place {id} is of no kind that is known"));
        }
    }
}
