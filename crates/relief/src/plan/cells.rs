//! The cases of a fact that programmes tell apart, and how much each weighs.

use crate::resolve::Range;
use crate::view::View;
use crate::{Fact, Kind, Rulebook};

/// The cases of a fact.
pub(super) struct Cells {
    /// The last value of each, in order.
    ends: Vec<i64>,
    weights: Vec<u64>,
}

impl Cells {
    /// The cases of the fact of a level within its bounds.
    pub fn new(book: &Rulebook, views: &[View], bounds: &[Range], level: u32) -> Self {
        let mut ends = Vec::new();
        for view in views {
            view.diagram.cuts(view.filled, level, &mut ends);
        }
        let bound = bounds.get(level as usize).copied().unwrap_or_default();
        if ends.last().is_none_or(|last| *last < bound.1) {
            ends.push(bound.1);
        }
        let fact = book.facts().get(book.fact_at(level));
        let mut from = bound.0;
        let weights = ends.iter().map(|end| {
            let range = (from, *end);
            from = end.saturating_add(1);
            fact.map_or(1, |fact| weight(fact, range, ends.len()))
        });
        let weights = weights.collect();
        Self { ends, weights }
    }

    /// A value of each case, and its weight.
    pub fn weighted(&self) -> impl Iterator<Item = (i64, u64)> {
        self.ends.iter().copied().zip(self.weights.iter().copied())
    }
}

/// As many as the sample has there; as if one more of the sample were in all cases
/// alike, so that none weighs nothing.
fn weight(fact: &Fact, range: Range, cells: usize) -> u64 {
    let within = |value: &&i64| (range.0..=range.1).contains(*value);
    let typical = fact.typical.iter().filter(within).count() as u64;
    let one = match fact.kind {
        Kind::Choice => range.1.abs_diff(range.0) + 1,
        _ => 1,
    };
    typical * cells as u64 + one
}
