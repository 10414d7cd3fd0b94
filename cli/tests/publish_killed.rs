//! A publisher that is killed leaves the edition before whole, or has made the new
//! one; and what it left behind is in no one's way.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

use support::{madang, problems, sales_answer, stores_answer};

const OUTLETS: u32 = 200;
/// More than an edition has files at first, so that every moment of writing is hit.
const ROUNDS: u32 = 40;

#[test]
fn a_kill_at_any_moment_leaves_an_edition_whole() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path();
    let api = folder.join("api");
    write_answers(folder, 0);
    assert!(publish(folder).wait().unwrap().success());

    let (mut old, mut new) = (0, 0);
    for round in 1..=ROUNDS {
        write_answers(folder, round);
        let before = fs::read(api.join("masks/index.json")).unwrap();
        let files_before = support::tree(&api).len();
        let mut publisher = publish(folder);
        // Kill once so many more files are seen: in the later rounds, after the end.
        let more = (round % 15) as usize;
        while publisher.try_wait().unwrap().is_none() {
            if count_files(&api) >= files_before + more {
                publisher.kill().unwrap();
            }
        }
        let after = fs::read(api.join("masks/index.json")).unwrap();
        if after == before {
            old += 1;
        } else {
            new += 1;
        }
        assert_eq!(problems(&api), [""; 0], "round {round}");
    }
    assert!(old > 0 && new > 0, "old {old} times, new {new} times");

    write_answers(folder, ROUNDS + 1);
    assert!(publish(folder).wait().unwrap().success());
    assert_eq!(problems(&api), [""; 0]);
    let left_over = fs::read_dir(api.join(".unfinished")).unwrap().count();
    assert_eq!(left_over, 0);
}

#[test]
fn two_publishers_at_once_make_two_editions() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path();
    write_answers(folder, 0);
    let mut publishers: Vec<Child> = (0..4).map(|_| publish(folder)).collect();
    for publisher in &mut publishers {
        assert!(publisher.wait().unwrap().success());
    }
    assert_eq!(problems(&folder.join("api")), [""; 0]);
    let editions = fs::read_dir(folder.join("api/masks/editions")).unwrap();
    assert_eq!(editions.count(), 4);
}

/// Answers that differ from round to round, so that each makes new payloads.
fn write_answers(folder: &Path, round: u32) {
    let shift = f64::from(round) / 1e3;
    fs::write(folder.join("stores.json"), stores_answer(OUTLETS, shift)).unwrap();
    fs::write(folder.join("sales.json"), sales_answer(OUTLETS, round % 60)).unwrap();
}

fn publish(folder: &Path) -> Child {
    madang()
        .current_dir(folder)
        .args(["publish", "masks", "--stores", "stores.json"])
        .args(["--sales", "sales.json", "--api", "api"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How many files there are, without reading them.
fn count_files(api: &Path) -> usize {
    ["", "masks", "masks/editions", "schemas"]
        .iter()
        .filter_map(|folder| fs::read_dir(api.join(folder)).ok())
        .flatten()
        .filter(|entry| {
            entry.as_ref().is_ok_and(|entry| {
                let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
                !hidden && entry.file_type().is_ok_and(|kind| kind.is_file())
            })
        })
        .count()
}
