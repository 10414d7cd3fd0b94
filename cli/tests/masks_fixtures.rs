//! Each fixture is a folder with answers and the report that they must give. With
//! `UPDATE_EXPECT=1` the reports are written anew, to be read before committing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::path::Path;
use std::process::Output;

use support::{each_gives_its_report, fixtures, run, tree};

/// Publishes a fixture's answers into an API.
fn publish(case: &Path, api: &Path, more: &[&str]) -> Output {
    let args = ["publish", "masks", "--stores", "stores", "--sales", "sales"];
    let api = ["--api", api.to_str().unwrap()];
    run(case, &[&args[..], &api, more].concat())
}

#[test]
fn every_fixture_gives_its_report() {
    each_gives_its_report(&fixtures("masks"), 7, publish);
}

#[test]
fn a_refusal_leaves_the_edition_before_untouched() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    let publish = |case: &str| {
        let output = publish(&fixtures("masks").join(case), &api, &[]);
        output.status.code()
    };
    assert_eq!(publish("quirks"), Some(0));
    let before = tree(&api);
    for case in [
        "bad-rows",
        "wrong-files",
        "past-one-per-cent",
        "no-rows",
        "no-time",
    ] {
        assert_eq!(publish(case), Some(2), "{case}");
        assert_eq!(tree(&api), before, "{case}");
    }
}
