//! From outlets and stock to payloads.

use chrono::{DateTime, Utc};

use super::{E5, Held, KindCounts, Product, ProductStock, RegionStock, SnapshotFile, StoresFile};
use crate::{OutletKind, Remain, Stock, Store};

impl StoresFile {
    /// The file of a sido's outlets. Of outlets with the same kind and code only
    /// the first stays.
    #[must_use]
    pub fn build(sido: &str, mut stores: Vec<Store>) -> Self {
        stores.sort_by(|a, b| (a.kind, &a.code).cmp(&(b.kind, &b.code)));
        stores.dedup_by(|later, first| (later.kind, &later.code) == (first.kind, &first.code));
        let mut file = Self {
            sido: sido.to_owned(),
            kinds: stores.iter().map(|store| store.kind).collect(),
            code: Vec::with_capacity(stores.len()),
            name: Vec::with_capacity(stores.len()),
            addr: Vec::with_capacity(stores.len()),
            lon_e5: Vec::with_capacity(stores.len()),
            lat_e5: Vec::with_capacity(stores.len()),
            slots: Vec::new(),
            departed: Vec::new(),
        };
        for store in stores {
            let E5 { lon, lat } = E5::of(store.at);
            file.code.push(store.code);
            file.name.push(store.name);
            file.addr.push(store.addr);
            file.lon_e5.push(lon);
            file.lat_e5.push(lat);
        }
        file
    }
}

impl FromIterator<OutletKind> for KindCounts {
    fn from_iter<I: IntoIterator<Item = OutletKind>>(kinds: I) -> Self {
        let mut counts = Self::default();
        for kind in kinds {
            *match kind {
                OutletKind::Pharmacy => &mut counts.pharmacy,
                OutletKind::PostOffice => &mut counts.post_office,
                OutletKind::Hanaro => &mut counts.hanaro,
                OutletKind::Unknown => &mut counts.unknown,
            } += 1;
        }
        counts
    }
}

impl SnapshotFile {
    /// The snapshot at `at` of the outlets in `stores` (each with the SHA-256 of its
    /// payload), in their order, of the one product of Korea. Seconds are dropped.
    #[must_use]
    pub fn build<'a>(
        at: DateTime<Utc>,
        stores: impl IntoIterator<Item = (&'a StoresFile, &'a str)>,
        stock_of: impl Fn(&str) -> Stock,
    ) -> Self {
        Self::build_of(Vec::new(), at, stores, |code| Held::one(stock_of(code)))
    }

    /// As [`Self::build`], of these products. What is held of an outlet must be of as
    /// many; what is lacking counts as not reported.
    #[must_use]
    pub fn build_of<'a>(
        products: Vec<Product>,
        at: DateTime<Utc>,
        stores: impl IntoIterator<Item = (&'a StoresFile, &'a str)>,
        held_of: impl Fn(&str) -> Held,
    ) -> Self {
        let at = whole_minute(at);
        let regions = stores
            .into_iter()
            .map(|(file, sha256)| {
                let held: Vec<Held> = file.code.iter().map(|code| held_of(code)).collect();
                region(at, file, sha256, &held, products.len())
            })
            .collect();
        Self {
            at,
            regions,
            products,
        }
    }
}

fn region(
    at: DateTime<Utc>,
    file: &StoresFile,
    sha256: &str,
    held: &[Held],
    products: usize,
) -> RegionStock {
    let stock = || held.iter().map(|held| held.stock);
    let counts = held.iter().map(|held| held.count);
    RegionStock {
        sido: file.sido.clone(),
        stores: sha256.to_owned(),
        kinds: file.kinds,
        remain: stock().map(|stock| stock.remain.letter()).collect(),
        created_min: stock().map(|s| minutes(s.created_at, at)).collect(),
        stock_min: stock().map(|s| minutes(s.stock_at, at)).collect(),
        count: if products == 0 {
            Vec::new()
        } else {
            counts.collect()
        },
        more: (1..products)
            .map(|product| further(held, product - 1))
            .collect(),
    }
}

fn further(held: &[Held], place: usize) -> ProductStock {
    let of = |held: &Held| held.more.get(place).copied();
    let letter = |held: &Held| {
        of(held)
            .map_or(Remain::Unreported, |(remain, _)| remain)
            .letter()
    };
    ProductStock {
        remain: held.iter().map(letter).collect(),
        count: held
            .iter()
            .map(|held| of(held).and_then(|(_, count)| count))
            .collect(),
    }
}

/// Whole minutes from `then` to `at`; none where they are more than fit.
fn minutes(then: Option<DateTime<Utc>>, at: DateTime<Utc>) -> Option<i32> {
    i32::try_from(minute(at) - minute(then?)).ok()
}

fn whole_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(minute(at) * 60, 0).unwrap_or(at)
}

fn minute(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(60)
}
