//! `madang check` on published data of MyData.

use serde_json::{Value, json};

use crate::desk::{Desk, put};
use crate::support::{edit_index, edit_payload, problems, turned};

#[test]
fn data_are_read_proven_and_held_against_their_schema() {
    let desk = Desk::published();
    let list = desk.json("status")["lists"][0]["jwt"]
        .as_str()
        .unwrap()
        .to_owned();
    let spoilt = |place: usize| {
        let mut parts: Vec<&str> = list.split('.').collect();
        parts[place] = "e30";
        json!(parts.join("."))
    };
    for (name, pointer, value, expected) in [
        (
            "status",
            "/schema",
            json!("x"),
            "against its schema at /schema",
        ),
        (
            "types",
            "/types/0/valid_days",
            json!(0),
            "types[0].valid_days: is 0",
        ),
        (
            "types",
            "/types/0/claims/0/sd",
            json!("x"),
            "against its schema at /types/0/claims/0/sd",
        ),
        (
            "types",
            "/types/1/display",
            json!([]),
            "types[1].display.ko: is missing",
        ),
        (
            "purposes",
            "/notice",
            json!({"ko": "가"}),
            "notice.en: is missing",
        ),
        (
            "purposes",
            "/inferences/0/all",
            json!([["nobody"]]),
            "inferences[0].all[0]: ",
        ),
        (
            "purposes",
            "/purposes/1/id",
            json!("daycare"),
            "\"daycare\" is given twice",
        ),
        (
            "purposes",
            "/purposes/0/retention_days",
            json!(-1),
            "against its schema at /purposes/0",
        ),
        (
            "issuers",
            "/issuers/0/jwks/keys/0/crv",
            json!("P-384"),
            "issuers[0].jwks.keys[0]: ",
        ),
        (
            "issuers",
            "/issuers/0/jwks/keys/0/x",
            json!("AA"),
            "issuers[0].jwks.keys[0]: ",
        ),
        (
            "issuers",
            "/issuers",
            json!([]),
            "signing_key: is the key of no demonstration issuer",
        ),
        (
            "issuers",
            "/issuers/0/demonstration",
            json!(false),
            "signing_key: ",
        ),
        ("status", "/lists/0/jwt", spoilt(0), "lists[0].jwt: "),
        ("status", "/lists/0/jwt", spoilt(1), "lists[0].jwt: "),
        (
            "status",
            "/lists/0/uri",
            json!("https://a.example"),
            "lists[0].jwt: the status list is another one",
        ),
        (
            "status",
            "/lists",
            json!([]),
            "status_idx: no status list of the demonstration issuer",
        ),
        (
            "samples",
            "/people/1/name",
            json!("김예시"),
            "\"김예시\" is given twice",
        ),
        (
            "samples",
            "/people/0/certificates/0/vct",
            json!("https://a.example"),
            "people[0].certificates[0].vct: ",
        ),
    ] {
        let desk = Desk::published();
        edit_payload(&desk.portal.api(), "mydata", name, |file| {
            put(file, pointer, &value)
        });
        let found = problems(&desk.portal.api()).join("\n");
        assert!(
            found.contains(expected),
            "{pointer}: {expected:?} is not in:\n{found}"
        );
    }
}

#[test]
fn a_list_that_somebody_else_signed_is_none() {
    let desk = Desk::published();
    let list = desk.json("status")["lists"][0].clone();
    let text = list["jwt"].as_str().unwrap();
    let (rest, signature) = text.rsplit_once('.').unwrap();
    let jwt = format!("{rest}.{}", turned(signature));
    edit_payload(&desk.portal.api(), "mydata", "status", |file| {
        file["lists"][0]["jwt"] = json!(jwt);
    });
    let found = problems(&desk.portal.api()).join("\n");
    assert!(
        found.contains("lists[0].jwt: no issuer of the trust list signed it"),
        "{found}"
    );
}

#[test]
fn a_list_that_has_expired_is_found() {
    let desk = Desk::new();
    desk.edit("status.json", |file| {
        file["lists"][0]["valid_days"] = json!(1)
    });
    desk.publish();
    let later = madang::api_dir::now() + chrono::TimeDelta::days(2);
    let files = madang::api_dir::Disk::new(&desk.portal.api());
    let report = madang::check::check(&files, later).unwrap();
    let found: Vec<&str> = report.problems.iter().map(|p| p.problem.as_str()).collect();
    assert_eq!(found, ["lists[0].jwt: it has expired: publish it anew"]);
}

#[test]
fn the_datasets_are_there_and_nothing_else() {
    let desk = Desk::published();
    edit_index(&desk.portal.api(), "mydata", |index| {
        let datasets = index["datasets"].as_array_mut().unwrap();
        datasets.retain(|dataset| dataset["name"] != "status");
        for dataset in datasets {
            match dataset["name"].as_str().unwrap() {
                "purposes" => dataset["name"] = json!("purpose"),
                "samples" => dataset["sample"] = Value::Bool(false),
                _ => {}
            }
        }
    });
    let found = problems(&desk.portal.api()).join("\n");
    for expected in [
        "mydata/index.json: no dataset status",
        "mydata/index.json: no dataset purposes",
        "mydata/index.json: dataset purpose: nobody reads it",
        "mydata/index.json: dataset samples: its people are invented and it does not say so",
    ] {
        assert!(found.contains(expected), "{expected:?} is not in:\n{found}");
    }
}
