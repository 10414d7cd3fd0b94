//! The static JSON API as the rooms read it: indexes, then payloads, each payload
//! checked against its index.
//!
//! An edition whose data are damaged or missing is refused whole; the last one
//! whose index was read and worked stays.

pub mod config;
mod error;

use std::cell::RefCell;
use std::pin::Pin;

use chrono::{DateTime, Utc};
use madang_api::{Dataset, FamilyIndex, PortalClock, RootIndex};

pub use error::DataError;

use crate::platform::store::{self, Kind};
use crate::platform::{clock, net};

/// Key of the root index among the editions.
const ROOT_KEY: &str = "index";

const BASE: &str = "/api/v1/";

thread_local! {
    static ROOT: RefCell<Option<RootIndex>> = const { RefCell::new(None) };
}

/// A family's datasets, and where they came from.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The index.
    pub index: FamilyIndex,
    /// The network gave nothing: this is what the device had.
    pub from_cache: bool,
}

/// Portal time, real until the root index has been read.
pub fn portal_time() -> DateTime<Utc> {
    let now = clock::now();
    ROOT.with_borrow(|root| {
        root.as_ref()
            .map_or(now, |root| PortalClock::of(root).at(now))
    })
}

/// Whether portal time is an example.
pub fn is_replay() -> bool {
    ROOT.with_borrow(|root| root.as_ref().is_some_and(|root| root.replay_at.is_some()))
}

/// A read that is done later; boxed for the same reason as [`net::Answer`].
pub type Reading<T> = Pin<Box<dyn Future<Output = Result<T, DataError>>>>;

/// Reads the root index, which sets the portal's clock.
///
/// # Errors
/// It could not be fetched, or is not a root index.
pub async fn root() -> Result<RootIndex, DataError> {
    let fetched = net::get(&[BASE, "index.json"].concat()).await?;
    let index = RootIndex::parse(&fetched.bytes)?;
    ROOT.set(Some(index.clone()));
    Ok(index)
}

/// Reads a family's current edition.
///
/// # Errors
/// The root index or the family's could not be read.
pub fn family(name: &'static str) -> Reading<Edition> {
    Box::pin(async move {
        let root = root().await?;
        let path = &root.families.get(name).ok_or(DataError::Absent)?.path;
        let fetched = net::get(&[BASE, path].concat()).await?;
        Ok(Edition {
            index: FamilyIndex::parse(&fetched.bytes)?,
            from_cache: fetched.from_cache,
        })
    })
}

/// Remembers that an edition's data were whole.
pub async fn keep_edition(edition: &Edition) {
    store::put(Kind::Editions, &edition.index.family, &edition.index).await;
    let root = ROOT.with_borrow(Clone::clone);
    store::put(Kind::Editions, ROOT_KEY, &root).await;
}

/// The last edition of a family whose data were whole.
pub async fn last_whole_edition(name: &str) -> Option<Edition> {
    let index: FamilyIndex = store::get(Kind::Editions, name).await?;
    if ROOT.with_borrow(Option::is_none) {
        // The clock goes with the data: stock of a replay is not of today.
        ROOT.set(store::get(Kind::Editions, ROOT_KEY).await?);
    }
    Some(Edition {
        index,
        from_cache: true,
    })
}

/// Fetches a payload and checks it. A damaged copy on the device is passed by
/// once.
///
/// # Errors
/// It could not be fetched, or is not what its index says.
pub fn payload(dataset: &Dataset) -> Reading<Vec<u8>> {
    let (path, dataset) = ([BASE, &dataset.path].concat(), dataset.clone());
    Box::pin(async move {
        let fetched = net::get(&path).await?;
        if dataset.verify(&fetched.bytes).is_ok() {
            return Ok(fetched.bytes);
        }
        let fetched = net::get_anew(&path).await?;
        dataset.verify(&fetched.bytes)?;
        Ok(fetched.bytes)
    })
}
