//! The rules of who may buy when: published, replaced, kept, refused, checked.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use madang_masks::rules::RulesFile;
use serde_json::{Value, json};
use support::{Portal, edit_payload, problems, sales_answer, stores_answer};

const OUTLETS: u32 = 3;

/// A portal whose folder has outlets and sales.
fn opened() -> Portal {
    let portal = Portal::new();
    portal.write("stores.json", &stores_answer(OUTLETS, 0.0));
    portal.write("sales.json", &sales_answer(OUTLETS, 0));
    portal
}

/// Publishes outlets and sales, with what is given besides.
fn publish_all(portal: &Portal, more: &[&str]) {
    let args = ["--stores", "stores.json", "--sales", "sales.json"];
    portal.publish(&[&args[..], more].concat());
}

/// Writes the program's rules, changed, to `mine.json`.
fn write_rules(portal: &Portal, change: impl Fn(&mut Value)) {
    let own = include_bytes!("../data/mask-rules.json");
    let mut rules: Value = serde_json::from_slice(own).unwrap();
    change(&mut rules);
    portal.write("mine.json", &rules.to_string());
}

fn rules(portal: &Portal) -> RulesFile {
    let index = portal.index();
    let dataset = index.dataset("rules").unwrap();
    assert_eq!(dataset.schema, "schemas/masks-rules.json");
    assert!(!dataset.sample);
    RulesFile::parse(&portal.bytes(dataset)).unwrap()
}

fn last_quota(rules: &RulesFile) -> Option<u32> {
    rules.rules[10].weekly_quota
}

#[test]
fn the_programs_own_rules_come_with_every_edition() {
    let portal = opened();
    publish_all(&portal, &[]);
    let own = RulesFile::parse(include_bytes!("../data/mask-rules.json")).unwrap();
    assert_eq!(rules(&portal), own);
}

#[test]
fn given_rules_take_their_place_and_stay() {
    let portal = opened();
    write_rules(&portal, |rules| {
        rules["rules"][10]["weekly_quota"] = json!(12)
    });
    publish_all(&portal, &["--rules", "mine.json"]);
    assert_eq!(last_quota(&rules(&portal)), Some(12));
    publish_all(&portal, &[]);
    assert_eq!(last_quota(&rules(&portal)), Some(12));

    // New ones alone leave outlets and stock as they are.
    write_rules(&portal, |rules| {
        rules["rules"][10]["weekly_quota"] = json!(7)
    });
    portal.publish(&["--rules", "mine.json"]);
    assert_eq!(last_quota(&rules(&portal)), Some(7));
}

#[test]
fn wrong_rules_are_refused_with_their_place() {
    let portal = opened();
    publish_all(&portal, &[]);
    let refusal = |change: fn(&mut Value)| {
        write_rules(&portal, change);
        portal.publish_refused(&["--sales", "sales.json", "--rules", "mine.json"])
    };
    assert_eq!(
        refusal(|rules| rules["rules"][3]["from"] = json!("2020-03-18")),
        "madang: mine.json: rules[3].from: is not the day after the rule before it\n"
    );
    assert_eq!(
        refusal(|rules| rules["rules"][3]["facts"][0]["sources"][0] = json!("x")),
        "madang: mine.json: rules[3].facts[0].sources[0]: \"x\" is nowhere in this file\n"
    );
    assert!(refusal(|rules| rules["as_of"] = json!("soon")).contains("mine.json: as_of: a date"));
    let said = portal.publish_refused(&["--sales", "sales.json", "--rules", "none.json"]);
    assert!(said.contains("cannot read none.json"), "{said}");
}

#[test]
fn a_check_finds_what_is_wrong_with_published_rules() {
    for (change, expected) in [
        (
            (|rules| rules["rules"][4]["to"] = json!("2020-04-01")) as fn(&mut Value),
            "rules[5].from: is not the day after the rule before it",
        ),
        (
            |rules| rules["rules"][4]["holiday_policy"] = json!("as_sunday"),
            "against its schema at /rules/4/holiday_policy",
        ),
        (
            |rules| rules["as_of"] = json!("2020-08-01"),
            "the index says 2020-07-11 15:00:00 UTC",
        ),
    ] {
        let portal = opened();
        publish_all(&portal, &[]);
        edit_payload(&portal.api(), "masks", "rules", change);
        let found = problems(&portal.api()).join("\n");
        assert!(found.contains(expected), "{expected:?} in:\n{found}");
    }
}
