//! What is wrong with a configuration, and where.

use std::cell::RefCell;
use std::fmt;
use std::path::{Path, PathBuf};

use super::position::Position;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub position: Position,
    /// What is wrong and what is expected.
    pub message: String,
}

/// All that is wrong with one file, a line each: `file:line:column: message`.
#[derive(Debug)]
pub struct Report {
    path: PathBuf,
    problems: Vec<Problem>,
}

impl Report {
    pub(super) fn new(path: &Path, problems: Vec<Problem>) -> Self {
        Self {
            path: path.to_owned(),
            problems,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        let plural = if self.problems.len() == 1 { "" } else { "s" };
        write!(f, "{} problem{plural} in {path}", self.problems.len())?;
        for Problem { position, message } in &self.problems {
            write!(f, "\n{path}:{position}: {message}")?;
        }
        Ok(())
    }
}

/// Collects problems while the whole file is read.
#[derive(Debug, Default)]
pub(super) struct Problems(RefCell<Vec<(usize, String)>>);

impl Problems {
    /// Notes a problem at a byte offset.
    pub fn add(&self, offset: usize, message: String) {
        self.0.borrow_mut().push((offset, message));
    }

    /// The problems in the order of the text.
    pub fn into_sorted(self, text: &str) -> Vec<Problem> {
        let mut found = self.0.into_inner();
        found.sort_by_key(|(offset, _)| *offset);
        found
            .into_iter()
            .map(|(offset, message)| Problem {
                position: Position::of(text, offset),
                message,
            })
            .collect()
    }
}
