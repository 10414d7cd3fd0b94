//! What the operator switches: how much is told, what is announced, who departed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use madang::api_dir::{Disk, family_index, payload};
use madang_api::{Disclosure, FamilyIndex};
use madang_masks::wire::{Departed, StoresFile};
use serde_json::{Value, json};
use support::{problems, run, sales_answer, stores_answer, tree};
use tempfile::TempDir;

const OUTLETS: u32 = 30;

struct Portal {
    folder: TempDir,
}

impl Portal {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("say.json"),
            r#"{"ko":"줄 서지 않아도 됩니다","en":"No need to queue"}"#,
        )
        .unwrap();
        Self { folder }
    }

    fn api(&self) -> PathBuf {
        self.folder.path().join("api")
    }

    fn publish(&self, more: &[&str]) -> Output {
        let publish = ["publish", "masks", "--api", "api"];
        run(self.folder.path(), &[&publish, more].concat())
    }

    fn published(&self, more: &[&str]) {
        let output = self.publish(more);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(problems(&self.api()), [""; 0]);
    }

    fn refused(&self, more: &[&str]) -> String {
        let before = tree(&self.api());
        let output = self.publish(more);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(tree(&self.api()), before, "a refusal changed files");
        String::from_utf8(output.stderr).unwrap()
    }

    /// Publishes a snapshot of a minute past ten on a day of May or June.
    fn snapshot(&self, day: &str, minute: u32, more: &[&str]) {
        let sales = sales_answer(OUTLETS, minute).replace("2020/05/12", day);
        fs::write(self.folder.path().join("sales.json"), sales).unwrap();
        self.published(&[&["--sales", "sales.json"], more].concat());
    }

    fn with_stores(&self, day: &str, stores: &Value) {
        fs::write(self.folder.path().join("stores.json"), stores.to_string()).unwrap();
        self.snapshot(day, 0, &["--stores", "stores.json"]);
    }

    fn index(&self) -> FamilyIndex {
        let files = Disk::new(&self.api());
        family_index(&files, "masks").unwrap().unwrap()
    }

    fn payloads(&self, name: &str) -> Vec<Value> {
        let index = self.index();
        let named = index.datasets.iter().filter(|d| d.name == name);
        named
            .map(|d| serde_json::from_slice(&payload(&Disk::new(&self.api()), d).unwrap()).unwrap())
            .collect()
    }

    /// The classes of the edition's snapshots, oldest first.
    fn classes(&self) -> Vec<String> {
        let remain =
            |snapshot: &Value| snapshot["regions"][0]["remain"].as_str().map(str::to_owned);
        self.payloads("stock").iter().filter_map(remain).collect()
    }

    fn departed(&self, sido: &str) -> Vec<Departed> {
        let file = self.payloads(&format!("stores/{sido}")).remove(0);
        StoresFile::parse(file.to_string().as_bytes())
            .unwrap()
            .departed
    }
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
    let portal = Portal::new();
    portal.with_stores(DAY, &stores());
    portal.snapshot(DAY, 5, &[]);
    assert!(portal.classes().iter().all(|classes| classes.contains('p')));

    portal.snapshot(DAY, 10, &["--disclosure", "names"]);
    for _ in 0..2 {
        assert_eq!(portal.index().disclosure, Disclosure::Names);
        let snapshots = portal.payloads("stock");
        assert!(snapshots.len() >= 3);
        for region in snapshots.iter().map(|snapshot| &snapshot["regions"][0]) {
            assert_eq!(region["remain"], "-".repeat(OUTLETS as usize));
            for column in ["created_min", "stock_min"] {
                assert_eq!(region[column], json!(vec![Value::Null; OUTLETS as usize]));
            }
        }
        // It stays without being said again.
        portal.snapshot(DAY, 15, &[]);
    }

    assert!(
        portal
            .refused(&["--disclosure", "full"])
            .contains("give --sales")
    );
    portal.snapshot(DAY, 20, &["--disclosure", "full"]);
    let classes = portal.classes();
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
    let portal = Portal::new();
    assert!(
        portal
            .refused(&["--disclosure", "names"])
            .contains("no outlets are published")
    );
    assert!(portal.refused(&[]).contains("give --sales"));
    portal.with_stores(DAY, &stores());
    assert!(
        portal
            .refused(&["--stores", "stores.json"])
            .contains("give --sales")
    );

    portal.published(&["--announcement", "say.json"]);
    assert_eq!(portal.index().edition, 2);
    assert!(portal.classes()[0].contains('p'), "the stock stays");
    portal.published(&["--disclosure", "names"]);
    assert_eq!(portal.classes(), ["-".repeat(OUTLETS as usize)]);
    let said = portal.index().announcement.unwrap();
    assert_eq!(said.in_language("en"), "No need to queue");

    portal.snapshot(DAY, 5, &["--no-announcement"]);
    assert_eq!(portal.index().announcement, None);
    assert_eq!(portal.index().disclosure, Disclosure::Names);
}

