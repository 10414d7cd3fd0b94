//! Which outlets the map and the list show: one filter for both.

use crate::{OutletKind, Remain};

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

    /// Whether nothing is hidden.
    #[must_use]
    pub fn shows_all(self) -> bool {
        self == Self::default()
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
