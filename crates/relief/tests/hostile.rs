//! Files that somebody spoilt are refused or taken, never a panic.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::{facts, programmes};
use madang_relief::{Answers, Facts, Programme, Rulebook, compare, plan};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What is put in the place of something.
fn hostile() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(i64::MAX)),
        Just(json!(i64::MIN)),
        Just(json!(0)),
        Just(json!(-1)),
        Just(json!("unknown")),
        Just(json!("")),
        Just(json!([])),
        Just(json!({})),
        Just(json!([i64::MIN, i64::MAX])),
        Just(json!({"not": {"unknown": {"ko": "가", "en": "a"}}})),
        Just(json!({"fact": "household_size", "gt": i64::MAX})),
        Just(json!({"fact": "household_size", "le": {"table": "limit"}})),
        Just(json!({"each": "household_size", "krw": i64::MAX, "floor": 5})),
        Just(json!({"product": ["premium_june_2021_krw"], "percent": 0, "cap": 0})),
        Just(json!("9999-12-31")),
        Just(Value::Null),
    ]
}

/// All places in a document, as pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                places(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(values) => {
            for (row, value) in values.iter().enumerate() {
                places(value, &format!("{at}/{row}"), found);
            }
        }
        _ => {}
    }
}

fn spoil(file: &mut Value, spots: &[(usize, Value)]) {
    for (spot, value) in spots {
        let mut found = Vec::new();
        places(file, "", &mut found);
        let place = &found[spot % found.len()];
        *file.pointer_mut(place).unwrap() = value.clone();
    }
}

fn use_all(book: &Rulebook, programme: Programme) {
    let Ok(compiled) = book.compile(programme) else {
        return;
    };
    let proof = compiled.prove(book);
    for problem in &proof.problems {
        let _ = problem.text(book.facts());
    }
    let facts = book.facts().facts.iter();
    let highest: Vec<i64> = facts.clone().map(|fact| fact.max).collect();
    let lowest: Vec<i64> = facts.map(|fact| fact.min).collect();
    for case in [highest, lowest] {
        let _ = compiled.decide(&case);
        let mut answers = Answers::default();
        for (place, value) in case.iter().enumerate() {
            let known = madang_relief::Answer::Known(*value);
            let _ = answers.set(book.facts(), place, known);
        }
        let _ = compiled.explain(book, &answers);
        let _ = answers.to_json(book.facts());
    }
    let _ = compiled.explain(book, &Answers::default());
    let _ = plan(book, &[&compiled], &Answers::default());
    let _ = compare(book, &compiled, &compiled);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spoilt_programmes_do_no_harm(
        which in any::<prop::sample::Index>(),
        spots in prop::collection::vec((any::<usize>(), hostile()), 1..3),
    ) {
        let all = programmes();
        let (_, bytes) = which.get(&all);
        let mut file: Value = serde_json::from_slice(bytes).unwrap();
        spoil(&mut file, &spots);
        let book = common::book();
        if let Ok(programme) = Programme::parse(file.to_string().as_bytes()) {
            use_all(&book, programme);
        }
    }

    #[test]
    fn spoilt_facts_do_no_harm(
        which in any::<prop::sample::Index>(),
        spots in prop::collection::vec((any::<usize>(), hostile()), 1..3),
    ) {
        let mut file: Value = serde_json::from_slice(&facts()).unwrap();
        spoil(&mut file, &spots);
        let read = Facts::parse(file.to_string().as_bytes());
        if let Ok(book) = read.and_then(Rulebook::new) {
            let all = programmes();
            let (_, bytes) = which.get(&all);
            use_all(&book, Programme::parse(bytes).unwrap());
        }
    }

    /// The widest domains that there are.
    #[test]
    fn the_ends_of_numbers_do_no_harm(
        op in prop_oneof![Just("le"), Just("lt"), Just("ge"), Just("gt"), Just("is")],
        line in prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(0)],
        min in prop_oneof![Just(i64::MIN), Just(0), Just(i64::MAX - 1)],
    ) {
        let mut file: Value = serde_json::from_slice(&facts()).unwrap();
        file["facts"][3]["min"] = json!(min);
        file["facts"][3]["max"] = json!(i64::MAX);
        file["facts"][3]["typical"] = json!([]);
        let book = Rulebook::new(Facts::parse(file.to_string().as_bytes()).unwrap()).unwrap();
        let bytes = common::version("national_support_2021", "2021-08-30");
        let mut file: Value = serde_json::from_slice(&bytes).unwrap();
        for (amount, when) in [
            (json!({"krw": 5}), json!({"fact": "premium_june_2021_krw", op: line})),
            (json!({"product": ["premium_june_2021_krw"], "percent": 1}), Value::Null),
        ] {
            file["amount"] = amount;
            if !when.is_null() {
                file["conditions"][1]["when"] = when;
                file["conditions"][1]["text"] = json!({"ko": "가", "en": "a"});
            }
            if let Ok(programme) = Programme::parse(file.to_string().as_bytes()) {
                use_all(&book, programme);
            }
        }
    }
}
