//! Fixtures with the reports that they must give. With `UPDATE_EXPECT=1` the reports
//! are written anew, to be read before committing.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use super::{problems, stdout, tree};

/// More findings of one kind than this are counted, not listed, for people.
const LISTED_MAX: usize = 20;

/// Publishes every fixture in a folder and compares its report; there must be `least`.
/// `publish` is given the fixture, the API's folder and further arguments.
pub fn each_gives_its_report(
    cases: &Path,
    least: usize,
    publish: impl Fn(&Path, &Path, &[&str]) -> Output,
) {
    let mut found = 0;
    for case in fs::read_dir(cases).unwrap() {
        gives_its_report(&case.unwrap().path(), &publish);
        found += 1;
    }
    assert!(found >= least, "only {found} fixtures found");
}

fn gives_its_report(case: &Path, publish: impl Fn(&Path, &Path, &[&str]) -> Output) {
    let name = case.display();
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    let output = publish(case, &api, &["--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();

    let expected = case.join("report.json");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&expected, &output.stdout).unwrap();
    }
    let expected: Value = serde_json::from_slice(&fs::read(expected).unwrap()).unwrap();
    assert_eq!(report, expected, "{name}");

    let refusals = report["refusals"].as_array().unwrap();
    let code = if refusals.is_empty() { 0 } else { 2 };
    assert_eq!(output.status.code(), Some(code), "{name}");
    if refusals.is_empty() {
        assert_eq!(problems(&api), [""; 0], "{name}");
    } else {
        assert!(tree(&api).is_empty(), "{name} left files");
    }
    let text = stdout(&publish(case, &api, &["--format", "text"]));
    let findings = report["findings"].as_array().unwrap();
    // People are shown the first of each kind, and told how many more there are.
    let is_listed = |place: &usize| {
        let of_kind = |finding: &&Value| finding["kind"] == findings[*place]["kind"];
        findings[..*place].iter().filter(of_kind).count() < LISTED_MAX
    };
    let listed = (0..findings.len()).filter(is_listed);
    let reasons = listed.map(|place| &findings[place]["reason"]);
    for said in refusals.iter().chain(reasons) {
        let said = said.as_str().unwrap();
        assert!(text.contains(said), "{said} is not in:\n{text}");
    }
}
