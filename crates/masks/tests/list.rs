//! One filter and one order for the map and the list.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use chrono::{DateTime, TimeDelta, Utc};
use madang_geo::{LonLat, distance_m};
use madang_masks::{Bet, Filter, Order, OutletKind, Remain, Stock, Store, sort};
use proptest::prelude::*;

const HERE: LonLat = LonLat {
    lon: 128.876,
    lat: 37.752,
};

fn now() -> DateTime<Utc> {
    "2020-05-12T01:00:00Z".parse().unwrap()
}

fn outlet() -> impl Strategy<Value = (Store, Stock)> {
    // Few values, so that there are equals to put in order.
    let remains = prop::sample::select(Remain::ALL.to_vec());
    let outlets = ("[0-9]{3}", 0..4i32, prop::option::of(0..3i64), remains);
    outlets.prop_map(|(code, east, minutes, remain)| {
        let store = Store {
            code,
            name: String::new(),
            addr: String::new(),
            kind: OutletKind::Pharmacy,
            at: LonLat {
                lon: HERE.lon + f64::from(east) / 100.0,
                lat: HERE.lat,
            },
        };
        let created_at = minutes.map(|m| now() - TimeDelta::minutes(m));
        (
            store,
            Stock {
                remain,
                created_at,
                ..Stock::UNREPORTED
            },
        )
    })
}

proptest! {
    #[test]
    fn order_does_not_depend_on_the_order_before(
        mut outlets in prop::collection::vec(outlet(), 0..30),
        seed in any::<prop::sample::Index>(),
        by in 0..4u8,
    ) {
        outlets.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        outlets.dedup_by(|a, b| a.0.code == b.0.code);
        let order = match by {
            0 => Order::Distance(HERE),
            1 => Order::Freshness,
            2 => Order::Best { from: Some(HERE), at: now() },
            _ => Order::Best { from: None, at: now() },
        };
        let mut rows: Vec<(&Store, Stock)> = outlets.iter().map(|(s, k)| (s, *k)).collect();
        let mut turned = rows.clone();
        if !turned.is_empty() {
            let by = seed.index(turned.len());
            turned.rotate_left(by);
        }
        sort(&mut rows, order);
        sort(&mut turned, order);
        prop_assert_eq!(&rows, &turned);
        let sorted = match order {
            Order::Distance(from) => rows.is_sorted_by_key(|(s, _)| distance_m(from, s.at)),
            Order::Freshness => rows.is_sorted_by(|a, b| a.1.created_at >= b.1.created_at),
            Order::Best { from, at } => rows.is_sorted_by_key(|(store, stock)| {
                Bet::new(*stock, from.map(|from| distance_m(from, store.at)), at).key()
            }),
        };
        prop_assert!(sorted);
    }
}

#[test]
fn a_filter_hides_what_it_names_and_nothing_else() {
    let filter = Filter::default()
        .with_remain(Remain::Break, false)
        .with_kind(OutletKind::Hanaro, false);
    for kind in OutletKind::ALL {
        for remain in Remain::ALL {
            let hidden = kind == OutletKind::Hanaro || remain == Remain::Break;
            assert_eq!(filter.matches(kind, remain), !hidden, "{kind:?} {remain:?}");
        }
    }
    let again = filter
        .with_remain(Remain::Break, true)
        .with_kind(OutletKind::Hanaro, true);
    assert!(again.shows_all());
}
