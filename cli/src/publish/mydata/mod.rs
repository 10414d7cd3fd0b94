//! `madang publish mydata`: types of certificates, purposes, issuers, status lists and
//! invented people, proven before they are out.

mod draft;
mod files;
mod report;

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::{Error, Format};
use crate::api_dir::{Writer, family_index, root_index};
use crate::edition;
use crate::mydata;

pub use draft::{FAMILY, ISSUERS, PURPOSES, SAMPLES, STATUS, TYPES};
pub use report::Report;

/// Arguments of `madang publish mydata`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder with types.json, purposes.json and issuers.json, and where there are any
    /// status.json and samples.json. Left out: those that come with the program
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
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
    let given = match &args.data {
        Some(folder) => files::given(folder)?,
        None => files::own(),
    };
    let attribution = args.attribution.as_deref().unwrap_or(given.attribution);
    let mut report = Report::default();
    if let Some(family) = prove(&given, &mut report, now) {
        let mut files = Writer::open(&args.api)?;
        let replay_at = root_index(&files)?.and_then(|root| root.replay_at);
        let before = family_index(&files, FAMILY)?;
        let draft = draft::draft(&family, before.as_ref(), attribution, replay_at, now)?;
        report.edition = Some(edition::write(&mut files, draft, now)?);
    }
    Ok(report)
}

/// Publishes the data that come with the program, beside the sample.
pub(super) fn publish_own(
    files: &mut Writer,
    replay_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Report, Error> {
    let own = files::own();
    let mut report = Report::default();
    if let Some(family) = prove(&own, &mut report, now) {
        let before = family_index(files, FAMILY)?;
        let (attribution, replay_at) = (own.attribution, Some(replay_at));
        let draft = draft::draft(&family, before.as_ref(), attribution, replay_at, now)?;
        report.edition = Some(edition::write(files, draft, now)?);
    }
    Ok(report)
}

/// Signs status lists, then reads all of it as it will be published.
fn prove(given: &files::Given, report: &mut Report, now: DateTime<Utc>) -> Option<mydata::Family> {
    let (sources, unsigned) = files::sources(given, now.timestamp());
    let mut reading = mydata::read(&sources, now.timestamp());
    reading.faults.extend(unsigned);
    report.take(reading)
}
