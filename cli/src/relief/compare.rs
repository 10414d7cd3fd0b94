//! `madang relief compare`.

use std::fmt;

use madang_relief::{Change, Difference, Outcome, compare};
use serde::Serialize;
use serde_json::Value;

use super::rules::Rules;
use super::{Common, Error, Language, ask, load, print, say};

/// Arguments of `madang relief compare`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The programme's id
    #[arg(long, value_name = "ID")]
    programme: String,
    /// The version before
    #[arg(value_name = "FROM")]
    from: String,
    /// The version after
    #[arg(value_name = "TO")]
    to: String,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let (rules, language) = (load::sound(&args.common.api)?, args.common.language);
    ask::known(&rules, &args.programme)?;
    let version = |name| ask::version(&rules, &args.programme, name);
    let (before, after) = (version(&args.from)?, version(&args.to)?);
    let found = compare(&rules.book, &before.compiled, &after.compiled);
    let differences = found.iter();
    let comparison = Comparison {
        programme: args.programme.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        differences: differences.map(|d| Line::of(&rules, d, language)).collect(),
        name: after
            .programme()
            .name
            .in_language(language.tag())
            .to_owned(),
    };
    print(&comparison, args.common.format)
}

#[derive(Serialize)]
struct Comparison {
    programme: String,
    from: String,
    to: String,
    /// One for each kind of change that there is.
    differences: Vec<Line>,
    #[serde(skip)]
    name: String,
}

#[derive(Serialize)]
struct Line {
    change: &'static str,
    /// A case that shows it, as answers are written; other facts do not matter.
    case: Value,
    before: Side,
    after: Side,
    #[serde(skip)]
    said: Vec<String>,
}

#[derive(Serialize)]
struct Side {
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    krw: Option<i64>,
}

impl Line {
    fn of(rules: &Rules, difference: &Difference, language: Language) -> Self {
        let facts = rules.book.facts();
        Self {
            change: match difference.change {
                Change::Gains => "gains",
                Change::Loses => "loses",
                Change::More => "more",
                Change::Less => "less",
            },
            case: say::case_json(facts, &difference.case),
            before: Side::of(difference.before),
            after: Side::of(difference.after),
            said: say::case(facts, &difference.case, language),
        }
    }
}

impl Side {
    fn of(outcome: Outcome) -> Self {
        let (verdict, krw) = match outcome {
            Outcome::Yes(krw) => ("eligible", krw),
            Outcome::No => ("not_eligible", None),
            Outcome::Confirm(krw) => ("confirm", krw),
            Outcome::Impossible => ("impossible", None),
        };
        Self { verdict, krw }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, from, to, .. } = self;
        writeln!(f, "{name}: from version {from} to version {to}")?;
        let kinds = [
            ("gains", "Some gain", "Nobody gains a claim."),
            ("loses", "Some lose", "Nobody loses a claim."),
            ("more", "Some get more", "Nobody gets more."),
            ("less", "Some get less", "Nobody gets less."),
        ];
        for (kind, some, nobody) in kinds {
            writeln!(f)?;
            match self.differences.iter().find(|line| line.change == kind) {
                None => writeln!(f, "{nobody}")?,
                Some(line) => {
                    writeln!(f, "{some}: {}, then {}. Such as:", line.before, line.after)?;
                    for fact in &line.said {
                        writeln!(f, "  {fact}")?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = match self.krw {
            Some(krw) => say::won((krw, krw)),
            None => "an amount that no source gives".to_owned(),
        };
        match self.verdict {
            "eligible" => write!(f, "{amount}"),
            "confirm" => write!(f, "to be confirmed ({amount})"),
            _ => write!(f, "nothing"),
        }
    }
}
