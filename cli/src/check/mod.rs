//! `madang check`: every file of the API, as an unkind reader sees it.

mod changes;
mod dataset;
mod family;
mod masks;
mod mydata;
mod places;
mod relief;
mod report;
mod schema;

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use madang_api::RootIndex;

use crate::api_dir::{Disk, Files, FilesError, ROOT_INDEX, is_inside, now};
use crate::publish::Format;
use crate::schemas;

pub use report::{Problem, Report};

/// Clocks of two machines differ by less than this.
const CLOCK_SKEW: TimeDelta = TimeDelta::minutes(10);

/// Arguments of `madang check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The API's folder
    #[arg(value_name = "API_DIR")]
    pub api: PathBuf,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Why the API did not pass.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Some of its files are wrong; the report was printed.
    #[error("the API is not in order: {problems} problem(s)")]
    Problems {
        /// How many.
        problems: usize,
    },
    /// A file is there and cannot be read.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The report cannot be printed as JSON.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Runs `madang check`.
///
/// # Errors
/// The API is not in order, or could not be read.
pub fn run(args: &Args) -> Result<(), Error> {
    let report = check(&Disk::new(&args.api), now())?;
    match args.format {
        Format::Text => print!("{report}"),
        Format::Json => println!("{}", serde_json::to_string_pretty(&report)?),
    }
    match report.problems.len() {
        0 => Ok(()),
        problems => Err(Error::Problems { problems }),
    }
}

/// Checks every file that the root index leads to.
///
/// # Errors
/// A file is there and cannot be read.
pub fn check(files: &impl Files, now: DateTime<Utc>) -> Result<Report, FilesError> {
    let mut report = Report::default();
    let Some(bytes) = files.read(ROOT_INDEX)? else {
        report.problem(ROOT_INDEX, "missing: there is no API in this folder");
        return Ok(report);
    };
    report.files += 1;
    schema::check_own(&mut report, ROOT_INDEX, &bytes, schemas::ROOT);
    let root = match RootIndex::parse(&bytes) {
        Ok(root) => root,
        Err(error) => {
            report.problem(ROOT_INDEX, error);
            return Ok(report);
        }
    };
    not_future(&mut report, ROOT_INDEX, root.generated_at, now);
    for (name, family) in &root.families {
        if is_inside(&family.path) {
            family::check(files, &mut report, &root, name, &family.path, now)?;
        } else {
            report.problem(
                ROOT_INDEX,
                format!("family {name}: path {:?} leaves the API", family.path),
            );
        }
    }
    Ok(report)
}

fn not_future(report: &mut Report, path: &str, generated_at: DateTime<Utc>, now: DateTime<Utc>) {
    if generated_at > now + CLOCK_SKEW {
        report.problem(
            path,
            format!("generated_at {generated_at} is in the future"),
        );
    }
}
