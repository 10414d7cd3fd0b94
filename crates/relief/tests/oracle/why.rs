//! States of conditions, flips, and differences between versions.

use std::collections::BTreeSet;

use madang_relief::{Answers, Change, Outcome, State, Turn, Verdict, compare};
use proptest::prelude::*;

use crate::brute::{Oracle, bounds, cases};
use crate::exact::{book, compiled, expected, has_formula};
use crate::rules;

/// What a verdict must be within bounds.
fn verdict(oracle: &Oracle<'_>, bounds: &[(i64, i64)]) -> Verdict {
    expected(
        &cases(bounds)
            .iter()
            .map(|case| oracle.outcome(case))
            .collect(),
    )
}

fn turn(verdict: Verdict) -> Option<Turn> {
    match verdict {
        Verdict::Eligible(_) => Some(Turn::Eligible),
        Verdict::Confirm(_) => Some(Turn::Confirm),
        Verdict::Open { .. } => Some(Turn::Open),
        Verdict::NotEligible | Verdict::Impossible => None,
    }
}

/// How near an outcome is to a yes.
fn rank(outcome: Outcome) -> Option<(u8, Option<i64>)> {
    match outcome {
        Outcome::Impossible => None,
        Outcome::No => Some((0, None)),
        Outcome::Confirm(amount) => Some((1, amount)),
        Outcome::Yes(amount) => Some((2, amount)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::CASES))]

    #[test]
    fn conditions_stand_as_all_completions_have_them(
        programme in rules::programme(),
        impossible in rules::impossible(),
        answers in rules::answers(),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let oracle = Oracle { facts: &facts, programme: &programme };
        let answers = Answers::parse(book.facts(), answers.to_string().as_bytes()).unwrap();
        let mut cases = cases(&bounds(&book, &answers));
        cases.retain(|case| oracle.is_possible(case));
        prop_assume!(!cases.is_empty());
        let explanation = compiled.explain(&book, &answers);
        for (place, condition) in programme["conditions"].as_array().unwrap().iter().enumerate() {
            let truths: BTreeSet<_> =
                cases.iter().map(|case| oracle.holds(&condition["when"], case)).collect();
            let truths: Vec<_> = truths.into_iter().collect();
            let state = match truths.as_slice() {
                [Some(true)] => State::Holds,
                [Some(false)] => State::Fails,
                [None] => State::Confirm,
                _ => State::Open,
            };
            prop_assert_eq!(explanation.conditions[place].state, state);
        }
    }

    #[test]
    fn a_flip_is_the_nearest_value_that_turns_a_no(
        programme in rules::programme(),
        impossible in rules::impossible(),
        answers in rules::answers(),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let oracle = Oracle { facts: &facts, programme: &programme };
        let answers = Answers::parse(book.facts(), answers.to_string().as_bytes()).unwrap();
        let own = bounds(&book, &answers);
        let explanation = compiled.explain(&book, &answers);
        if explanation.verdict != Verdict::NotEligible {
            prop_assert!(explanation.flips.is_empty());
            return Ok(());
        }
        let mut flips = Vec::new();
        for (place, fact) in book.facts().facts.iter().enumerate() {
            if answers.get(place).is_none() {
                continue;
            }
            let at = |value: i64| {
                let mut then = own.clone();
                then[place] = (value, value);
                turn(verdict(&oracle, &then)).map(|turn| (place, value, turn))
            };
            let (min, max) = own[place];
            let mut below = (fact.min..min).rev().filter_map(at);
            let mut above = (max + 1..=fact.max).filter_map(at);
            if fact.is_numeric() {
                flips.extend(below.next());
                flips.extend(above.next());
            } else {
                flips.extend(below);
                flips.extend(above);
            }
        }
        let found = explanation.flips.iter().map(|flip| (flip.fact, flip.to, flip.turn));
        prop_assert_eq!(found.collect::<Vec<_>>(), flips);
    }

    #[test]
    fn differences_are_those_that_cases_show(
        before in rules::programme(),
        after in rules::programme(),
    ) {
        prop_assume!(!has_formula(&before) && !has_formula(&after));
        let facts = rules::facts(&[]);
        let book = book(&facts).unwrap();
        let (old, new) = (compiled(&book, &before), compiled(&book, &after));
        let sides = [&before, &after].map(|programme| Oracle { facts: &facts, programme });
        let mut changes = BTreeSet::new();
        for case in cases(&bounds(&book, &Answers::default())) {
            let ranks = [0, 1].map(|side| rank(sides[side].outcome(&case)));
            let [Some((was, before)), Some((is, after))] = ranks else { continue };
            if was != is {
                changes.insert(if was < is { Change::Gains } else { Change::Loses });
            } else if let (Some(before), Some(after)) = (before, after)
                && before != after
            {
                changes.insert(if before < after { Change::More } else { Change::Less });
            }
        }
        let differences = compare(&book, &old, &new);
        let found: Vec<Change> = differences.iter().map(|one| one.change).collect();
        prop_assert_eq!(found, changes.into_iter().collect::<Vec<_>>());
        for one in differences {
            let mut case = [0, 0, 0, 0];
            for (fact, from, _) in one.case {
                case[fact] = from;
            }
            prop_assert_eq!(sides[0].outcome(&case), one.before);
            prop_assert_eq!(sides[1].outcome(&case), one.after);
        }
    }
}
