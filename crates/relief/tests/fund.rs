//! 상생 국민지원금 of 2021, whose whole table was published: decisions on both sides of
//! every line, and what is certain while answers are missing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

mod common;

use common::{answers, book, fund, place};
use madang_relief::{Amounts, Answer, Answers, Given, State, Turn, Verdict, plan};
use serde_json::{Value, json};

/// Lines by row, in won: workplace, regional, mixed (Seoul Metropolitan Government,
/// '2021년 코로나 상생 국민지원금', archives/534906). No household of one is mixed.
const LINES: [[i64; 3]; 10] = [
    [170_000, 170_000, 0],
    [200_000, 210_000, 200_000],
    [250_000, 280_000, 260_000],
    [310_000, 350_000, 330_000],
    [390_000, 430_000, 420_000],
    [420_000, 460_000, 450_000],
    [490_000, 540_000, 550_000],
    [550_000, 590_000, 640_000],
    [640_000, 670_000, 820_000],
    [640_000, 670_000, 820_000],
];
const TYPES: [&str; 3] = ["workplace", "regional", "mixed"];
const PROPERTY_LINE: i64 = 900_000_000;
const INCOME_LINE: i64 = 20_000_000;

fn household(size: i64, kind: &str, earners: &str, premium: i64) -> Value {
    json!({
        "household_size": size, "insurance_type": kind, "earners": earners,
        "premium_june_2021_krw": premium,
        "property_tax_base_2020_krw": PROPERTY_LINE, "financial_income_2020_krw": INCOME_LINE,
    })
}

fn amount(krw: i64) -> Verdict {
    Verdict::Eligible(Amounts {
        known: Some((krw, krw)),
        unknown: false,
    })
}

#[test]
fn every_line_has_its_two_sides() {
    let book = book();
    let fund = fund(&book);
    let mut lines = 0;
    for size in 1..=20_i64 {
        for (column, kind) in TYPES.into_iter().enumerate() {
            for (earners, more) in [("one", 0), ("two_or_more", 1)] {
                if size == 1 && (kind == "mixed" || more == 1) {
                    continue;
                }
                lines += 1;
                let row = usize::try_from((size + more).min(10) - 1).unwrap();
                let line = LINES[row][column];
                let at = |premium| {
                    let answers = answers(&book, &household(size, kind, earners, premium));
                    fund.verdict(&book, &answers)
                };
                assert_eq!(at(line), amount(size * 250_000), "{size} {kind} {earners}");
                assert_eq!(
                    at(line + 1),
                    Verdict::NotEligible,
                    "{size} {kind} {earners}"
                );
                assert_eq!(at(0), amount(size * 250_000));
            }
        }
    }
    assert_eq!(lines, 2 + 19 * 6);
}

#[test]
fn wealth_above_its_lines_excludes() {
    let book = book();
    let fund = fund(&book);
    for (fact, line) in [
        ("property_tax_base_2020_krw", PROPERTY_LINE),
        ("financial_income_2020_krw", INCOME_LINE),
    ] {
        let mut rich = household(4, "workplace", "one", 310_000);
        rich[fact] = json!(line + 1);
        assert_eq!(
            fund.verdict(&book, &answers(&book, &rich)),
            Verdict::NotEligible
        );
        // Enough by itself, whatever else is open.
        let only = answers(&book, &json!({ fact: line + 1 }));
        assert_eq!(fund.verdict(&book, &only), Verdict::NotEligible);
        assert_eq!(plan(&book, &[&fund], &only).next, None);
    }
}

#[test]
fn a_higher_premium_never_helps_and_a_larger_household_never_hurts() {
    let book = book();
    let fund = fund(&book);
    for kind in TYPES {
        for earners in ["one", "two_or_more"] {
            for premium in (0..=900_000).step_by(5_000) {
                let mut was_eligible = false;
                for size in 2..=20 {
                    let at = |premium| {
                        let answers = answers(&book, &household(size, kind, earners, premium));
                        matches!(fund.verdict(&book, &answers), Verdict::Eligible(_))
                    };
                    assert!(
                        at(premium) || !was_eligible,
                        "{size} {kind} {earners} {premium}"
                    );
                    assert!(at(premium) || !at(premium + 1));
                    was_eligible = at(premium);
                }
            }
        }
    }
}

