//! What the operator switches: how much is told, what is announced, who departed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;

use madang_api::Disclosure;
use madang_masks::wire::{Departed, StoresFile};
use serde_json::{Value, json};
use support::{Portal, sales_answer, stores_answer};

const OUTLETS: u32 = 30;

/// A portal with something to announce.
fn opened() -> Portal {
    let portal = Portal::new();
    portal.write(
        "say.json",
        r#"{"ko":"줄 서지 않아도 됩니다","en":"No need to queue"}"#,
    );
    portal
}

/// Publishes a snapshot of a minute past ten on a day of May or June.
fn snapshot(portal: &Portal, day: &str, minute: u32, more: &[&str]) {
    let sales = sales_answer(OUTLETS, minute).replace("2020/05/12", day);
    portal.write("sales.json", &sales);
    portal.publish(&[&["--sales", "sales.json"], more].concat());
}

fn with_stores(portal: &Portal, day: &str, stores: &Value) {
    portal.write("stores.json", &stores.to_string());
    snapshot(portal, day, 0, &["--stores", "stores.json"]);
}

fn payloads(portal: &Portal, name: &str) -> Vec<Value> {
    let index = portal.index();
    let named = index.datasets.iter().filter(|d| d.name == name);
    named
        .map(|d| serde_json::from_slice(&portal.bytes(d)).unwrap())
        .collect()
}

/// The classes of the edition's snapshots, oldest first.
fn classes(portal: &Portal) -> Vec<String> {
    let remain = |snapshot: &Value| snapshot["regions"][0]["remain"].as_str().map(str::to_owned);
    payloads(portal, "stock")
        .iter()
        .filter_map(remain)
        .collect()
}

fn departed(portal: &Portal, sido: &str) -> Vec<Departed> {
    let file = payloads(portal, &format!("stores/{sido}")).remove(0);
    let file = StoresFile::parse(file.to_string().as_bytes()).unwrap();
    file.departed
}

fn stores() -> Value {
    serde_json::from_str(&stores_answer(OUTLETS, 0.0)).unwrap()
}

/// The answer without some rows, said to be whole.
fn without(codes: &[&str]) -> Value {
    let mut answer = stores();
    let rows = answer["storeInfos"].as_array_mut().unwrap();
    rows.retain(|row| !codes.contains(&row["code"].as_str().unwrap()));
    answer["count"] = rows.len().into();
    answer
}

const DAY: &str = "2020/05/12";
const FIRST: &str = "10000000";
const SECOND: &str = "10000001";

#[test]
fn names_leave_the_stock_out_of_every_payload() {
    let portal = opened();
    with_stores(&portal, DAY, &stores());
    snapshot(&portal, DAY, 5, &[]);
    assert!(classes(&portal).iter().all(|classes| classes.contains('p')));

    snapshot(&portal, DAY, 10, &["--disclosure", "names"]);
    for _ in 0..2 {
        assert_eq!(portal.index().disclosure, Disclosure::Names);
        let snapshots = payloads(&portal, "stock");
        assert!(snapshots.len() >= 3);
        for region in snapshots.iter().map(|snapshot| &snapshot["regions"][0]) {
            assert_eq!(region["remain"], "-".repeat(OUTLETS as usize));
            for column in ["created_min", "stock_min"] {
                assert_eq!(region[column], json!(vec![Value::Null; OUTLETS as usize]));
            }
        }
        // It stays without being said again.
        snapshot(&portal, DAY, 15, &[]);
    }

    assert!(
        portal
            .publish_refused(&["--disclosure", "full"])
            .contains("give --sales")
    );
    snapshot(&portal, DAY, 20, &["--disclosure", "full"]);
    let classes = classes(&portal);
    assert_eq!(classes.len(), 1, "silent snapshots stay in no history");
    assert!(classes[0].contains('p'));
    assert!(
        !fs::read_to_string(portal.api().join("masks/index.json"))
            .unwrap()
            .contains("disclosure")
    );
}

#[test]
fn a_switch_alone_is_an_edition() {
    let portal = opened();
    assert!(
        portal
            .publish_refused(&["--disclosure", "names"])
            .contains("no outlets are published")
    );
    assert!(portal.publish_refused(&[]).contains("give --sales"));
    with_stores(&portal, DAY, &stores());
    assert!(
        portal
            .publish_refused(&["--stores", "stores.json"])
            .contains("give --sales")
    );

    portal.publish(&["--announcement", "say.json"]);
    assert_eq!(portal.index().edition, 2);
    assert!(classes(&portal)[0].contains('p'), "the stock stays");
    portal.publish(&["--disclosure", "names"]);
    assert_eq!(classes(&portal), ["-".repeat(OUTLETS as usize)]);
    let said = portal.index().announcement.unwrap();
    assert_eq!(said.in_language("en"), "No need to queue");

    snapshot(&portal, DAY, 5, &["--no-announcement"]);
    assert_eq!(portal.index().announcement, None);
    assert_eq!(portal.index().disclosure, Disclosure::Names);
}

