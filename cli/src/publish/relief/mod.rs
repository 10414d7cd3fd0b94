//! `madang publish relief`: facts and relief programmes, proven before they are out.

mod draft;
mod files;
mod report;

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::{Error, Format};
use crate::api_dir::{Writer, family_index, root_index};
use crate::edition;
use crate::relief::rules;

pub use draft::{CATALOGUE, FACTS, FAMILY};
pub use files::{Given, given, own};
pub use report::Report;

/// Arguments of `madang publish relief`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder with facts.json and programmes/*.json. Left out: those that come with
    /// the program
    #[arg(long, value_name = "DIR")]
    pub programmes: Option<PathBuf>,
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The source that the app names beside the data
    #[arg(long, value_name = "TEXT")]
    pub attribution: Option<String>,
}

/// Reads and proves the files and, unless the report says why not, publishes them.
///
/// # Errors
/// A file could not be read or written.
pub fn publish(args: &Args, now: DateTime<Utc>) -> Result<Report, Error> {
    let given = match &args.programmes {
        Some(folder) => files::given(folder)?,
        None => files::own(),
    };
    let mut report = Report::default();
    if let Some(rules) = report.take(rules::read(&given.facts, &given.programmes)) {
        let mut files = Writer::open(&args.api)?;
        let replay_at = root_index(&files)?.and_then(|root| root.replay_at);
        let attribution = args.attribution.as_deref().unwrap_or(given.attribution);
        let before = family_index(&files, FAMILY)?;
        let draft = draft::draft(&rules, before.as_ref(), attribution, replay_at, now)?;
        report.edition = Some(edition::write(&mut files, draft, now)?);
    }
    Ok(report)
}

/// Publishes the programmes that come with the program, beside the sample.
pub(super) fn publish_own(
    files: &mut Writer,
    replay_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Report, Error> {
    let own = files::own();
    let mut report = Report::default();
    if let Some(rules) = report.take(rules::read(&own.facts, &own.programmes)) {
        let before = family_index(files, FAMILY)?;
        let (attribution, replay_at) = (own.attribution, Some(replay_at));
        let draft = draft::draft(&rules, before.as_ref(), attribution, replay_at, now)?;
        report.edition = Some(edition::write(files, draft, now)?);
    }
    Ok(report)
}
