//! What documents say is taken over like what is typed, and never against it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::{answers, book, place};
use madang_relief::{Answer, Answers, Declined, Offer, Rulebook};
use proptest::prelude::*;
use serde_json::{Value, json};

const PREMIUM: &str = "premium_june_2021_krw";

fn taken(book: &Rulebook, given: &Value, id: &str, offer: Offer) -> Result<Answers, Declined> {
    let mut answers = answers(book, given);
    answers.take_over(book, place(book, id), offer)?;
    Ok(answers)
}

#[test]
fn an_offer_answers_what_was_not_answered() {
    let book = book();
    for given in [json!({}), json!({"household_size": "unknown"})] {
        let taken = taken(&book, &given, "household_size", Offer::Exactly(4));
        assert_eq!(taken, Ok(answers(&book, &json!({"household_size": 4}))));
    }
    for (id, offer, said) in [
        (
            PREMIUM,
            Offer::AtLeast(90_000),
            json!({PREMIUM: {"min": 90_000}}),
        ),
        (
            "children",
            Offer::AtMost(2),
            json!({"children": {"max": 2}}),
        ),
        ("children", Offer::AtMost(0), json!({"children": 0})),
        (
            "home_region",
            Offer::Option("seoul"),
            json!({"home_region": "seoul"}),
        ),
    ] {
        assert_eq!(
            taken(&book, &json!({}), id, offer),
            Ok(answers(&book, &said))
        );
    }
}

#[test]
fn what_was_answered_stays_as_far_as_both_agree() {
    let book = book();
    for (given, offer, said) in [
        (
            json!({PREMIUM: 120_000}),
            Offer::AtLeast(90_000),
            json!({PREMIUM: 120_000}),
        ),
        (
            json!({PREMIUM: {"min": 50_000, "max": 200_000}}),
            Offer::AtLeast(90_000),
            json!({PREMIUM: {"min": 90_000, "max": 200_000}}),
        ),
    ] {
        assert_eq!(
            taken(&book, &given, PREMIUM, offer),
            Ok(answers(&book, &said))
        );
    }
}

#[test]
fn what_cannot_be_is_declined_with_its_reason() {
    let book = book();
    let reason = |id: &str| book.facts().impossible.iter().position(|one| one.id == id);
    let mixed = json!({"insurance_type": "mixed"});
    for (given, id, offer, why) in [
        (
            json!({"household_size": 3}),
            "household_size",
            Offer::Exactly(4),
            Declined::Answered,
        ),
        (
            json!({PREMIUM: 80_000}),
            PREMIUM,
            Offer::AtLeast(90_000),
            Declined::Answered,
        ),
        (
            json!({"residence": "foreigner"}),
            "residence",
            Offer::Option("registered"),
            Declined::Answered,
        ),
        (
            mixed,
            "household_size",
            Offer::Exactly(1),
            Declined::Impossible(reason("mixed_alone")),
        ),
        (
            json!({}),
            "household_size",
            Offer::Exactly(0),
            Declined::Unfit,
        ),
        (
            json!({}),
            "household_size",
            Offer::Option("seoul"),
            Declined::Unfit,
        ),
        (
            json!({}),
            "home_region",
            Offer::Option("elsewhere_else"),
            Declined::Unfit,
        ),
        (json!({}), "home_region", Offer::AtLeast(1), Declined::Unfit),
    ] {
        assert_eq!(
            taken(&book, &given, id, offer),
            Err(why),
            "{id} {offer:?} over {given}"
        );
    }
    let mut none = Answers::default();
    assert_eq!(
        none.take_over(&book, 9_999, Offer::Exactly(1)),
        Err(Declined::Unfit)
    );
    assert!(none.is_empty());
}

proptest! {
    /// Whatever was answered and is offered: what is taken over lies in both.
    #[test]
    fn nothing_is_widened(given in (0_i64..400_000, 0_i64..400_000), offered in 0_i64..400_000, at_least: bool) {
        let book = book();
        let fact = place(&book, PREMIUM);
        let (min, max) = (given.0.min(given.1), given.0.max(given.1));
        let mut said = Answers::default();
        said.set(book.facts(), fact, Answer::Range(min, max)).unwrap();
        let before = said.clone();
        let offer = if at_least { Offer::AtLeast(offered) } else { Offer::AtMost(offered) };
        let lies_in = |value: i64| {
            (min..=max).contains(&value) && if at_least { value >= offered } else { value <= offered }
        };
        match said.take_over(&book, fact, offer) {
            Ok(()) => {
                let (from, to) = match said.get(fact) {
                    Some(Answer::Known(known)) => (known, known),
                    Some(Answer::Range(from, to)) => (from, to),
                    other => panic!("{other:?}"),
                };
                prop_assert!(lies_in(from) && lies_in(to));
                prop_assert!(!lies_in(from - 1) && !lies_in(to + 1));
            }
            Err(declined) => {
                prop_assert_eq!(declined, Declined::Answered);
                prop_assert!(!lies_in(min) && !lies_in(max));
                prop_assert_eq!(said, before);
            }
        }
    }
}
