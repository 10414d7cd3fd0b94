//! Answers are read, refused with their place, and written as they were.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::book;
use madang_relief::{Answer, Answers};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let book = book();
    for (given, problem) in [
        (
            json!({"houshold_size": 4}),
            "houshold_size: there is no such fact",
        ),
        (
            json!({"household_size": 0}),
            "household_size: is not from 1 to 20",
        ),
        (
            json!({"household_size": 21}),
            "household_size: is not from 1 to 20",
        ),
        (
            json!({"household_size": "4"}),
            "household_size: a whole number is expected",
        ),
        (
            json!({"household_size": 4.5}),
            "household_size: a whole number, a text, true or false is expected, not 4.5",
        ),
        (
            json!({"household_size": true}),
            "household_size: a whole number is expected",
        ),
        (
            json!({"household_size": {"min": 4, "max": 2}}),
            "household_size: its least is above its greatest",
        ),
        (
            json!({"household_size": {"min": 4, "most": 5}}),
            "household_size.most: no such field is known",
        ),
        (
            json!({"household_size": {"max": 99}}),
            "household_size.max: is not from 1 to 20",
        ),
        (
            json!({"insurance_type": "none"}),
            "insurance_type: one of workplace, regional, mixed, separate is expected",
        ),
        (
            json!({"insurance_type": {"min": "workplace"}}),
            "insurance_type: has no ranges",
        ),
        (
            json!({"employment_insured_oct_nov_2020": 1}),
            "employment_insured_oct_nov_2020: true or false is expected",
        ),
        (
            json!({"business_opened_on": "2020-02-30"}),
            "business_opened_on: a date such as 2020-05-12 is expected",
        ),
        (json!([]), "an object is expected, not a list"),
    ] {
        let read = Answers::parse(book.facts(), given.to_string().as_bytes());
        assert_eq!(read.unwrap_err().to_string(), problem);
    }
    let twice = br#"{"household_size": 4, "household_size": 5}"#;
    let read = Answers::parse(book.facts(), twice);
    assert_eq!(
        read.unwrap_err().to_string(),
        "household_size: is given twice"
    );
}

#[test]
fn i_do_not_know_is_an_answer() {
    let book = book();
    let given = br#"{"household_size": null, "earners": "unknown"}"#;
    let answers = Answers::parse(book.facts(), given).unwrap();
    for id in ["household_size", "earners"] {
        assert_eq!(
            answers.get(common::place(&book, id)),
            Some(Answer::Unknown),
            "{id}"
        );
    }
    assert_eq!(answers.get(common::place(&book, "insurance_type")), None);
}

proptest! {
    #[test]
    fn answers_come_back_as_they_were_written(
        seeds in prop::collection::vec((0..4_u8, any::<u64>(), any::<u64>()), 79),
    ) {
        let book = book();
        let mut answers = Answers::default();
        for (place, (kind, one, other)) in seeds.iter().enumerate() {
            let Some(fact) = book.facts().get(place) else { continue };
            let value = |seed: u64| fact.min + i64::try_from(seed % fact.size()).unwrap();
            let (one, other) = (value(*one), value(*other));
            let answer = match kind {
                0 => Answer::Known(one),
                1 => Answer::Unknown,
                2 if fact.is_numeric() => Answer::Range(one.min(other), one.max(other)),
                _ => continue,
            };
            answers.set(book.facts(), place, answer).unwrap();
        }
        let text = answers.to_json(book.facts());
        let read = Answers::parse(book.facts(), text.as_bytes()).unwrap();
        for place in 0..book.facts().facts.len() {
            prop_assert_eq!(read.get(place), answers.get(place));
        }
        prop_assert_eq!(read.to_json(book.facts()), text);
    }
}
