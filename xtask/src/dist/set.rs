//! The build's files that name each other, in one folder named by their hash.

use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::record::Record;

/// The set: its hash, and its files' names in order.
pub struct Set {
    /// First 16 hex digits of the SHA-256 over names and contents.
    pub hash: String,
    /// Names of the files in it.
    pub files: Vec<String>,
}

impl Set {
    /// URL of the folder, with slashes at both ends.
    pub fn url(&self) -> String {
        format!("/b/{}/", self.hash)
    }
}

/// Moves the files of `work` to `b/<hash>/` and keeps the folder of the build
/// before, from which open tabs still load their rooms.
pub fn place(work: &Path, staging: &Path, previous: &Path) -> Result<Set> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(work)? {
        files.extend(entry?.file_name().into_string());
    }
    files.sort();
    let mut hash = Sha256::new();
    for name in &files {
        let content = std::fs::read(work.join(name))?;
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    let digest = hash.finalize();
    let hash = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let set = Set { hash, files };
    let folder = staging.join("b").join(&set.hash);
    std::fs::create_dir_all(&folder)?;
    for name in &set.files {
        std::fs::copy(work.join(name), folder.join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    keep_previous(&set, staging, previous)?;
    Ok(set)
}

fn keep_previous(set: &Set, staging: &Path, previous: &Path) -> Result<()> {
    let Some(record) = Record::read(previous) else {
        return Ok(());
    };
    // A rebuild of the same sources keeps the build before as well.
    let old = if record.set == set.url() {
        record.before
    } else {
        Some(record.set)
    };
    let Some(old) = old else { return Ok(()) };
    let old = old.trim_matches('/');
    let (from, to) = (previous.join(old), staging.join(old));
    if !from.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(&from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
