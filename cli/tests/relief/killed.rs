//! A publisher of relief programmes that is killed leaves the edition before whole, or
//! has made the new one.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::json;

use crate::rules::{CHILD, Desk};
use crate::support::{madang, problems};

/// More than an edition has files at first.
const ROUNDS: usize = 12;

#[test]
fn a_kill_at_any_moment_leaves_an_edition_whole() {
    let desk = Desk::published();
    let api = desk.portal.api();
    let (mut old, mut new) = (0, 0);
    for round in 1..=ROUNDS {
        // Every programme is new, so that there is much to write.
        for file in [CHILD, crate::rules::RENT_2020, crate::rules::RENT_2021] {
            desk.edit(file, |programme| {
                programme["office"] = json!({"ko": "가", "en": round.to_string()})
            });
        }
        let before = fs::read(api.join("relief/index.json")).unwrap();
        let files = count_files(&api);
        let mut publisher = madang()
            .current_dir(api.parent().unwrap())
            .args(["publish", "relief", "--programmes", "rules", "--api", "api"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while publisher.try_wait().unwrap().is_none() {
            if count_files(&api) >= files + round % 6 {
                publisher.kill().unwrap();
            }
        }
        match fs::read(api.join("relief/index.json")).unwrap() == before {
            true => old += 1,
            false => new += 1,
        }
        assert_eq!(problems(&api), [""; 0], "round {round}");
    }
    assert!(old > 0 && new > 0, "old {old} times, new {new} times");
    desk.publish();
}

/// How many payloads and indexes there are, without reading them.
fn count_files(api: &Path) -> usize {
    let folders = ["relief", "relief/editions"].iter();
    let entries = folders.filter_map(|folder| fs::read_dir(api.join(folder)).ok());
    entries.flatten().count()
}
