//! How many outlets are of each class.

use std::ops::AddAssign;

use crate::Remain;

/// Outlets by class; adds up over clusters and regions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StockCounts {
    by_class: [u32; Remain::ALL.len()],
}

impl StockCounts {
    /// Counts one more outlet.
    pub fn add(&mut self, remain: Remain) {
        if let Some(count) = self.by_class.get_mut(remain as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// How many are of this class.
    #[must_use]
    pub fn of(self, remain: Remain) -> u32 {
        self.by_class.get(remain as usize).copied().unwrap_or(0)
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(self) -> u32 {
        self.by_class
            .iter()
            .fold(0, |total, count| total.saturating_add(*count))
    }
}

impl AddAssign for StockCounts {
    fn add_assign(&mut self, other: Self) {
        for (count, more) in self.by_class.iter_mut().zip(other.by_class) {
            *count = count.saturating_add(more);
        }
    }
}

impl Extend<Remain> for StockCounts {
    fn extend<I: IntoIterator<Item = Remain>>(&mut self, remains: I) {
        for remain in remains {
            self.add(remain);
        }
    }
}

impl FromIterator<Remain> for StockCounts {
    fn from_iter<I: IntoIterator<Item = Remain>>(remains: I) -> Self {
        let mut counts = Self::default();
        counts.extend(remains);
        counts
    }
}
