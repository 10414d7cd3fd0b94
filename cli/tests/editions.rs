//! Editions one after the other: history, rollback, pruning.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::Path;

use chrono::Timelike;
use madang::api_dir::{Disk, root_index};
use madang_masks::wire::SnapshotFile;
use support::{Portal, problems, sales_answer, stores_answer, tree};

const OUTLETS: u32 = 30;

/// Publishes a snapshot of a minute past ten; with outlets, if any are given.
fn publish(portal: &Portal, minute: u32, stores: Option<&str>) {
    portal.write("sales.json", &sales_answer(OUTLETS, minute));
    let mut args = vec!["--sales", "sales.json"];
    if let Some(stores) = stores {
        portal.write("stores.json", stores);
        args.extend(["--stores", "stores.json"]);
    }
    portal.publish(&args);
}

/// The minutes past ten of the edition's snapshots.
fn minutes(portal: &Portal) -> Vec<u32> {
    let index = portal.index();
    let stock = index.datasets.iter().filter(|d| d.name == "stock");
    stock.map(|d| d.generated_at.minute()).collect()
}

fn classes(portal: &Portal, minute: u32) -> String {
    let index = portal.index();
    let mut stock = index.datasets.iter().filter(|d| d.name == "stock");
    let dataset = stock.find(|d| d.generated_at.minute() == minute).unwrap();
    let snapshot = SnapshotFile::parse(&portal.bytes(dataset)).unwrap();
    snapshot.regions[0].remain.clone()
}

fn stores() -> String {
    stores_answer(OUTLETS, 0.0)
}

#[test]
fn each_snapshot_joins_those_before() {
    let portal = Portal::new();
    publish(&portal, 0, Some(&stores()));
    publish(&portal, 10, None);
    publish(&portal, 5, None);
    publish(&portal, 10, None);
    assert_eq!(minutes(&portal), [0, 5, 10]);
    assert_eq!(
        (portal.index().edition, portal.index().previous),
        (4, Some(3))
    );
}

/// One more outlet comes first by its code, so every row of the history moves.
#[test]
fn history_follows_new_outlets() {
    let portal = Portal::new();
    publish(&portal, 0, Some(&stores()));
    let before = classes(&portal, 0);
    let mut answer: serde_json::Value = serde_json::from_str(&stores()).unwrap();
    let mut first = answer["storeInfos"][0].clone();
    first["code"] = "00000001".into();
    answer["storeInfos"].as_array_mut().unwrap().push(first);
    answer["count"] = (OUTLETS + 1).into();
    publish(&portal, 10, Some(&answer.to_string()));
    assert_eq!(classes(&portal, 0), format!("-{before}"));
    assert_eq!(minutes(&portal), [0, 10]);
}

#[test]
fn a_rollback_returns_step_by_step() {
    let portal = Portal::new();
    for minute in [0, 5, 10] {
        publish(&portal, minute, Some(&stores()));
    }
    let rollback = ["rollback", "--api", "api", "masks"];
    assert!(portal.run(&rollback).status.success());
    assert_eq!(minutes(&portal), [0, 5]);
    assert_eq!(problems(&portal.api()), [""; 0]);

    // A new edition takes the place of the one returned to, not of the bad one.
    publish(&portal, 15, None);
    assert_eq!(
        (portal.index().edition, portal.index().previous),
        (4, Some(2))
    );
    assert!(portal.run(&rollback).status.success());
    assert!(portal.run(&rollback).status.success());
    assert_eq!(minutes(&portal), [0]);
    let refusal = portal.refused(&rollback);
    assert_eq!(
        refusal,
        "madang: masks: edition 1 is the first, there is none before it\n"
    );
}

#[test]
fn a_rollback_to_a_spoilt_edition_is_refused() {
    let portal = Portal::new();
    publish(&portal, 0, Some(&stores()));
    let spoilt = portal.index().datasets[0].path.clone();
    publish(&portal, 5, Some(&stores_answer(OUTLETS, 0.1)));
    fs::write(portal.api().join(&spoilt), "{}").unwrap();
    let refusal = portal.refused(&["rollback", "--api", "api", "masks"]);
    assert!(refusal.contains(&spoilt), "{refusal}");
}

#[test]
fn pruning_keeps_what_readers_may_hold() {
    let portal = Portal::new();
    publish(&portal, 0, Some(&stores()));
    publish(&portal, 5, Some(&stores_answer(OUTLETS, 0.1)));
    let before = tree(&portal.api());
    assert!(portal.run(&["prune", "--api", "api"]).status.success());
    assert_eq!(tree(&portal.api()), before, "nothing is 48 h old");

    let output = portal.run(&["prune", "--api", "api", "--keep", "0s"]);
    assert!(output.status.success());
    assert_eq!(problems(&portal.api()), [""; 0]);
    let payloads = fs::read_dir(portal.api().join("masks")).unwrap().count();
    // Its index, the folder of editions, and what the index names.
    assert_eq!(payloads, 2 + portal.index().datasets.len());
    let refusal = portal.refused(&["rollback", "--api", "api", "masks"]);
    assert_eq!(refusal, "madang: masks: edition 1 is no longer kept\n");
}

#[test]
fn sales_without_outlets_are_refused() {
    let portal = Portal::new();
    portal.write("sales.json", &sales_answer(OUTLETS, 0));
    let refusal = portal.publish_refused(&["--sales", "sales.json"]);
    assert!(refusal.contains("give --stores"), "{refusal}");
}

#[test]
fn real_data_replace_the_sample_and_its_clock() {
    let portal = Portal::new();
    assert!(
        portal
            .run(&["publish", "sample", "--api", "api"])
            .status
            .success()
    );
    let replay_at = |api: &Path| root_index(&Disk::new(api)).unwrap().unwrap().replay_at;
    assert!(replay_at(&portal.api()).is_some());

    portal.write("sales.json", &sales_answer(OUTLETS, 0));
    let refusal = portal.publish_refused(&["--sales", "sales.json"]);
    assert!(refusal.contains("invented"), "{refusal}");

    publish(&portal, 0, Some(&stores()));
    assert_eq!(replay_at(&portal.api()), None);
    assert_eq!(minutes(&portal), [0], "no invented snapshot stays");
    assert!(
        portal
            .run(&["rollback", "--api", "api", "masks"])
            .status
            .success()
    );
    assert!(replay_at(&portal.api()).is_some());
    assert_eq!(problems(&portal.api()), [""; 0]);
}
