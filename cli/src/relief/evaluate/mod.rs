//! `madang relief evaluate`.

mod one;
mod reasons;
mod text;

use std::path::PathBuf;

use chrono::NaiveDate;
use madang_relief::{Verdict, plan, total};
use serde::Serialize;

use super::ask::{Asked, Chosen, answers, compiled};
use super::{Common, Error, load, print};
use one::{Asking, One};

/// Arguments of `madang relief evaluate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    asked: Asked,
    /// File with answers by fact, such as {"household_size": 4, "earners": "one",
    /// "premium_june_2021_krw": {"min": 200000, "max": 250000}}; null and "unknown"
    /// are "I don't know"
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let (rules, language) = (load::sound(&args.common.api)?, args.common.language);
    let chosen = args.asked.versions(&rules)?;
    let answers = answers(&rules, &args.answers, language)?;
    let asking = Asking {
        rules: &rules,
        language,
    };
    let explained = chosen.iter().map(|chosen| {
        let compiled = &chosen.version.compiled;
        (chosen, compiled.explain(&rules.book, &answers))
    });
    let explained: Vec<_> = explained.collect();
    let verdicts: Vec<_> = explained
        .iter()
        .map(|(chosen, explanation)| (chosen.version.programme(), explanation.verdict))
        .collect();
    let plan = plan(&rules.book, &compiled(&chosen), &answers);
    let evaluation = Evaluation {
        as_of: args.asked.as_of,
        programmes: explained
            .iter()
            .map(|(chosen, explanation)| asking.one(chosen, explanation))
            .collect(),
        total: Total::of(&chosen, &total(&verdicts), &verdicts),
        next: plan.next.and_then(|fact| {
            let fact = rules.book.facts().get(fact)?;
            Some(fact.id.clone())
        }),
        at_most: plan.at_most,
    };
    print(&evaluation, args.common.format)
}

/// What somebody is entitled to.
#[derive(Serialize)]
struct Evaluation {
    as_of: NaiveDate,
    programmes: Vec<One>,
    total: Total,
    /// The fact to ask next; null: nothing unasked can change a verdict or an amount.
    next: Option<String>,
    /// No more questions than this follow.
    at_most: usize,
}

/// The sum, programmes that exclude each other not counted twice.
#[derive(Serialize)]
struct Total {
    /// Certain.
    at_least_krw: i64,
    /// Possible.
    at_most_krw: i64,
    /// Whether an amount that no source gives may come on top.
    unknown: bool,
    /// The programmes that the certain sum is of.
    counted: Vec<String>,
    /// Programmes with a claim that are not paid together with a counted one.
    left_out: Vec<LeftOut>,
    #[serde(skip)]
    any: bool,
}

#[derive(Serialize)]
struct LeftOut {
    id: String,
    because_of: String,
}

impl Total {
    fn of(
        chosen: &[Chosen<'_>],
        total: &madang_relief::Total,
        verdicts: &[(&madang_relief::Programme, Verdict)],
    ) -> Self {
        let id = |place: &usize| {
            let chosen = chosen.get(*place);
            chosen.map_or_else(String::new, |chosen| chosen.version.file.id.clone())
        };
        let left_out = total.left_out.iter();
        let is_claim =
            |verdict: &Verdict| !matches!(verdict, Verdict::NotEligible | Verdict::Impossible);
        Self {
            at_least_krw: total.at_least,
            at_most_krw: total.at_most,
            unknown: total.unknown,
            counted: total.counted.iter().map(id).collect(),
            left_out: left_out
                .map(|(place, because)| LeftOut {
                    id: id(place),
                    because_of: id(because),
                })
                .collect(),
            any: verdicts.iter().any(|(_, verdict)| is_claim(verdict)),
        }
    }
}
