//! What only the family of MyData promises: data that agree with each other, lists that
//! are signed, certificates that are as their types say.

use chrono::{DateTime, Utc};
use madang_api::{Dataset, FamilyIndex};

use super::Report;
use super::dataset::Datasets;
use crate::mydata::{self, Sources};
use crate::publish::mydata::{ISSUERS, PURPOSES, SAMPLES, STATUS, TYPES};
use crate::source::Source;

/// The datasets without which readers cannot do.
const NEEDED: [&str; 4] = [TYPES, PURPOSES, ISSUERS, STATUS];

pub(super) fn check(
    report: &mut Report,
    index: &FamilyIndex,
    index_path: &str,
    datasets: &Datasets<'_>,
    now: DateTime<Utc>,
) {
    for needed in NEEDED {
        if index.dataset(needed).is_none() {
            report.problem(index_path, format!("no dataset {needed}"));
        }
    }
    for dataset in &index.datasets {
        let name = dataset.name.as_str();
        if !NEEDED.contains(&name) && name != SAMPLES {
            report.problem(index_path, format!("dataset {name}: nobody reads it"));
        }
        if name == SAMPLES && !dataset.sample {
            let problem = "dataset samples: its people are invented and it does not say so";
            report.problem(index_path, problem);
        }
    }
    // Payloads that are not the ones of the index are reported already.
    let Some(sources) = sources(index, datasets) else {
        return;
    };
    let reading = mydata::read(&sources, now.timestamp());
    for fault in &reading.faults {
        report.problem(&fault.file, &fault.problem);
    }
}

/// The payloads; none where one is missing.
fn sources(index: &FamilyIndex, datasets: &Datasets<'_>) -> Option<Sources> {
    let source = |name: &str| {
        let mut sound = datasets.sound.iter();
        let (dataset, bytes): &(&Dataset, Vec<u8>) = sound.find(|(d, _)| d.name == name)?;
        Some(Source {
            label: dataset.path.clone(),
            bytes: bytes.clone(),
        })
    };
    let samples = source(SAMPLES);
    if samples.is_none() && index.dataset(SAMPLES).is_some() {
        return None;
    }
    Some(Sources {
        types: source(TYPES)?,
        purposes: source(PURPOSES)?,
        issuers: source(ISSUERS)?,
        status: source(STATUS)?,
        samples,
    })
}
