//! What a snapshot tells, cut down to what its publisher lets out.

use madang_api::Disclosure;

use super::{RegionStock, SnapshotFile};
use crate::Remain;

impl SnapshotFile {
    /// The same snapshot with no more in it than `disclosure` lets out. Its outlets,
    /// their order and its time stay, so whoever reads it needs no other form.
    #[must_use]
    pub fn disclosing(mut self, disclosure: Disclosure) -> Self {
        if disclosure == Disclosure::Names {
            self.regions.iter_mut().for_each(RegionStock::silence);
        }
        self
    }

    /// The most that it tells.
    #[must_use]
    pub fn disclosure(&self) -> Disclosure {
        if self.regions.iter().all(RegionStock::is_silent) {
            Disclosure::Names
        } else {
            Disclosure::Full
        }
    }
}

impl RegionStock {
    fn silence(&mut self) {
        self.remain = self
            .remain
            .chars()
            .map(|_| Remain::Unreported.letter())
            .collect();
        self.created_min.fill(None);
        self.stock_min.fill(None);
    }

    fn is_silent(&self) -> bool {
        self.remains().all(|remain| remain == Remain::Unreported)
            && self
                .created_min
                .iter()
                .chain(&self.stock_min)
                .all(Option::is_none)
    }
}
