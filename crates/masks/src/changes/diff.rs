//! From two snapshots to what changes between them.

use std::collections::BTreeMap;

use super::{ChangesFile, LetterChanges, NumberChanges, ProductChanges, RegionChanges};
use crate::wire::{ProductStock, RegionStock, SnapshotFile};

impl ChangesFile {
    /// What makes `new` out of `base`, each with the SHA-256 of its payload; none when
    /// they are not of the same outlets in the same order.
    #[must_use]
    pub fn between(base: (&SnapshotFile, &str), new: (&SnapshotFile, &str)) -> Option<Self> {
        let ((base, base_sha256), (new, new_sha256)) = (base, new);
        let pairs = || base.regions.iter().zip(&new.regions);
        let same_outlets = |(old, new): (&RegionStock, &RegionStock)| {
            old.sido == new.sido && old.stores == new.stores && old.kinds == new.kinds
        };
        if base.regions.len() != new.regions.len()
            || base.products != new.products
            || !pairs().all(|pair| same_outlets(pair) && same_columns(pair))
        {
            return None;
        }
        Some(Self {
            base: base_sha256.to_owned(),
            makes: new_sha256.to_owned(),
            at: new.at,
            regions: pairs().map(region).collect(),
        })
    }
}

fn region((old, new): (&RegionStock, &RegionStock)) -> RegionChanges {
    RegionChanges {
        sido: new.sido.clone(),
        remain: letters(&old.remain, &new.remain),
        created_min: numbers(&old.created_min, &new.created_min),
        stock_min: numbers(&old.stock_min, &new.stock_min),
        count: told(&old.count, &new.count),
        more: old.more.iter().zip(&new.more).map(product).collect(),
    }
}

fn product((old, new): (&ProductStock, &ProductStock)) -> ProductChanges {
    ProductChanges {
        remain: letters(&old.remain, &new.remain),
        count: told(&old.count, &new.count),
    }
}

/// Whether both tell the counts of the same products.
fn same_columns((old, new): (&RegionStock, &RegionStock)) -> bool {
    let told = |region: &RegionStock| -> Vec<usize> {
        let products = 0..=region.more.len();
        products
            .map(|product| region.counts_of(product).len())
            .collect()
    };
    told(old) == told(new)
}

fn told(old: &[Option<i32>], new: &[Option<i32>]) -> Option<NumberChanges> {
    (!new.is_empty()).then(|| numbers(old, new))
}

fn letters(old: &str, new: &str) -> LetterChanges {
    let changed = |old: char, new: char| (old != new).then_some(new);
    let pairs = old.chars().zip(new.chars());
    let (skip, letters) = listed(pairs.map(|(old, new)| changed(old, new)));
    LetterChanges {
        skip,
        letters: letters.into_iter().collect(),
    }
}

fn numbers(old: &[Option<i32>], new: &[Option<i32>]) -> NumberChanges {
    let shift = usual_shift(old, new);
    let pairs = old.iter().zip(new);
    let changed = |old: &Option<i32>, new: &Option<i32>| {
        let stays = old.and_then(|old| old.checked_add(shift)) == *new;
        (!stays).then_some(*new)
    };
    let (skip, values) = listed(pairs.map(|(old, new)| changed(old, new)));
    NumberChanges {
        shift,
        skip,
        values,
    }
}

/// The difference that most rows have; the least of them when several are as usual.
fn usual_shift(old: &[Option<i32>], new: &[Option<i32>]) -> i32 {
    let mut rows: BTreeMap<i32, usize> = BTreeMap::new();
    for (old, new) in old.iter().zip(new) {
        if let Some(shift) = old.and_then(|old| new.as_ref()?.checked_sub(old)) {
            *rows.entry(shift).or_default() += 1;
        }
    }
    let usual = rows.into_iter().rev().max_by_key(|(_, rows)| *rows);
    usual.map_or(0, |(shift, _)| shift)
}

/// The new values, with how many rows stay before each.
fn listed<T>(rows: impl Iterator<Item = Option<T>>) -> (Vec<u32>, Vec<T>) {
    let (mut skip, mut values, mut stay) = (Vec::new(), Vec::new(), 0);
    for row in rows {
        match row {
            Some(value) => {
                skip.push(stay);
                values.push(value);
                stay = 0;
            }
            None => stay += 1,
        }
    }
    (skip, values)
}
