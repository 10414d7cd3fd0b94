//! Decisions, verdicts, amounts, and what matters.

use std::collections::BTreeSet;

use madang_relief::{
    Amounts, Answer, Answers, Compiled, Facts, Flaw, Outcome, Programme, Rulebook, Verdict, plan,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::brute::{Oracle, bounds, cases};
use crate::rules;

/// The book, unless nothing at all can be.
pub fn book(facts: &Value) -> Option<Rulebook> {
    let read = Facts::parse(facts.to_string().as_bytes()).unwrap();
    let book = Rulebook::new(read);
    let oracle = Oracle {
        facts,
        programme: &Value::Null,
    };
    let all = [(0, rules::SUM_MAX), (0, 1), (0, rules::SIZE_MAX), (0, 1)];
    let some = cases(&all).iter().any(|case| oracle.is_possible(case));
    assert_eq!(book.is_ok(), some);
    book.ok()
}

pub fn compiled(book: &Rulebook, programme: &Value) -> Compiled {
    let programme = Programme::parse(programme.to_string().as_bytes()).unwrap();
    book.compile(programme).unwrap()
}

/// What a verdict must be, by all that can come out.
pub fn expected(outcomes: &BTreeSet<Outcome>) -> Verdict {
    let mut amounts = Amounts::default();
    let (mut yes, mut no, mut confirm) = (false, false, false);
    for outcome in outcomes {
        let amount = match outcome {
            Outcome::Impossible => continue,
            Outcome::No => {
                no = true;
                continue;
            }
            Outcome::Yes(amount) => {
                yes = true;
                amount
            }
            Outcome::Confirm(amount) => {
                confirm = true;
                amount
            }
        };
        match (amount, amounts.known) {
            (None, _) => amounts.unknown = true,
            (Some(krw), None) => amounts.known = Some((*krw, *krw)),
            (Some(krw), Some((least, most))) => {
                amounts.known = Some((least.min(*krw), most.max(*krw)));
            }
        }
    }
    match (yes, no, confirm) {
        (false, false, false) => Verdict::Impossible,
        (true, false, false) => Verdict::Eligible(amounts),
        (false, true, false) => Verdict::NotEligible,
        (false, false, true) => Verdict::Confirm(amounts),
        _ => Verdict::Open {
            yes,
            no,
            confirm,
            amounts,
        },
    }
}

/// The facts that matter under the answers: two possible cases that differ in such a
/// fact alone come out differently.
fn matter(oracle: &Oracle<'_>, bounds: &[(i64, i64)]) -> Vec<usize> {
    let mut matter = Vec::new();
    for fact in 0..bounds.len() {
        let mut rest = bounds.to_vec();
        rest[fact] = (0, 0);
        let differs = cases(&rest).into_iter().any(|mut case| {
            let outcomes = (bounds[fact].0..=bounds[fact].1).map(|value| {
                case[fact] = value;
                oracle.outcome(&case)
            });
            let outcomes: BTreeSet<Outcome> = outcomes.collect();
            outcomes
                .iter()
                .filter(|o| **o != Outcome::Impossible)
                .count()
                > 1
        });
        if differs {
            matter.push(fact);
        }
    }
    matter
}

pub fn has_formula(programme: &Value) -> bool {
    programme["amount"].to_string().contains("product")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::CASES))]

    #[test]
    fn each_case_is_decided_as_it_is_written(
        programme in rules::programme(),
        impossible in rules::impossible(),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let oracle = Oracle { facts: &facts, programme: &programme };
        for case in cases(&bounds(&book, &Answers::default())) {
            // Whether facts that it does not read can be so is not the programme's.
            if oracle.is_possible(&case) || compiled.decide(&case) == Outcome::Impossible {
                prop_assert_eq!(compiled.decide(&case), oracle.outcome(&case), "{:?}", case);
            }
        }
    }

    #[test]
    fn a_verdict_is_what_all_completions_agree_on(
        programme in prop_oneof![2 => rules::programme(), 1 => rules::by_formula()],
        impossible in rules::impossible(),
        answers in rules::answers(),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let oracle = Oracle { facts: &facts, programme: &programme };
        let answers = Answers::parse(book.facts(), answers.to_string().as_bytes()).unwrap();
        let cases = cases(&bounds(&book, &answers));
        let outcomes = cases.iter().map(|case| oracle.outcome(case)).collect();
        prop_assert_eq!(compiled.verdict(&book, &answers), expected(&outcomes));
    }

    #[test]
    fn what_is_asked_is_what_matters(
        programme in rules::programme(),
        impossible in rules::impossible(),
        answers in rules::answers(),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let oracle = Oracle { facts: &facts, programme: &programme };
        let answers = Answers::parse(book.facts(), answers.to_string().as_bytes()).unwrap();
        let plan = plan(&book, &[&compiled], &answers);
        let mut planned = [plan.relevant.clone(), plan.rough.clone()].concat();
        planned.sort_unstable();
        let matter = matter(&oracle, &bounds(&book, &answers));
        prop_assert!(matter.iter().all(|fact| planned.contains(fact)), "{:?} {:?}", matter, planned);
        if !matter.is_empty() && !has_formula(&programme) {
            prop_assert_eq!(&planned, &matter);
        }
        prop_assert!(plan.next.is_none_or(|next| plan.relevant.contains(&next)));
        prop_assert_eq!(plan.next.is_none(), plan.relevant.is_empty());
        if compiled.verdict(&book, &answers).is_settled() && !has_formula(&programme) {
            prop_assert!(planned.is_empty());
        }
    }

    #[test]
    fn no_more_is_asked_than_was_said(
        programme in rules::programme(),
        impossible in rules::impossible(),
        case in (0..=rules::SUM_MAX, 0..=1_i64, 0..=rules::SIZE_MAX, 0..=1_i64),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let case = [case.0, case.1, case.2, case.3];
        let oracle = Oracle { facts: &facts, programme: &programme };
        let outcome = oracle.outcome(&case);
        prop_assume!(outcome != Outcome::Impossible);
        let mut answers = Answers::default();
        let mut allowed = usize::MAX;
        loop {
            let plan = plan(&book, &[&compiled], &answers);
            prop_assert!(plan.at_most <= allowed, "{} after {}", plan.at_most, allowed);
            prop_assert!(plan.relevant.len() <= plan.at_most);
            let Some(next) = plan.next else { break };
            prop_assert_eq!(answers.get(next), None);
            answers.set(book.facts(), next, Answer::Known(case[next])).unwrap();
            allowed = plan.at_most - 1;
        }
        let settled = expected(&BTreeSet::from([outcome]));
        prop_assert_eq!(compiled.verdict(&book, &answers), settled);
    }

    #[test]
    fn flaws_are_those_that_cases_show(
        programme in rules::programme(),
        impossible in rules::impossible(),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let compiled = compiled(&book, &programme);
        let oracle = Oracle { facts: &facts, programme: &programme };
        let cases = cases(&bounds(&book, &Answers::default()));
        let possible: Vec<_> = cases.iter().filter(|case| oracle.is_possible(case)).collect();
        let table = &programme["tables"][0];
        let rows: Vec<Vec<usize>> = possible.iter().map(|case| oracle.rows(table, case)).collect();
        let proof = compiled.prove(&book);
        let found = |flaw: fn(&Flaw) -> bool| proof.problems.iter().any(|p| flaw(&p.flaw));
        prop_assert_eq!(found(|f| *f == Flaw::Gap), rows.iter().any(Vec::is_empty));
        prop_assert_eq!(
            found(|f| matches!(f, Flaw::Overlap(..))),
            rows.iter().any(|rows| rows.len() > 1)
        );
        let pays = |case: &&Vec<i64>| {
            matches!(oracle.outcome(case), Outcome::Yes(_) | Outcome::Confirm(_))
        };
        prop_assert_eq!(found(|f| *f == Flaw::Nobody), !possible.iter().any(pays));
        for (place, condition) in programme["conditions"].as_array().unwrap().iter().enumerate() {
            let truths: BTreeSet<_> =
                possible.iter().map(|case| oracle.holds(&condition["when"], case)).collect();
            let at = format!("conditions[{place}]");
            let own = proof.problems.iter().filter(|p| p.at == at).map(|p| p.flaw);
            let own: Vec<Flaw> = own.collect();
            match (truths.contains(&None), truths.contains(&Some(true)), truths.contains(&Some(false))) {
                (true, ..) | (_, true, true) => prop_assert!(own.is_empty(), "{own:?}"),
                (_, true, false) => prop_assert_eq!(own, vec![Flaw::Always]),
                _ => prop_assert_eq!(own, vec![Flaw::Never]),
            }
        }
        // The case that is shown is one.
        for problem in proof.problems.iter().filter(|p| p.flaw == Flaw::Gap) {
            let mut case = vec![0; 4];
            for (fact, from, _) in &problem.case {
                case[*fact] = *from;
            }
            prop_assert!(oracle.rows(table, &case).is_empty());
        }
    }
}

