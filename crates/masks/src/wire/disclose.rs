//! What a snapshot tells, cut down to what its publisher lets out.

use madang_api::Disclosure;

use super::{RegionStock, SnapshotFile};
use crate::Remain;

impl SnapshotFile {
    /// The same snapshot with no more in it than `disclosure` lets out. Its outlets,
    /// their order and its time stay, so whoever reads it needs no other form.
    #[must_use]
    pub fn disclosing(mut self, disclosure: Disclosure) -> Self {
        for region in &mut self.regions {
            match disclosure {
                Disclosure::Full => {}
                Disclosure::Buckets => region.drop_counts(),
                Disclosure::Names => region.silence(),
            }
        }
        self
    }

    /// The most that it tells.
    #[must_use]
    pub fn disclosure(&self) -> Disclosure {
        if self.regions.iter().any(RegionStock::has_counts) {
            Disclosure::Full
        } else if self.regions.iter().all(RegionStock::is_silent) {
            Disclosure::Names
        } else {
            Disclosure::Buckets
        }
    }
}

impl RegionStock {
    fn silence(&mut self) {
        let unreported = Remain::Unreported.letter();
        let silent = |remain: &String| remain.chars().map(|_| unreported).collect();
        self.remain = silent(&self.remain);
        for more in &mut self.more {
            more.remain = silent(&more.remain);
        }
        self.drop_counts();
        self.created_min.fill(None);
        self.stock_min.fill(None);
    }

    fn drop_counts(&mut self) {
        self.count.clear();
        self.more.iter_mut().for_each(|more| more.count.clear());
    }

    fn has_counts(&self) -> bool {
        !self.count.is_empty() || self.more.iter().any(|more| !more.count.is_empty())
    }

    fn is_silent(&self) -> bool {
        (0..=self.more.len())
            .flat_map(|product| self.remains_of(product))
            .all(|remain| remain == Remain::Unreported)
            && self
                .created_min
                .iter()
                .chain(&self.stock_min)
                .all(Option::is_none)
    }
}
