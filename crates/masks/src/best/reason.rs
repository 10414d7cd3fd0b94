//! Why an outlet stands where it does, for the one line that explains it.

use super::Bet;
use crate::{Freshness, StockClass};

/// What speaks for an outlet, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Near, and seen just now to have some or plenty.
    NearFresh,
    /// Near; had plenty within the hour.
    NearMany,
    /// Near; had some within the hour.
    NearAging,
    /// Near, but few were left.
    NearFew,
    /// A walk away, but plenty.
    AwayMany,
    /// A walk away, but seen just now to have some.
    AwayFresh,
    /// Far, but plenty.
    FarMany,
    /// Far; some.
    Far,
    /// Plenty, seen just now; how far is not known.
    ManyFresh,
    /// Had plenty within the hour; how far is not known.
    Many,
    /// Some, seen just now; how far is not known.
    Fresh,
    /// Had some within the hour.
    Aging,
    /// Few were left, and may be gone on arrival.
    Few,
    /// The last report is more than an hour old, or has no time.
    Old,
    /// It has not said how many it has.
    Unknown,
    /// Its sale is paused or over for today.
    Paused,
    /// It is sold out.
    SoldOut,
}

/// How far, in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Ten minutes on foot at most.
    Near,
    /// Forty at most.
    Away,
    Far,
    Unknown,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::NearFresh,
        Self::NearMany,
        Self::NearAging,
        Self::NearFew,
        Self::AwayMany,
        Self::AwayFresh,
        Self::FarMany,
        Self::Far,
        Self::ManyFresh,
        Self::Many,
        Self::Fresh,
        Self::Aging,
        Self::Few,
        Self::Old,
        Self::Unknown,
        Self::Paused,
        Self::SoldOut,
    ];
}

impl Bet {
    /// Why it stands where it does.
    #[must_use]
    pub fn reason(&self) -> Reason {
        let way = self.in_words();
        let just_now = self.freshness == Some(Freshness::Fresh);
        match self.class {
            StockClass::Unknown => Reason::Unknown,
            StockClass::Break => Reason::Paused,
            StockClass::Empty => Reason::SoldOut,
            _ if !matches!(self.freshness, Some(Freshness::Fresh | Freshness::Stale)) => {
                Reason::Old
            }
            StockClass::Few if way == Way::Near => Reason::NearFew,
            StockClass::Few => Reason::Few,
            StockClass::Plenty => match way {
                Way::Near if just_now => Reason::NearFresh,
                Way::Near => Reason::NearMany,
                Way::Away => Reason::AwayMany,
                Way::Far => Reason::FarMany,
                Way::Unknown if just_now => Reason::ManyFresh,
                Way::Unknown => Reason::Many,
            },
            StockClass::Some => match way {
                Way::Near if just_now => Reason::NearFresh,
                Way::Near => Reason::NearAging,
                Way::Away if just_now => Reason::AwayFresh,
                Way::Far => Reason::Far,
                Way::Unknown if just_now => Reason::Fresh,
                Way::Away | Way::Unknown => Reason::Aging,
            },
        }
    }

    fn in_words(&self) -> Way {
        match self.way_min {
            None => Way::Unknown,
            Some(minutes) if minutes <= 10.0 => Way::Near,
            Some(minutes) if minutes <= 40.0 => Way::Away,
            Some(_) => Way::Far,
        }
    }
}
