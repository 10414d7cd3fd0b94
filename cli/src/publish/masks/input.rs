//! The files that were given, by themselves or in folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::publish::Error;

/// Reads each file in turn, those of a folder in the order of their names.
pub(super) fn each_file(paths: &[PathBuf], mut read: impl FnMut(&str, &[u8])) -> Result<(), Error> {
    for path in paths {
        let failed = |path: &Path, cause: io::Error| Error::Input {
            path: path.to_owned(),
            cause,
        };
        let files = if path.is_dir() {
            let files = json_files(path).map_err(|cause| failed(path, cause))?;
            if files.is_empty() {
                return Err(Error::EmptyFolder { path: path.clone() });
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

/// The `.json` files in a folder and the folders in it.
fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    entries.sort_unstable();
    let mut files = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            files.extend(json_files(&entry)?);
        } else if entry
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("json"))
        {
            files.push(entry);
        }
    }
    Ok(files)
}
