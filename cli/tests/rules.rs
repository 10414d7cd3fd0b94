//! The rules of who may buy when: published, replaced, kept, refused, checked.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use madang::api_dir::{Disk, family_index, payload};
use madang_masks::rules::RulesFile;
use serde_json::{Value, json};
use support::{problems, run, sales_answer, stores_answer, tree};
use tempfile::TempDir;

const OUTLETS: u32 = 3;

/// A folder with answers and an API.
struct Portal {
    folder: TempDir,
}

impl Portal {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
        file("stores.json", stores_answer(OUTLETS, 0.0));
        file("sales.json", sales_answer(OUTLETS, 0));
        Self { folder }
    }

    fn api(&self) -> PathBuf {
        self.folder.path().join("api")
    }

    fn publish(&self, more: &[&str]) -> Output {
        let args = ["publish", "masks", "--api", "api"];
        run(self.folder.path(), &[&args[..], more].concat())
    }

    /// Publishes outlets and sales, with what is given besides.
    fn publish_all(&self, more: &[&str]) {
        let args = ["--stores", "stores.json", "--sales", "sales.json"];
        let output = self.publish(&[&args[..], more].concat());
        assert!(output.status.success(), "{output:?}");
        assert_eq!(problems(&self.api()), [""; 0]);
    }

    /// Writes the program's rules, changed, to `mine.json`.
    fn write_rules(&self, change: impl Fn(&mut Value)) {
        let own = include_bytes!("../data/mask-rules.json");
        let mut rules: Value = serde_json::from_slice(own).unwrap();
        change(&mut rules);
        fs::write(self.folder.path().join("mine.json"), rules.to_string()).unwrap();
    }

    fn rules(&self) -> RulesFile {
        let files = Disk::new(&self.api());
        let index = family_index(&files, "masks").unwrap().unwrap();
        let dataset = index.dataset("rules").unwrap();
        assert_eq!(dataset.schema, "schemas/masks-rules.json");
        assert!(!dataset.sample);
        RulesFile::parse(&payload(&files, dataset).unwrap()).unwrap()
    }
}

fn last_quota(rules: &RulesFile) -> Option<u32> {
    rules.rules[10].weekly_quota
}

#[test]
fn the_programs_own_rules_come_with_every_edition() {
    let portal = Portal::new();
    portal.publish_all(&[]);
    let own = RulesFile::parse(include_bytes!("../data/mask-rules.json")).unwrap();
    assert_eq!(portal.rules(), own);
}

#[test]
fn given_rules_take_their_place_and_stay() {
    let portal = Portal::new();
    portal.write_rules(|rules| rules["rules"][10]["weekly_quota"] = json!(12));
    portal.publish_all(&["--rules", "mine.json"]);
    assert_eq!(last_quota(&portal.rules()), Some(12));
    portal.publish_all(&[]);
    assert_eq!(last_quota(&portal.rules()), Some(12));

    // New ones alone leave outlets and stock as they are.
    portal.write_rules(|rules| rules["rules"][10]["weekly_quota"] = json!(7));
    let output = portal.publish(&["--rules", "mine.json"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(last_quota(&portal.rules()), Some(7));
    assert_eq!(problems(&portal.api()), [""; 0]);
}

#[test]
fn wrong_rules_are_refused_with_their_place() {
    let portal = Portal::new();
    portal.publish_all(&[]);
    let before = tree(&portal.api());
    let refusal = |change: fn(&mut Value)| {
        portal.write_rules(change);
        let output = portal.publish(&["--sales", "sales.json", "--rules", "mine.json"]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(tree(&portal.api()), before);
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(
        refusal(|rules| rules["rules"][3]["from"] = json!("2020-03-18")),
        "madang: mine.json: rules[3].from: is not the day after the rule before it\n"
    );
    assert_eq!(
        refusal(|rules| rules["rules"][3]["facts"][0]["sources"][0] = json!("x")),
        "madang: mine.json: rules[3].facts[0].sources[0]: \"x\" is nowhere in this file\n"
    );
    assert!(refusal(|rules| rules["as_of"] = json!("soon")).contains("mine.json: as_of: a date"));
    let output = portal.publish(&["--sales", "sales.json", "--rules", "none.json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot read none.json"), "{said}");
}

/// Puts another content in the place of the rules' payload, with its true hash.
fn replace_rules(api: &Path, change: impl Fn(&mut Value)) {
    let index_path = api.join("masks/index.json");
    let mut index: Value = serde_json::from_slice(&fs::read(&index_path).unwrap()).unwrap();
    let datasets = index["datasets"].as_array_mut().unwrap();
    let dataset = datasets.iter_mut().find(|d| d["name"] == "rules").unwrap();
    let old = api.join(dataset["path"].as_str().unwrap());
    let mut rules: Value = serde_json::from_slice(&fs::read(old).unwrap()).unwrap();
    change(&mut rules);
    let bytes = rules.to_string();
    let sha256 = madang_api::sha256_hex(bytes.as_bytes());
    let path = madang_api::Dataset::payload_path("masks/rules", &sha256);
    fs::write(api.join(&path), &bytes).unwrap();
    dataset["path"] = json!(path);
    dataset["sha256"] = json!(sha256);
    dataset["bytes"] = json!(bytes.len());
    for index_path in [index_path, api.join("masks/editions/1.json")] {
        fs::write(index_path, index.to_string()).unwrap();
    }
}

#[test]
fn a_check_finds_what_is_wrong_with_published_rules() {
    for (change, expected) in [
        (
            (|rules| rules["rules"][4]["to"] = json!("2020-04-01")) as fn(&mut Value),
            "rules[5].from: is not the day after the rule before it",
        ),
        (
            |rules| rules["rules"][4]["holiday_policy"] = json!("as_sunday"),
            "against its schema at /rules/4/holiday_policy",
        ),
        (
            |rules| rules["as_of"] = json!("2020-08-01"),
            "the index says 2020-07-11 15:00:00 UTC",
        ),
    ] {
        let portal = Portal::new();
        portal.publish_all(&[]);
        replace_rules(&portal.api(), change);
        let found = problems(&portal.api()).join("\n");
        assert!(found.contains(expected), "{expected:?} in:\n{found}");
    }
}
