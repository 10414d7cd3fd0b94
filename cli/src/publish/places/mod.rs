//! `madang publish places`: places beside the outlets, from CSV or GeoJSON.

mod holidays;
mod report;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use madang_masks::places::import::Places;
use madang_masks::places::{Place, PlacesFile};

use super::{Error, Format, input};
use crate::api_dir::{Files, Writer, family_index, payload, root_index};
use crate::edition::{self, About, Draft, Source};
use crate::schemas;

pub use report::Report;

/// The family's name.
pub const FAMILY: &str = "places";
/// The name of the dataset of screening centres.
pub const SCREENING: &str = "screening";

/// The source that the app names unless `--attribution` says another.
const ATTRIBUTION: &str = "운영자가 낸 선별진료소 목록";

/// Arguments of `madang publish places`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or folders with places, as CSV or GeoJSON
    #[arg(long, num_args = 1.., value_name = "PATH", required = true)]
    pub places: Vec<PathBuf>,
    /// File with public holidays, a date a line (2020-05-05). Left out: those of the
    /// current edition stay
    #[arg(long, value_name = "FILE")]
    pub holidays: Option<PathBuf>,
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
    /// Marks the places as invented wherever they are shown
    #[arg(long)]
    pub sample: bool,
    /// How the report is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The source that the app names beside the data
    #[arg(long, value_name = "TEXT", default_value = ATTRIBUTION)]
    pub attribution: String,
}

/// Reads the files and, unless the report says why not, publishes them.
///
/// # Errors
/// A file could not be read or written.
pub fn publish(args: &Args, now: DateTime<Utc>) -> Result<Report, Error> {
    let holidays = args.holidays.as_deref().map(holidays::read).transpose()?;
    let mut places = Places::default();
    let kinds = ["csv", "json", "geojson"];
    input::each_file(&args.places, &kinds, |label, bytes| {
        places.add(label, bytes)
    })?;
    let mut report = Report::default();
    let places = report.take(places.finish());
    if !report.refusals.is_empty() {
        return Ok(report);
    }

    let mut files = Writer::open(&args.api)?;
    let source = Source {
        attribution: &args.attribution,
        sample: args.sample,
    };
    let replay_at = root_index(&files)?.and_then(|root| root.replay_at);
    let holidays = match holidays {
        Some(holidays) => holidays,
        None => kept_holidays(&files)?,
    };
    let edition = Edition {
        places,
        holidays,
        generated_at: now,
        source,
    };
    let draft = edition.draft(replay_at, &mut report)?;
    report.edition = Some(edition::write(&mut files, draft, now)?);
    Ok(report)
}

/// What an edition is to hold.
pub(super) struct Edition<'a> {
    pub(super) places: Vec<Place>,
    pub(super) holidays: Vec<NaiveDate>,
    pub(super) generated_at: DateTime<Utc>,
    pub(super) source: Source<'a>,
}

impl Edition<'_> {
    pub(super) fn draft(
        self,
        replay_at: Option<DateTime<Utc>>,
        report: &mut Report,
    ) -> Result<Draft, Error> {
        report.places_published = self.places.len() as u64;
        report.holidays = self.holidays.len() as u64;
        let file = PlacesFile {
            holidays: self.holidays,
            places: self.places,
        };
        let about = About {
            name: SCREENING,
            stem: "places/screening",
            generated_at: self.generated_at,
            schema: schemas::PLACES,
            source: self.source,
        };
        let mut draft = Draft::new(FAMILY, replay_at);
        draft.add(about, &file)?;
        Ok(draft)
    }
}

/// The holidays of the edition before; none when there is no edition.
fn kept_holidays(files: &impl Files) -> Result<Vec<NaiveDate>, Error> {
    let index = family_index(files, FAMILY)?;
    let Some(dataset) = index.as_ref().and_then(|index| index.dataset(SCREENING)) else {
        return Ok(Vec::new());
    };
    match PlacesFile::parse(&payload(files, dataset)?) {
        Ok(file) => Ok(file.holidays),
        Err(cause) => Err(Error::Places {
            path: dataset.path.clone(),
            cause,
        }),
    }
}
