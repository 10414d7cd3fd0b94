//! A file of rules that contradicts itself is refused, and says where.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test may fail"
)]

use madang_masks::rules::RulesFile;
use serde_json::{Value, json};

fn published() -> Value {
    serde_json::from_slice(include_bytes!("../../../cli/data/mask-rules.json")).unwrap()
}

/// What is said of the published file once `spoil` has been at it.
fn refusal(spoil: impl Fn(&mut Value)) -> String {
    let mut file = published();
    spoil(&mut file);
    let read = RulesFile::parse(file.to_string().as_bytes());
    let checked = read.and_then(|file| file.validate());
    checked.unwrap_err().to_string()
}

fn at(pointer: &'static str, value: Value) -> String {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    refusal(|file| {
        let parent = file.pointer_mut(parent).unwrap();
        match field.parse::<usize>() {
            Ok(row) => parent[row] = value.clone(),
            Err(_) => parent[field] = value.clone(),
        }
    })
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (found, expected) in [
        (at("/rules", json!([])), "rules: there is no rule"),
        (
            at("/rules/3/from", json!("2020-03-17")),
            "rules[3].from: is not the day after the rule before it",
        ),
        (
            at("/rules/3/to", json!("2020-03-15")),
            "rules[3].to: is before `from`",
        ),
        (
            at("/as_of", json!("2020-07-11")),
            "as_of: is before the last rule ends",
        ),
        (
            at("/rules/2/weekly_quota", json!(0)),
            "rules[2].weekly_quota: is 0: leave it out where there is no limit",
        ),
        (
            at("/rules/9/minors_born_from", Value::Null),
            "rules[9].minor_quota: is given without minors_born_from",
        ),
        (
            at("/rules/2/weekday_digits/1", json!([1, 7])),
            "rules[2].weekday_digits[1]: 1 is no digit or is given twice",
        ),
        (
            at("/rules/2/weekday_digits/1", json!([7])),
            "rules[2].weekday_digits: does not give every digit a day",
        ),
        (
            at("/rules/2/weekday_digits", json!([[1, 2]])),
            "rules[2].weekday_digits: five lists of digits are expected, Monday to Friday",
        ),
        (
            at("/rules/2/holiday_policy", json!("closed")),
            "rules[2].holiday_policy: as_weekend or as_weekday is expected",
        ),
        (
            at("/rules/2/proxy/day", json!("tomorrow")),
            "rules[2].proxy.day: beneficiary, either, family or any is expected",
        ),
        (
            at("/rules/2/proxy/classes/0", json!("kin")),
            "rules[2].proxy.classes[0]: \"kin\" is nowhere in this file",
        ),
        (
            at("/rules/2/facts/0/sources/0", json!("hearsay")),
            "rules[2].facts[0].sources[0]: \"hearsay\" is nowhere in this file",
        ),
        (
            at("/rules/2/facts/0/sources", json!([])),
            "rules[2].facts[0].sources: is empty, though the evidence is `read`",
        ),
        (
            at("/rules/2/facts/0/text/en", json!(" ")),
            "rules[2].facts[0].text.en: is missing",
        ),
        (
            at("/proxy_classes/0/born_from", Value::Null),
            "proxy_classes[0].who: born needs born_from or born_to",
        ),
        (
            at("/proxy_classes/1/id", json!("child")),
            "proxy_classes[1]: \"child\" is given twice",
        ),
        (
            at("/holidays/1/date", json!("2020-01-01")),
            "holidays[1].date: is out of order or given twice",
        ),
        (
            at("/notes/0/to", json!("2020-02-26")),
            "notes[0].to: is before `from`",
        ),
        (
            refusal(|file| drop(file.as_object_mut().unwrap().remove("holidays"))),
            "holidays: is missing",
        ),
    ] {
        assert_eq!(found, expected);
    }
}

/// A newer portal may know more words; a reader goes on with the careful meaning.
#[test]
fn a_word_of_a_newer_portal_does_not_lose_the_file() {
    let mut file = published();
    file["rules"][2]["holiday_policy"] = json!("as_half_day");
    file["rules"][2]["facts"][0]["evidence"] = json!("rumoured");
    file["proxy_classes"][0]["who"] = json!("by_lot");
    let read = RulesFile::parse(file.to_string().as_bytes()).unwrap();
    assert_eq!(read.rules.len(), 12);
}