#[test]
fn a_switch_alone_leaves_the_sample_a_sample() {
    let portal = Portal::new();
    let sample = run(portal.folder.path(), &["publish", "sample", "--api", "api"]);
    assert!(sample.status.success());
    portal.published(&["--disclosure", "names"]);
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
    let portal = Portal::new();
    portal.with_stores(DAY, &stores());
    let refusal = portal.refused(&["--announcement", "gone.json"]);
    assert!(
        refusal.starts_with("madang: cannot read gone.json: "),
        "{refusal}"
    );
    fs::write(portal.folder.path().join("say.json"), r#"{"ko":"가"}"#).unwrap();
    assert_eq!(
        portal.refused(&["--announcement", "say.json"]),
        "madang: say.json: en: is missing; write ko and en\n"
    );
    portal.refused(&["--announcement", "say.json", "--no-announcement"]);
    portal.refused(&["--disclosure", "some"]);
}

#[test]
fn an_outlet_that_departs_is_named_for_thirty_days() {
    let portal = Portal::new();
    portal.with_stores(DAY, &stores());
    assert_eq!(portal.departed("43"), []);

    portal.with_stores("2020/05/13", &without(&[FIRST]));
    let departed = portal.departed("43");
    assert_eq!(departed.len(), 1);
    assert_eq!(departed[0].code, FIRST);
    assert_eq!(departed[0].name, "가상약국 00000");
    assert_eq!(departed[0].since.to_string(), "2020-05-13");
    assert_eq!(portal.classes()[0].len() as u32, OUTLETS - 1);

    portal.with_stores("2020/06/12", &without(&[FIRST, SECOND]));
    let since = |portal: &Portal| -> Vec<String> {
        let departed = portal.departed("43");
        departed
            .iter()
            .map(|d| format!("{} {}", d.code, d.since))
            .collect()
    };
    assert_eq!(
        since(&portal),
        ["10000000 2020-05-13", "10000001 2020-06-12"]
    );
    portal.with_stores("2020/06/13", &without(&[FIRST, SECOND]));
    assert_eq!(since(&portal), ["10000001 2020-06-12"]);
    portal.with_stores("2020/06/14", &without(&[FIRST]));
    assert_eq!(portal.departed("43"), [], "it came back");
}

/// An outlet whose row is bad, or whose page is missing, has not departed for that.
#[test]
fn who_is_not_read_has_not_departed() {
    let portal = Portal::new();
    let many = |shift| -> Value { serde_json::from_str(&stores_answer(200, shift)).unwrap() };
    portal.with_stores(DAY, &many(0.0));
    let mut bad = many(0.0);
    bad["storeInfos"][0]["lat"] = 0.into();
    portal.with_stores("2020/05/13", &bad);
    assert_eq!(portal.departed("43"), []);

    let mut page = without(&[FIRST]);
    page["totalPages"] = 2.into();
    portal.with_stores("2020/05/14", &page);
    assert_eq!(portal.departed("43"), []);
    portal.with_stores("2020/05/15", &without(&[FIRST, SECOND]));
    assert_eq!(portal.departed("43").len(), 1);
}

/// A sido whose only outlet departs still has its tombstone.
#[test]
fn the_last_outlet_of_a_sido_leaves_a_tombstone() {
    let portal = Portal::new();
    let mut answer = stores();
    let mut far = answer["storeInfos"][0].clone();
    (far["code"], far["lat"], far["lng"]) = (json!("5"), json!(33.5), json!(126.5));
    answer["storeInfos"].as_array_mut().unwrap().push(far);
    answer["count"] = (OUTLETS + 1).into();
    portal.with_stores(DAY, &answer);
    portal.with_stores("2020/05/13", &stores());
    assert_eq!(portal.departed("50").len(), 1);
}
