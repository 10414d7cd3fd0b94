//! The orders of the list.

use chrono::{DateTime, Utc};
use madang_geo::{LonLat, distance_m};

use crate::{Bet, Stock, Store};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    /// Best bet first: by how many there are, how sure that is and how far it is.
    Best {
        /// Where somebody would set out from, if that is known.
        from: Option<LonLat>,
        /// The present.
        at: DateTime<Utc>,
    },
    /// Nearest to this place first.
    Distance(LonLat),
    /// Newest report first; those without one last.
    Freshness,
}

impl Order {
    /// Where an outlet stands: lower comes first. Equals stand by the number that
    /// their code is, so the same outlets always come in the same order.
    #[must_use]
    pub fn key(self, store: &Store, stock: Stock) -> (u64, u64) {
        let first = match self {
            Self::Best { from, at } => {
                let distance_m = from.map(|from| distance_m(from, store.at));
                Bet::new(stock, distance_m, at).key()
            }
            // Floats that are not negative are ordered as their bits are.
            Self::Distance(from) => distance_m(from, store.at).abs().to_bits(),
            Self::Freshness => stock.created_at.map_or(u64::MAX, |at| {
                !at.timestamp().wrapping_sub(i64::MIN).cast_unsigned()
            }),
        };
        (first, store.code.parse().unwrap_or(u64::MAX))
    }
}

/// Sorts outlets with their stock.
pub fn sort(outlets: &mut [(&Store, Stock)], order: Order) {
    outlets.sort_by_cached_key(|(store, stock)| (order.key(store, *stock), store.code.clone()));
}
