//! Fetching: the snapshot first, which draws the country; then the outlets of each
//! sido that is looked at.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_masks::wire::{SnapshotFile, StoresFile, WireError};

use super::state::{Current, Loading, Room, Shard};
use crate::data::{self, DataError, Edition};
use crate::portal::Shown;
use crate::ui::map::Basemap;

/// The dataset with the snapshots.
const STOCK: &str = "stock";

impl From<WireError> for DataError {
    fn from(error: WireError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl Room {
    /// Fetches the stock of now, and the ground unless it is here.
    pub fn start(&self) {
        let room = self.clone();
        spawn_local(async move { room.refresh().await });
        if self
            .basemap
            .with_untracked(|basemap| basemap.ready().is_none())
        {
            self.fetch_basemap();
        }
    }

    /// Fetches the ground.
    pub fn fetch_basemap(&self) {
        let room = self.clone();
        spawn_local(async move {
            room.basemap.set(match Basemap::load().await {
                Ok(basemap) => Loading::Ready(basemap),
                Err(error) => Loading::Failed(DataError::from(error).message()),
            });
        });
    }

    /// Fetches the stock that is current now. What is on show stays when nothing
    /// newer can be had.
    pub async fn refresh(&self) {
        match fetch_stock().await {
            Ok(current) => self.take(Arc::new(current)),
            Err(error) => {
                let message = error.message();
                if self.stock.with_untracked(|stock| stock.ready().is_none()) {
                    self.stock.set(Loading::Failed(message));
                }
            }
        }
    }

    /// Puts a new snapshot in place, and joins it to the outlets at hand.
    fn take(&self, current: Arc<Current>) {
        let mut outdated = Vec::new();
        self.shards.update(|shards| {
            for (sido, shard) in shards.iter_mut() {
                let Loading::Ready(here) = shard else {
                    continue;
                };
                match rejoin(&current, sido, here) {
                    Ok(joined) => *shard = Loading::Ready(Arc::new(joined)),
                    Err(_) => outdated.push(sido.clone()),
                }
            }
            shards.retain(|sido, _| !outdated.contains(sido));
        });
        self.stock.set(Loading::Ready(current));
        self.want(&outdated);
    }

    /// Fetches the outlets of these sido, unless they are here or on their way.
    pub fn want(&self, sidos: &[String]) {
        let Some(current) = self.stock.with_untracked(|stock| stock.ready().cloned()) else {
            return;
        };
        for sido in sidos {
            let here = self.shards.with_untracked(|s| s.contains_key(sido));
            if !here && current.snapshot.region(sido).is_some() {
                self.fetch_shard(sido);
            }
        }
    }

    /// Fetches the outlets of a sido.
    pub fn fetch_shard(&self, sido: &str) {
        let (room, sido) = (self.clone(), sido.to_owned());
        spawn_local(async move {
            // What went wrong is in the shards, for whoever looks at them.
            let _ = room.shard(&sido).await;
        });
    }

    /// The outlets of a sido, fetched unless they are here.
    ///
    /// # Errors
    /// Their file could not be fetched, or does not go with the snapshot.
    pub async fn shard(&self, sido: &str) -> Result<Arc<Shard>, DataError> {
        let here = self
            .shards
            .with_untracked(|shards| shards.get(sido).and_then(Loading::ready).cloned());
        if let Some(shard) = here {
            return Ok(shard);
        }
        let current = self
            .stock
            .with_untracked(|stock| stock.ready().cloned())
            .ok_or(DataError::Absent)?;
        self.put(sido, Loading::Pending);
        let fetched = fetch_shard(&current, sido).await.map(Arc::new);
        self.put(
            sido,
            match &fetched {
                Ok(shard) => Loading::Ready(Arc::clone(shard)),
                Err(error) => Loading::Failed(error.message()),
            },
        );
        fetched
    }

    fn put(&self, sido: &str, shard: Loading<Arc<Shard>>) {
        self.shards.update(|shards| {
            shards.insert(sido.to_owned(), shard);
        });
    }
}

/// The current edition's stock; the last whole one's when the newest is damaged.
async fn fetch_stock() -> Result<Current, DataError> {
    const FAMILY: &str = "masks";
    let newest = match data::family(FAMILY).await {
        Ok(edition) => match read_stock(&edition).await {
            Ok(current) => {
                data::keep_edition(&edition).await;
                return Ok(current);
            }
            Err(error) => error,
        },
        Err(error) => error,
    };
    let Some(last) = data::last_whole_edition(FAMILY).await else {
        return Err(newest);
    };
    newest.tell_operator();
    Ok(Current {
        fallback: !matches!(newest, DataError::Unreachable),
        ..read_stock(&last).await?
    })
}

async fn read_stock(edition: &Edition) -> Result<Current, DataError> {
    let portal_time = data::portal_time();
    let dataset = edition
        .index
        .dataset_at(STOCK, portal_time)
        .ok_or(DataError::Absent)?;
    let snapshot = SnapshotFile::parse(&data::payload(dataset).await?)?;
    Ok(Current {
        shown: Shown {
            generated_at: snapshot.at,
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

async fn fetch_shard(current: &Current, sido: &str) -> Result<Shard, DataError> {
    let region = current.snapshot.region(sido).ok_or(DataError::Absent)?;
    let dataset = current
        .index
        .datasets
        .iter()
        .find(|dataset| dataset.sha256 == region.stores)
        .ok_or(DataError::Absent)?;
    let file = StoresFile::parse(&data::payload(dataset).await?)?;
    let stores = file.into_stores();
    Ok(Shard {
        stock: region.stock(current.snapshot.at, &dataset.sha256)?,
        sha256: dataset.sha256.clone(),
        worlds: Arc::new(stores.iter().map(|store| store.at.project()).collect()),
        stores: Arc::new(stores),
    })
}

/// The same outlets with the stock of another snapshot.
fn rejoin(current: &Current, sido: &str, shard: &Shard) -> Result<Shard, DataError> {
    let region = current.snapshot.region(sido).ok_or(DataError::Absent)?;
    Ok(Shard {
        stock: region.stock(current.snapshot.at, &shard.sha256)?,
        sha256: shard.sha256.clone(),
        stores: Arc::clone(&shard.stores),
        worlds: Arc::clone(&shard.worlds),
    })
}