/// A programme for sizes from 2 on, with combinations that cannot be.
fn by_size(impossible: &[Value]) -> (Rulebook, Compiled) {
    let facts = rules::facts(impossible);
    let text = json!({"ko": "가", "en": "a"});
    let programme = json!({
        "schema": "relief-programme/1", "id": "one", "version": "1", "status": "final",
        "name": text, "summary": text, "unit": "household", "audience": ["household"],
        "in_force": {"from": "2021-01-01"}, "amount": 5, "evidence": "memory",
        "conditions": [{"id": "size", "text": text, "when": {"fact": "size", "ge": 2}}],
    });
    let book = book(&facts).unwrap();
    let compiled = compiled(&book, &programme);
    (book, compiled)
}

/// The kind tells nothing: where it could, it cannot be.
#[test]
fn a_fact_that_matters_only_where_nothing_can_be_is_not_asked() {
    let (book, compiled) = by_size(&[json!({"all": [
        {"fact": "kind", "is": "x"}, {"fact": "size", "is": 2},
    ]})]);
    let plan = plan(&book, &[&compiled], &Answers::default());
    assert_eq!(plan.relevant, [book.facts().index("size").unwrap()]);
}

/// Neither fact can change alone, so both are asked about.
#[test]
fn facts_that_are_tied_are_asked_together() {
    let large = json!({"fact": "size", "ge": 2});
    let (book, compiled) = by_size(&[
        json!({"all": [{"fact": "kind", "is": "x"}, large]}),
        json!({"all": [{"fact": "kind", "is": "y"}, {"not": large}]}),
    ]);
    let mut answers = Answers::default();
    let kind = book.facts().index("kind").unwrap();
    let first = plan(&book, &[&compiled], &answers);
    assert!(first.next.is_some() && first.at_most == 2, "{first:?}");
    answers.set(book.facts(), kind, Answer::Known(1)).unwrap();
    assert!(matches!(
        compiled.verdict(&book, &answers),
        Verdict::Eligible(_)
    ));
    assert_eq!(plan(&book, &[&compiled], &answers).next, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::CASES / 2))]

    /// Two programmes are asked for at once as each is alone, and no more than was said.
    #[test]
    fn two_programmes_share_their_questions(
        one in rules::programme(),
        other in rules::programme(),
        impossible in rules::impossible(),
        case in (0..=rules::SUM_MAX, 0..=1_i64, 0..=rules::SIZE_MAX, 0..=1_i64),
    ) {
        let facts = rules::facts(&impossible);
        let Some(book) = book(&facts) else { return Ok(()) };
        let both = [compiled(&book, &one), compiled(&book, &other)];
        let set = [&both[0], &both[1]];
        let case = [case.0, case.1, case.2, case.3];
        let oracle = Oracle { facts: &facts, programme: &one };
        prop_assume!(oracle.is_possible(&case));
        let mut answers = Answers::default();
        let mut allowed = usize::MAX;
        loop {
            let shared = plan(&book, &set, &answers);
            let mut each: Vec<usize> =
                set.iter().flat_map(|one| plan(&book, &[one], &answers).relevant).collect();
            each.sort_unstable();
            each.dedup();
            prop_assert_eq!(&shared.relevant, &each);
            prop_assert!(shared.at_most <= allowed && shared.relevant.len() <= shared.at_most);
            let Some(next) = shared.next else { break };
            allowed = shared.at_most - 1;
            answers.set(book.facts(), next, Answer::Known(case[next])).unwrap();
        }
        for (compiled, programme) in both.iter().zip([&one, &other]) {
            let outcome = Oracle { facts: &facts, programme }.outcome(&case);
            let settled = expected(&BTreeSet::from([outcome]));
            prop_assert_eq!(compiled.verdict(&book, &answers), settled);
        }
    }
}
