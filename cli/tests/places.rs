//! `madang publish places`. Each fixture is a folder with files and the report that
//! they must give; with `UPDATE_EXPECT=1` the reports are written anew, to be read
//! before committing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Output;

use madang::api_dir::{Disk, family_index, payload, root_index};
use madang_api::Dataset;
use madang_masks::places::PlacesFile;
use serde_json::{Value, json};
use support::{each_gives_its_report, fixtures, problems, run, tree};
use tempfile::TempDir;

/// Publishes a fixture's places into an API.
fn publish_case(case: &Path, api: &Path, more: &[&str]) -> Output {
    let args = ["publish", "places", "--places", "places", "--api"];
    run(case, &[&args[..], &[api.to_str().unwrap()], more].concat())
}

fn publish(case: &str, api: &Path, more: &[&str]) -> Output {
    publish_case(&fixtures("places").join(case), api, more)
}

fn file(api: &Path) -> (Dataset, PlacesFile) {
    let files = Disk::new(api);
    let index = family_index(&files, "places").unwrap().unwrap();
    let dataset = index.dataset("screening").unwrap().clone();
    let file = PlacesFile::parse(&payload(&files, &dataset).unwrap()).unwrap();
    (dataset, file)
}

#[test]
fn every_fixture_gives_its_report() {
    each_gives_its_report(&fixtures("places"), 6, publish_case);
}

#[test]
fn a_refusal_leaves_the_edition_before_untouched() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    assert!(publish("quirks", &api, &[]).status.success());
    let before = tree(&api);
    for case in ["bad-rows", "past-one-per-cent", "wrong-files", "no-rows"] {
        assert_eq!(publish(case, &api, &[]).status.code(), Some(2), "{case}");
        assert_eq!(tree(&api), before, "{case}");
    }
}

#[test]
fn both_forms_make_one_file() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    assert!(
        publish("quirks", &api, &["--attribution", "강릉시"])
            .status
            .success()
    );
    let (dataset, file) = file(&api);
    assert_eq!(
        (dataset.attribution.as_str(), dataset.sample),
        ("강릉시", false)
    );
    let ids: Vec<&str> = file.places.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "c-001", "c-002", "c-003", "c-004", "c-005", "c-006", "c-007"
        ]
    );
    assert_eq!(
        file.places[1].name.in_language("ko"),
        "예시 \"큰\" 진료소, 별관"
    );
    assert_eq!(file.places[2].hours, None);
}

#[test]
fn holidays_stay_until_others_are_given() {
    let temporary: TempDir = tempfile::tempdir().unwrap();
    let (api, list) = (
        temporary.path().join("api"),
        temporary.path().join("days.txt"),
    );
    let holidays = |api: &Path| -> Vec<String> {
        file(api)
            .1
            .holidays
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    let given = ["--holidays", list.to_str().unwrap()];
    fs::write(&list, "2020-05-05 어린이날\n2020-04-30\n").unwrap();
    assert!(publish("quirks", &api, &given).status.success());
    assert!(publish("quirks", &api, &[]).status.success());
    assert_eq!(holidays(&api), ["2020-04-30", "2020-05-05"]);
    fs::write(&list, "2020-08-17\n").unwrap();
    assert!(publish("quirks", &api, &given).status.success());
    assert_eq!(holidays(&api), ["2020-08-17"]);

    fs::write(&list, "2020-08-17\n\n17 August\n").unwrap();
    let before = tree(&api);
    let output = publish("quirks", &api, &given);
    assert_eq!(output.status.code(), Some(2));
    let refusal = String::from_utf8(output.stderr).unwrap();
    assert!(
        refusal.contains("days.txt: line 3 begins with \"17\""),
        "{refusal}"
    );
    assert_eq!(tree(&api), before);
}

/// The sample of stock has a clock, which places neither start nor stop.
#[test]
fn places_leave_the_portals_clock_alone() {
    let temporary = tempfile::tempdir().unwrap();
    let api = temporary.path().join("api");
    assert!(
        run(temporary.path(), &["publish", "sample", "--api", "api"])
            .status
            .success()
    );
    let replay_at = || root_index(&Disk::new(&api)).unwrap().unwrap().replay_at;
    let clock = replay_at();
    assert!(clock.is_some());
    let (dataset, sample) = file(&api);
    assert!(dataset.sample && sample.places.len() == 600 && sample.holidays.len() == 18);

    assert!(publish("quirks", &api, &[]).status.success());
    assert!(!file(&api).0.sample);
    assert_eq!(replay_at(), clock);
    assert!(
        run(temporary.path(), &["rollback", "--api", "api", "places"])
            .status
            .success()
    );
    assert!(file(&api).0.sample);
    assert_eq!(replay_at(), clock);
    assert_eq!(problems(&api), [""; 0]);

    assert!(publish("quirks", &api, &["--sample"]).status.success());
    assert!(file(&api).0.sample);
}

#[test]
fn what_is_wrong_with_places_is_found_out() {
    let spoilt = |pointer: &str, value: Value| {
        let temporary = tempfile::tempdir().unwrap();
        let api = temporary.path();
        assert!(publish("quirks", api, &[]).status.success());
        support::edit_payload(api, "places", "screening", |file| {
            *file.pointer_mut(pointer).unwrap() = value.clone();
        });
        problems(api).join("\n")
    };
    for (pointer, value, expected) in [
        (
            "/places/1/id",
            json!("c-001"),
            "place c-001 is out of order or given twice",
        ),
        (
            "/places/0/name",
            json!({"en": "a"}),
            "place c-001, name: no text in ko",
        ),
        (
            "/places/0/note",
            json!({"ko": "a", "vi": "b"}),
            "place c-001, note: \"vi\" is no language",
        ),
        (
            "/places/0/kind",
            json!("boat"),
            "place c-001 is of no kind that is known",
        ),
        (
            "/places/0/kind",
            json!("boat"),
            "against its schema at /places/0/kind",
        ),
        (
            "/places/0/hours/week/0/0",
            json!("9-18"),
            "against its schema at /places/0/hours:",
        ),
        ("/places/0/hours/week", json!([]), "seven days are expected"),
        ("/places/0/lon_e5", json!(18_000_001), "is not on Earth"),
        (
            "/holidays",
            json!(["2020-05-05", "2020-05-05"]),
            "holiday 2020-05-05 is out of order",
        ),
    ] {
        let found = spoilt(pointer, value);
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
    let temporary = tempfile::tempdir().unwrap();
    assert!(publish("quirks", temporary.path(), &[]).status.success());
    support::edit_index(temporary.path(), "places", |index| {
        index["datasets"] = json!([])
    });
    assert!(
        problems(temporary.path())
            .join("\n")
            .contains("no dataset screening")
    );
}
