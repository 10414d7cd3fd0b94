//! The classes that a citizen tells apart.

use crate::{Filter, Remain};

/// A class of stock as it is shown. What an outlet has not reported and what this
/// version does not know are one class here: nobody can say how many masks there
/// are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StockClass {
    /// 100 or more.
    Plenty,
    /// 30 to 99.
    Some,
    /// 2 to 29.
    Few,
    /// 0 or 1.
    Empty,
    /// Sale paused or over for today.
    Break,
    /// Not reported, or a value that is not known.
    Unknown,
}

impl StockClass {
    /// All classes, in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::Plenty,
        Self::Some,
        Self::Few,
        Self::Empty,
        Self::Break,
        Self::Unknown,
    ];

    /// The class that a report is shown as.
    #[must_use]
    pub fn of(remain: Remain) -> Self {
        match remain {
            Remain::Plenty => Self::Plenty,
            Remain::Some => Self::Some,
            Remain::Few => Self::Few,
            Remain::Empty => Self::Empty,
            Remain::Break => Self::Break,
            Remain::Unreported | Remain::Unknown => Self::Unknown,
        }
    }

    /// The reports that are shown as this class.
    #[must_use]
    pub fn remains(self) -> &'static [Remain] {
        match self {
            Self::Plenty => &[Remain::Plenty],
            Self::Some => &[Remain::Some],
            Self::Few => &[Remain::Few],
            Self::Empty => &[Remain::Empty],
            Self::Break => &[Remain::Break],
            Self::Unknown => &[Remain::Unreported, Remain::Unknown],
        }
    }
}

impl Filter {
    /// Whether the class is shown.
    #[must_use]
    pub fn shows_class(self, class: StockClass) -> bool {
        class.remains().iter().any(|r| self.shows_remain(*r))
    }

    /// The same filter with the class shown or hidden.
    #[must_use]
    pub fn with_class(self, class: StockClass, shown: bool) -> Self {
        class
            .remains()
            .iter()
            .fold(self, |filter, remain| filter.with_remain(*remain, shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_is_shown_as_exactly_one_class() {
        for remain in Remain::ALL {
            let shown: Vec<_> = StockClass::ALL
                .into_iter()
                .filter(|class| class.remains().contains(&remain))
                .collect();
            assert_eq!(shown, [StockClass::of(remain)]);
        }
    }

    #[test]
    fn hiding_a_class_hides_its_reports_alone() {
        let filter = Filter::default().with_class(StockClass::Unknown, false);
        for remain in Remain::ALL {
            let hidden = matches!(remain, Remain::Unreported | Remain::Unknown);
            assert_eq!(filter.shows_remain(remain), !hidden, "{remain:?}");
        }
        assert!(!filter.shows_class(StockClass::Unknown));
        assert!(filter.with_class(StockClass::Unknown, true).shows_all());
    }
}
