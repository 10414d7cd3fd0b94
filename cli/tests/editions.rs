//! Editions one after the other: history, rollback, pruning.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use madang::api_dir::{Disk, family_index, payload, root_index};
use madang_api::FamilyIndex;
use madang_masks::wire::SnapshotFile;
use support::{problems, run, sales_answer, stores_answer, tree};
use tempfile::TempDir;

const OUTLETS: u32 = 30;

/// A folder with answers and an API.
struct Portal {
    folder: TempDir,
}

impl Portal {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn api(&self) -> PathBuf {
        self.folder.path().join("api")
    }

    fn run(&self, args: &[&str]) -> Output {
        run(self.folder.path(), args)
    }

    fn fails(&self, args: &[&str]) -> String {
        let before = tree(&self.api());
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(tree(&self.api()), before, "a failed command changed files");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Publishes a snapshot of a minute past ten; with outlets, if any are given.
    fn publish(&self, minute: u32, stores: Option<&str>) {
        let folder = self.folder.path();
        fs::write(folder.join("sales.json"), sales_answer(OUTLETS, minute)).unwrap();
        let mut args = vec!["publish", "masks", "--sales", "sales.json", "--api", "api"];
        if let Some(stores) = stores {
            fs::write(folder.join("stores.json"), stores).unwrap();
            args.extend(["--stores", "stores.json"]);
        }
        let output = self.run(&args);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(problems(&self.api()), [""; 0]);
    }

    fn index(&self) -> FamilyIndex {
        family_index(&Disk::new(&self.api()), "masks")
            .unwrap()
            .unwrap()
    }

    /// The minutes past ten of the edition's snapshots.
    fn minutes(&self) -> Vec<u32> {
        let index = self.index();
        let stock = index.datasets.iter().filter(|d| d.name == "stock");
        stock
            .map(|d| chrono::Timelike::minute(&d.generated_at))
            .collect()
    }

    fn classes(&self, minute: u32) -> String {
        let index = self.index();
        let dataset = index
            .datasets
            .iter()
            .find(|d| d.name == "stock" && chrono::Timelike::minute(&d.generated_at) == minute);
        let bytes = payload(&Disk::new(&self.api()), dataset.unwrap()).unwrap();
        SnapshotFile::parse(&bytes).unwrap().regions[0]
            .remain
            .clone()
    }
}

fn stores() -> String {
    stores_answer(OUTLETS, 0.0)
}

#[test]
fn each_snapshot_joins_those_before() {
    let portal = Portal::new();
    portal.publish(0, Some(&stores()));
    portal.publish(10, None);
    portal.publish(5, None);
    portal.publish(10, None);
    assert_eq!(portal.minutes(), [0, 5, 10]);
    assert_eq!(
        (portal.index().edition, portal.index().previous),
        (4, Some(3))
    );
}

/// One more outlet comes first by its code, so every row of the history moves.
#[test]
fn history_follows_new_outlets() {
    let portal = Portal::new();
    portal.publish(0, Some(&stores()));
    let before = portal.classes(0);
    let mut answer: serde_json::Value = serde_json::from_str(&stores()).unwrap();
    let mut first = answer["storeInfos"][0].clone();
    first["code"] = "00000001".into();
    answer["storeInfos"].as_array_mut().unwrap().push(first);
    answer["count"] = (OUTLETS + 1).into();
    portal.publish(10, Some(&answer.to_string()));
    assert_eq!(portal.classes(0), format!("-{before}"));
    assert_eq!(portal.minutes(), [0, 10]);
}

#[test]
fn a_rollback_returns_step_by_step() {
    let portal = Portal::new();
    for minute in [0, 5, 10] {
        portal.publish(minute, Some(&stores()));
    }
    let rollback = ["rollback", "--api", "api", "masks"];
    assert!(portal.run(&rollback).status.success());
    assert_eq!(portal.minutes(), [0, 5]);
    assert_eq!(problems(&portal.api()), [""; 0]);

    // A new edition takes the place of the one returned to, not of the bad one.
    portal.publish(15, None);
    assert_eq!(
        (portal.index().edition, portal.index().previous),
        (4, Some(2))
    );
    assert!(portal.run(&rollback).status.success());
    assert!(portal.run(&rollback).status.success());
    assert_eq!(portal.minutes(), [0]);
    let refusal = portal.fails(&rollback);
    assert_eq!(
        refusal,
        "madang: masks: edition 1 is the first, there is none before it\n"
    );
}

#[test]
fn a_rollback_to_a_spoilt_edition_is_refused() {
    let portal = Portal::new();
    portal.publish(0, Some(&stores()));
    let spoilt = portal.index().datasets[0].path.clone();
    portal.publish(5, Some(&stores_answer(OUTLETS, 0.1)));
    fs::write(portal.api().join(&spoilt), "{}").unwrap();
    let refusal = portal.fails(&["rollback", "--api", "api", "masks"]);
    assert!(refusal.contains(&spoilt), "{refusal}");
}

#[test]
fn pruning_keeps_what_readers_may_hold() {
    let portal = Portal::new();
    portal.publish(0, Some(&stores()));
    portal.publish(5, Some(&stores_answer(OUTLETS, 0.1)));
    let before = tree(&portal.api());
    assert!(portal.run(&["prune", "--api", "api"]).status.success());
    assert_eq!(tree(&portal.api()), before, "nothing is 48 h old");

    let output = portal.run(&["prune", "--api", "api", "--keep", "0s"]);
    assert!(output.status.success());
    assert_eq!(problems(&portal.api()), [""; 0]);
    let payloads = fs::read_dir(portal.api().join("masks")).unwrap().count();
    // Its index, the folder of editions, and what the index names.
    assert_eq!(payloads, 2 + portal.index().datasets.len());
    let refusal = portal.fails(&["rollback", "--api", "api", "masks"]);
    assert_eq!(refusal, "madang: masks: edition 1 is no longer kept\n");
}

#[test]
fn sales_without_outlets_are_refused() {
    let portal = Portal::new();
    let folder = portal.folder.path();
    fs::write(folder.join("sales.json"), sales_answer(OUTLETS, 0)).unwrap();
    let publish = ["publish", "masks", "--sales", "sales.json", "--api", "api"];
    assert!(portal.fails(&publish).contains("give --stores"));
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

    let folder = portal.folder.path();
    fs::write(folder.join("sales.json"), sales_answer(OUTLETS, 0)).unwrap();
    let publish = ["publish", "masks", "--sales", "sales.json", "--api", "api"];
    assert!(portal.fails(&publish).contains("invented"));

    portal.publish(0, Some(&stores()));
    assert_eq!(replay_at(&portal.api()), None);
    assert_eq!(portal.minutes(), [0], "no invented snapshot stays");
    assert!(
        portal
            .run(&["rollback", "--api", "api", "masks"])
            .status
            .success()
    );
    assert!(replay_at(&portal.api()).is_some());
    assert_eq!(problems(&portal.api()), [""; 0]);
}
