//! `madang publish sample`: invented outlets and a day of their stock.
use chrono::{DateTime, Utc};

use super::Error;

/// Arguments of `madang publish sample`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Where portal time stands still with the sample: 2020-05-12 10:05 in Korea.
pub const REPLAY_AT: Option<DateTime<Utc>> = DateTime::from_timestamp(1_589_245_500, 0);

pub(super) fn run(_args: &Args) -> Result<(), Error> {
    Ok(())
}
