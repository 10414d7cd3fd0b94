//! How many questions are asked, in one order or another.

use std::hint::black_box;
use std::time::Instant;

use madang_relief::{Answer, Answers, Compiled, Outcome, Plan, Rulebook, plan};

use crate::case::{Random, household};
use crate::ms;

/// Of a plan that seems slow the quickest of so many goes counts.
const GOES: usize = 20;

/// In which order facts are asked.
#[derive(Clone, Copy, PartialEq)]
pub enum Order {
    /// As planned, until nothing that was not asked matters.
    Planned,
    /// As the facts stand, without what no programme reads, until all is settled.
    Fixed,
    /// As the facts stand, without what can no longer matter.
    Skipping,
}

/// What came of asking some households.
#[derive(Default)]
pub struct Asked {
    /// The households.
    pub cases: Vec<Vec<i64>>,
    /// How many questions each was asked.
    pub asked: Vec<usize>,
    /// The slowest plan, in ms: the quickest of some goes of it.
    pub plan_slowest: f64,
    plans: usize,
    plans_ms: f64,
}

impl Asked {
    /// The mean number of questions.
    pub fn mean(&self) -> f64 {
        self.asked.iter().sum::<usize>() as f64 / self.asked.len() as f64
    }

    /// The greatest number of questions.
    pub fn worst(&self) -> f64 {
        self.asked.iter().max().map_or(0.0, |worst| *worst as f64)
    }

    /// The mean time of a plan, in ms.
    pub fn plan_mean(&self) -> f64 {
        self.plans_ms / self.plans as f64
    }

    /// The first of the households alone.
    pub fn first(&self, count: usize) -> Self {
        Self {
            asked: self.asked.iter().take(count).copied().collect(),
            ..Self::default()
        }
    }
}

/// Asks so many households, the same for every order.
pub fn ask(book: &Rulebook, programmes: &[&Compiled], order: Order, households: usize) -> Asked {
    let mut random = Random(11);
    let mut done = Asked::default();
    let facts = facts(book, programmes);
    while done.asked.len() < households {
        let case = household(book, &mut random);
        let cannot = |one: &&Compiled| one.decide(&case) == Outcome::Impossible;
        if programmes.iter().any(cannot) {
            continue;
        }
        let asked = match order {
            Order::Fixed => fixed(book, programmes, &facts, &case),
            _ => planned(book, programmes, order, &case, &mut done),
        };
        done.asked.push(asked);
        done.cases.push(case);
    }
    done
}

fn facts(book: &Rulebook, programmes: &[&Compiled]) -> Vec<usize> {
    let mut facts: Vec<usize> = programmes.iter().flat_map(|one| one.facts(book)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn fixed(book: &Rulebook, programmes: &[&Compiled], facts: &[usize], case: &[i64]) -> usize {
    let mut answers = Answers::default();
    for (asked, fact) in facts.iter().enumerate() {
        let settled = |one: &&Compiled| one.verdict(book, &answers).is_settled();
        if programmes.iter().all(settled) {
            return asked;
        }
        answer(book, &mut answers, *fact, case);
    }
    facts.len()
}

fn planned(
    book: &Rulebook,
    programmes: &[&Compiled],
    order: Order,
    case: &[i64],
    done: &mut Asked,
) -> usize {
    let mut answers = Answers::default();
    for asked in 0.. {
        let (plan, took) = timed(book, programmes, &answers);
        done.plans += 1;
        done.plans_ms += took;
        done.plan_slowest = done.plan_slowest.max(took);
        let next = match order {
            Order::Skipping => plan.relevant.first().copied(),
            _ => plan.next,
        };
        let Some(next) = next else { return asked };
        answer(book, &mut answers, next, case);
    }
    0
}

fn answer(book: &Rulebook, answers: &mut Answers, fact: usize, case: &[i64]) {
    let value = case.get(fact).copied().unwrap_or_default();
    let _ = answers.set(book.facts(), fact, Answer::Known(value));
}

/// A plan and how long it took: of a slow one the quickest of some goes.
fn timed(book: &Rulebook, programmes: &[&Compiled], answers: &Answers) -> (Plan, f64) {
    let start = Instant::now();
    let first = plan(book, programmes, answers);
    let mut took = ms(start);
    for _ in 1..GOES {
        if took > 1.0 {
            let start = Instant::now();
            black_box(plan(book, programmes, black_box(answers)));
            took = took.min(ms(start));
        }
    }
    (first, took)
}