/// What engines get wrong that take what is missing for nothing.
#[test]
fn what_is_missing_never_makes_a_yes() {
    let book = book();
    let fund = fund(&book);
    let whole = household(4, "workplace", "two_or_more", 390_000);
    let facts: Vec<String> = whole.as_object().unwrap().keys().cloned().collect();
    for missing in &facts {
        // A premium just at the line: every other fact can tip it.
        for blank in [Value::Null, json!("unknown")] {
            let mut without = whole.clone();
            without[missing] = blank;
            let verdict = fund.verdict(&book, &answers(&book, &without));
            assert!(
                matches!(verdict, Verdict::Open { yes: true, .. }),
                "{missing}: {verdict:?}"
            );
        }
        let mut without = whole.clone();
        without.as_object_mut().unwrap().remove(missing);
        let verdict = fund.verdict(&book, &answers(&book, &without));
        assert!(
            matches!(verdict, Verdict::Open { .. }),
            "{missing}: {verdict:?}"
        );
    }
    let nothing = fund.verdict(&book, &Answers::default());
    assert!(matches!(
        nothing,
        Verdict::Open {
            yes: true,
            no: true,
            ..
        }
    ));
}

#[test]
fn ranges_decide_where_they_can() {
    let book = book();
    let fund = fund(&book);
    let verdict = |facts: Value| fund.verdict(&book, &answers(&book, &facts));
    let wealth = |mut facts: Value| {
        facts["property_tax_base_2020_krw"] = json!({"max": PROPERTY_LINE});
        facts["financial_income_2020_krw"] = json!({"max": INCOME_LINE});
        facts
    };
    // Below every line of the column; the amount is open with the size.
    let low = wealth(json!({
        "insurance_type": "workplace", "premium_june_2021_krw": {"max": 170_000}
    }));
    let range = Amounts {
        known: Some((250_000, 5_000_000)),
        unknown: false,
    };
    assert_eq!(verdict(low), Verdict::Eligible(range));
    // Above every line of the column.
    let high = json!({"insurance_type": "mixed", "premium_june_2021_krw": {"min": 820_001}});
    assert_eq!(verdict(high), Verdict::NotEligible);
    // One won decides.
    let four = |max: i64| {
        wealth(json!({
            "insurance_type": "workplace", "household_size": 4, "earners": "one",
            "premium_june_2021_krw": {"min": 200_000, "max": max},
        }))
    };
    assert_eq!(verdict(four(310_000)), amount(1_000_000));
    assert!(matches!(verdict(four(310_001)), Verdict::Open { .. }));
    // What no source settles stays to be confirmed.
    let separate = wealth(json!({
        "insurance_type": "separate", "household_size": 4, "premium_june_2021_krw": 0
    }));
    assert!(matches!(verdict(separate), Verdict::Confirm(_)));
    // What cannot be is said to be so.
    let alone = json!({"household_size": 1, "insurance_type": "mixed"});
    assert_eq!(verdict(alone.clone()), Verdict::Impossible);
    let broken = book.contradictions(&answers(&book, &alone));
    let broken: Vec<&str> = broken
        .iter()
        .map(|place| book.facts().impossible[*place].id.as_str())
        .collect();
    assert_eq!(broken, ["mixed_alone"]);
}

