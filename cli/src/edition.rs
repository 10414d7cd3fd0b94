//! Writing an edition, in the order that keeps readers safe.
//!
//! Payloads come first, then the schemas and the lasting copy of the index, then the
//! family's index, which makes the edition count, and last the root index. A writer
//! that stops anywhere in between leaves the edition before it whole.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use madang_api::{
    Dataset, Disclosure, FamilyIndex, FamilyRef, LocalText, RootIndex, VERSION, sha256_hex,
};
use serde::Serialize;

use crate::api_dir::{
    self, Files, FilesError, FilesMut, ROOT_INDEX, edition_path, family_index, index_path,
    root_index,
};
use crate::schemas;

/// Why an edition could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    /// A file could not be read or written.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// Something could not be written as JSON: a fault of this program.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// An edition to be written.
#[derive(Debug)]
pub struct Draft {
    /// The family.
    pub family: &'static str,
    /// How much its payloads tell.
    pub disclosure: Disclosure,
    /// What its publisher has to say.
    pub announcement: Option<LocalText>,
    /// Its datasets; put in order when the edition is written.
    pub datasets: Vec<Dataset>,
    /// Payloads that may not be there yet, with their path.
    pub payloads: Vec<(String, Vec<u8>)>,
    /// Where portal time stands still with this edition; `None`: it runs.
    pub replay_at: Option<DateTime<Utc>>,
}

/// What a dataset is, apart from its content.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The dataset's name.
    pub name: &'a str,
    /// Its path without hash and extension.
    pub stem: &'a str,
    /// The instant that the data are of.
    pub generated_at: DateTime<Utc>,
    /// The path of its schema.
    pub schema: &'a str,
    /// Where its data are from.
    pub source: Source<'a>,
}

/// Where data are from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Whom to name.
    pub attribution: &'a str,
    /// Whether the data are invented.
    pub sample: bool,
}

impl Draft {
    /// An edition of a family, with nothing in it yet.
    #[must_use]
    pub fn new(family: &'static str, replay_at: Option<DateTime<Utc>>) -> Self {
        Self {
            family,
            disclosure: Disclosure::Full,
            announcement: None,
            datasets: Vec::new(),
            payloads: Vec::new(),
            replay_at,
        }
    }

    /// Adds a payload with its dataset.
    ///
    /// # Errors
    /// The content cannot be written as JSON.
    pub fn add(&mut self, about: About<'_>, content: &impl Serialize) -> Result<(), EditionError> {
        let bytes = serde_json::to_vec(content)?;
        let sha256 = sha256_hex(&bytes);
        let path = Dataset::payload_path(about.stem, &sha256);
        self.datasets.push(Dataset {
            name: about.name.to_owned(),
            path: path.clone(),
            sha256,
            bytes: bytes.len() as u64,
            generated_at: about.generated_at,
            schema: about.schema.to_owned(),
            attribution: about.source.attribution.to_owned(),
            sample: about.source.sample,
            base: None,
        });
        self.payloads.push((path, bytes));
        Ok(())
    }

    /// What is as it was in the edition before keeps its instant, so that readers see
    /// what changed when.
    pub fn keep_instants(&mut self, before: Option<&FamilyIndex>) {
        for dataset in &mut self.datasets {
            let same = before.and_then(|index| index.dataset(&dataset.name));
            if let Some(same) = same.filter(|same| same.sha256 == dataset.sha256) {
                dataset.generated_at = same.generated_at;
            }
        }
    }
}

/// Writes the edition and makes it the current one; returns its number.
///
/// # Errors
/// A file could not be read or written; the edition before is still whole.
pub fn write(
    files: &mut impl FilesMut,
    draft: Draft,
    now: DateTime<Utc>,
) -> Result<u64, EditionError> {
    let Draft {
        family,
        disclosure,
        announcement,
        mut datasets,
        payloads,
        replay_at,
    } = draft;
    let current = family_index(files, family)?.map(|index| index.edition);
    let edition = 1 + current.max(newest_edition(files, family)?).unwrap_or(0);
    datasets.sort_by(|a, b| (&a.name, a.generated_at).cmp(&(&b.name, b.generated_at)));
    let index = json(&FamilyIndex {
        version: VERSION,
        family: family.to_owned(),
        edition,
        previous: current,
        generated_at: now,
        disclosure,
        announcement,
        datasets,
    })?;

    for (path, bytes) in payloads {
        put_new(files, &path, &bytes)?;
    }
    for (path, bytes) in schemas::all()? {
        put_new(files, path, &bytes)?;
    }
    files.put(&edition_path(family, edition), &index)?;
    make_current(files, family, &index, replay_at, now)?;
    Ok(edition)
}

/// Puts the family's index, then the root index if it changes.
///
/// Portal time that stood still for the old edition may be before all of the new
/// one, so it runs between the two.
///
/// # Errors
/// A file could not be read or written.
pub fn make_current(
    files: &mut impl FilesMut,
    family: &str,
    index: &[u8],
    replay_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), EditionError> {
    let mut before = root_index(files)?;
    if let Some(root) = &mut before
        && root.replay_at.is_some()
        && root.replay_at != replay_at
    {
        root.replay_at = None;
        files.put(ROOT_INDEX, &json(root)?)?;
    }
    let path = index_path(family);
    files.put(&path, index)?;

    let mut root = before.clone().unwrap_or_else(|| RootIndex {
        version: VERSION,
        generated_at: now,
        replay_at: None,
        families: BTreeMap::new(),
    });
    root.replay_at = replay_at;
    root.families.insert(family.to_owned(), FamilyRef { path });
    if before.as_ref() != Some(&root) {
        root.generated_at = now;
        files.put(ROOT_INDEX, &json(&root)?)?;
    }
    Ok(())
}

/// The numbers of the editions whose index is kept, in ascending order.
///
/// # Errors
/// The folder cannot be read.
pub fn kept_editions(files: &impl Files, family: &str) -> Result<Vec<u64>, FilesError> {
    let folder = format!("{family}/editions");
    let mut numbers: Vec<u64> = files
        .list(&folder)?
        .iter()
        .filter_map(|path| {
            let name = path.strip_prefix(&folder)?.strip_prefix('/')?;
            name.strip_suffix(".json")?.parse().ok()
        })
        .collect();
    numbers.sort_unstable();
    Ok(numbers)
}

fn newest_edition(files: &impl Files, family: &str) -> Result<Option<u64>, FilesError> {
    Ok(kept_editions(files, family)?.last().copied())
}

/// Payloads never change, so one that is there and whole is not written again.
fn put_new(files: &mut impl FilesMut, path: &str, bytes: &[u8]) -> Result<(), FilesError> {
    if api_dir::Files::read(files, path)?.as_deref() == Some(bytes) {
        return Ok(());
    }
    files.put(path, bytes)
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}

#[cfg(test)]
mod tests;
