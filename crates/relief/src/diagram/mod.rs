//! Ordered decision diagrams over facts with ranges of values.
//!
//! A node tests one fact; each of its runs of values leads on. Facts stand in one
//! order, so a path reads each at most once, and nodes are shared: two functions are
//! equal if and only if their references are. That makes everything below exact.

mod apply;
mod leaf;
mod memo;
mod reach;
mod restrict;

use crate::resolve::{Formula, Range};
use memo::mix;

pub(crate) use apply::{both, either, not};
pub(crate) use leaf::{FALSE, Leaf, TRUE, UNKNOWN, leaf, value};
pub(crate) use memo::Memo;
pub(crate) use reach::Path;
pub(crate) use restrict::open;

/// A node by its place, or a leaf.
pub(crate) type Ref = u32;

/// Levels that a set can hold, and so facts that there can be.
pub(crate) const LEVELS_MAX: usize = 128;

/// More nodes than any programme of people needs.
const NODES_MAX: usize = 200_000;

/// A set of levels.
pub(crate) type Levels = u128;

/// Values up to one lead on to this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// The last of the values.
    pub to: i64,
    /// Where they lead.
    pub next: Ref,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    level: u32,
    first: u32,
    runs: u32,
    /// The levels that it or what is below it depends on.
    support: Levels,
}

/// Diagrams that share their nodes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Diagram {
    nodes: Vec<Node>,
    runs: Vec<Run>,
    unique: Memo,
    /// The amounts that leaves name by their place, and the levels of their facts.
    amounts: Vec<(Formula, Levels)>,
    /// Whether it grew past what is sensible; then it says nothing of use.
    is_full: bool,
}

impl Diagram {
    /// The node with these runs, the last of which reaches the end of the domain.
    pub fn node(&mut self, level: u32, runs: &mut Vec<Run>) -> Ref {
        merge(runs);
        let first = match runs.as_slice() {
            [] => return FALSE,
            [only] => return only.next,
            _ if self.nodes.len() >= NODES_MAX => {
                self.is_full = true;
                return FALSE;
            }
            [first, ..] => *first,
        };
        let mut hash = mix(level.into(), first.next.into());
        for run in runs.iter() {
            hash = mix(hash, run.to.cast_unsigned());
            hash = mix(hash, run.next.into());
        }
        let mut slot = hash;
        while let Some(place) = self.unique.next(&mut slot, hash) {
            if self.level(place) == level && self.runs_of(place) == runs.as_slice() {
                return place;
            }
        }
        self.push(level, runs, hash)
    }

    fn push(&mut self, level: u32, runs: &[Run], hash: u64) -> Ref {
        let place = u32::try_from(self.nodes.len()).unwrap_or_default();
        let below = runs.iter().map(|run| self.support(run.next));
        let support = below.fold(1 << level, |all, one| all | one);
        self.nodes.push(Node {
            level,
            first: u32::try_from(self.runs.len()).unwrap_or_default(),
            runs: u32::try_from(runs.len()).unwrap_or_default(),
            support,
        });
        self.runs.extend_from_slice(runs);
        self.unique.add(hash, place);
        place
    }

    /// The level of a node; past all of them for a leaf.
    pub fn level(&self, at: Ref) -> u32 {
        self.get(at).map_or(u32::MAX, |node| node.level)
    }

    /// The runs of a node; none for a leaf.
    pub fn runs_of(&self, at: Ref) -> &[Run] {
        let Some(node) = self.get(at) else {
            return &[];
        };
        let first = node.first as usize;
        let runs = self.runs.get(first..first + node.runs as usize);
        runs.unwrap_or_default()
    }

    /// The levels that a diagram depends on.
    pub fn support(&self, at: Ref) -> Levels {
        match self.get(at) {
            Some(node) => node.support,
            None => leaf::amount(at).map_or(0, |amount| self.levels_of(amount)),
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it grew past what is sensible.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// The place of an amount, with the levels of its facts.
    pub fn amount(&mut self, formula: Formula, levels: Levels) -> u32 {
        let known = self.amounts.iter().position(|(known, _)| *known == formula);
        let place = known.unwrap_or_else(|| {
            self.amounts.push((formula, levels));
            self.amounts.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// An amount by its place.
    pub fn formula(&self, amount: u32) -> Option<&Formula> {
        let (formula, _) = self.amounts.get(amount as usize)?;
        Some(formula)
    }

    fn levels_of(&self, amount: u32) -> Levels {
        let known = self.amounts.get(amount as usize);
        known.map_or(0, |(_, levels)| *levels)
    }

    fn get(&self, at: Ref) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    fn run(&self, at: Ref, index: usize) -> Option<Run> {
        self.runs_of(at).get(index).copied()
    }

    /// A node that is this where the fact is in one of the ranges, else that; ranges
    /// in order, apart and within the domain.
    pub fn within(
        &mut self,
        level: u32,
        domain: Range,
        ranges: &[Range],
        hit: Ref,
        miss: Ref,
    ) -> Ref {
        let mut runs = Vec::with_capacity(2 * ranges.len() + 1);
        let mut next = domain.0;
        for (from, to) in ranges {
            if *from > next {
                runs.push(Run {
                    to: from - 1,
                    next: miss,
                });
            }
            runs.push(Run { to: *to, next: hit });
            next = to.saturating_add(1);
        }
        if runs.last().is_none_or(|last| last.to < domain.1) {
            runs.push(Run {
                to: domain.1,
                next: miss,
            });
        }
        self.node(level, &mut runs)
    }
}

/// Joins neighbours that lead to the same.
fn merge(runs: &mut Vec<Run>) {
    runs.dedup_by(|later, earlier| {
        let same = later.next == earlier.next;
        if same {
            earlier.to = later.to;
        }
        same
    });
}
