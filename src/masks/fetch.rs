//! Reading the family's payloads: stock as of an instant, and outlets.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use madang_masks::Stock;
use madang_masks::wire::{AreaFile, Held, RegionStock, StoresFile, WireError};

use super::area::AREA;
use super::snapshot::{self, Fetched, STOCK};
use super::state::{Current, Shard};
use crate::data::{self, DataError, Edition};
use crate::i18n::local;
use crate::portal::Shown;

const FAMILY: &str = "masks";
/// The dataset with the rules of who may buy.
pub const RULES: &str = "rules";

impl From<WireError> for DataError {
    fn from(error: WireError) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The stock at portal time, or as of an earlier or later instant; the last whole
/// edition's when the newest is damaged. `here` is what the room has.
///
/// # Errors
/// There is none, on the network or on the device.
pub async fn stock(
    as_of: Option<DateTime<Utc>>,
    here: Option<&Arc<Current>>,
) -> Result<Current, DataError> {
    let here = here.cloned();
    let read = data::whole(FAMILY, move |edition| {
        let here = here.clone();
        Box::pin(async move {
            let current = read_stock(&edition, as_of, here.as_ref()).await?;
            data::keep_edition(&edition).await;
            Ok(current)
        })
    });
    let data::Whole { value, fallback } = read.await?;
    Ok(Current { fallback, ..value })
}

async fn read_stock(
    edition: &Edition,
    as_of: Option<DateTime<Utc>>,
    here: Option<&Arc<Current>>,
) -> Result<Current, DataError> {
    let portal_time = as_of.unwrap_or_else(data::portal_time);
    let dataset = edition
        .index
        .dataset_at(STOCK, portal_time)
        .ok_or(DataError::Absent)?;
    let area = match edition.index.dataset(AREA) {
        Some(dataset) => Some(Arc::new(AreaFile::parse(&data::payload(dataset).await?)?)),
        None => None,
    };
    let Fetched { snapshot, steps } = snapshot::fetch(&edition.index, dataset, here).await?;
    Ok(Current {
        area,
        sha256: dataset.sha256.clone(),
        steps,
        shown: Shown {
            generated_at: Some(snapshot.at),
            portal_time,
            sample: dataset.sample,
            replay: data::is_replay(),
            from_cache: edition.from_cache,
        },
        snapshot,
        index: edition.index.clone(),
        fallback: false,
    })
}

/// The outlets of a sido with their stock.
///
/// # Errors
/// Their file could not be fetched, or does not go with the snapshot.
pub async fn shard(current: &Current, sido: &str, product: usize) -> Result<Shard, DataError> {
    let region = current.snapshot.region(sido).ok_or(DataError::Absent)?;
    let dataset = current
        .index
        .datasets
        .iter()
        .find(|dataset| dataset.sha256 == region.stores)
        .ok_or(DataError::Absent)?;
    let mut file = StoresFile::parse(&data::payload(dataset).await?)?;
    let departed = Arc::new(std::mem::take(&mut file.departed));
    let stores = file.into_stores();
    let (stock, held) = stock_of(current, region, &dataset.sha256, product)?;
    Ok(Shard {
        departed,
        stock,
        held,
        sha256: dataset.sha256.clone(),
        worlds: Arc::new(stores.iter().map(|store| store.at.project()).collect()),
        stores: Arc::new(stores),
    })
}

/// The same outlets with the stock of another snapshot.
///
/// # Errors
/// The snapshot is in the order of other outlets.
pub fn rejoin(
    current: &Current,
    sido: &str,
    shard: &Shard,
    product: usize,
) -> Result<Shard, DataError> {
    let region = current.snapshot.region(sido).ok_or(DataError::Absent)?;
    let (stock, held) = stock_of(current, region, &shard.sha256, product)?;
    Ok(Shard {
        stock,
        held,
        sha256: shard.sha256.clone(),
        stores: Arc::clone(&shard.stores),
        worlds: Arc::clone(&shard.worlds),
        departed: Arc::clone(&shard.departed),
    })
}

/// The stock of a product, and of all of them where there are several.
fn stock_of(
    current: &Current,
    region: &RegionStock,
    stores: &str,
    product: usize,
) -> Result<(Vec<Stock>, Vec<Held>), DataError> {
    let at = current.snapshot.at;
    let mut stock = region.stock(at, stores)?;
    if current.snapshot.product_count() == 1 {
        return Ok((stock, Vec::new()));
    }
    for (stock, remain) in stock.iter_mut().zip(region.remains_of(product)) {
        stock.remain = remain;
    }
    Ok((stock, region.held(at, stores)?))
}

/// The instants of the snapshots of the day of `until` (in Korea), up to it, in
/// order.
pub fn day_until(current: &Current, until: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut times = day(current, until);
    times.retain(|at| *at <= until);
    times
}

/// The instants of all snapshots of the day of `at` (in Korea), in order.
pub fn day(current: &Current, at: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let today = local(at).date_naive();
    let snapshots = current.index.datasets.iter().filter(|d| d.name == STOCK);
    let times = snapshots.map(|dataset| dataset.generated_at);
    let mut times: Vec<_> = times
        .filter(|at| local(*at).date_naive() == today)
        .collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// What the snapshot of `at` says of a row of a sido's outlets; none where it cannot
/// be had or is of other outlets.
pub async fn stock_at(
    current: &Current,
    at: DateTime<Utc>,
    sido: &str,
    row: usize,
) -> Option<Stock> {
    let stores = &current.snapshot.region(sido)?.stores;
    let dataset = current.index.dataset_at(STOCK, at)?;
    let Fetched { snapshot, .. } = snapshot::fetch(&current.index, dataset, None).await.ok()?;
    let stock = snapshot.region(sido)?.stock(snapshot.at, stores).ok()?;
    stock.get(row).copied()
}
