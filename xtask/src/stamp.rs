//! Content hashes of inputs, so that unchanged work is not done again.

use crate::paths;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Folders that never hold inputs.
const OUTPUTS: &[&str] = &["target", "node_modules", "results", "artifacts", "corpus"];

/// The hash of all files under `inputs` (files or folders, from the root
/// folder), by path and content. Missing ones count as empty.
///
/// # Errors
/// When a file cannot be read.
pub fn of(inputs: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for input in inputs {
        for path in files(&paths::root().join(input))? {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            hash.update(paths::shown(&path));
            hash.update([0]);
            hash.update(bytes.len().to_le_bytes());
            hash.update(bytes);
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The files under a path, in order, without what builds leave.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(start: &Path) -> Result<Vec<PathBuf>> {
    if !start.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let walk = WalkDir::new(start)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_input);
    for entry in walk {
        let entry = entry.with_context(|| format!("cannot read {}", start.display()))?;
        if entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

fn is_input(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let folder = entry.file_type().is_dir();
    !(folder && (name == ".git" || OUTPUTS.contains(&name.as_ref())))
}
