//! One decision after another.

use std::error::Error;
use std::fs;
use std::hint::black_box;

use madang_relief::{Compiled, Outcome, Rulebook};

use crate::case::{Random, code, household};
use crate::{print, quickest};

/// So many households are a batch.
const BATCH: usize = 1_000_000;
/// So many of its first ones are decided again and again.
const AGAIN: usize = 4000;

/// Where cases come from, and where their outcomes go.
pub struct Files<'a> {
    cases: &'a str,
    outcomes: &'a str,
}

impl<'a> From<(&'a String, &'a String)> for Files<'a> {
    fn from((cases, outcomes): (&'a String, &'a String)) -> Self {
        Self { cases, outcomes }
    }
}

/// Times decisions on the flagship.
pub fn run(
    book: &Rulebook,
    fund: &Compiled,
    files: Option<Files<'_>>,
) -> Result<(), Box<dyn Error>> {
    let width = fund.facts(book).last().map_or(1, |last| last + 1);
    let cases = match &files {
        Some(files) => read(&fs::read(files.cases)?),
        None => made_up(book, fund, width),
    };
    time(&cases, width, fund);
    if let Some(files) = files {
        let outcomes = cases.chunks_exact(width).map(|case| fund.decide(case));
        let bytes = outcomes.flat_map(|outcome| code(outcome).to_le_bytes());
        fs::write(files.outcomes, bytes.collect::<Vec<u8>>())?;
    }
    Ok(())
}

fn time(cases: &[i64], width: usize, fund: &Compiled) {
    let all = cases.len() / width;
    let again = all.min(AGAIN);
    let first: Vec<&[i64]> = cases.chunks_exact(width).take(again).collect();
    let rounds = (BATCH / again.max(1)).max(1);
    let took = quickest(|| {
        for _ in 0..rounds {
            for case in &first {
                black_box(black_box(fund).decide(black_box(case)));
            }
        }
    });
    let each = took * 1e6 / (rounds * again) as f64;
    print("decision", "one decision", "ns", each, Some(100.0));

    let mut yes = 0_usize;
    let took = quickest(|| {
        let outcomes = cases.chunks_exact(width).map(|case| fund.decide(case));
        yes = outcomes
            .filter(|one| matches!(one, Outcome::Yes(_)))
            .count();
    });
    print("batch", &format!("{all} households"), "ms", took, None);
    let share = 100.0 * yes as f64 / all as f64;
    print("eligible", "of these eligible", "%", share, None);
}

fn read(bytes: &[u8]) -> Vec<i64> {
    let values = bytes
        .chunks_exact(8)
        .filter_map(|value| value.try_into().ok());
    values.map(i64::from_le_bytes).collect()
}

fn made_up(book: &Rulebook, fund: &Compiled, width: usize) -> Vec<i64> {
    let mut random = Random(7);
    let mut cases = Vec::new();
    while cases.len() < BATCH * width {
        let case = household(book, &mut random);
        if fund.decide(&case) != Outcome::Impossible {
            cases.extend(case.iter().take(width));
        }
    }
    cases
}
