//! Who gains and who loses between two versions.

use crate::compile::result_at;
use crate::diagram::{Memo, Path, Ref};
use crate::resolve::Range;
use crate::{Compiled, Outcome, Rulebook};

/// A difference between two versions, with a case that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub change: Change,
    /// Facts by place, each from one value to another; the others do not matter.
    pub case: Vec<(usize, i64, i64)>,
    /// What comes of the case by the version before; by the least values, where the
    /// amount depends on them.
    pub before: Outcome,
    /// What comes of it by the version after.
    pub after: Outcome,
}

/// How a case is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// From no to yes, or nearer to it: no, to be confirmed, yes.
    Gains,
    /// The other way.
    Loses,
    /// More is paid.
    More,
    /// Less is paid.
    Less,
}

/// The differences between two versions, one for each change that there is.
#[must_use]
pub fn compare(book: &Rulebook, before: &Compiled, after: &Compiled) -> Vec<Difference> {
    let mut search = Search {
        book,
        sides: (before, after),
        seen: Memo::default(),
        path: Path::new(),
        found: Vec::new(),
    };
    search.walk(before.root, after.root);
    let mut found = Vec::new();
    for change in [Change::Gains, Change::Loses, Change::More, Change::Less] {
        let own = search.found.iter().position(|one| one.change == change);
        found.extend(own.map(|own| search.found.swap_remove(own)));
    }
    found
}

struct Search<'a> {
    book: &'a Rulebook,
    sides: (&'a Compiled, &'a Compiled),
    seen: Memo,
    path: Path,
    found: Vec<Difference>,
}

impl Search<'_> {
    fn walk(&mut self, a: Ref, b: Ref) {
        let (before, after) = self.sides;
        let levels = (before.diagram.level(a), after.diagram.level(b));
        let level = levels.0.min(levels.1);
        if level == u32::MAX {
            self.note(a, b);
            return;
        }
        let key = (u64::from(a) << 32) | u64::from(b);
        if self.seen.get(key).is_some() {
            return;
        }
        self.seen.set(key, 0);
        let domain = self.book.domain(self.book.fact_at(level));
        let side = |compiled: &Compiled, at| match compiled.diagram.level(at) == level {
            true => {
                let domains = self.book.domains();
                compiled.diagram.steps(at, &domains).collect::<Vec<_>>()
            }
            false => vec![(domain, at)],
        };
        let (left, right) = (side(before, a), side(after, b));
        for (own, a) in &left {
            for (other, b) in &right {
                let shared: Range = (own.0.max(other.0), own.1.min(other.1));
                if shared.0 <= shared.1 {
                    self.path.push((level, shared));
                    self.walk(*a, *b);
                    self.path.pop();
                }
            }
        }
    }

    fn note(&mut self, a: Ref, b: Ref) {
        // At the least and at the greatest values: amounts grow with facts.
        for is_least in [true, false] {
            let mut values: Vec<i64> = Vec::new();
            for fact in 0..self.book.facts().facts.len() {
                let domain = self.book.domain(fact);
                values.push(if is_least { domain.0 } else { domain.1 });
            }
            for (level, range) in &self.path {
                if let Some(value) = values.get_mut(self.book.fact_at(*level)) {
                    *value = if is_least { range.0 } else { range.1 };
                }
            }
            let before = result_at(&self.sides.0.diagram, a, &values);
            let after = result_at(&self.sides.1.diagram, b, &values);
            self.note_one(before, after);
        }
    }

    fn note_one(&mut self, before: Outcome, after: Outcome) {
        let change = match (rank(before), rank(after)) {
            (Some((was, _)), Some((is, _))) if was < is => Change::Gains,
            (Some((was, _)), Some((is, _))) if was > is => Change::Loses,
            (Some((_, Some(was))), Some((_, Some(is)))) if was < is => Change::More,
            (Some((_, Some(was))), Some((_, Some(is)))) if was > is => Change::Less,
            _ => return,
        };
        if self.found.iter().any(|found| found.change == change) {
            return;
        }
        let case = self.path.iter().map(|(level, range)| {
            let fact = self.book.fact_at(*level);
            (fact, range.0, range.1)
        });
        self.found.push(Difference {
            change,
            case: case.collect(),
            before,
            after,
        });
    }
}

/// How near to a yes, and the amount if it is given; none for what cannot be.
fn rank(outcome: Outcome) -> Option<(u8, Option<i64>)> {
    match outcome {
        Outcome::Impossible => None,
        Outcome::No => Some((0, None)),
        Outcome::Confirm(amount) => Some((1, amount)),
        Outcome::Yes(amount) => Some((2, amount)),
    }
}
