//! Each fixture is a folder with answers and the report that they must give. With
//! `UPDATE_EXPECT=1` the reports are written anew, to be read before committing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{fixtures, problems, run, stdout, tree};

#[test]
fn every_fixture_gives_its_report() {
    let mut cases = 0;
    for case in fs::read_dir(fixtures()).unwrap() {
        check_case(&case.unwrap().path());
        cases += 1;
    }
    assert!(cases >= 7, "only {cases} fixtures found");
}

fn check_case(case: &Path) {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    let publish = |format: &str| {
        let api = api.to_str().unwrap();
        let args = ["publish", "masks", "--stores", "stores", "--sales", "sales"];
        run(
            case,
            &[&args[..], &["--api", api, "--format", format]].concat(),
        )
    };
    let output = publish("json");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();

    let expected = case.join("report.json");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&expected, &output.stdout).unwrap();
    }
    let expected: Value = serde_json::from_slice(&fs::read(expected).unwrap()).unwrap();
    assert_eq!(report, expected, "{}", case.display());

    let refused = !report["refusals"].as_array().unwrap().is_empty();
    assert_eq!(output.status.code(), Some(if refused { 2 } else { 0 }));
    if refused {
        assert!(tree(&api).is_empty(), "{} left files", case.display());
    } else {
        assert_eq!(problems(&api), [""; 0], "{}", case.display());
    }
    let text = stdout(&publish("text"));
    let in_text = |part: &Value| text.contains(part.as_str().unwrap());
    assert!(report["refusals"].as_array().unwrap().iter().all(in_text));
}

#[test]
fn a_refusal_leaves_the_edition_before_untouched() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    let publish = |case: &str| {
        let api = api.to_str().unwrap();
        let args = ["publish", "masks", "--stores", "stores", "--sales", "sales"];
        let output = run(
            &fixtures().join(case),
            &[&args[..], &["--api", api]].concat(),
        );
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
