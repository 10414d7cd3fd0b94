//! Change sets: published where they are small, and right wherever they are.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::PathBuf;

use chrono::Timelike;
use madang::api_dir::{Disk, family_index, payload};
use madang_api::{Dataset, FamilyIndex, sha256_hex};
use madang_masks::changes::ChangesFile;
use madang_masks::wire::SnapshotFile;
use serde_json::{Value, json};
use support::{edit_index, edit_payload, problems, run, sales_answer, stores_answer};
use tempfile::TempDir;

const OUTLETS: u32 = 500;

struct Portal {
    folder: TempDir,
}

impl Portal {
    /// With outlets and a snapshot of ten o'clock.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("stores.json"),
            stores_answer(OUTLETS, 0.0),
        )
        .unwrap();
        let portal = Self { folder };
        portal.publish(0, 1, &["--stores", "stores.json"]);
        portal
    }

    fn api(&self) -> PathBuf {
        self.folder.path().join("api")
    }

    /// A snapshot of a minute past ten: every outlet has reported, and one in `every`
    /// has another class than at ten o'clock.
    fn publish(&self, minute: u32, every: usize, more: &[&str]) {
        let mut answer: Value = serde_json::from_str(&sales_answer(OUTLETS, 0)).unwrap();
        for (number, row) in answer["sales"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .enumerate()
        {
            row["created_at"] = format!("2020/05/12 10:{minute:02}:00").into();
            if minute > 0 && number % every == 0 {
                row["remain_stat"] = "nothing like it".into();
            }
        }
        fs::write(self.folder.path().join("sales.json"), answer.to_string()).unwrap();
        let publish = ["publish", "masks", "--sales", "sales.json", "--api", "api"];
        let output = run(self.folder.path(), &[&publish, more].concat());
        assert!(output.status.success(), "{output:?}");
        assert_eq!(problems(&self.api()), [""; 0]);
    }

    fn index(&self) -> FamilyIndex {
        family_index(&Disk::new(&self.api()), "masks")
            .unwrap()
            .unwrap()
    }

    fn sets(&self) -> Vec<Dataset> {
        let sets = self.index().datasets.into_iter();
        sets.filter(|dataset| dataset.name == "stock-changes")
            .collect()
    }

    /// The minutes past ten that change sets lead to.
    fn minutes(&self) -> Vec<u32> {
        self.sets()
            .iter()
            .map(|set| set.generated_at.minute())
            .collect()
    }

    fn bytes(&self, dataset: &Dataset) -> Vec<u8> {
        payload(&Disk::new(&self.api()), dataset).unwrap()
    }
}

#[test]
fn a_change_set_leads_from_snapshot_to_snapshot() {
    let portal = Portal::new();
    portal.publish(5, 50, &[]);
    portal.publish(10, 20, &[]);
    assert_eq!(portal.minutes(), [5, 10]);
    let index = portal.index();
    for set in portal.sets() {
        let stock = |sha256: &String| index.datasets.iter().find(|d| d.sha256 == *sha256).unwrap();
        let base = stock(set.base.as_ref().unwrap());
        let whole = index.dataset_at("stock", set.generated_at).unwrap();
        assert!(set.bytes * 2 <= whole.bytes);
        let changes = ChangesFile::parse(&portal.bytes(&set)).unwrap();
        let snapshot = SnapshotFile::parse(&portal.bytes(base)).unwrap();
        let made = changes.apply(&snapshot, &base.sha256).unwrap();
        assert_eq!(
            sha256_hex(&serde_json::to_vec(&made).unwrap()),
            whole.sha256
        );
    }
}

#[test]
fn what_saves_too_little_is_not_published() {
    let portal = Portal::new();
    portal.publish(5, 1, &[]);
    assert_eq!(portal.minutes(), [0u32; 0]);
    portal.publish(10, 50, &[]);
    assert_eq!(portal.minutes(), [0u32; 0]);
    portal.publish(15, 25, &[]);
    assert_eq!(portal.minutes(), [15]);
}

#[test]
fn sets_whose_snapshots_are_gone_go_with_them() {
    let portal = Portal::new();
    portal.publish(5, 50, &[]);
    portal.publish(10, 50, &[]);
    // Another snapshot of the same minute: what led to the old one leads nowhere now.
    portal.publish(10, 25, &[]);
    assert_eq!(portal.minutes(), [5]);
    portal.publish(15, 25, &[]);
    assert_eq!(portal.minutes(), [5, 15]);
    // The outlets in another order: nobody has these bases.
    fs::write(
        portal.folder.path().join("stores.json"),
        stores_answer(OUTLETS, 0.1),
    )
    .unwrap();
    portal.publish(20, 25, &["--stores", "stores.json"]);
    assert_eq!(portal.minutes(), [0u32; 0]);
    portal.publish(25, 25, &[]);
    assert_eq!(portal.minutes(), [25]);
    portal.publish(30, 25, &["--disclosure", "names"]);
    assert_eq!(portal.minutes(), [0u32; 0]);
    portal.publish(35, 25, &[]);
    assert_eq!(portal.minutes(), [0u32; 0]);
}

#[test]
fn two_dozen_sets_are_enough() {
    let portal = Portal::new();
    for minute in 1..=26 {
        portal.publish(minute, 100, &[]);
    }
    assert_eq!(portal.minutes(), (3..=26).collect::<Vec<u32>>());
}

#[test]
fn a_set_that_leads_elsewhere_is_found_out() {
    let spoilt = |spoil: &dyn Fn(&PathBuf)| {
        let portal = Portal::new();
        portal.publish(5, 50, &[]);
        spoil(&portal.api());
        problems(&portal.api()).join("\n")
    };
    let edited = |pointer: &'static str, value: Value| {
        spoilt(&|api| {
            edit_payload(api, "masks", "stock-changes", |file| {
                *file.pointer_mut(pointer).unwrap() = value.clone();
            });
        })
    };
    let in_index = |field: &'static str, value: Value| {
        spoilt(&|api| {
            edit_index(api, "masks", |index| {
                let datasets = index["datasets"].as_array_mut().unwrap();
                let set = datasets.iter_mut().find(|d| d["name"] == "stock-changes");
                set.unwrap()[field] = value.clone();
            });
        })
    };
    for (expected, found) in [
        ("the index names another base", edited("/base", json!("00"))),
        (
            "the index names another base",
            in_index("base", Value::Null),
        ),
        (
            "the index says 2020-05-12 01:06:00 UTC",
            in_index("generated_at", json!("2020-05-12T01:06:00Z")),
        ),
        (
            "makes no snapshot of the edition",
            edited("/makes", json!("00")),
        ),
        (
            "does not make masks/stock-20200512T0105Z",
            edited("/regions/0/created_min/shift", json!(1)),
        ),
        (
            "lists rows that do not go with",
            edited("/regions/0/remain/skip", json!([9999])),
        ),
        (
            "against its schema at /regions/0/stock_min/shift",
            edited("/regions/0/stock_min/shift", json!("5")),
        ),
    ] {
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
}
