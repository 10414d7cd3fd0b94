//! The files of the static JSON API, by their path below `/api/v1/`.
//!
//! What publishing needs of a file system is the trait [`Files`]; [`Disk`] is the
//! real one. Every file is put as a whole: a reader sees the old or the new one.

mod disk;
mod index;
#[cfg(test)]
pub mod memory;

use std::path::PathBuf;
use std::time::SystemTime;
use std::{fmt, io};

use chrono::{DateTime, Utc};

pub use disk::{Disk, Writer};
pub use index::{family_index, payload, root_index};

/// The root index's path.
pub const ROOT_INDEX: &str = "index.json";

/// The path of a family's index.
#[must_use]
pub fn index_path(family: &str) -> String {
    format!("{family}/index.json")
}

/// The path of the lasting copy of an edition's index.
#[must_use]
pub fn edition_path(family: &str, edition: u64) -> String {
    format!("{family}/editions/{edition}.json")
}

/// Whether a path found in an index stays below the API's folder.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| {
            !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
        })
}

/// Reading the API's files.
pub trait Files {
    /// A file's content; `None` when there is no such file.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, FilesError>;

    /// The files straight in a folder, by path; none when there is no such folder.
    ///
    /// # Errors
    /// The folder is there and cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<String>, FilesError>;
}

/// Changing the API's files.
pub trait FilesMut: Files {
    /// Puts a file: when this returns it is on disk, whole, under its path. When it
    /// does not return, the path has what it had before, or the new file whole.
    ///
    /// # Errors
    /// The file could not be put.
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), FilesError>;

    /// Removes a file.
    ///
    /// # Errors
    /// The file could not be removed.
    fn remove(&mut self, path: &str) -> Result<(), FilesError>;
}

/// Why the API's files could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The system refused.
    #[error("cannot {action} {path}: {cause}", path = path.display())]
    System {
        /// What was to be done.
        action: Action,
        /// With which file or folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// An index is there and is none.
    #[error("{path}: {cause}; find out more with `madang check`")]
    Index {
        /// The index's path in the API.
        path: String,
        /// What is wrong with it.
        cause: madang_api::IndexError,
    },
    /// A file that an index names is not there.
    #[error("{path}: missing, though an index names it; find out more with `madang check`")]
    Missing {
        /// The file's path in the API.
        path: String,
    },
    /// A payload is not the one that the index names.
    #[error("{0}; find out more with `madang check`")]
    Integrity(#[from] madang_api::IntegrityError),
}

/// What was to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading it.
    Read,
    /// Writing it.
    Write,
    /// Removing it.
    Remove,
    /// Taking the lock that keeps two writers apart.
    Lock,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Remove => "remove",
            Self::Lock => "lock",
        })
    }
}

/// The time now, UTC, to the second as the indexes give it.
#[must_use]
pub fn now() -> DateTime<Utc> {
    let now: DateTime<Utc> = SystemTime::now().into();
    DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn paths_that_leave_the_folder_are_seen() {
        for path in ["masks/index.json", "index.json", "a/b/c.json"] {
            assert!(is_inside(path), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "masks/../../x",
            "masks//x",
            ".lock",
            "c:x",
        ] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
