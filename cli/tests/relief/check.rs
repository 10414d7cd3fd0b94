//! `madang check` on published programmes.

use serde_json::{Value, json};

use crate::rules::Desk;
use crate::support::{edit_index, edit_payload, problems};

/// What is wrong once a payload was changed by a publisher at fault.
fn spoilt(name: &str, change: impl Fn(&mut Value)) -> String {
    let desk = Desk::published();
    edit_payload(&desk.portal.api(), "relief", name, change);
    problems(&desk.portal.api()).join("\n")
}

const RENT: &str = "programme/rent_help/2021";

#[test]
fn rules_are_read_proven_and_held_against_their_schema() {
    for (name, pointer, value, expected) in [
        (
            RENT,
            "/tables/0/rows/1/when/size",
            json!([5, 6]),
            "tables[0]: no row is for",
        ),
        (
            RENT,
            "/conditions/0/when/fact",
            json!("rents"),
            "there is no fact \"rents\"",
        ),
        (RENT, "/name", json!({"ko": "월세"}), "name.en: is missing"),
        (
            RENT,
            "/name",
            json!({"ko": "월세"}),
            "against its schema at /name",
        ),
        (
            RENT,
            "/status",
            json!("done"),
            "against its schema at /status",
        ),
        (
            RENT,
            "/excludes",
            json!(["nobody"]),
            "excludes[0]: there is no such programme",
        ),
        (
            RENT,
            "/in_force/from",
            json!("2020-12-31"),
            "another version of the programme holds",
        ),
        (
            RENT,
            "/version",
            json!("2022"),
            "its name is programme/rent_help/2022, the index says programme/rent_help/2021",
        ),
        (
            "facts",
            "/facts/0/question",
            json!({"en": "?"}),
            "facts[0].question.ko: is missing",
        ),
        (
            "facts",
            "/facts/0/kind",
            json!("number"),
            "against its schema at /facts/0/kind",
        ),
        (
            "facts",
            "/facts/0/max",
            json!(0),
            "facts[0].max: is below `min`",
        ),
    ] {
        let found = spoilt(name, |file| {
            *file.pointer_mut(pointer).unwrap() = value.clone()
        });
        assert!(found.contains(expected), "{expected:?} is not in:\n{found}");
    }
}

#[test]
fn the_catalogue_agrees_with_the_files() {
    let catalogue = |change: fn(&mut Vec<Value>), expected: &str| {
        let found = spoilt("catalogue", |file| {
            change(file["programmes"].as_array_mut().unwrap())
        });
        assert!(found.contains(expected), "{expected:?} is not in:\n{found}");
    };
    catalogue(
        |entries| entries[2]["in_force"]["to"] = json!("2022-12-31"),
        "programmes[2]: does not say what programme/rent_help/2021 says",
    );
    catalogue(
        |entries| entries.truncate(2),
        "programme/rent_help/2021 is missing",
    );
    catalogue(
        |entries| entries.push(entries[0].clone()),
        "programmes[3]: programme/child_help/2021 is given twice",
    );
    catalogue(
        |entries| entries[0]["dataset"] = json!("programme/child_help/2019"),
        "programmes[0].dataset: there is no dataset programme/child_help/2019",
    );
    catalogue(
        |entries| entries.reverse(),
        "programmes are not in order of id and first day",
    );
    catalogue(
        |entries| entries[0]["name"] = json!({"ko": "아이"}),
        "against its schema at /programmes/0/name",
    );
}

#[test]
fn facts_and_catalogue_are_there_and_nothing_else() {
    let desk = Desk::published();
    edit_index(&desk.portal.api(), "relief", |index| {
        let datasets = index["datasets"].as_array_mut().unwrap();
        datasets.retain(|dataset| dataset["name"] != "facts");
        datasets[0]["name"] = json!("catalog");
    });
    let found = problems(&desk.portal.api()).join("\n");
    for expected in [
        "relief/index.json: no dataset facts",
        "relief/index.json: no dataset catalogue",
        "relief/index.json: dataset catalog: nobody reads it",
    ] {
        assert!(found.contains(expected), "{expected:?} is not in:\n{found}");
    }
}
