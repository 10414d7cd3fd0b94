//! How far a report can still be trusted.

use chrono::{DateTime, TimeDelta, Utc};

use crate::Stock;

/// How fresh a report is. Outlets reported every five to ten minutes, so one that
/// is older has missed a report at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// At most ten minutes old.
    Fresh,
    /// At most an hour old.
    Stale,
    /// Older: a class to remember rather than to go by.
    Faded,
}

impl Freshness {
    /// The freshness at that age.
    #[must_use]
    pub fn of_age(age: TimeDelta) -> Self {
        if age <= TimeDelta::minutes(10) {
            Self::Fresh
        } else if age <= TimeDelta::minutes(60) {
            Self::Stale
        } else {
            Self::Faded
        }
    }
}

impl Stock {
    /// How old the report is at `at`, never negative; none without a report.
    #[must_use]
    pub fn age(self, at: DateTime<Utc>) -> Option<TimeDelta> {
        Some((at - self.created_at?).max(TimeDelta::zero()))
    }

    /// How fresh the report is at `at`; none without a report.
    #[must_use]
    pub fn freshness(self, at: DateTime<Utc>) -> Option<Freshness> {
        self.age(at).map(Freshness::of_age)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Remain;

    #[test]
    fn ten_minutes_and_an_hour_are_the_borders() {
        let of = |minutes, seconds| {
            Freshness::of_age(TimeDelta::minutes(minutes) + TimeDelta::seconds(seconds))
        };
        assert_eq!(of(10, 0), Freshness::Fresh);
        assert_eq!(of(10, 1), Freshness::Stale);
        assert_eq!(of(60, 0), Freshness::Stale);
        assert_eq!(of(60, 1), Freshness::Faded);
    }

    #[test]
    fn a_report_from_the_future_is_new() {
        let at: DateTime<Utc> = "2020-05-12T01:05:00Z".parse().unwrap();
        let stock = Stock {
            remain: Remain::Plenty,
            created_at: Some(at + TimeDelta::hours(3)),
            stock_at: None,
        };
        assert_eq!(stock.age(at), Some(TimeDelta::zero()));
        assert_eq!(Stock::UNREPORTED.freshness(at), None);
    }
}
