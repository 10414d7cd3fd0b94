//! The best few of many.

/// The lowest numbers of those it was shown, in ascending order.
pub struct Best {
    limit: usize,
    lowest: Vec<u64>,
    shown: usize,
}

impl Best {
    /// Keeps at most `limit`.
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            lowest: Vec::new(),
            shown: 0,
        }
    }

    /// Shows it a number; no number may come twice.
    pub fn show(&mut self, number: u64) {
        self.shown += 1;
        if self.lowest.len() >= self.limit {
            if self.lowest.last().is_none_or(|worst| *worst < number) {
                return;
            }
            self.lowest.pop();
        }
        let place = self.lowest.partition_point(|better| *better < number);
        self.lowest.insert(place, number);
    }

    /// The lowest, and how many it was shown.
    pub fn into_parts(self) -> (Vec<u64>, usize) {
        (self.lowest, self.shown)
    }
}
