//! A folder of an operator's: answers of the public API, and the API made of them.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use madang::api_dir::{Disk, family_index, payload};
use madang_api::{Dataset, FamilyIndex};
use tempfile::TempDir;

use super::{problems, run, tree};

/// The folder; the API lies in its `api`.
pub struct Portal(TempDir);

impl Portal {
    /// An empty folder.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The API's folder.
    pub fn api(&self) -> PathBuf {
        self.0.path().join("api")
    }

    /// Writes a file beside the API.
    pub fn write(&self, name: &str, content: &str) {
        fs::write(self.0.path().join(name), content).unwrap();
    }

    /// Runs the tool in the folder.
    pub fn run(&self, args: &[&str]) -> Output {
        run(self.0.path(), args)
    }

    /// Runs the tool, which must succeed and leave an API without a fault.
    pub fn done(&self, args: &[&str]) {
        let output = self.run(args);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(problems(&self.api()), [""; 0]);
    }

    /// Runs the tool, which must refuse and leave the API as it was; gives its reason.
    pub fn refused(&self, args: &[&str]) -> String {
        let before = tree(&self.api());
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(tree(&self.api()), before, "a refusal changed files");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Publishes masks with these arguments; as [`Self::done`].
    pub fn publish(&self, more: &[&str]) {
        self.done(&publishing(more));
    }

    /// Publishes masks, which must be refused; as [`Self::refused`].
    pub fn publish_refused(&self, more: &[&str]) -> String {
        self.refused(&publishing(more))
    }

    /// The masks' current index.
    pub fn index(&self) -> FamilyIndex {
        let files = Disk::new(&self.api());
        family_index(&files, "masks").unwrap().unwrap()
    }

    /// The content of a payload.
    pub fn bytes(&self, dataset: &Dataset) -> Vec<u8> {
        payload(&Disk::new(&self.api()), dataset).unwrap()
    }
}

fn publishing<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["publish", "masks", "--api", "api"], more].concat()
}
