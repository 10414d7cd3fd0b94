//! `madang publish`: makes a new edition of a family.

mod findings;
mod input;
pub mod masks;
pub mod mydata;
pub mod places;
pub mod relief;
pub mod sample;

use std::fmt::Display;
use std::path::PathBuf;

use serde::Serialize;

use crate::api_dir::{FilesError, now};
use crate::edition::EditionError;

pub use masks::is_sample;
pub use sample::REPLAY_AT;

/// Arguments of `madang publish`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    family: Family,
}

#[derive(Debug, clap::Subcommand)]
enum Family {
    /// Publishes answers of the public mask API of 2020, or Taiwan's points.json
    Masks(masks::Args),
    /// Publishes types of certificates, purposes, issuers and invented people, proven
    Mydata(mydata::Args),
    /// Publishes screening centres from CSV or GeoJSON
    Places(places::Args),
    /// Publishes relief programmes, proven
    Relief(relief::Args),
    /// Publishes invented outlets with a day of their stock, screening centres, the
    /// relief programmes, and the data of MyData
    Sample(sample::Args),
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files are not fit to be published; the report was printed.
    #[error("nothing was published, for {0} reason(s) that the report gives")]
    Refused(usize),
    /// A file that was given cannot be read.
    #[error("cannot read {path}: {cause}", path = path.display())]
    Input {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A folder that was given holds nothing to read.
    #[error("{path}: no .{endings} file in this folder", path = path.display())]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
        /// What the files' names must end with.
        endings: String,
    },
    /// Outlets alone say nothing of their stock.
    #[error(
        "no sales: give --sales (answers of storesByGeo and storesByAddr may be given \
         to both --stores and --sales)"
    )]
    NoSales,
    /// Outlets of one source and stock of another.
    #[error("--stores and --sales are of two sources: publish Korea's and Taiwan's apart")]
    TwoForms,
    /// Stock of one source alone, where outlets of another are published.
    #[error("the published outlets are of another source: give --stores as well")]
    OtherForm,
    /// What the published snapshots had was left out of them.
    #[error("the stock was left out of what is published: give --sales with the new switch")]
    NoStock,
    /// The announcement cannot be shown.
    #[error("{path}: {reason}", path = path.display())]
    Announcement {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The rules are not of their form, or contradict themselves.
    #[error("{path}: {cause}", path = path.display())]
    Rules {
        /// The file.
        path: PathBuf,
        /// Where, and what is wrong.
        cause: madang_masks::rules::RulesError,
    },
    /// There are no outlets yet that sales could be of.
    #[error(
        "no outlets are published yet: give --stores as well \
         (answers of storesByGeo and storesByAddr may be given to both)"
    )]
    NoStores,
    /// Real sales cannot be of invented outlets.
    #[error("the published outlets are invented: give --stores with the real ones")]
    SampleStores,
    /// A payload of the edition before cannot be used.
    #[error(
        "{path}: {cause}; go back with `madang rollback`, or remove masks/index.json to begin anew"
    )]
    Payload {
        /// The payload's path in the API.
        path: String,
        /// What is wrong with it.
        cause: madang_masks::wire::WireError,
    },
    /// The places of the edition before cannot be used.
    #[error("{path}: {cause}; go back with `madang rollback`, or give --holidays")]
    Places {
        /// The payload's path in the API.
        path: String,
        /// What is wrong with it.
        cause: madang_masks::places::PlacesError,
    },
    /// A line of the file with holidays is none.
    #[error("{path}: line {line} begins with {value:?}, not with a date such as 2020-05-05", path = path.display())]
    Holiday {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What it begins with.
        value: String,
    },
    /// The base map inside this program cannot be used: a fault of this program.
    #[error("base map: {0}")]
    BaseMap(#[from] madang_geo::TopologyError),
    /// The edition could not be written.
    #[error(transparent)]
    Edition(#[from] EditionError),
}

impl From<FilesError> for Error {
    fn from(error: FilesError) -> Self {
        Self::Edition(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Edition(error.into())
    }
}

/// Prints a report, and turns its refusals into the command's error.
fn conclude(
    report: &(impl Serialize + Display),
    refusals: &[String],
    format: Format,
) -> Result<(), Error> {
    match format {
        Format::Text => print!("{report}"),
        Format::Json => println!("{}", serde_json::to_string_pretty(report)?),
    }
    match refusals.len() {
        0 => Ok(()),
        reasons => Err(Error::Refused(reasons)),
    }
}

/// Runs `madang publish`.
///
/// # Errors
/// Nothing was published; see [`Error`].
pub fn run(args: &Args) -> Result<(), Error> {
    match &args.family {
        Family::Masks(args) => {
            let report = masks::publish(args, now())?;
            conclude(&report, &report.refusals, args.format)
        }
        Family::Mydata(args) => {
            let report = mydata::publish(args, now())?;
            conclude(&report, &report.refusals, args.format)
        }
        Family::Places(args) => {
            let report = places::publish(args, now())?;
            conclude(&report, &report.refusals, args.format)
        }
        Family::Relief(args) => {
            let report = relief::publish(args, now())?;
            conclude(&report, &report.refusals, args.format)
        }
        Family::Sample(args) => {
            let reports = sample::publish(args, now())?;
            conclude(&reports.masks, &reports.masks.refusals, Format::Text)?;
            conclude(&reports.places, &reports.places.refusals, Format::Text)?;
            conclude(&reports.relief, &reports.relief.refusals, Format::Text)?;
            conclude(&reports.mydata, &reports.mydata.refusals, Format::Text)
        }
    }
}
