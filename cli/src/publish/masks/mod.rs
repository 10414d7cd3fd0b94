//! `madang publish masks`: from answers of the public mask API to an edition.

mod changes;
mod draft;
mod history;
mod report;
mod rules;
mod stores;
mod switches;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use madang_masks::import::{Outlets, OutletsRead, Sales, SalesRead};

use super::{Error, Format, input};
use crate::api_dir::{Writer, family_index, root_index};
use crate::basemap::BaseMap;
use crate::edition::{self, Source};

pub use changes::CHANGES;
pub use draft::{Edition, FAMILY, STOCK, STORES, is_sample};
pub use report::Report;
pub use rules::{RULES, generated_at as rules_generated_at};
pub use switches::{Args as SwitchArgs, Level, Switches};

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
    /// storesByGeo or storesByAddr. Left out, with a switch alone: the snapshots stay
    #[arg(long, num_args = 1.., value_name = "PATH")]
    pub sales: Vec<PathBuf>,
    /// File with rules of who may buy when, in place of the program's own; they stay
    /// until others are given
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
    /// What the operator switches
    #[command(flatten)]
    pub switches: SwitchArgs,
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
    let switches = args.switches.read()?;
    let rules = args.rules.as_deref().map(rules::read).transpose()?;
    let mut report = Report::default();
    let (outlets, snapshots) = read(args, now, &mut report)?;
    if !report.refusals.is_empty() {
        return Ok(report);
    }

    let mut files = Writer::open(&args.api)?;
    let current = family_index(&files, FAMILY)?;
    let replay_at = root_index(&files)?.and_then(|root| root.replay_at);
    let edition = Edition {
        outlets,
        source: Source {
            attribution: &args.attribution,
            // A switch alone leaves the data what they are.
            sample: snapshots.is_empty() && current.as_ref().is_some_and(is_sample),
        },
        snapshots,
        rules,
        replay_at,
        switches,
    };
    let draft = edition.draft(&files, current.as_ref(), &mut report)?;
    report.edition = Some(edition::write(&mut files, draft, now)?);
    Ok(report)
}

fn read(
    args: &Args,
    now: DateTime<Utc>,
    report: &mut Report,
) -> Result<(Option<OutletsRead>, Vec<SalesRead>), Error> {
    if args.sales.is_empty() {
        let alone = args.switches.any() || args.rules.is_some();
        return match args.stores.is_empty() && alone {
            true => Ok((None, Vec::new())),
            false => Err(Error::NoSales),
        };
    }
    let mut stores = None;
    if !args.stores.is_empty() {
        let map = BaseMap::new()?;
        let locate = |at| map.sido(at);
        let mut outlets = Outlets::new(&locate);
        input::each_file(&args.stores, &["json"], |label, bytes| {
            outlets.add(label, bytes)
        })?;
        stores = Some(report.outlets(outlets.finish()));
    }
    let mut sales = Sales::new(now);
    input::each_file(&args.sales, &["json"], |label, bytes| {
        sales.add(label, bytes)
    })?;
    Ok((stores, vec![report.sales(sales.finish())]))
}
