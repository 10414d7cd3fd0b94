//! `madang publish masks`: from answers of the public mask API, or Taiwan's points, to
//! an edition.

mod area;
mod changes;
mod draft;
mod history;
mod report;
mod rules;
mod stores;
mod switches;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use madang_masks::import::{Form, Outlets, OutletsRead, Sales, SalesRead};

use super::{Error, Format, input};
use crate::api_dir::{Writer, family_index, root_index};
use crate::basemap::BaseMap;
use crate::edition::{self, Source};

pub use area::AREA;
pub use changes::CHANGES;
pub use draft::{Edition, FAMILY, STOCK, STORES, is_sample};
pub use report::Report;
pub use rules::{RULES, generated_at as rules_generated_at};
pub use switches::{Args as SwitchArgs, Level, Switches};

/// How the names of files in folders end.
const ENDINGS: [&str; 2] = ["json", "geojson"];

/// The source that the app names unless `--attribution` says another.
fn attribution(form: Form) -> &'static str {
    match form {
        Form::Korea => "건강보험심사평가원 공적 마스크 판매 현황",
        Form::Taiwan => "衛生福利部中央健康保險署 口罩剩餘數量 (kiang/pharmacies)",
    }
}

/// Arguments of `madang publish masks`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or folders with outlets: answers of /stores/json, storesByGeo or
    /// storesByAddr, or Taiwan's points.json, which has their stock too. Left out: the
    /// outlets of the current edition stay
    #[arg(long, num_args = 1.., value_name = "PATH")]
    pub stores: Vec<PathBuf>,
    /// Files or folders with one snapshot of stock: answers of /sales/json,
    /// storesByGeo or storesByAddr, or points.json. Left out, with a switch or rules
    /// alone: the snapshots stay
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
    /// The source that the app names beside the data. Left out: the source whose form
    /// the files have
    #[arg(long, value_name = "TEXT")]
    pub attribution: Option<String>,
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
    let given = args.attribution.as_deref();
    let form = snapshots.first().map(SalesRead::form).unwrap_or_default();
    let edition = Edition {
        outlets,
        source: Source {
            attribution: given.unwrap_or_else(|| attribution(form)),
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

/// What the files hold: outlets, if any are given, and a snapshot, unless something
/// else is to be changed alone.
type Read = (Option<OutletsRead>, Vec<SalesRead>);

fn read(args: &Args, now: DateTime<Utc>, report: &mut Report) -> Result<Read, Error> {
    let outlets = if args.stores.is_empty() {
        None
    } else {
        Some(read_outlets(&args.stores, report)?)
    };
    let sales = match &outlets {
        _ if !args.sales.is_empty() => &args.sales,
        // A point is outlet and stock in one.
        Some(outlets) if outlets.form == Form::Taiwan => &args.stores,
        None if args.switches.any() || args.rules.is_some() => return Ok((None, Vec::new())),
        _ => return Err(Error::NoSales),
    };
    let mut importer = Sales::new(now);
    input::each_file(sales, &ENDINGS, |label, bytes| importer.add(label, bytes))?;
    Ok((outlets, vec![report.sales(importer.finish())]))
}

fn read_outlets(paths: &[PathBuf], report: &mut Report) -> Result<OutletsRead, Error> {
    let map = BaseMap::new()?;
    let locate = |at| map.sido(at);
    let mut importer = Outlets::new(&locate);
    input::each_file(paths, &ENDINGS, |label, bytes| importer.add(label, bytes))?;
    Ok(report.outlets(importer.finish()))
}
