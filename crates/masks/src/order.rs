//! The orders of the list.

use std::cmp::{Ordering, Reverse};

use madang_geo::{LonLat, distance_m};

use crate::{Stock, Store};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    /// Nearest to this place first.
    Distance(LonLat),
    /// Newest report first; those without one last.
    Freshness,
}

/// Sorts outlets with their stock. Equals stand by code, so the order is total:
/// the same outlets always come in the same order.
pub fn sort(outlets: &mut [(&Store, Stock)], order: Order) {
    sort_with(outlets, order, |(store, stock)| (store, *stock));
}

/// Sorts whatever stands for outlets, as [`sort`] does.
pub fn sort_with<T>(items: &mut [T], order: Order, outlet: impl Fn(&T) -> (&Store, Stock)) {
    match order {
        Order::Distance(from) => items.sort_by_cached_key(|item| {
            let (store, _) = outlet(item);
            (Metres(distance_m(from, store.at)), store.code.clone())
        }),
        Order::Freshness => items.sort_by(|a, b| {
            let ((a_store, a), (b_store, b)) = (outlet(a), outlet(b));
            (Reverse(a.created_at), &a_store.code).cmp(&(Reverse(b.created_at), &b_store.code))
        }),
    }
}

/// A distance with a total order.
struct Metres(f64);

impl Ord for Metres {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Metres {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Metres {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Metres {}
