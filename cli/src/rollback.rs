//! `madang rollback`: the edition before becomes the current one again.

use std::path::PathBuf;

use crate::api_dir::{
    Files as _, FilesError, Writer, edition_path, family_index, now, payload, root_index,
};
use crate::edition::{self, EditionError};
use crate::publish::masks::FAMILY as MASKS;
use crate::publish::{REPLAY_AT, is_sample};

/// Arguments of `madang rollback`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
    /// The family, for example masks
    #[arg(value_name = "FAMILY")]
    pub family: String,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The family has no edition at all.
    #[error("{0}: no such family in this API")]
    NoFamily(String),
    /// There is no edition before the current one.
    #[error("{family}: edition {edition} is the first, there is none before it")]
    First {
        /// The family.
        family: String,
        /// The current edition.
        edition: u64,
    },
    /// The edition before was pruned.
    #[error("{family}: edition {edition} is no longer kept")]
    Pruned {
        /// The family.
        family: String,
        /// The edition before the current one.
        edition: u64,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    Edition(#[from] EditionError),
}

impl From<FilesError> for Error {
    fn from(error: FilesError) -> Self {
        Self::Edition(error.into())
    }
}

/// Runs `madang rollback`.
///
/// # Errors
/// Nothing was changed; see [`Error`].
pub fn run(args: &Args) -> Result<(), Error> {
    let family = args.family.as_str();
    let no_family = || Error::NoFamily(family.to_owned());
    let mut files = Writer::open_existing(&args.api)?.ok_or_else(no_family)?;
    let root = root_index(&files)?.ok_or_else(no_family)?;
    if !root.families.contains_key(family) {
        return Err(no_family());
    }
    let current = family_index(&files, family)?.ok_or_else(no_family)?;
    let edition = current.previous.ok_or_else(|| Error::First {
        family: family.to_owned(),
        edition: current.edition,
    })?;
    let path = edition_path(family, edition);
    let bytes = files.read(&path)?.ok_or_else(|| Error::Pruned {
        family: family.to_owned(),
        edition,
    })?;
    let target = madang_api::FamilyIndex::parse(&bytes)
        .map_err(|cause| FilesError::Index { path, cause })?;
    for dataset in &target.datasets {
        payload(&files, dataset)?;
    }
    // The sample's clock comes and goes with the sample's stock.
    let is_sample = |index| family == MASKS && is_sample(index);
    let replay_at = match (is_sample(&current), is_sample(&target)) {
        (true, false) => None,
        (false, true) => Some(REPLAY_AT),
        _ => root.replay_at,
    };
    edition::make_current(&mut files, family, &bytes, replay_at, now())?;
    println!(
        "{family}: edition {edition} is current again, in place of {}",
        current.edition
    );
    Ok(())
}
