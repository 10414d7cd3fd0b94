//! `madang publish masks`: from answers of the public mask API to an edition.

mod draft;
mod history;
mod input;
mod report;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use madang_masks::import::{Outlets, Sales};

use super::{Error, Format};
use crate::api_dir::{Writer, family_index, root_index};
use crate::basemap::BaseMap;
use crate::edition::{self, Source};

pub use draft::{Edition, FAMILY, STOCK, STORES, is_sample};
pub use report::Report;

/// The source that the app names unless `--attribution` says another.
const ATTRIBUTION: &str = "건강보험심사평가원 공적 마스크 판매 현황";

/// Arguments of `madang publish masks`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or folders with outlets: answers of /stores/json, storesByGeo or
    /// storesByAddr. Left out: the outlets of the current edition stay
    #[arg(long, num_args = 1.., value_name = "PATH")]
    pub stores: Vec<PathBuf>,
    /// Files or folders with one snapshot of stock: answers of /sales/json,
    /// storesByGeo or storesByAddr
    #[arg(long, num_args = 1.., value_name = "PATH", required = true)]
    pub sales: Vec<PathBuf>,
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
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
    let map = BaseMap::new()?;
    let locate = |at| map.sido(at);
    let mut report = Report::default();
    let outlets = if args.stores.is_empty() {
        None
    } else {
        let mut outlets = Outlets::new(&locate);
        input::each_file(&args.stores, |label, bytes| outlets.add(label, bytes))?;
        Some(report.outlets(outlets.finish()))
    };
    let mut sales = Sales::new(now);
    input::each_file(&args.sales, |label, bytes| sales.add(label, bytes))?;
    let sales = report.sales(sales.finish());
    if !report.refusals.is_empty() {
        return Ok(report);
    }

    let mut files = Writer::open(&args.api)?;
    let current = family_index(&files, FAMILY)?;
    let replay_at = root_index(&files)?.and_then(|root| root.replay_at);
    let edition = Edition {
        outlets,
        snapshots: vec![sales],
        source: Source {
            attribution: &args.attribution,
            sample: false,
        },
        replay_at,
    };
    let draft = edition.draft(&files, current.as_ref(), &mut report)?;
    report.edition = Some(edition::write(&mut files, draft, now)?);
    Ok(report)
}
