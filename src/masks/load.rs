//! Fetching: the snapshot first, which draws the country; then the outlets of each
//! sido that is looked at.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use gloo::timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fetch::{self, rejoin};
use super::state::{Current, Loading, Room, Shard};
use crate::data::{self, DataError};
use crate::platform::connection;
use crate::ui::map::{Basemap, Detail};

/// How long the page has to itself before the rest of the country follows.
const REST_AFTER: Duration = Duration::from_millis(1500);

impl Room {
    /// Fetches the stock of now, and the ground unless it is here.
    pub fn start(&self) {
        let room = self.clone();
        spawn_local(async move {
            room.refresh().await;
            room.fetch_rest().await;
        });
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
            let korea = Basemap::load().await;
            if room.current().is_some_and(|current| current.area.is_some()) {
                return;
            }
            room.basemap.set(match korea {
                Ok(basemap) => Loading::Ready(basemap),
                Err(error) => Loading::Failed(DataError::from(error).message()),
            });
        });
    }

    /// Fetches the stock that is current now. What is on show stays when nothing
    /// newer can be had.
    pub async fn refresh(&self) {
        match self.fetch_stock(self.looking_back.get_untracked()).await {
            Ok(current) => self.take(Arc::new(current)),
            Err(error) => {
                let message = error.message();
                if self.stock.with_untracked(|stock| stock.ready().is_none()) {
                    self.stock.set(Loading::Failed(message));
                }
            }
        }
    }

    async fn fetch_stock(&self, as_of: Option<DateTime<Utc>>) -> Result<Current, DataError> {
        let here = self.current();
        fetch::stock(as_of, here.as_ref()).await
    }

    /// Puts a new snapshot in place, and joins it to the outlets at hand.
    fn take(&self, current: Arc<Current>) {
        let product = self.product.get_untracked();
        if let Some(area) = &current.area {
            self.take_area(area);
        }
        let mut outdated = Vec::new();
        self.shards.update(|shards| {
            for (sido, shard) in shards.iter_mut() {
                let Loading::Ready(here) = shard else {
                    continue;
                };
                match rejoin(&current, sido, here, product) {
                    Ok(joined) => *shard = Loading::Ready(Arc::new(joined)),
                    Err(_) => outdated.push(sido.clone()),
                }
            }
            shards.retain(|sido, _| !outdated.contains(sido));
        });
        self.stock.set(Loading::Ready(current));
        self.want(&outdated);
    }

    /// Shows another product.
    pub fn rejoin_all(&self) {
        if let Some(current) = self.current() {
            self.take(current);
        }
    }

    /// Fetches the outlets of these sido, unless they are here or on their way.
    pub fn want(&self, sidos: &[String]) {
        let Some(current) = self.current() else {
            return;
        };
        for sido in sidos {
            if !self.has_asked_for(sido) && current.snapshot.region(sido).is_some() {
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
        let mut current = self.current().ok_or(DataError::Absent)?;
        self.put(sido, Loading::Pending);
        let mut fetched = fetch::shard(&current, sido, self.product.get_untracked()).await;
        // Newer stock may have come meanwhile.
        while !self.is_current(&current) {
            current = self.current().ok_or(DataError::Absent)?;
            fetched = fetch::shard(&current, sido, self.product.get_untracked()).await;
        }
        let fetched = fetched.map(Arc::new);
        self.put(
            sido,
            match &fetched {
                Ok(shard) => Loading::Ready(Arc::clone(shard)),
                Err(error) => Loading::Failed(error.message()),
            },
        );
        fetched
    }

    /// Fetches the outlets of the rest of the country, so that clusters and search
    /// know all of them; not on a line that is slow or dear. They come one after the
    /// other, and show all at once.
    async fn fetch_rest(&self) {
        sleep(REST_AFTER).await;
        let Some(current) = self.current() else {
            return;
        };
        let mut rest = Vec::new();
        for region in &current.snapshot.regions {
            let sido = &region.sido;
            if connection::is_sparing() {
                break;
            }
            if self.has_asked_for(sido) {
                continue;
            }
            // What cannot be had is asked for again, and told, when it is looked at.
            let Ok(shard) = fetch::shard(&current, sido, self.product.get_untracked()).await else {
                break;
            };
            rest.push((sido.clone(), shard));
        }
        self.put_rest(rest);
        if !connection::is_sparing() {
            self.keep_rules().await;
        }
    }

    /// Puts outlets in place with the stock that is on show by now; those whose file
    /// no longer goes with it are asked for when they are looked at.
    fn put_rest(&self, rest: Vec<(String, Shard)>) {
        let Some(current) = self.current() else {
            return;
        };
        let product = self.product.get_untracked();
        self.shards.update(|shards| {
            for (sido, shard) in rest {
                if let Ok(shard) = rejoin(&current, &sido, &shard, product) {
                    let shard = || Loading::Ready(Arc::new(shard));
                    shards.entry(sido).or_insert_with(shard);
                }
            }
        });
    }

    /// Lets the service worker keep the rules of who may buy, so that their page
    /// answers without a connection even if it was never opened.
    async fn keep_rules(&self) {
        let current = self.current();
        let dataset = current.as_ref().and_then(|c| c.index.dataset(fetch::RULES));
        if let Some(dataset) = dataset {
            // What is wrong with them their own page tells.
            let _ = data::payload(dataset).await;
        }
    }

    fn has_asked_for(&self, sido: &str) -> bool {
        self.shards
            .with_untracked(|shards| shards.contains_key(sido))
    }

    fn current(&self) -> Option<Arc<Current>> {
        self.stock.with_untracked(|stock| stock.ready().cloned())
    }

    fn is_current(&self, current: &Arc<Current>) -> bool {
        self.current().is_some_and(|now| Arc::ptr_eq(&now, current))
    }

    /// Looks back at the snapshot of an instant, or at the current one again. The
    /// one on show stays when it cannot be had, and the answer says so.
    pub async fn look_back(&self, as_of: Option<DateTime<Utc>>) -> bool {
        let current = self.fetch_stock(as_of).await;
        if let Ok(current) = current {
            self.looking_back.set(as_of);
            self.take(Arc::new(current));
            return true;
        }
        false
    }

    /// Fetches the emd of these sido unless they are here: they only make the map
    /// finer, so that nothing is said where they cannot be had.
    pub fn want_details(&self, sidos: &[String]) {
        if connection::is_sparing() {
            return;
        }
        for sido in sidos {
            let here = |details: &Vec<Arc<Detail>>| details.iter().any(|d| &d.sido == sido);
            if self.details.with_untracked(here) {
                continue;
            }
            let (room, sido) = (self.clone(), sido.clone());
            spawn_local(async move {
                if let Ok(detail) = Detail::load(&sido).await {
                    room.details.update(|details| {
                        details.retain(|here| here.sido != detail.sido);
                        details.push(detail);
                    });
                }
            });
        }
    }

    fn put(&self, sido: &str, shard: Loading<Arc<Shard>>) {
        self.shards.update(|shards| {
            shards.insert(sido.to_owned(), shard);
        });
    }
}
