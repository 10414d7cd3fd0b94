//! The indexes, and the payloads that they name.

use madang_api::{Dataset, FamilyIndex, RootIndex};

use super::{Files, FilesError, ROOT_INDEX, index_path};

/// The root index, if there is one.
///
/// # Errors
/// It cannot be read or is no index.
pub fn root_index(files: &impl Files) -> Result<Option<RootIndex>, FilesError> {
    parsed(files, ROOT_INDEX, RootIndex::parse)
}

/// A family's index, if there is one.
///
/// # Errors
/// It cannot be read or is no index.
pub fn family_index(files: &impl Files, family: &str) -> Result<Option<FamilyIndex>, FilesError> {
    parsed(files, &index_path(family), FamilyIndex::parse)
}

/// A dataset's payload.
///
/// # Errors
/// It is missing or not the one that the index names.
pub fn payload(files: &impl Files, dataset: &Dataset) -> Result<Vec<u8>, FilesError> {
    let bytes = files
        .read(&dataset.path)?
        .ok_or_else(|| FilesError::Missing {
            path: dataset.path.clone(),
        })?;
    dataset.verify(&bytes)?;
    Ok(bytes)
}

fn parsed<T>(
    files: &impl Files,
    path: &str,
    parse: impl Fn(&[u8]) -> Result<T, madang_api::IndexError>,
) -> Result<Option<T>, FilesError> {
    let Some(bytes) = files.read(path)? else {
        return Ok(None);
    };
    parse(&bytes).map(Some).map_err(|cause| FilesError::Index {
        path: path.to_owned(),
        cause,
    })
}
