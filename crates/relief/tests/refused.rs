//! A file of facts or of a programme that is wrong is refused, and says where; rules
//! with gaps and overlaps are found out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test may fail"
)]

mod common;

use common::{book, facts, version};
use madang_relief::{Facts, Flaw, Programme, Rulebook};
use serde_json::{Value, json};

fn published() -> Value {
    serde_json::from_slice(&version("national_support_2021", "2021-08-30")).unwrap()
}

fn set(file: &mut Value, pointer: &str, value: Value) {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match field.parse::<usize>() {
        Ok(row) => parent[row] = value,
        Err(_) => parent[field] = value,
    }
}

/// What is said of the published programme with something else at a place.
fn refusal(pointer: &str, value: Value) -> String {
    let mut file = published();
    set(&mut file, pointer, value);
    let read = Programme::parse(file.to_string().as_bytes());
    read.and_then(|programme| programme.validate(book().facts()))
        .unwrap_err()
        .to_string()
}

#[test]
fn what_is_wrong_with_a_programme_is_said_with_its_place() {
    for (pointer, value, problem) in [
        (
            "/schema",
            json!("relief/9"),
            "schema: relief-programme/1 is expected",
        ),
        ("/excldues", json!([]), "excldues: no such field is known"),
        (
            "/unit",
            json!("town"),
            "unit: one of household, person, business, worker, child is expected, not \"town\"",
        ),
        ("/name/en", json!(" "), "name.en: is missing"),
        (
            "/in_force/to",
            json!("2021-08-29"),
            "in_force: ends before it begins",
        ),
        (
            "/conditions/0/when/fact",
            json!("premium"),
            "conditions[0].when.fact: there is no fact \"premium\"",
        ),
        (
            "/conditions/0/when/le/table",
            json!("lines"),
            "conditions[0].when.le.table: there is no table \"lines\"",
        ),
        (
            "/conditions/0/when",
            json!({"fact": "premium_june_2021_krw", "lte": 5}),
            "conditions[0].when.lte: no such field is known",
        ),
        (
            "/conditions/0/when",
            json!({"fact": "earners", "le": 5}),
            "conditions[0].when.le: is for numbers and dates; use is or in",
        ),
        (
            "/conditions/0/when",
            json!({"fact": "earners", "is": "three"}),
            "conditions[0].when.is: one of one, two_or_more is expected",
        ),
        (
            "/conditions/0/when",
            json!({"all": [{"fact": "household_size", "in": [1, 99]}]}),
            "conditions[0].when.all[0].in[1]: is not from 1 to 20",
        ),
        (
            "/conditions/0/text/en",
            json!("{lines} won"),
            "conditions[0].text.en: {} in it names no table, figure or fact",
        ),
        (
            "/conditions/1/id",
            json!("premium"),
            "conditions[1].id: \"premium\" is given twice",
        ),
        (
            "/conditions/0/id",
            json!("Premium"),
            "conditions[0].id: small letters, digits and _ are expected",
        ),
        (
            "/conditions/0/sources",
            json!([99]),
            "conditions[0].sources[0]: there is no such source",
        ),
        (
            "/tables/0/rows/3/when/household_size",
            json!(99),
            "tables[0].rows[3].when.household_size: is not from 1 to 20",
        ),
        (
            "/tables/0/rows/3/when/household_size",
            json!([5, 2]),
            "tables[0].rows[3].when.household_size: the first of a range is its least",
        ),
        (
            "/tables/0/rows/3/when/insurance_type",
            Value::Null,
            "tables[0].rows[3].when.insurance_type: a whole number, a text, true or false is expected, not null",
        ),
        (
            "/tables/0/rows/3/when",
            json!({"earners": "one", "household_size": 1}),
            "tables[0].rows[3].when.insurance_type: is missing",
        ),
        (
            "/tables/0/rows/3/value",
            json!("none"),
            "tables[0].rows[3].value: a whole number or \"unknown\" is expected, not \"none\"",
        ),
        (
            "/amount",
            json!({"each": "earners", "krw": 1}),
            "amount.each[0]: a number from 0 on is expected to multiply with",
        ),
        (
            "/amount",
            json!({"krw": 5, "floor": 9, "cap": 8}),
            "amount.floor: is below 0 or above the cap",
        ),
        (
            "/windows/0/from",
            json!("2021-09-06 09:00"),
            "windows[0].from: a date such as 2020-05-12 or 2020-05-12T09:00 is expected, not \"2021-09-06 09:00\"",
        ),
        (
            "/windows/0/to",
            json!("2020-01-01"),
            "windows[0].to: ends before it begins",
        ),
    ] {
        assert_eq!(refusal(pointer, value), problem, "{pointer}");
    }
}

