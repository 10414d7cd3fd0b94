//! The best bet: where to go so as to come home with masks.
//!
//! Each outlet is a bet: it costs the way there, and is won when masks are still
//! left on arrival. Tries that each cost `m` minutes and succeed with the chance `c`
//! take `m / c` minutes until one succeeds; the outlet with the fewest comes first.
//!
//! - **The way**: a person on foot gets [`M_PER_MIN`] metres nearer a minute, and
//!   every try costs [`TRY_MIN`] minutes at the door. Where no place is known to
//!   measure from, the way counts nothing, and the order is that of the chances.
//! - **The chance** that masks are left `t` minutes after a report is `h / (h + t)`:
//!   one half after `h` minutes, which depends on how many there were. A stock that
//!   is sold at a steady but unknown pace, slow ones likelier than fast ones, is left
//!   over so (the pace being exponentially distributed). Unlike a chance that halves
//!   every `h` minutes it keeps telling old reports apart: past an hour a class still
//!   ranks, by what is left of its chance. `t` is the report's age, the way and
//!   the try together, so that few masks count for little far away.
//!
//! The figures are assumptions, not measurements: a walk of 4 km/h on streets a third
//! longer than the line through the air; two masks sold a minute, from about 150
//! masks (100 or more), 50 (30 to 99) and 10 (2 to 29).
//!
//! Outlets that are not known to have any come after all others, however near: those
//! that have not said, then those that paused, then those that are sold out, each by
//! the way.

mod reason;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Freshness, Stock, StockClass};

pub use reason::Reason;

/// Metres through the air that a person on foot covers a minute.
const M_PER_MIN: f64 = 50.0;
/// What a try costs besides the way, in minutes.
const TRY_MIN: f64 = 5.0;
/// An older report, or one of unknown age, is as good as one of a day ago.
const OLDEST_MIN: f64 = 24.0 * 60.0;

/// What an outlet is worth to somebody who wants masks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bet {
    class: StockClass,
    /// Age of the report in minutes; none where it has no time.
    age_min: Option<f64>,
    freshness: Option<Freshness>,
    /// Minutes to get there; none where there is no place to start from.
    way_min: Option<f64>,
}

impl Bet {
    /// The bet on an outlet at `at`, `distance_m` metres away.
    #[must_use]
    pub fn new(stock: Stock, distance_m: Option<f64>, at: DateTime<Utc>) -> Self {
        Self {
            class: StockClass::of(stock.remain),
            age_min: stock.age(at).map(minutes),
            freshness: stock.freshness(at),
            way_min: distance_m.map(|distance_m| distance_m.max(0.0) / M_PER_MIN),
        }
    }

    /// The chance that masks are left on arrival, 0 where nobody knows of any.
    #[must_use]
    pub fn chance(&self) -> f64 {
        let Some(half_min) = half_min(self.class) else {
            return 0.0;
        };
        let age_min = self.age_min.unwrap_or(OLDEST_MIN).min(OLDEST_MIN);
        half_min / (half_min + age_min + self.way() + TRY_MIN)
    }

    /// Where it stands: lower comes first.
    #[must_use]
    pub fn key(&self) -> u64 {
        let (tier, cost_min) = match self.class {
            StockClass::Plenty | StockClass::Some | StockClass::Few => {
                (0, (self.way() + TRY_MIN) / self.chance())
            }
            StockClass::Unknown => (1, self.way()),
            StockClass::Break => (2, self.way()),
            StockClass::Empty => (3, self.way()),
        };
        tier << TIER_SHIFT | steps(cost_min)
    }

    fn way(&self) -> f64 {
        self.way_min.unwrap_or(0.0)
    }
}

/// After how many minutes a stock of this class is sold out one time in two; none
/// where there is nothing to sell out.
fn half_min(class: StockClass) -> Option<f64> {
    match class {
        StockClass::Plenty => Some(75.0),
        StockClass::Some => Some(25.0),
        StockClass::Few => Some(5.0),
        StockClass::Empty | StockClass::Break | StockClass::Unknown => None,
    }
}

const TIER_SHIFT: u32 = 60;

/// Minutes as a whole number of steps too short to matter.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that does not fit becomes the nearest number that does"
)]
fn steps(minutes: f64) -> u64 {
    const STEPS_PER_MIN: f64 = 1e6;
    ((minutes * STEPS_PER_MIN) as u64).min((1 << TIER_SHIFT) - 1)
}

fn minutes(time: TimeDelta) -> f64 {
    time.num_seconds() as f64 / 60.0
}

#[cfg(test)]
mod tests;
