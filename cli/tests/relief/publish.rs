//! `madang publish relief`.

use std::fs;
use std::path::Path;

use madang_relief::{Facts, Programme};
use serde_json::{Value, json};

use crate::rules::{CHILD, Desk, RENT_2020, RENT_2021, original};
use crate::support::{Portal, edit_index, stdout};

/// The programmes that come with the program.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/relief");

#[test]
fn the_programs_own_programmes_are_published_as_they_are_meant() {
    let desk = Desk::new();
    desk.portal.done(&["publish", "relief", "--api", "api"]);
    let folder = Path::new(OWN);
    let facts = Facts::parse(&fs::read(folder.join("facts.json")).unwrap()).unwrap();
    let published = desk.portal.bytes(&desk.dataset("facts"));
    assert_eq!(Facts::parse(&published).unwrap(), facts);

    let mut programmes = 0;
    for entry in fs::read_dir(folder.join("programmes")).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        let programme = Programme::parse(&bytes).unwrap();
        let name = format!("programme/{}/{}", programme.id, programme.version);
        let dataset = desk.dataset(&name);
        assert_eq!(dataset.schema, "schemas/relief-programme.json");
        let stem = format!("relief/programme-{}-{}.", programme.id, programme.version);
        assert!(dataset.path.starts_with(&stem), "{}", dataset.path);
        let published = desk.portal.bytes(&dataset);
        assert_eq!(Programme::parse(&published).unwrap(), programme, "{name}");
        programmes += 1;
    }
    // All of them, facts and catalogue; true, not a sample.
    let index = desk.index();
    assert!(programmes >= 30, "only {programmes} programmes");
    assert_eq!(index.datasets.len(), programmes + 2);
    assert!(index.datasets.iter().all(|dataset| !dataset.sample));
}

#[test]
fn the_catalogue_names_every_version() {
    let desk = Desk::published();
    let child = json!({
        "id": "child_help", "version": "2021", "status": "final",
        "name": {"ko": "아이 지원", "en": "Child help"},
        "unit": "household", "audience": ["parent"],
        "in_force": {"from": "2021-03-01"},
        "dataset": "programme/child_help/2021",
    });
    let plan = json!({
        "id": "rent_help", "version": "2020", "status": "draft",
        "name": {"ko": "월세 지원(계획)", "en": "Rent help (plan)"},
        "unit": "household", "audience": ["household"],
        "in_force": {"from": "2020-01-01", "to": "2020-12-31"},
        "dataset": "programme/rent_help/2020",
    });
    let rent = json!({
        "id": "rent_help", "version": "2021", "status": "final",
        "name": {"ko": "월세 지원", "en": "Rent help"},
        "unit": "household", "audience": ["household", "worker"],
        "in_force": {"from": "2021-01-01", "to": "2021-12-31"},
        "dataset": "programme/rent_help/2021",
    });
    let expected = json!({"schema": "relief-catalogue/1", "programmes": [child, plan, rent]});
    assert_eq!(desk.json("catalogue"), expected);
}

#[test]
fn a_report_names_what_no_source_gives() {
    let desk = Desk::new();
    let args = ["publish", "relief", "--programmes", "rules", "--api", "api"];
    let output = desk.portal.run(&args);
    assert_eq!(
        stdout(&output),
        "Published relief, edition 1: 2 programmes in 3 versions, 6 facts, proven\n\
         No source gives, and people read \"to be confirmed\": 1\n  \
         rules/programmes/rent_help-2021.json: tables[0].rows[3]\n"
    );
}

#[test]
fn what_did_not_change_keeps_its_instant_and_payload() {
    let desk = Desk::published();
    edit_index(&desk.portal.api(), "relief", |index| {
        for dataset in index["datasets"].as_array_mut().unwrap() {
            dataset["generated_at"] = json!("2021-01-01T00:00:00Z");
        }
    });
    let before = desk.index();
    desk.edit(CHILD, |file| file["amount"] = json!(60_000));
    desk.publish();
    let after = desk.index();
    let changed = |name: &str| before.dataset(name) != after.dataset(name);
    assert!(changed("programme/child_help/2021"));
    for name in ["facts", "catalogue", "programme/rent_help/2021"] {
        assert!(!changed(name), "{name}");
    }
    let child = after.dataset("programme/child_help/2021").unwrap();
    assert_eq!(child.generated_at, after.generated_at);
}

