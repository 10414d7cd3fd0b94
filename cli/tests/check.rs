//! Whatever is spoilt in an API, `madang check` says where.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{edit_index, edit_payload, fixtures, problems, run, stdout};

fn published() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let api = folder.path().to_str().unwrap();
    let args = [
        "publish", "masks", "--stores", "stores", "--sales", "sales", "--api", api,
    ];
    assert!(
        run(&fixtures("masks").join("quirks"), &args)
            .status
            .success()
    );
    folder
}

/// Changes an index, and its lasting copy where it is a family's.
fn edit(api: &Path, path: &str, change: impl Fn(&mut Value)) {
    if let Some(family) = path.strip_suffix("/index.json") {
        return edit_index(api, family, change);
    }
    let mut value: Value = serde_json::from_slice(&fs::read(api.join(path)).unwrap()).unwrap();
    change(&mut value);
    fs::write(api.join(path), value.to_string()).unwrap();
}

/// What is wrong once `spoil` has been at a published API.
fn found(spoil: impl Fn(&Path)) -> String {
    let folder = published();
    assert_eq!(problems(folder.path()), [""; 0]);
    spoil(folder.path());
    problems(folder.path()).join("\n")
}

fn first_dataset(api: &Path) -> String {
    let index = fs::read(api.join("masks/index.json")).unwrap();
    let index: Value = serde_json::from_slice(&index).unwrap();
    let path = index.pointer("/datasets/0/path").unwrap();
    path.as_str().unwrap().to_owned()
}

