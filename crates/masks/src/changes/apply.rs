//! From a snapshot and what changes to the next snapshot.

use super::{ChangesFile, LetterChanges, NumberChanges, ProductChanges, RegionChanges};
use crate::wire::{ProductStock, RegionStock, SnapshotFile, WireError};

/// Why a change set was refused.
#[derive(Debug, thiserror::Error)]
pub enum ChangesError {
    /// Not JSON, or not of the payload's form.
    #[error("not of the form: {0}")]
    Form(#[from] madang_json::ReadError),
    /// It changes another snapshot.
    #[error("changes snapshot {expected}, not {found}")]
    OtherBase {
        /// The snapshot that it changes.
        expected: String,
        /// The snapshot at hand.
        found: String,
    },
    /// Its sido are not those of the snapshot.
    #[error("its sido are not those of the snapshot")]
    Regions,
    /// A column lists other rows than it has values, or rows that there are not.
    #[error("sido {sido}: {column} lists rows that do not go with its values or outlets")]
    Rows {
        /// The sido.
        sido: String,
        /// The column.
        column: &'static str,
    },
    /// What it makes contradicts itself.
    #[error("makes no snapshot: {0}")]
    Makes(#[from] WireError),
}

impl ChangesFile {
    /// Reads a payload.
    ///
    /// # Errors
    /// The bytes are no change set.
    pub fn parse(bytes: &[u8]) -> Result<Self, ChangesError> {
        Ok(madang_json::read(bytes)?)
    }

    /// The snapshot that it makes out of `base`, which has the SHA-256 `base_sha256`.
    ///
    /// # Errors
    /// It changes another snapshot, or does not go with this one.
    pub fn apply(
        &self,
        base: &SnapshotFile,
        base_sha256: &str,
    ) -> Result<SnapshotFile, ChangesError> {
        if self.base != base_sha256 {
            return Err(ChangesError::OtherBase {
                expected: self.base.clone(),
                found: base_sha256.to_owned(),
            });
        }
        let here = base.regions.iter().map(|region| &region.sido);
        if !here.eq(self.regions.iter().map(|region| &region.sido)) {
            return Err(ChangesError::Regions);
        }
        let mut regions = Vec::with_capacity(base.regions.len());
        for (old, changes) in base.regions.iter().zip(&self.regions) {
            regions.push(changes.apply(old)?);
        }
        let snapshot = SnapshotFile {
            at: self.at,
            regions,
            products: base.products.clone(),
        };
        snapshot.validate()?;
        Ok(snapshot)
    }
}

impl RegionChanges {
    fn apply(&self, old: &RegionStock) -> Result<RegionStock, ChangesError> {
        let or = |column| ChangesError::Rows {
            sido: self.sido.clone(),
            column,
        };
        let (created, stock) = (&old.created_min, &old.stock_min);
        Ok(RegionStock {
            sido: old.sido.clone(),
            stores: old.stores.clone(),
            kinds: old.kinds,
            remain: self.remain.apply(&old.remain).ok_or_else(|| or("remain"))?,
            created_min: self
                .created_min
                .apply(created)
                .ok_or_else(|| or("created_min"))?,
            stock_min: self.stock_min.apply(stock).ok_or_else(|| or("stock_min"))?,
            count: counts(self.count.as_ref(), &old.count).ok_or_else(|| or("count"))?,
            more: self.apply_more(&old.more).ok_or_else(|| or("more"))?,
        })
    }

    fn apply_more(&self, old: &[ProductStock]) -> Option<Vec<ProductStock>> {
        if self.more.len() != old.len() {
            return None;
        }
        let pairs = self.more.iter().zip(old);
        pairs.map(|(changes, old)| changes.apply(old)).collect()
    }
}

impl ProductChanges {
    fn apply(&self, old: &ProductStock) -> Option<ProductStock> {
        Some(ProductStock {
            remain: self.remain.apply(&old.remain)?,
            count: counts(self.count.as_ref(), &old.count)?,
        })
    }
}

/// A column that is not told stays so; one that is told must have changes.
fn counts(changes: Option<&NumberChanges>, old: &[Option<i32>]) -> Option<Vec<Option<i32>>> {
    match changes {
        Some(changes) => changes.apply(old),
        None => old.is_empty().then(Vec::new),
    }
}

impl LetterChanges {
    fn apply(&self, old: &str) -> Option<String> {
        let new: Vec<char> = self.letters.chars().collect();
        let mut letters: Vec<char> = old.chars().collect();
        put(&mut letters, &self.skip, &new)?;
        Some(letters.into_iter().collect())
    }
}

impl NumberChanges {
    fn apply(&self, old: &[Option<i32>]) -> Option<Vec<Option<i32>>> {
        let shifted =
            |number: &Option<i32>| number.and_then(|number| number.checked_add(self.shift));
        let mut numbers: Vec<Option<i32>> = old.iter().map(shifted).collect();
        put(&mut numbers, &self.skip, &self.values)?;
        Some(numbers)
    }
}

/// Puts new values into their rows; none when there is no such row or no value.
fn put<T: Copy>(rows: &mut [T], skip: &[u32], values: &[T]) -> Option<()> {
    if skip.len() != values.len() {
        return None;
    }
    let mut rest = rows.iter_mut();
    for (stay, value) in skip.iter().zip(values) {
        *rest.nth(usize::try_from(*stay).ok()?)? = *value;
    }
    Some(())
}