#[test]
fn what_is_wrong_with_the_facts_is_said_with_its_place() {
    for (pointer, value, problem) in [
        ("/facts/0/min", json!(30), "facts[0].max: is below `min`"),
        (
            "/facts/0/kind",
            json!("text"),
            "facts[0].kind: one of count, krw, percent, days, date, choice, yes_no is expected, not \"text\"",
        ),
        (
            "/facts/1/id",
            json!("household_size"),
            "facts[1].id: \"household_size\" is given twice",
        ),
        (
            "/facts/1/options/0/id",
            json!("unknown"),
            "facts[1].options[0].id: stands for \"I don't know\" in answers",
        ),
        (
            "/facts/0/question/ko",
            json!(""),
            "facts[0].question.ko: is missing",
        ),
        (
            "/facts/0/typical",
            json!([0]),
            "facts[0].typical[0]: is not from 1 to 20",
        ),
        (
            "/impossible/0/when",
            json!({"fact": "size", "is": 1}),
            "impossible[0].when.fact: there is no fact \"size\"",
        ),
        (
            "/impossible/0/when",
            json!({"fact": "household_size", "ge": 1}),
            "impossible: leaves no combination of facts that can be",
        ),
    ] {
        let mut file: Value = serde_json::from_slice(&facts()).unwrap();
        // Samples would be refused first.
        for fact in file["facts"].as_array_mut().unwrap() {
            fact["typical"] = json!([]);
        }
        set(&mut file, pointer, value);
        let read = Facts::parse(file.to_string().as_bytes()).and_then(Rulebook::new);
        assert_eq!(read.unwrap_err().to_string(), problem, "{pointer}");
    }
}

/// What the proof says of the published programme once `spoil` has been at it.
fn flaws(spoil: impl Fn(&mut Value)) -> Vec<String> {
    let mut file = published();
    spoil(&mut file);
    let book = book();
    let compiled = common::compiled(&book, file.to_string().as_bytes());
    let problems = compiled.prove(&book).problems;
    problems
        .iter()
        .map(|problem| problem.text(book.facts()))
        .collect()
}

#[test]
fn planted_flaws_are_found_with_a_case() {
    assert_eq!(flaws(|_| {}), [""; 0]);
    let gap = flaws(|file| {
        file["tables"][0]["rows"].as_array_mut().unwrap().remove(8);
    });
    assert_eq!(
        gap,
        ["tables[0]: no row is for earners = one, insurance_type = workplace, household_size = 4"]
    );
    let overlap = flaws(|file| {
        file["tables"][0]["rows"][8]["when"]["household_size"] = json!([4, 5]);
    });
    assert_eq!(
        overlap,
        [
            "tables[0].rows[11]: rows[8] and rows[11] are both for earners = one, \
          insurance_type = workplace, household_size = 5"
                .replace("tables[0].rows[11]", "tables[0]")
        ]
    );
    // A household of one with two earners cannot be, so the row is for nobody.
    let idle = flaws(|file| {
        let when =
            json!({"earners": "two_or_more", "household_size": 1, "insurance_type": "regional"});
        let rows = file["tables"][0]["rows"].as_array_mut().unwrap();
        rows.push(json!({"when": when, "value": 5}));
    });
    assert_eq!(idle, ["tables[0].rows[57]: it is for no case that can be"]);
    let always = flaws(|file| {
        file["conditions"][1]["when"] = json!({"fact": "property_tax_base_2020_krw", "ge": 0});
        file["conditions"][1]["text"] = json!({"ko": "가", "en": "a"});
    });
    assert_eq!(always, ["conditions[1]: it holds in every case"]);
    let never = flaws(|file| {
        file["conditions"][1]["when"] = json!({"all": [
            {"fact": "household_size", "is": 1}, {"fact": "insurance_type", "is": "mixed"},
        ]});
        file["conditions"][1]["text"] = json!({"ko": "가", "en": "a"});
    });
    assert_eq!(
        never,
        [
            "conditions[1]: it holds in no case",
            "conditions: nobody is entitled in any case"
        ]
    );
    let unpaid = flaws(|file| {
        file["amount"] = json!({"cases": [
            {"when": {"fact": "household_size", "ge": 2}, "amount": {"krw": 1}},
        ]});
    });
    assert_eq!(unpaid.len(), 1);
    assert!(
        unpaid[0].starts_with("amount: no amount is given for"),
        "{unpaid:?}"
    );
    assert!(unpaid[0].contains("household_size = 1"), "{unpaid:?}");
}

#[test]
fn holes_are_listed_and_no_flaw() {
    let mut file = published();
    file["tables"][0]["rows"][8]["value"] = json!("unknown");
    file["conditions"][1]["when"] =
        json!({"any": [{"unknown": {"ko": "가", "en": "a"}}, file["conditions"][1]["when"]]});
    let book = book();
    let proof = common::compiled(&book, file.to_string().as_bytes()).prove(&book);
    assert_eq!(
        proof
            .problems
            .iter()
            .filter(|p| p.flaw == Flaw::Gap)
            .count(),
        0
    );
    assert_eq!(
        proof.holes,
        [
            "tables[0].rows[8]",
            "tables[0].rows[56]",
            "conditions[1].when.any[0]"
        ]
    );
}