/// A couple with two children and one salary who know the premium only roughly.
#[test]
fn six_questions_are_enough_for_a_family() {
    let book = book();
    let fund = fund(&book);
    let known = json!({
        "household_size": 4, "insurance_type": "workplace", "earners": "one",
        "premium_june_2021_krw": {"min": 250_000, "max": 300_000},
        "property_tax_base_2020_krw": {"max": 300_000_000},
        "financial_income_2020_krw": {"max": 1_000_000},
    });
    let known = answers(&book, &known);
    let mut given = Answers::default();
    let first = plan(&book, &[&fund], &given);
    assert!(first.at_most <= 6, "{first:?}");
    let mut asked = 0;
    while let Some(next) = plan(&book, &[&fund], &given).next {
        let answer = known.get(next).unwrap();
        given.set(book.facts(), next, answer).unwrap();
        asked += 1;
    }
    assert!(asked <= 6);
    assert_eq!(fund.verdict(&book, &given), amount(1_000_000));
}

#[test]
fn a_no_says_what_would_turn_it() {
    let book = book();
    let fund = fund(&book);
    let given = answers(&book, &household(4, "workplace", "one", 310_001));
    let explanation = fund.explain(&book, &given);
    assert_eq!(explanation.verdict, Verdict::NotEligible);
    let states: Vec<State> = explanation
        .conditions
        .iter()
        .map(|stand| stand.state)
        .collect();
    assert_eq!(states, [State::Fails, State::Holds, State::Holds]);
    let line = |shown: &[madang_relief::Shown]| {
        let line = shown.iter().find(|shown| shown.id == "limit").unwrap();
        match &line.given {
            Given::Figure { range, .. } => range.unwrap(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(line(&explanation.conditions[0].shown), (310_000, 310_000));
    let flips: Vec<_> = explanation
        .flips
        .iter()
        .map(|flip| (flip.fact, flip.to, flip.by, flip.turn))
        .collect();
    let (size, kind) = (
        place(&book, "household_size"),
        place(&book, "insurance_type"),
    );
    let (earners, premium) = (
        place(&book, "earners"),
        place(&book, "premium_june_2021_krw"),
    );
    let yes = Turn::Eligible;
    assert_eq!(
        flips,
        [
            (size, 5, 1, yes),
            (kind, 1, 0, yes),
            (kind, 2, 0, yes),
            (kind, 3, 0, Turn::Confirm),
            (earners, 1, 0, yes),
            (premium, 310_000, -1, yes),
        ]
    );
    let two = explanation
        .flips
        .iter()
        .find(|flip| flip.fact == earners)
        .unwrap();
    assert_eq!(line(&two.shown), (390_000, 390_000));
}

#[test]
fn an_open_verdict_says_what_is_missing() {
    let book = book();
    let fund = fund(&book);
    let mut facts = household(4, "workplace", "one", 0);
    facts["earners"] = json!("unknown");
    facts["premium_june_2021_krw"] = json!({"min": 300_000, "max": 350_000});
    let explanation = fund.explain(&book, &answers(&book, &facts));
    let missing = [
        place(&book, "earners"),
        place(&book, "premium_june_2021_krw"),
    ];
    assert_eq!(explanation.missing, missing);
    assert_eq!(explanation.conditions[0].state, State::Open);
    let line = explanation.conditions[0]
        .shown
        .iter()
        .find(|shown| shown.id == "limit");
    let Given::Figure { range, .. } = &line.unwrap().given else {
        panic!()
    };
    assert_eq!(*range, Some((310_000, 390_000)));
    // With two earners all of the range is below the line.
    facts["earners"] = json!("two_or_more");
    let settled = fund.explain(&book, &answers(&book, &facts));
    assert_eq!(
        (settled.verdict, settled.missing),
        (amount(1_000_000), Vec::new())
    );
}

#[test]
fn the_same_input_gives_the_same_output() {
    let (one, other) = (book(), book());
    let (a, b) = (fund(&one), fund(&other));
    let given = answers(&one, &household(4, "workplace", "one", 310_001));
    assert_eq!(a.explain(&one, &given), b.explain(&other, &given));
    assert_eq!(
        plan(&one, &[&a], &Answers::default()),
        plan(&other, &[&b], &Answers::default())
    );
    let known = Answer::Known(4);
    let mut again = given.clone();
    again
        .set(one.facts(), place(&one, "household_size"), known)
        .unwrap();
    assert_eq!(again, given);
}