#[test]
fn a_publisher_at_fault_is_found_out() {
    let departed = json!([{
        "code": "11817488", "name": "가상약국", "addr": "", "lon_e5": 12_700_000,
        "lat_e5": 3_750_000, "since": "2020-05-12",
    }]);
    for (expected, found) in [
        (
            "tells more of the stock than the index allows",
            found(|api| edit_index(api, "masks", |v| v["disclosure"] = json!("names"))),
        ),
        (
            "announcement: no text in en",
            found(|api| edit_index(api, "masks", |v| v["announcement"] = json!({"ko": "가"}))),
        ),
        (
            "announcement: \"vi\" is no language of the app",
            found(|api| {
                let text = json!({"ko": "가", "en": "a", "vi": "a"});
                edit_index(api, "masks", |v| v["announcement"] = text.clone());
            }),
        ),
        (
            "outlet 11817488 has departed and is there",
            found(|api| {
                edit_payload(api, "masks", "stores/11", |v| {
                    v["departed"] = departed.clone()
                });
            }),
        ),
    ] {
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
}

#[test]
fn every_kind_of_damage_is_named() {
    let index = "masks/index.json";
    let in_index = |pointer: &'static str, value: Value| {
        move |api: &Path| {
            edit(api, index, |v| {
                *v.pointer_mut(pointer).unwrap() = value.clone()
            });
        }
    };
    for (expected, found) in [
        (
            "index.json: missing: there is no API in this folder",
            found(|api| fs::remove_file(api.join("index.json")).unwrap()),
        ),
        (
            "masks/index.json: missing, though the root index names it",
            found(|api| fs::remove_file(api.join(index)).unwrap()),
        ),
        (
            "missing, though the index names it",
            found(|api| fs::remove_file(api.join(first_dataset(api))).unwrap()),
        ),
        (
            "bytes, the index says",
            found(|api| fs::write(api.join(first_dataset(api)), "{}").unwrap()),
        ),
        (
            "SHA-256",
            found(|api| {
                let path = api.join(first_dataset(api));
                let text = fs::read_to_string(&path).unwrap();
                fs::write(&path, text.replace("2020", "2021")).unwrap();
            }),
        ),
        (
            "is not the same as the current index",
            found(|api| fs::write(api.join("masks/editions/1.json"), "{}").unwrap()),
        ),
        (
            "a rollback could not return",
            found(|api| fs::remove_file(api.join("masks/editions/1.json")).unwrap()),
        ),
        (
            "schemas/masks-stock.json: missing, though a dataset names it",
            found(|api| fs::remove_file(api.join("schemas/masks-stock.json")).unwrap()),
        ),
        (
            "index version 9 is not 1",
            found(in_index("/version", json!(9))),
        ),
        (
            "of family relief, not masks",
            found(in_index("/family", json!("relief"))),
        ),
        (
            "in the future",
            found(in_index("/generated_at", json!("2999-01-01T00:00:00Z"))),
        ),
        (
            "is newer than its index",
            found(in_index("/generated_at", json!("2020-01-01T00:00:00Z"))),
        ),
        (
            "\"../secret\" leaves the API",
            found(in_index("/datasets/0/path", json!("../secret"))),
        ),
        (
            "of 2020-05-12 01:05:00 UTC, the index says 2020-05-12 01:06:00 UTC",
            found(in_index(
                "/datasets/1/generated_at",
                json!("2020-05-12T01:06:00Z"),
            )),
        ),
        (
            "against its schema at /datasets/0/bytes",
            found(in_index("/datasets/0/bytes", json!(-1))),
        ),
        (
            "no snapshot at replay_at",
            found(|api| {
                edit(api, "index.json", |v| {
                    v["replay_at"] = json!("2020-05-12T00:00:00Z")
                });
            }),
        ),
        (
            "has stock and no outlets",
            found(|api| {
                edit(api, index, |v| {
                    let datasets = v["datasets"].as_array_mut().unwrap();
                    datasets.retain(|d| d["name"] != "stores/11");
                });
            }),
        ),
    ] {
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
}

#[test]
fn the_exit_code_and_the_report_agree() {
    let folder = published();
    let api = folder.path();
    let output = run(api, &["check", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    fs::remove_file(api.join(first_dataset(api))).unwrap();
    let output = run(api, &["check", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["problems"].as_array().unwrap().len(), 1);
}

#[test]
fn an_area_at_fault_is_found_out() {
    let spoilt = |name: &str, pointer: &str, value: Value| {
        let temporary = tempfile::tempdir().unwrap();
        let api = temporary.path();
        let args = ["publish", "masks", "--stores", "points", "--api"];
        let path = api.to_str().unwrap();
        let case = fixtures("taiwan").join("quirks");
        let output = run(&case, &[&args[..], &[path]].concat());
        assert!(output.status.success(), "{output:?}");
        edit_payload(api, "masks", name, |file| {
            *file.pointer_mut(pointer).unwrap() = value.clone()
        });
        problems(api).join("\n")
    };
    for (name, pointer, value, expected) in [
        (
            "area",
            "/regions/0/code",
            json!("HUB"),
            "region HUB has no outlets",
        ),
        (
            "area",
            "/regions/0/code",
            json!("HUB"),
            "HUA is the code of no sido",
        ),
        (
            "area",
            "/regions/1/code",
            json!("AAA"),
            "sido AAA is out of order",
        ),
        (
            "area",
            "/regions/0/name",
            json!({"ko": "화"}),
            "region HUA: no text in en",
        ),
        (
            "area",
            "/frame/west_e5",
            json!(12_160_271),
            "a frame is none",
        ),
        (
            "area",
            "/frame/north_e5",
            json!(9_000_001),
            "a frame is none",
        ),
        (
            "area",
            "/utc_offset_min",
            json!("8h"),
            "against its schema at /utc_offset_min",
        ),
        (
            "stock",
            "/products/0/name",
            json!({}),
            "product adult: no text in ko",
        ),
        (
            "stock",
            "/products",
            json!([]),
            "stock of 2 products, not of 1",
        ),
        (
            "stock",
            "/regions/0/more/0/remain",
            json!("p"),
            "more.remain has 1 values",
        ),
        (
            "stock",
            "/regions/0/count",
            json!([1]),
            "count has 1 values",
        ),
        (
            "stock",
            "/regions/0/more/0/count/0",
            json!(-1),
            "row 1: -1 of a product",
        ),
        ("stores/HUA", "/slots", json!([1]), "slots has 1 values"),
        (
            "stores/HUA",
            "/slots/0",
            json!(1 << 21),
            "slots beyond the week's",
        ),
    ] {
        let found = spoilt(name, pointer, value);
        assert!(
            found.contains(expected),
            "expected {expected:?} in:\n{found}"
        );
    }
}
