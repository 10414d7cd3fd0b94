//! A family's index: its form, its lasting copy, its dates, its datasets.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use madang_api::{FamilyIndex, LANGUAGES, LocalText, RootIndex};

use super::dataset::Datasets;
use super::{CLOCK_SKEW, Report, masks, mydata, not_future, places, relief, schema};
use crate::api_dir::{Files, FilesError, edition_path};
use crate::publish::masks::FAMILY as MASKS;
use crate::publish::mydata::FAMILY as MYDATA;
use crate::publish::places::FAMILY as PLACES;
use crate::publish::relief::FAMILY as RELIEF;
use crate::schemas;

pub(super) fn check(
    files: &impl Files,
    report: &mut Report,
    root: &RootIndex,
    name: &str,
    path: &str,
    now: DateTime<Utc>,
) -> Result<(), FilesError> {
    let Some(bytes) = files.read(path)? else {
        report.problem(path, "missing, though the root index names it");
        return Ok(());
    };
    report.files += 1;
    schema::check_own(report, path, &bytes, schemas::FAMILY);
    let index = match FamilyIndex::parse(&bytes) {
        Ok(index) => index,
        Err(error) => {
            report.problem(path, error);
            return Ok(());
        }
    };
    if index.family != name {
        report.problem(path, format!("of family {}, not {name}", index.family));
    }
    not_future(report, path, index.generated_at, now);
    same_copy(files, report, &index, &bytes)?;
    order(report, path, &index);
    if let Some(text) = &index.announcement {
        languages(report, path, "announcement", text, &LANGUAGES);
    }

    let mut payloads = Datasets::new(path, &index);
    payloads.check(files, report)?;
    match name {
        MASKS => masks::check(report, root, &index, path, &payloads),
        PLACES => places::check(report, &index, path, &payloads),
        RELIEF => relief::check(report, &index, path, &payloads),
        MYDATA => mydata::check(report, &index, path, &payloads, now),
        _ => {}
    }
    Ok(())
}

fn same_copy(
    files: &impl Files,
    report: &mut Report,
    index: &FamilyIndex,
    bytes: &[u8],
) -> Result<(), FilesError> {
    let path = edition_path(&index.family, index.edition);
    report.files += 1;
    match files.read(&path)? {
        None => report.problem(
            &path,
            "missing: a rollback could not return to this edition",
        ),
        Some(copy) if copy != bytes => {
            report.problem(
                &path,
                "is not the same as the current index of this edition",
            );
        }
        Some(_) => {}
    }
    if index
        .previous
        .is_some_and(|previous| previous >= index.edition)
    {
        report.problem(&path, "previous is not an earlier edition");
    }
    Ok(())
}

/// The languages in `needed` have a text, and none has that the app does not know.
pub(super) fn languages(
    report: &mut Report,
    path: &str,
    what: &str,
    text: &LocalText,
    needed: &[&str],
) {
    for tag in needed.iter().copied() {
        if text.0.get(tag).is_none_or(|text| text.trim().is_empty()) {
            report.problem(path, format!("{what}: no text in {tag}"));
        }
    }
    for tag in text.0.keys() {
        if !LANGUAGES.contains(&tag.as_str()) {
            report.problem(path, format!("{what}: {tag:?} is no language of the app"));
        }
    }
}

fn order(report: &mut Report, path: &str, index: &FamilyIndex) {
    let mut seen = BTreeSet::new();
    for dataset in &index.datasets {
        if !seen.insert((&dataset.name, dataset.generated_at)) {
            let (name, at) = (&dataset.name, dataset.generated_at);
            report.problem(path, format!("dataset {name} of {at} is given twice"));
        }
        if dataset.generated_at > index.generated_at + CLOCK_SKEW {
            let (name, at) = (&dataset.name, dataset.generated_at);
            report.problem(
                path,
                format!("dataset {name} of {at} is newer than its index"),
            );
        }
    }
    if !index
        .datasets
        .is_sorted_by_key(|d| (&d.name, d.generated_at))
    {
        report.problem(path, "datasets are not in order of name and time");
    }
}
