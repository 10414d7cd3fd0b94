//! Runs the tests, part by part, the quick ones first.

mod browser;
mod fuzz;
mod parts;
mod record;
mod report;

use crate::{build, setup};
use anyhow::{Result, bail};
use parts::{PARTS, Part};
use report::{Outcome, Report};
use std::process::ExitCode;
use std::time::Instant;

/// What a part runs with.
pub struct Context {
    /// Whether to do the long work too.
    pub full: bool,
}

/// Runs all parts, or those named, and prints a table of how they went.
///
/// # Errors
/// When a part is not known or set-up fails; a failed test is no error here
/// but a failing exit code.
pub fn run(names: &[String], full: bool) -> Result<ExitCode> {
    let parts = chosen(names, full)?;
    setup::for_tests()?;
    let context = Context { full };
    let mut reports: Vec<Report> = Vec::new();
    for part in parts {
        let blocked = part.needs_app && reports.iter().any(Report::left_no_app);
        reports.push(if blocked {
            Report::blocked(part.name)
        } else {
            one(part, &context)?
        });
    }
    let failed = reports.iter().filter(|report| report.failed()).count();
    println!("\n{}", report::table(&reports));
    println!("{} passed, {failed} failed", reports.len() - failed);
    Ok(match failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn chosen(names: &[String], full: bool) -> Result<Vec<&'static Part>> {
    if let Some(name) = names
        .iter()
        .find(|name| PARTS.iter().all(|part| part.name != **name))
    {
        let known: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        bail!("no part is named {name}; there are: {}", known.join(", "));
    }
    Ok(PARTS
        .iter()
        .filter(|part| match names {
            [] => (full || !part.only_full) && (part.exists)(),
            _ => names.iter().any(|name| name == part.name),
        })
        .collect())
}

/// Runs one part. The long work of a full run is not repeated while
/// nothing in the checkout has changed.
fn one(part: &'static Part, context: &Context) -> Result<Report> {
    println!("\n== {}: {}", part.name, part.what);
    let record = record::Record::of(part.name, build::EVERYTHING)?;
    if context.full && part.is_long && record.is_kept() {
        println!("passed before with the same files");
        return Ok(Report::new(part.name, Outcome::PassedBefore, 0.0));
    }
    let started = Instant::now();
    let outcome = match (part.run)(context) {
        Ok(()) => Outcome::Passed,
        Err(error) => {
            println!("{} FAILED: {error:#}", part.name);
            Outcome::Failed
        }
    };
    if context.full && part.is_long && outcome == Outcome::Passed {
        record.keep()?;
    }
    Ok(Report::new(
        part.name,
        outcome,
        started.elapsed().as_secs_f64(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(chosen: &[&Part]) -> Vec<&'static str> {
        chosen.iter().map(|part| part.name).collect()
    }

    #[test]
    fn the_quick_parts_come_first_and_the_long_ones_only_when_asked() {
        let usual = names(&chosen(&[], false).unwrap());
        assert_eq!(usual.first(), Some(&"fmt"));
        assert_eq!(usual.last(), Some(&"e2e"));
        assert!(!usual.contains(&"fuzz"));
    }

    #[test]
    fn a_named_part_runs_alone_and_a_wrong_name_is_explained() {
        let one = chosen(&["sizes".to_owned()], false).unwrap();
        assert_eq!(names(&one), ["sizes"]);
        let error = chosen(&["size".to_owned()], false).err().unwrap();
        assert!(error.to_string().contains("sizes"), "{error}");
    }
}
