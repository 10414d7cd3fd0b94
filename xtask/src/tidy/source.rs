//! The checkout's files as the rules see them.

use crate::paths;
use crate::process::output;
use anyhow::{Context, Result};
use std::fmt;
use std::fs;
use std::process::Command;

/// One thing that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    file: String,
    line: usize,
    message: String,
}

impl Finding {
    /// A finding at a line, counted from 1.
    pub fn new(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            message: message.into(),
        }
    }

    /// A finding about a file or folder as a whole.
    pub fn whole(file: &str, message: impl Into<String>) -> Self {
        Self::new(file, 1, message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// A text file; its path is relative to the root folder, with slashes.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// Its lines with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Its lines of Rust, without comments.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .map(|(number, line)| (number, without_comment(line)))
    }

    /// Whether its name ends with one of `extensions`.
    pub fn is(&self, extensions: &[&str]) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    }
}

/// All text files that git tracks or would.
pub struct Tree {
    pub files: Vec<Source>,
    /// Paths of all files, those that are no text too.
    pub paths: Vec<String>,
}

impl Tree {
    /// Reads the checkout.
    ///
    /// # Errors
    /// When git cannot list the files.
    pub fn read() -> Result<Self> {
        let listed = output(
            Command::new("git")
                .args(["ls-files", "--cached", "--others", "--exclude-standard"])
                .args(["--deduplicate", "-z"])
                .current_dir(paths::root()),
        )
        .context("tidy looks at the files that git lists, and `git ls-files` failed")?;
        let mut tree = Self {
            files: Vec::new(),
            paths: Vec::new(),
        };
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            let Ok(bytes) = fs::read(paths::root().join(path)) else {
                continue; // Deleted, and git does not know yet.
            };
            tree.paths.push(path.to_owned());
            if let Ok(text) = String::from_utf8(bytes) {
                tree.files.push(Source {
                    path: path.to_owned(),
                    text,
                });
            }
        }
        Ok(tree)
    }

    /// Files of the given kinds below a folder (`""` for all).
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        extensions: &'a [&'a str],
    ) -> impl Iterator<Item = &'a Source> {
        self.files
            .iter()
            .filter(move |file| file.path.starts_with(folder) && file.is(extensions))
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&Source> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether a file or folder is there.
    pub fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        path.is_empty()
            || self
                .paths
                .iter()
                .any(|known| known == path || known.starts_with(&folder))
    }
}

/// A line up to its `//`, unless that is part of a string or an address.
fn without_comment(line: &str) -> &str {
    let mut in_string = false;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match c {
            '"' if before != '\\' => in_string = !in_string,
            '/' if before == '/' && !in_string => {
                return line.get(..at.saturating_sub(1)).unwrap_or(line);
            }
            _ => {}
        }
        before = c;
    }
    line
}

#[cfg(test)]
impl Tree {
    /// A checkout of these files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| Source {
                    path: (*path).to_owned(),
                    text: (*text).to_owned(),
                })
                .collect(),
            paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        }
    }
}

/// Where a rule finds something in a checkout of these files: `file:line`.
#[cfg(test)]
pub fn found(rule: super::Rule, files: &[(&str, &str)]) -> Vec<String> {
    rule(&Tree::of(files))
        .into_iter()
        .map(|finding| format!("{}:{}", finding.file, finding.line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_comment;

    #[test]
    fn a_comment_ends_the_code_of_a_line() {
        assert_eq!(without_comment("let a = 1; // b"), "let a = 1; ");
        assert_eq!(without_comment("/// web_sys"), "");
        assert_eq!(
            without_comment(r#"f("http://a"); // b"#),
            r#"f("http://a"); "#
        );
        assert_eq!(without_comment("a / b"), "a / b");
    }
}
