//! `madang prune`: removes what no reader can still be using.
//!
//! A reader may hold an index as long as its cache does. So an edition stays while
//! it is the current one, and for a time after another one took its place; with it
//! stay its payloads.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::FamilyIndex;

use crate::api_dir::{
    Files, FilesError, FilesMut, Writer, edition_path, family_index, is_inside, now, root_index,
};
use crate::edition::kept_editions;

/// Arguments of `madang prune`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
    /// How long an edition is kept after it was replaced, for example 48h or 7days
    #[arg(long, value_name = "TIME", default_value = "48h", value_parser = humantime::parse_duration)]
    pub keep: Duration,
}

/// Why pruning stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no API in the folder.
    #[error("{path}: no API in this folder", path = .0.display())]
    NoApi(PathBuf),
    /// The root index has a family that no folder can be of.
    #[error("index.json: family {0:?} is no folder's name")]
    Family(String),
    /// A file could not be read or removed.
    #[error(transparent)]
    Files(#[from] FilesError),
}

/// Runs `madang prune`.
///
/// # Errors
/// See [`Error`]; what is still in use is never removed.
pub fn run(args: &Args) -> Result<(), Error> {
    let no_api = || Error::NoApi(args.api.clone());
    let mut files = Writer::open_existing(&args.api)?.ok_or_else(no_api)?;
    let root = root_index(&files)?.ok_or_else(no_api)?;
    let keep = TimeDelta::from_std(args.keep).unwrap_or(TimeDelta::MAX);
    for family in root.families.keys() {
        if !is_inside(family) {
            return Err(Error::Family(family.clone()));
        }
        let removed = prune(&mut files, family, keep, now())?;
        println!(
            "{family}: removed {} editions and {} payloads",
            removed.editions, removed.payloads
        );
    }
    Ok(())
}

/// How much was removed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Editions' indexes.
    pub editions: usize,
    /// Payloads.
    pub payloads: usize,
}

/// Prunes a family.
///
/// # Errors
/// An index cannot be read, and then nothing is removed; or a file cannot be removed.
pub fn prune(
    files: &mut impl FilesMut,
    family: &str,
    keep: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Removed, FilesError> {
    let current = family_index(files, family)?;
    let editions = read_editions(files, family)?;
    let (kept, gone): (Vec<_>, Vec<_>) = editions.iter().enumerate().partition(|(position, e)| {
        // An edition that nothing has replaced yet counts from its own day.
        let replaced = editions
            .get(position + 1)
            .map_or(e.generated_at, |n| n.generated_at);
        let is_current = current.as_ref().is_some_and(|c| c.edition == e.edition);
        is_current || now.signed_duration_since(replaced) < keep
    });
    let used: BTreeSet<&str> = kept
        .iter()
        .map(|(_, edition)| *edition)
        .chain(&current)
        .flat_map(|edition| &edition.datasets)
        .map(|dataset| dataset.path.as_str())
        .collect();
    let unused: Vec<String> = files
        .list(family)?
        .into_iter()
        .filter(|path| is_payload(path) && !used.contains(path.as_str()))
        .collect();
    // Editions go first, so that none is left that names a payload already gone.
    for (_, edition) in &gone {
        files.remove(&edition_path(family, edition.edition))?;
    }
    for path in &unused {
        files.remove(path)?;
    }
    Ok(Removed {
        editions: gone.len(),
        payloads: unused.len(),
    })
}

/// Whether the path carries a hash, as [`madang_api::Dataset::payload_path`] makes it.
fn is_payload(path: &str) -> bool {
    let mut parts = path.rsplit('.');
    parts.next() == Some("json")
        && parts.next().is_some_and(|hash| {
            hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

/// The kept editions, oldest first.
fn read_editions(files: &impl Files, family: &str) -> Result<Vec<FamilyIndex>, FilesError> {
    let mut editions = Vec::new();
    for number in kept_editions(files, family)? {
        let path = edition_path(family, number);
        let bytes = files.read(&path)?.unwrap_or_default();
        let edition =
            FamilyIndex::parse(&bytes).map_err(|cause| FilesError::Index { path, cause })?;
        editions.push(edition);
    }
    Ok(editions)
}
