//! `madang credential verify --status-list`.

use serde_json::{Value, json};

use crate::desk::{Desk, ISSUE, claims};
use crate::support::turned;

/// The list that the tool signs with the key of its demonstration issuer, which is
/// public.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/mydata/samples.json");
const URI: &str = "https://demonstration-issuer.madang.example/status/1";

/// A desk whose issuer is the demonstration issuer, with its `list`.
fn desk() -> Desk {
    let desk = Desk::new();
    let samples: Value = serde_json::from_slice(&std::fs::read(DATA).unwrap()).unwrap();
    desk.write("issuer.json", &samples["signing_key"].to_string());
    desk.write("issuer-public.json", &samples["signing_key"].to_string());
    desk.done(&["publish", "mydata", "--api", "api"]);
    let index: Value = serde_json::from_str(&desk.read("api/mydata/index.json")).unwrap();
    let mut datasets = index["datasets"].as_array().unwrap().iter();
    let status = datasets
        .find(|dataset| dataset["name"] == "status")
        .unwrap();
    let file = format!("api/{}", status["path"].as_str().unwrap());
    let lists: Value = serde_json::from_str(&desk.read(&file)).unwrap();
    desk.write("list", lists["lists"][0]["jwt"].as_str().unwrap());
    desk
}

/// Makes a `presentation` of a credential that is kept at a place of the list.
fn issue(desk: &Desk, uri: &str, idx: u64) {
    let mut claims = claims();
    let now = madang::api_dir::now().timestamp();
    claims["iat"] = json!(now);
    claims["exp"] = json!(now + 1_000_000_000);
    claims["status"] = json!({"status_list": {"idx": idx, "uri": uri}});
    desk.write("claims.json", &claims.to_string());
    desk.write("presentation", &desk.done(&ISSUE));
}

/// The verdict, now or so many days later.
fn judged(desk: &Desk, days: i64) -> (Option<i32>, String, Value) {
    let now = (madang::api_dir::now().timestamp() + days * 86_400).to_string();
    let (code, verdict) = desk.verdict(&["--status-list", "list", "--now", &now]);
    let word = verdict["verdict"].as_str().unwrap().to_owned();
    (code, word, verdict["failed"].clone())
}

#[test]
fn what_the_list_says_counts_while_it_holds() {
    let desk = desk();
    let unknown = (Some(3), "unknown".to_owned(), json!("T1"));
    let valid = (Some(0), "valid".to_owned(), Value::Null);
    issue(&desk, URI, 0);
    assert_eq!(judged(&desk, 0), valid);
    // The list is too old after 30 days, whatever it says.
    assert_eq!(judged(&desk, 29), valid);
    assert_eq!(judged(&desk, 31), unknown);
    // The mother's vaccination is revoked, each of its copies.
    for idx in [160, 175] {
        issue(&desk, URI, idx);
        assert_eq!(
            judged(&desk, 0),
            (Some(1), "invalid".to_owned(), json!("T1")),
            "{idx}"
        );
    }
    for idx in [159, 176] {
        issue(&desk, URI, idx);
        assert_eq!(judged(&desk, 0), valid, "{idx}");
    }
    // There is no such place.
    issue(&desk, URI, 1024);
    assert_eq!(judged(&desk, 0), unknown);
}

#[test]
fn a_list_that_is_not_the_issuers_says_nothing() {
    let desk = desk();
    let unknown = (Some(3), "unknown".to_owned(), json!("T1"));
    issue(
        &desk,
        "https://demonstration-issuer.madang.example/status/2",
        0,
    );
    assert_eq!(judged(&desk, 0), unknown, "another list");
    issue(&desk, URI, 0);
    let list = desk.read("list");
    for damaged in [String::new(), "a.b.c".to_owned(), list.replace('.', "")] {
        desk.write("list", &damaged);
        assert_eq!(judged(&desk, 0), unknown, "{damaged}");
    }
    let (rest, signature) = list.rsplit_once('.').unwrap();
    desk.write("list", &format!("{rest}.{}", turned(signature)));
    assert_eq!(judged(&desk, 0), unknown, "a wrong signature");
}

#[test]
fn without_a_list_the_status_is_not_looked_at() {
    let desk = desk();
    issue(&desk, URI, 160);
    let now = madang::api_dir::now().timestamp().to_string();
    desk.valid(&["--now", &now]);
}

#[test]
fn a_trust_list_has_the_key_of_the_list_too() {
    let desk = desk();
    let index: Value = serde_json::from_str(&desk.read("api/mydata/index.json")).unwrap();
    let mut datasets = index["datasets"].as_array().unwrap().iter();
    let issuers = datasets
        .find(|dataset| dataset["name"] == "issuers")
        .unwrap();
    let issuers = format!("api/{}", issuers["path"].as_str().unwrap());
    let mut signed = claims();
    signed["iss"] = json!("https://demonstration-issuer.madang.example");
    for (idx, expected) in [(0, "valid"), (160, "invalid")] {
        issue(&desk, URI, idx);
        let mut claims: Value = serde_json::from_str(&desk.read("claims.json")).unwrap();
        claims["iss"] = signed["iss"].clone();
        desk.write("claims.json", &claims.to_string());
        desk.write("presentation", &desk.done(&ISSUE));
        let now = madang::api_dir::now().timestamp().to_string();
        let more = [
            "--issuers",
            &issuers,
            "--status-list",
            "list",
            "--now",
            &now,
        ];
        assert_eq!(desk.verdict(&more).1["verdict"], expected, "{idx}");
    }
}
