//! The files that were given, by themselves or in folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::Error;

/// Reads each file in turn; of a folder those with one of the `endings`, in the order
/// of their names.
pub(super) fn each_file(
    paths: &[PathBuf],
    endings: &[&str],
    mut read: impl FnMut(&str, &[u8]),
) -> Result<(), Error> {
    for path in paths {
        let failed = |path: &Path, cause: io::Error| Error::Input {
            path: path.to_owned(),
            cause,
        };
        let files = if path.is_dir() {
            let files = files_in(path, endings).map_err(|cause| failed(path, cause))?;
            if files.is_empty() {
                return Err(Error::EmptyFolder {
                    path: path.clone(),
                    endings: endings.join(" or ."),
                });
            }
            files
        } else {
            vec![path.clone()]
        };
        for file in files {
            let bytes = fs::read(&file).map_err(|cause| failed(&file, cause))?;
            read(&file.display().to_string(), &bytes);
        }
    }
    Ok(())
}

/// The files with one of the endings in a folder and the folders in it.
fn files_in(folder: &Path, endings: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    entries.sort_unstable();
    let mut files = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            files.extend(files_in(&entry, endings)?);
        } else if entry
            .extension()
            .is_some_and(|e| endings.iter().any(|ending| e.eq_ignore_ascii_case(ending)))
        {
            files.push(entry);
        }
    }
    Ok(files)
}
