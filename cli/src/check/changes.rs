//! Change sets: each makes the very snapshot that it says out of the one it says.

use madang_api::{Dataset, sha256_hex};
use madang_masks::changes::ChangesFile;
use madang_masks::wire::SnapshotFile;

use super::Report;
use super::dataset::Datasets;
use crate::publish::masks::{CHANGES, STOCK};

pub(super) fn check(report: &mut Report, datasets: &Datasets<'_>) {
    for (dataset, bytes) in datasets.sound.iter().filter(|(d, _)| d.name == CHANGES) {
        if let Err(problem) = check_one(dataset, bytes, datasets) {
            report.problem(&dataset.path, problem);
        }
    }
}

fn check_one(dataset: &Dataset, bytes: &[u8], datasets: &Datasets<'_>) -> Result<(), String> {
    let changes = ChangesFile::parse(bytes).map_err(|error| error.to_string())?;
    if dataset.base.as_ref() != Some(&changes.base) {
        return Err("the index names another base than it".to_owned());
    }
    if changes.at != dataset.generated_at {
        let (at, says) = (changes.at, dataset.generated_at);
        return Err(format!("of {at}, the index says {says}"));
    }
    let stock = |sha256: &str| {
        let mut sound = datasets.sound.iter();
        sound.find(|(d, _)| d.name == STOCK && d.sha256 == sha256)
    };
    let (_, base) = stock(&changes.base).ok_or("its base is no snapshot of the edition")?;
    let makes = stock(&changes.makes).ok_or("makes no snapshot of the edition")?;
    let base = SnapshotFile::parse(base).map_err(|error| error.to_string())?;
    let made = changes
        .apply(&base, &changes.base)
        .map_err(|error| error.to_string())?;
    let made = serde_json::to_vec(&made).map_err(|error| error.to_string())?;
    if sha256_hex(&made) != changes.makes {
        let path = &makes.0.path;
        return Err(format!("does not make {path} out of its base"));
    }
    Ok(())
}
