//! Change sets: published where they are small, and right wherever they are.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::path::PathBuf;

use chrono::Timelike;
use madang_api::{Dataset, sha256_hex};
use madang_masks::changes::ChangesFile;
use madang_masks::wire::SnapshotFile;
use serde_json::{Value, json};
use support::{Portal, edit_index, edit_payload, problems, sales_answer, stores_answer};

const OUTLETS: u32 = 500;

/// A portal with outlets and a snapshot of ten o'clock.
fn opened() -> Portal {
    let portal = Portal::new();
    portal.write("stores.json", &stores_answer(OUTLETS, 0.0));
    publish(&portal, 0, 1, &["--stores", "stores.json"]);
    portal
}

/// Publishes a snapshot of a minute past ten: every outlet has reported, and one in
/// `every` has another class than at ten o'clock.
fn publish(portal: &Portal, minute: u32, every: usize, more: &[&str]) {
    let mut answer: Value = serde_json::from_str(&sales_answer(OUTLETS, 0)).unwrap();
    let rows = answer["sales"].as_array_mut().unwrap();
    for (number, row) in rows.iter_mut().enumerate() {
        row["created_at"] = format!("2020/05/12 10:{minute:02}:00").into();
        if minute > 0 && number % every == 0 {
            row["remain_stat"] = "nothing like it".into();
        }
    }
    portal.write("sales.json", &answer.to_string());
    portal.publish(&[&["--sales", "sales.json"], more].concat());
}

fn sets(portal: &Portal) -> Vec<Dataset> {
    let sets = portal.index().datasets.into_iter();
    sets.filter(|dataset| dataset.name == "stock-changes")
        .collect()
}

/// The minutes past ten that change sets lead to.
fn minutes(portal: &Portal) -> Vec<u32> {
    let sets = sets(portal);
    sets.iter().map(|set| set.generated_at.minute()).collect()
}

#[test]
fn a_change_set_leads_from_snapshot_to_snapshot() {
    let portal = opened();
    publish(&portal, 5, 50, &[]);
    publish(&portal, 10, 20, &[]);
    assert_eq!(minutes(&portal), [5, 10]);
    let index = portal.index();
    for set in sets(&portal) {
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
    let portal = opened();
    publish(&portal, 5, 1, &[]);
    assert_eq!(minutes(&portal), [0u32; 0]);
    publish(&portal, 10, 50, &[]);
    assert_eq!(minutes(&portal), [0u32; 0]);
    publish(&portal, 15, 25, &[]);
    assert_eq!(minutes(&portal), [15]);
}

#[test]
fn sets_whose_snapshots_are_gone_go_with_them() {
    let portal = opened();
    publish(&portal, 5, 50, &[]);
    publish(&portal, 10, 50, &[]);
    // Another snapshot of the same minute: what led to the old one leads nowhere now.
    publish(&portal, 10, 25, &[]);
    assert_eq!(minutes(&portal), [5]);
    publish(&portal, 15, 25, &[]);
    assert_eq!(minutes(&portal), [5, 15]);
    // The outlets in another order: nobody has these bases.
    portal.write("stores.json", &stores_answer(OUTLETS, 0.1));
    publish(&portal, 20, 25, &["--stores", "stores.json"]);
    assert_eq!(minutes(&portal), [0u32; 0]);
    publish(&portal, 25, 25, &[]);
    assert_eq!(minutes(&portal), [25]);
    publish(&portal, 30, 25, &["--disclosure", "names"]);
    assert_eq!(minutes(&portal), [0u32; 0]);
    publish(&portal, 35, 25, &[]);
    assert_eq!(minutes(&portal), [0u32; 0]);
}

#[test]
fn two_dozen_sets_are_enough() {
    let portal = opened();
    for minute in 1..=26 {
        publish(&portal, minute, 100, &[]);
    }
    assert_eq!(minutes(&portal), (3..=26).collect::<Vec<u32>>());
}

#[test]
fn a_set_that_leads_elsewhere_is_found_out() {
    let spoilt = |spoil: &dyn Fn(&PathBuf)| {
        let portal = opened();
        publish(&portal, 5, 50, &[]);
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
