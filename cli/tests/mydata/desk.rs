//! An operator's folder with data of MyData, whole or spoilt.

use std::fs;
use std::path::{Path, PathBuf};

use madang::api_dir::{Disk, family_index};
use madang_api::{Dataset, FamilyIndex};
use serde_json::Value;

use crate::support::Portal;

/// The data that come with the program, which the tests' are made of.
pub const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/mydata");

pub const FILES: [&str; 5] = [
    "types.json",
    "purposes.json",
    "issuers.json",
    "status.json",
    "samples.json",
];

/// A folder with data in `data`, and the API in `api`.
pub struct Desk {
    pub portal: Portal,
}

impl Desk {
    /// Data without a fault, not published.
    pub fn new() -> Self {
        let desk = Self {
            portal: Portal::new(),
        };
        fs::create_dir_all(desk.folder()).unwrap();
        FILES.iter().for_each(|file| desk.restore(file));
        desk
    }

    /// The same, published.
    pub fn published() -> Self {
        let desk = Self::new();
        desk.publish();
        desk
    }

    pub fn folder(&self) -> PathBuf {
        self.portal.api().parent().unwrap().join("data")
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.folder().join(file)).unwrap();
    }

    pub fn restore(&self, file: &str) {
        fs::copy(Path::new(OWN).join(file), self.folder().join(file)).unwrap();
    }

    /// Changes a file.
    pub fn edit(&self, file: &str, change: impl Fn(&mut Value)) {
        let path = self.folder().join(file);
        let mut value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut value);
        fs::write(path, value.to_string()).unwrap();
    }

    /// Publishes the data, which must leave an API without a fault.
    pub fn publish(&self) {
        let args = ["publish", "mydata", "--data", "data", "--api", "api"];
        self.portal.done(&args);
    }

    /// The reasons why the data are refused; the API stays as it was.
    pub fn refusals(&self) -> Vec<String> {
        let args = ["publish", "mydata", "--data", "data", "--api", "api"];
        let args = [&args[..], &["--format", "json"]].concat();
        self.portal.refused(&args);
        let report: Value = serde_json::from_slice(&self.portal.run(&args).stdout).unwrap();
        assert_eq!(report["edition"], Value::Null);
        let refusals = report["refusals"].as_array().unwrap().iter();
        refusals
            .map(|refusal| refusal.as_str().unwrap().to_owned())
            .collect()
    }

    pub fn index(&self) -> FamilyIndex {
        let files = Disk::new(&self.portal.api());
        family_index(&files, "mydata").unwrap().unwrap()
    }

    pub fn dataset(&self, name: &str) -> Dataset {
        self.index().dataset(name).unwrap().clone()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.portal.bytes(&self.dataset(name))).unwrap()
    }
}

/// Puts a value at a JSON pointer, where something is or in an object.
pub fn put(file: &mut Value, pointer: &str, value: &Value) {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match field.parse::<usize>() {
        Ok(row) => parent[row] = value.clone(),
        Err(_) => parent[field] = value.clone(),
    }
}
