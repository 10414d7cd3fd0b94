//! Files as they are read, and what is wrong with them.

use std::fmt;

use serde::Serialize;

/// A file that was given, or that an index names.
#[derive(Debug, Clone)]
pub struct Source {
    /// How messages call it.
    pub label: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// Where in it, what it is, and where that helps, what to do.
    pub problem: String,
}

impl Fault {
    /// A problem of a file.
    #[must_use]
    pub fn new(file: &str, problem: impl fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            problem: problem.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.problem)
    }
}
