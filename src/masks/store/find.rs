//! Finding an outlet by its code without loading the country.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use madang_masks::StoreLink;

use crate::data::DataError;
use crate::i18n::Key;
use crate::masks::state::{Current, Loading, Room, Shard};

/// An outlet: its sido's outlets and its row among them.
#[derive(Clone)]
pub struct Found {
    /// Code of its sido.
    pub sido: String,
    /// The outlets of the sido.
    pub shard: Arc<Shard>,
    /// Its row.
    pub row: usize,
    /// What its stock is of.
    pub current: Arc<Current>,
}

/// How the search stands.
#[derive(Clone)]
pub enum Search {
    /// Looking; how many sido have been looked through, of how many.
    Looking(usize, usize),
    /// Here it is.
    Found(Found),
    /// It no longer sells; its name, and the first date on which it did not.
    Departed(String, NaiveDate),
    /// No sido has it.
    Missing,
    /// Some sido could not be looked through; what the citizen is told.
    Failed(Key),
}

/// Looks through the sido that the link names, then those that are here, then the
/// others, until the outlet is found.
pub async fn find(room: &Room, link: &StoreLink, tell: impl Fn(Search)) -> Search {
    if room.stock.with_untracked(|stock| stock.ready().is_none()) {
        room.refresh().await;
    }
    let current = match room.stock.get_untracked() {
        Loading::Ready(current) => current,
        Loading::Failed(message) => return Search::Failed(message),
        Loading::Pending => return Search::Failed(DataError::Absent.message()),
    };
    let of_rank = |wanted: u8| {
        let regions = current.snapshot.regions.iter().map(|region| &region.sido);
        regions.filter(move |sido| rank(room, link, sido) == wanted)
    };
    let sidos: Vec<String> = (0..=2).flat_map(of_rank).cloned().collect();
    let mut failed = None;
    for (looked, sido) in sidos.iter().enumerate() {
        tell(Search::Looking(looked, sidos.len()));
        match room.shard(sido).await {
            Ok(shard) => {
                if let Some(gone) = shard.departed(&link.code) {
                    return Search::Departed(gone.name.clone(), gone.since);
                }
                if let Some(row) = shard.row_of(&link.code) {
                    return Search::Found(Found {
                        sido: sido.clone(),
                        shard,
                        row,
                        current,
                    });
                }
            }
            Err(error) => failed = Some(error.message()),
        }
    }
    failed.map_or(Search::Missing, Search::Failed)
}

/// The order in which the sido are looked through.
fn rank(room: &Room, link: &StoreLink, sido: &str) -> u8 {
    let here = || {
        let shard = |shard: &Loading<Arc<Shard>>| shard.ready().is_some();
        room.shards
            .with_untracked(|shards| shards.get(sido).is_some_and(shard))
    };
    if link.sido.as_deref() == Some(sido) {
        0
    } else if here() {
        1
    } else {
        2
    }
}
