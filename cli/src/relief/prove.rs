//! `madang relief prove`.

use std::fmt;
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use super::rules::{self, Fault, Reading, Rules, Version};
use super::{Error, load, print, say};
use crate::publish::Format;
use crate::publish::relief::given;
use crate::text::count;

/// Arguments of `madang relief prove`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    of: Of,
    /// How the proof is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Where the rules lie.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Of {
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    api: Option<PathBuf>,
    /// Folder with facts.json and programmes/*.json that are not published yet
    #[arg(long, value_name = "DIR")]
    programmes: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let reading = match (&args.of.api, &args.of.programmes) {
        (_, Some(folder)) => {
            let given = given(folder)?;
            rules::read(&given.facts, &given.programmes)
        }
        (Some(api), None) => load::published(api)?,
        // The command line has asked for one of them.
        (None, None) => return Ok(()),
    };
    let proofs = Proofs::of(reading);
    print(&proofs, args.format)?;
    match proofs.problems {
        0 => Ok(()),
        problems => Err(Error::Unproven(problems)),
    }
}

#[derive(Serialize)]
struct Proofs {
    /// How many problems there are in all.
    problems: usize,
    /// What was proven, or what is wrong with it.
    versions: Vec<Line>,
    /// What keeps files from being proven, and what is wrong among versions.
    faults: Vec<Fault>,
}

#[derive(Serialize)]
struct Line {
    id: String,
    version: String,
    file: String,
    conditions: usize,
    tables: usize,
    rows: usize,
    problems: Vec<Counter>,
    /// What no source gives, as the file says itself.
    unknown: Vec<String>,
}

/// A problem with a counter-example.
#[derive(Serialize)]
struct Counter {
    /// Where in the file.
    at: String,
    /// What it is, the case included, and what to do.
    problem: String,
    /// A case that shows it, as answers are written.
    case: Value,
}

impl Proofs {
    fn of(reading: Reading) -> Self {
        let problems = reading.faults.len();
        let Some(rules) = reading.rules else {
            return Self {
                problems,
                versions: Vec::new(),
                faults: reading.faults,
            };
        };
        let versions = rules.versions.iter();
        let versions: Vec<Line> = versions.map(|version| Line::of(&rules, version)).collect();
        let is_in_line = |fault: &Fault| {
            let mut lines = versions.iter().filter(|line| line.file == fault.file);
            lines.any(|line| line.problems.iter().any(|p| p.problem == fault.problem))
        };
        let mut faults = reading.faults;
        faults.retain(|fault| !is_in_line(fault));
        Self {
            problems,
            versions,
            faults,
        }
    }
}

impl Line {
    fn of(rules: &Rules, version: &Version) -> Self {
        let programme = version.programme();
        let facts = rules.book.facts();
        let problems = version.proof.problems.iter();
        Self {
            id: programme.id.clone(),
            version: programme.version.clone(),
            file: version.label.clone(),
            conditions: programme.conditions.len(),
            tables: programme.tables.len(),
            rows: programme.tables.iter().map(|table| table.rows.len()).sum(),
            problems: problems
                .map(|problem| Counter {
                    at: problem.at.clone(),
                    problem: rules::said(problem, facts),
                    case: say::case_json(facts, &problem.case),
                })
                .collect(),
            unknown: version.proof.holes.clone(),
        }
    }
}

impl fmt::Display for Proofs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rows, mut unknown) = (0, 0);
        for line in &self.versions {
            rows += line.rows;
            unknown += line.unknown.len();
            writeln!(f, "{line}")?;
        }
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        let number = |number: usize| count(number as u64);
        let (versions, rows) = (number(self.versions.len()), number(rows));
        match self.problems {
            0 => writeln!(
                f,
                "\nProven: {versions} versions, {rows} rows of tables without gap or overlap, \
                 {} explicit unknowns",
                number(unknown)
            ),
            problems => writeln!(f, "\nNot proven: {} problem(s)", number(problems)),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.problems.is_empty() {
            "proven"
        } else {
            "NOT PROVEN"
        };
        write!(f, "{} {}: {state}", self.id, self.version)?;
        for (number, one, several) in [
            (self.conditions, "condition", "conditions"),
            (self.rows, "row", "rows"),
        ] {
            match number {
                0 => {}
                1 => write!(f, ", 1 {one}")?,
                number => write!(f, ", {number} {several}")?,
            }
        }
        for Counter { problem, .. } in &self.problems {
            write!(f, "\n  {problem}")?;
        }
        if !self.problems.is_empty() {
            write!(f, "\n  in {}", self.file)?;
        }
        for at in &self.unknown {
            write!(f, "\n  unknown at {at}")?;
        }
        Ok(())
    }
}