#[test]
fn what_is_wrong_is_refused_with_file_and_place() {
    let desk = Desk::published();
    let original = |file: &str| fs::write(desk.folder().join(file), original(file)).unwrap();
    let wrong: [(&str, &str, Value, &str); 16] = [
        (
            RENT_2021,
            "/conditions/0/when/is",
            json!(1),
            "conditions[0].when.is: true or false",
        ),
        (
            RENT_2021,
            "/conditions/0/when/fact",
            json!("rents"),
            "conditions[0].when.fact: there is no fact \"rents\"",
        ),
        (RENT_2021, "/name/en", json!(""), "name.en: is missing"),
        (
            RENT_2021,
            "/conditions/1/text/ko",
            json!("{line} {oops}"),
            "conditions[1].text.ko: {} in it names no table",
        ),
        (
            RENT_2021,
            "/in_force/to",
            json!("2021-02-30"),
            "in_force.to: a date such as",
        ),
        (
            RENT_2021,
            "/version",
            json!("../2021"),
            "version: small letters, digits and -",
        ),
        (RENT_2021, "/unit", json!("town"), "unit: one of household"),
        (
            RENT_2021,
            "/excludes/0",
            json!("chlid_help"),
            "excludes[0]: there is no such programme; correct the id",
        ),
        (
            RENT_2021,
            "/in_force/from",
            json!("2020-12-31"),
            "in_force: another version of the programme holds on the same day; end the earlier",
        ),
        (
            RENT_2021,
            "/conditions/0/when",
            json!({"fact": "size", "ge": 1}),
            "conditions[0]: it holds in every case; correct it",
        ),
        (
            RENT_2021,
            "/tables/0/rows/1/when/size",
            json!([5, 6]),
            "tables[0]: no row is for insurance = workplace, size = 4; add the row",
        ),
        (
            RENT_2021,
            "/tables/0/rows/1/when/size",
            json!([3, 6]),
            "tables[0]: rows[0] and rows[1] are both for insurance = workplace, size = 3; correct a key",
        ),
        (
            RENT_2021,
            "/amount/cases/1/when",
            json!({"fact": "size", "ge": 2}),
            "amount: no amount is given for ",
        ),
        (
            RENT_2021,
            "/tables/0/rows/0/value",
            json!("210,000"),
            "tables[0].rows[0].value: a whole number or \"unknown\" is expected, not \"210,000\"",
        ),
        (
            "facts.json",
            "/facts/0/name/ko",
            json!(" "),
            "facts[0].name.ko: is missing",
        ),
        (
            "facts.json",
            "/facts/1/options/0/id",
            json!("Work"),
            "facts[1].options[0].id: small letters",
        ),
    ];
    for (file, pointer, value, expected) in wrong {
        desk.edit(file, |json| {
            let (parent, field) = pointer.rsplit_once('/').unwrap();
            let parent = json.pointer_mut(parent).unwrap();
            match field.parse::<usize>() {
                Ok(row) => parent[row] = value.clone(),
                Err(_) => parent[field] = value.clone(),
            }
        });
        let refusals = desk.refusals();
        let expected = format!("rules/{file}: {expected}");
        let is_said = refusals
            .iter()
            .any(|refusal| refusal.starts_with(&expected));
        assert!(is_said, "{expected:?} begins none of {refusals:#?}");
        original(file);
    }
    desk.publish();
}

#[test]
fn all_files_at_fault_are_named_at_once() {
    let desk = Desk::new();
    desk.edit(RENT_2020, |file| file["amuont"] = json!(1));
    desk.edit(CHILD, |file| {
        file["conditions"][0]["text"]["en"] = Value::Null
    });
    fs::write(
        desk.folder().join("programmes/notes.json"),
        "{\"a\":\n nothing}",
    )
    .unwrap();
    assert_eq!(
        desk.refusals(),
        [
            "rules/programmes/child_help-2021.json: conditions[0].text.en: a text is expected, not null",
            "rules/programmes/notes.json: not JSON at line 2, byte 2",
            "rules/programmes/rent_help-2020.json: amuont: no such field is known",
        ]
    );
    // Without facts nothing can be compiled, but forms are looked at.
    desk.edit("facts.json", |file| {
        file["facts"][0]["kind"] = json!("number")
    });
    let refusals = desk.refusals();
    assert_eq!(refusals.len(), 4, "{refusals:#?}");
    assert!(refusals[0].starts_with("rules/facts.json: facts[0].kind: one of count, "));
}

#[test]
fn a_folder_without_rules_is_refused() {
    let portal = Portal::new();
    let args = ["publish", "relief", "--programmes", "rules", "--api", "api"];
    assert!(
        portal
            .refused(&args)
            .contains("cannot read rules/facts.json")
    );
    let desk = Desk::new();
    fs::remove_dir_all(desk.folder().join("programmes")).unwrap();
    let said = desk.portal.refused(&args);
    assert!(said.contains("cannot read rules/programmes"), "{said}");
    fs::create_dir(desk.folder().join("programmes")).unwrap();
    let said = desk.portal.refused(&args);
    assert!(said.contains("rules/programmes: no .json file"), "{said}");
}

#[test]
fn a_rollback_brings_the_rules_before_back() {
    let desk = Desk::published();
    let before = desk.dataset("programme/child_help/2021");
    desk.edit(CHILD, |file| file["amount"] = json!(60_000));
    desk.publish();
    assert_ne!(
        desk.dataset("programme/child_help/2021").sha256,
        before.sha256
    );
    desk.portal.done(&["rollback", "--api", "api", "relief"]);
    assert_eq!(desk.dataset("programme/child_help/2021"), before);
}
