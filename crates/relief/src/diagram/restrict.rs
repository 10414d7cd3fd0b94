//! Diagrams under what is known.

use super::leaf::{Leaf, amount, leaf, value};
use super::memo::Memo;
use super::{Diagram, FALSE, Levels, Ref, Run};
use crate::resolve::{Formula, Range};
use crate::sorted::insert;

impl Diagram {
    /// The diagram over what the bounds leave, in another one.
    pub fn restricted(&self, root: Ref, bounds: &[Range], into: &mut Self) -> Ref {
        let mut known = vec![None; self.len()];
        self.restrict(root, bounds, into, &mut known)
    }

    fn restrict(
        &self,
        at: Ref,
        bounds: &[Range],
        into: &mut Self,
        known: &mut [Option<Ref>],
    ) -> Ref {
        match known.get(at as usize) {
            None => return self.restrict_leaf(at, bounds, into),
            Some(Some(known)) => return *known,
            Some(None) => {}
        }
        let mut runs = Vec::new();
        for ((_, to), next) in self.steps(at, bounds) {
            let next = self.restrict(next, bounds, into, known);
            runs.push(Run { to, next });
        }
        let node = into.node(self.level(at), &mut runs);
        if let Some(slot) = known.get_mut(at as usize) {
            *slot = Some(node);
        }
        node
    }

    /// A leaf whose amount the bounds may settle.
    fn restrict_leaf(&self, at: Ref, bounds: &[Range], into: &mut Self) -> Ref {
        let (Some((kind, _)), Some(place)) = (value(at), amount(at)) else {
            return at;
        };
        let Some((formula, levels)) = self.amounts.get(place as usize) else {
            return at;
        };
        let (least, most) = product(bounds, *levels);
        let place = if formula.is_unknown() {
            into.amount(Formula::UNKNOWN, 0)
        } else if formula.of(least) == formula.of(most) {
            into.amount(Formula::fixed(formula.of(least)), 0)
        } else {
            into.amount(formula.clone(), *levels & open(bounds))
        };
        leaf(kind, place)
    }

    /// The diagram with something said where it says that it cannot be: what a
    /// neighbour says, so that it depends on as little as can be.
    pub fn filled(&mut self, root: Ref) -> Ref {
        self.fill(root, &mut Memo::default())
    }

    fn fill(&mut self, at: Ref, memo: &mut Memo) -> Ref {
        if self.get(at).is_none() {
            return at;
        }
        if let Some(known) = memo.get(at.into()) {
            return known;
        }
        let impossible = leaf(Leaf::Impossible, 0);
        let mut runs = self.runs_of(at).to_vec();
        for run in &mut runs {
            run.next = self.fill(run.next, memo);
        }
        let first = runs.iter().map(|run| run.next);
        let mut last = first
            .clone()
            .find(|next| *next != impossible)
            .unwrap_or(FALSE);
        if last == FALSE {
            last = impossible;
        }
        for run in &mut runs {
            if run.next == impossible {
                run.next = last;
            }
            last = run.next;
        }
        let node = self.node(self.level(at), &mut runs);
        memo.set(at.into(), node);
        node
    }

    /// The diagram where the fact of a level has this value.
    pub fn settled(&mut self, root: Ref, level: u32, value: i64) -> Ref {
        self.settle(root, level, value, &mut Memo::default())
    }

    fn settle(&mut self, at: Ref, level: u32, value: i64, memo: &mut Memo) -> Ref {
        let own = self.level(at);
        let reads = self
            .get(at)
            .is_some_and(|node| node.support & (1 << level) != 0);
        if own > level || !reads {
            return at;
        }
        if own == level {
            let run = self.runs_of(at).iter().find(|run| value <= run.to);
            return run.map_or(at, |run| run.next);
        }
        if let Some(known) = memo.get(at.into()) {
            return known;
        }
        let mut runs = self.runs_of(at).to_vec();
        for run in &mut runs {
            run.next = self.settle(run.next, level, value, memo);
        }
        let node = self.node(own, &mut runs);
        memo.set(at.into(), node);
        node
    }

    /// Adds the last values of the runs that tell the fact of a level apart, in order.
    pub fn cuts(&self, root: Ref, level: u32, cuts: &mut Vec<i64>) {
        let mut seen = vec![false; self.len()];
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            match seen.get_mut(at as usize) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            let runs = self.runs_of(at);
            if self.level(at) == level {
                for run in runs {
                    insert(cuts, run.to);
                }
            } else {
                open.extend(runs.iter().map(|run| run.next));
            }
        }
    }

    /// Whether two diagrams say different things of some case that can be.
    pub fn differ(&self, a: Ref, b: Ref, varied: Levels, memo: &mut Memo) -> bool {
        let impossible = leaf(Leaf::Impossible, 0);
        if a == impossible || b == impossible {
            return false;
        }
        if a == b {
            // An amount below may depend on what tells the two apart.
            return self.support(a) & varied != 0;
        }
        let level = self.level(a).min(self.level(b));
        if level == u32::MAX {
            return true;
        }
        let key = (u64::from(a.min(b)) << 32) | u64::from(a.max(b));
        if memo.get(key).is_some() {
            return false;
        }
        let side = |at| match self.level(at) == level {
            true => self.runs_of(at).to_vec(),
            false => vec![Run {
                to: i64::MAX,
                next: at,
            }],
        };
        let (left, right) = (side(a), side(b));
        let mut from = i64::MIN;
        for run in &left {
            let beside = right.iter().scan(i64::MIN, |start, other| {
                let begin = *start;
                *start = other.to.saturating_add(1);
                Some((begin, other))
            });
            for (begin, other) in beside {
                let touch = begin <= run.to && from <= other.to;
                if touch && self.differ(run.next, other.next, varied, memo) {
                    return true;
                }
            }
            from = run.to.saturating_add(1);
        }
        memo.set(key, 0);
        false
    }
}

/// The levels that the bounds leave open.
pub(crate) fn open(bounds: &[Range]) -> Levels {
    let open = bounds
        .iter()
        .enumerate()
        .filter(|(_, bound)| bound.0 < bound.1);
    open.fold(0, |levels, (level, _)| levels | (1 << level))
}

/// The least and the greatest product of the facts of some levels.
fn product(bounds: &[Range], levels: Levels) -> Range {
    let factors = bounds.iter().enumerate();
    let factors = factors.filter(|(level, _)| levels & (1 << level) != 0);
    factors.fold((1, 1), |(least, most), (_, bound)| {
        (least.saturating_mul(bound.0), most.saturating_mul(bound.1))
    })
}
