//! Remembers what long work passed, by the content of the files it is about.

use crate::{paths, stamp};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// The place of one piece of work over one state of its files.
pub struct Record(PathBuf);

impl Record {
    /// The record of `work` over the files in `inputs` as they are now.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn of(work: &str, inputs: &[&str]) -> Result<Self> {
        let hash = stamp::of(inputs)?;
        let name = format!("{work}-{}", hash.get(..16).unwrap_or(&hash));
        Ok(Self(paths::state().join("passed").join(name)))
    }

    /// Whether the work passed.
    pub fn is_kept(&self) -> bool {
        self.0.is_file()
    }

    /// Remembers that it did.
    ///
    /// # Errors
    /// When the file system refuses.
    pub fn keep(&self) -> Result<()> {
        let folder = self.0.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.0, ""))
            .with_context(|| format!("cannot write {}", self.0.display()))
    }
}
