//! What the check found.

use std::fmt;

use serde::Serialize;

use crate::text::count;

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file's path in the API.
    pub path: String,
    /// What is wrong.
    pub problem: String,
}

/// All that is wrong with an API.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Files checked.
    pub files: u64,
    /// What is wrong; empty: the API is in order.
    pub problems: Vec<Problem>,
}

impl Report {
    pub(super) fn problem(&mut self, path: &str, problem: impl fmt::Display) {
        self.problems.push(Problem {
            path: path.to_owned(),
            problem: problem.to_string(),
        });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Problem { path, problem } in &self.problems {
            writeln!(f, "{path}: {problem}")?;
        }
        let state = match self.problems.len() {
            0 => "in order".to_owned(),
            problems => format!("{} problem(s)", count(problems as u64)),
        };
        writeln!(f, "Checked {} files: {state}", count(self.files))
    }
}