#[test]
fn a_switch_alone_leaves_the_sample_a_sample() {
    let portal = opened();
    let sample = portal.run(&["publish", "sample", "--api", "api"]);
    assert!(sample.status.success());
    portal.publish(&["--disclosure", "names"]);
    let index = portal.index();
    assert!(
        index
            .datasets
            .iter()
            .all(|dataset| dataset.sample || dataset.name == "rules")
    );
    let root = fs::read_to_string(portal.api().join("index.json")).unwrap();
    assert!(root.contains("replay_at"));
}

#[test]
fn an_announcement_that_cannot_be_shown_is_refused() {
    let portal = opened();
    with_stores(&portal, DAY, &stores());
    let refusal = portal.publish_refused(&["--announcement", "gone.json"]);
    assert!(
        refusal.starts_with("madang: cannot read gone.json: "),
        "{refusal}"
    );
    portal.write("say.json", r#"{"ko":"가"}"#);
    assert_eq!(
        portal.publish_refused(&["--announcement", "say.json"]),
        "madang: say.json: en: is missing; write ko and en\n"
    );
    portal.publish_refused(&["--announcement", "say.json", "--no-announcement"]);
    portal.publish_refused(&["--disclosure", "some"]);
}

#[test]
fn an_outlet_that_departs_is_named_for_thirty_days() {
    let portal = opened();
    with_stores(&portal, DAY, &stores());
    assert_eq!(departed(&portal, "43"), []);

    with_stores(&portal, "2020/05/13", &without(&[FIRST]));
    let gone = departed(&portal, "43");
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0].code, FIRST);
    assert_eq!(gone[0].name, "가상약국 00000");
    assert_eq!(gone[0].since.to_string(), "2020-05-13");
    assert_eq!(classes(&portal)[0].len() as u32, OUTLETS - 1);

    with_stores(&portal, "2020/06/12", &without(&[FIRST, SECOND]));
    let since = |portal: &Portal| -> Vec<String> {
        let gone = departed(portal, "43");
        gone.iter()
            .map(|d| format!("{} {}", d.code, d.since))
            .collect()
    };
    assert_eq!(
        since(&portal),
        ["10000000 2020-05-13", "10000001 2020-06-12"]
    );
    with_stores(&portal, "2020/06/13", &without(&[FIRST, SECOND]));
    assert_eq!(since(&portal), ["10000001 2020-06-12"]);
    with_stores(&portal, "2020/06/14", &without(&[FIRST]));
    assert_eq!(departed(&portal, "43"), [], "it came back");
}

/// An outlet whose row is bad, or whose page is missing, has not departed for that.
#[test]
fn who_is_not_read_has_not_departed() {
    let portal = opened();
    let many = |shift| -> Value { serde_json::from_str(&stores_answer(200, shift)).unwrap() };
    with_stores(&portal, DAY, &many(0.0));
    let mut bad = many(0.0);
    bad["storeInfos"][0]["lat"] = 0.into();
    with_stores(&portal, "2020/05/13", &bad);
    assert_eq!(departed(&portal, "43"), []);

    let mut page = without(&[FIRST]);
    page["totalPages"] = 2.into();
    with_stores(&portal, "2020/05/14", &page);
    assert_eq!(departed(&portal, "43"), []);
    with_stores(&portal, "2020/05/15", &without(&[FIRST, SECOND]));
    assert_eq!(departed(&portal, "43").len(), 1);
}

/// A sido whose only outlet departs still has its tombstone.
#[test]
fn the_last_outlet_of_a_sido_leaves_a_tombstone() {
    let portal = opened();
    let mut answer = stores();
    let mut far = answer["storeInfos"][0].clone();
    (far["code"], far["lat"], far["lng"]) = (json!("5"), json!(33.5), json!(126.5));
    answer["storeInfos"].as_array_mut().unwrap().push(far);
    answer["count"] = (OUTLETS + 1).into();
    with_stores(&portal, DAY, &answer);
    with_stores(&portal, "2020/05/13", &stores());
    assert_eq!(departed(&portal, "50").len(), 1);
}
