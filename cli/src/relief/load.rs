//! The published rules.

use std::path::Path;

use super::Error;
use super::rules::{self, Reading, Rules, Source};
use super::wire::PROGRAMME;
use crate::api_dir::{Disk, Files, family_index, payload};
use crate::publish::relief::{FACTS, FAMILY};

/// The published rules, without a fault.
pub(super) fn sound(api: &Path) -> Result<Rules, Error> {
    let reading = published(api)?;
    if let Some(fault) = reading.faults.into_iter().next() {
        return Err(Error::Rules(fault));
    }
    reading
        .rules
        .ok_or_else(|| Error::NotPublished(api.to_owned()))
}

/// The published rules with all that is wrong with them.
pub(super) fn published(api: &Path) -> Result<Reading, Error> {
    let files = Disk::new(api);
    let index = family_index(&files, FAMILY)?;
    let facts = index.as_ref().and_then(|index| index.dataset(FACTS));
    let Some((index, facts)) = index.as_ref().zip(facts) else {
        return Err(Error::NotPublished(api.to_owned()));
    };
    let programmes = index.datasets.iter();
    let programmes = programmes.filter(|dataset| dataset.name.starts_with(PROGRAMME));
    let programmes: Vec<Source> = programmes
        .map(|dataset| source(&files, dataset))
        .collect::<Result<_, _>>()?;
    Ok(rules::read(&source(&files, facts)?, &programmes))
}

fn source(files: &impl Files, dataset: &madang_api::Dataset) -> Result<Source, Error> {
    Ok(Source {
        label: dataset.path.clone(),
        bytes: payload(files, dataset)?,
    })
}
