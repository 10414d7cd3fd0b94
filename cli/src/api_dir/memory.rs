//! Files in memory that stop being written after some steps, as if killed.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use super::{Action, Files, FilesError, FilesMut};

/// Files in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// Content by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many more changes succeed; `None`: all.
    pub steps_left: Option<usize>,
}

impl Memory {
    fn step(&mut self, path: &str) -> Result<(), FilesError> {
        match &mut self.steps_left {
            Some(0) => Err(FilesError::System {
                action: Action::Write,
                path: PathBuf::from(path),
                cause: io::Error::other("killed"),
            }),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, FilesError> {
        Ok(self.files.get(path).cloned())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, FilesError> {
        let inside = |path: &&String| {
            path.strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'))
                .is_some_and(|name| !name.contains('/'))
        };
        Ok(self.files.keys().filter(inside).cloned().collect())
    }
}

impl FilesMut for Memory {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), FilesError> {
        self.step(path)?;
        self.files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), FilesError> {
        self.step(path)?;
        self.files.remove(path);
        Ok(())
    }
}
