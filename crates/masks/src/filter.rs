//! Which outlets the map and the list show: one filter for both.

use crate::{OutletKind, Remain, StockClass};

/// The classes and kinds that are shown. All of them at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Filter {
    remains: u8,
    kinds: u8,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            remains: u8::MAX,
            kinds: u8::MAX,
        }
    }
}

impl Filter {
    /// Whether an outlet of this kind and class is shown.
    #[must_use]
    pub fn matches(self, kind: OutletKind, remain: Remain) -> bool {
        self.shows_kind(kind) && self.shows_remain(remain)
    }

    /// Whether the class is shown.
    #[must_use]
    pub fn shows_remain(self, remain: Remain) -> bool {
        self.remains & bit(remain as u8) != 0
    }

    /// Whether the kind is shown.
    #[must_use]
    pub fn shows_kind(self, kind: OutletKind) -> bool {
        self.kinds & bit(kind as u8) != 0
    }

    /// The same filter with the class shown or hidden.
    #[must_use]
    pub fn with_remain(mut self, remain: Remain, shown: bool) -> Self {
        set(&mut self.remains, remain as u8, shown);
        self
    }

    /// The same filter with the kind shown or hidden.
    #[must_use]
    pub fn with_kind(mut self, kind: OutletKind, shown: bool) -> Self {
        set(&mut self.kinds, kind as u8, shown);
        self
    }

    /// The filter after a press on the kind's button; as [`Self::press_class`].
    #[must_use]
    pub fn press_kind(self, kind: OutletKind) -> Self {
        let all = OutletKind::ALL
            .iter()
            .fold(0, |bits, kind| bits | bit(*kind as u8));
        Self {
            kinds: press(self.kinds, all, bit(kind as u8)),
            ..self
        }
    }

    /// Whether the kind was picked out; none is while all are shown.
    #[must_use]
    pub fn picks_kind(self, kind: OutletKind) -> bool {
        self.kinds != u8::MAX && self.shows_kind(kind)
    }

    /// The filter after a press on the class's button. From all classes the first
    /// press leaves that one alone, each further one adds or takes one; with none
    /// or all of them picked, all are shown again.
    #[must_use]
    pub fn press_class(self, class: StockClass) -> Self {
        let bits = |remains: &[Remain]| remains.iter().fold(0, |bits, r| bits | bit(*r as u8));
        let remains = press(self.remains, bits(&Remain::ALL), bits(class.remains()));
        Self { remains, ..self }
    }

    /// Whether the class was picked out; none is while all are shown.
    #[must_use]
    pub fn picks_class(self, class: StockClass) -> bool {
        self.remains != u8::MAX && self.shows_class(class)
    }

    /// Whether nothing is hidden.
    #[must_use]
    pub fn shows_all(self) -> bool {
        self == Self::default()
    }
}

fn press(shown: u8, all: u8, pressed: u8) -> u8 {
    let picked = if shown & all == all {
        pressed
    } else {
        (shown & all) ^ pressed
    };
    if picked == 0 || picked == all {
        u8::MAX
    } else {
        picked
    }
}

fn bit(of: u8) -> u8 {
    1 << of
}

fn set(bits: &mut u8, of: u8, shown: bool) {
    if shown {
        *bits |= bit(of);
    } else {
        *bits &= !bit(of);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_press_leaves_the_class_alone_and_the_second_brings_all_back() {
        let alone = Filter::default().press_class(StockClass::Plenty);
        for class in StockClass::ALL {
            assert_eq!(
                alone.shows_class(class),
                class == StockClass::Plenty,
                "{class:?}"
            );
        }
        let two = alone.press_class(StockClass::Unknown);
        assert!(two.picks_class(StockClass::Plenty) && two.picks_class(StockClass::Unknown));
        assert!(two.shows_remain(Remain::Unreported) && !two.shows_remain(Remain::Empty));
        assert!(alone.press_class(StockClass::Plenty).shows_all());
    }

    proptest! {
        #[test]
        fn no_press_ever_hides_everything(
            presses in prop::collection::vec(prop::sample::select(StockClass::ALL.to_vec()), 0..20),
            kinds in prop::collection::vec(prop::sample::select(OutletKind::ALL.to_vec()), 0..20),
        ) {
            let filter = presses.into_iter().fold(Filter::default(), Filter::press_class);
            let filter = kinds.into_iter().fold(filter, Filter::press_kind);
            prop_assert!(StockClass::ALL.iter().any(|class| filter.shows_class(*class)));
            prop_assert!(OutletKind::ALL.iter().any(|kind| filter.shows_kind(*kind)));
            let picked = StockClass::ALL.iter().filter(|class| filter.picks_class(**class)).count();
            prop_assert!(picked < StockClass::ALL.len());
        }
    }
}
