//! An operator's folder with a small set of rules, whole or spoilt.

use std::fs;
use std::path::{Path, PathBuf};

use madang::api_dir::{Disk, family_index};
use madang_api::{Dataset, FamilyIndex};
use serde_json::Value;

use crate::support::{Portal, stdout};

pub const RENT_2020: &str = "programmes/rent_help-2020.json";
pub const RENT_2021: &str = "programmes/rent_help-2021.json";
pub const CHILD: &str = "programmes/child_help-2021.json";

/// The files that the tests' rules are made of.
const FILES: [&str; 4] = ["facts.json", RENT_2020, RENT_2021, CHILD];

/// A folder with rules in `rules`, and the API in `api`.
pub struct Desk {
    pub portal: Portal,
}

impl Desk {
    /// Rules without a fault, not published.
    pub fn new() -> Self {
        let desk = Self {
            portal: Portal::new(),
        };
        fs::create_dir_all(desk.folder().join("programmes")).unwrap();
        for file in FILES {
            fs::write(desk.folder().join(file), original(file)).unwrap();
        }
        desk
    }

    /// The same, published.
    pub fn published() -> Self {
        let desk = Self::new();
        desk.publish();
        desk
    }

    pub fn folder(&self) -> PathBuf {
        self.portal.api().parent().unwrap().join("rules")
    }

    /// Changes a file of the rules.
    pub fn edit(&self, file: &str, change: impl Fn(&mut Value)) {
        let path = self.folder().join(file);
        let mut value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut value);
        fs::write(path, value.to_string()).unwrap();
    }

    /// Publishes the rules, which must leave an API without a fault.
    pub fn publish(&self) {
        let args = ["publish", "relief", "--programmes", "rules", "--api", "api"];
        self.portal.done(&args);
    }

    /// The reasons why the rules are refused; the API stays as it was.
    pub fn refusals(&self) -> Vec<String> {
        let args = [
            "publish",
            "relief",
            "--programmes",
            "rules",
            "--api",
            "api",
            "--format",
            "json",
        ];
        self.portal.refused(&args);
        let report: Value = serde_json::from_slice(&self.portal.run(&args).stdout).unwrap();
        assert_eq!(report["edition"], Value::Null);
        strings(&report["refusals"])
    }

    pub fn index(&self) -> FamilyIndex {
        let files = Disk::new(&self.portal.api());
        family_index(&files, "relief").unwrap().unwrap()
    }

    pub fn dataset(&self, name: &str) -> Dataset {
        self.index().dataset(name).unwrap().clone()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&self.portal.bytes(&self.dataset(name))).unwrap()
    }

    /// What `madang relief` prints for people.
    pub fn says(&self, args: &[&str]) -> String {
        let output = self.portal.run(&relief(args));
        assert!(output.status.success(), "{output:?}");
        stdout(&output)
    }

    /// What `madang relief` prints for programs.
    pub fn answers(&self, args: &[&str]) -> Value {
        let text = self.says(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&text).unwrap()
    }

    /// Why `madang relief` refuses.
    pub fn refuses(&self, args: &[&str]) -> String {
        self.portal.refused(&relief(args))
    }
}

fn relief<'a>(args: &[&'a str]) -> Vec<&'a str> {
    let (command, more) = args.split_first().unwrap();
    [&["relief", *command, "--api", "api"], more].concat()
}

/// A file of the rules as the tests have it.
pub fn original(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/relief");
    fs::read(folder.join(file)).unwrap()
}

/// The texts in a list.
pub fn strings(list: &Value) -> Vec<String> {
    let texts = list.as_array().unwrap().iter();
    texts
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}
