//! What can be reached while each fact stays within bounds.

use super::{Diagram, Memo, Ref, Run, TRUE};
use crate::resolve::{Formula, Range};
use crate::sorted::insert;

/// Which values of which levels lead somewhere, from the first level on; levels that
/// are not in it do not matter.
pub(crate) type Path = Vec<(u32, Range)>;

impl Diagram {
    /// All leaves that can be reached, in order.
    pub fn leaves(&self, root: Ref, bounds: &[Range]) -> Vec<Ref> {
        let mut seen = vec![false; self.len()];
        let mut leaves = Vec::new();
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            match seen.get_mut(at as usize) {
                Some(true) => {}
                Some(seen) => {
                    *seen = true;
                    open.extend(self.steps(at, bounds).map(|(_, next)| next));
                }
                None => insert(&mut leaves, at),
            }
        }
        leaves
    }

    /// The runs of a node that are within the bounds, and where they lead.
    pub fn steps(&self, at: Ref, bounds: &[Range]) -> impl Iterator<Item = (Range, Ref)> {
        let whole = (i64::MIN, i64::MAX);
        let bound = bounds
            .get(self.level(at) as usize)
            .copied()
            .unwrap_or(whole);
        let mut from = bound.0;
        self.runs_of(at).iter().filter_map(move |Run { to, next }| {
            let range = (from, (*to).min(bound.1));
            from = from.max(to.saturating_add(1));
            (range.0 <= range.1).then_some((range, *next))
        })
    }

    /// A way to a leaf of those that are meant: the first one in the order of values.
    pub fn path(&self, root: Ref, bounds: &[Range], meant: &dyn Fn(Ref) -> bool) -> Option<Path> {
        let mut seen = vec![false; self.len()];
        let mut path = Path::new();
        self.find(root, bounds, meant, &mut seen, &mut path)
            .then_some(path)
    }

    fn find(
        &self,
        at: Ref,
        bounds: &[Range],
        meant: &dyn Fn(Ref) -> bool,
        seen: &mut [bool],
        path: &mut Path,
    ) -> bool {
        match seen.get_mut(at as usize) {
            None => return meant(at),
            Some(true) => return false,
            Some(seen) => *seen = true,
        }
        for (range, next) in self.steps(at, bounds) {
            path.push((self.level(at), range));
            if self.find(next, bounds, meant, seen, path) {
                return true;
            }
            path.pop();
        }
        false
    }

    /// The least and the greatest that a formula gives where `target` is reached; none
    /// where it is not. `levels` are those of the formula's facts.
    pub fn extremes(
        &self,
        root: Ref,
        bounds: &[Range],
        target: Ref,
        (formula, levels): (&Formula, &[u32]),
    ) -> Option<Range> {
        let search = Extremes {
            diagram: self,
            bounds,
            target,
            levels,
        };
        let mut memo = vec![None; self.len()];
        let below = search.below(root, &mut memo)?;
        let (least, most) = search.skipped(below, 0, self.level(root));
        Some((formula.of(least), formula.of(most)))
    }
}

/// The search for the least and the greatest product of some facts on the ways to a
/// leaf. The facts are none below 0, so the product of the ends is the end.
struct Extremes<'a> {
    diagram: &'a Diagram,
    bounds: &'a [Range],
    target: Ref,
    levels: &'a [u32],
}

impl Extremes<'_> {
    /// Of the facts from this node's level on.
    fn below(&self, at: Ref, memo: &mut [Option<Option<Range>>]) -> Option<Range> {
        match memo.get(at as usize) {
            None => return (at == self.target).then_some((1, 1)),
            Some(Some(known)) => return *known,
            Some(None) => {}
        }
        let level = self.diagram.level(at);
        let mut found: Option<Range> = None;
        for (range, next) in self.diagram.steps(at, self.bounds) {
            let Some(below) = self.below(next, memo) else {
                continue;
            };
            let below = self.skipped(below, level + 1, self.diagram.level(next));
            let own = if self.levels.contains(&level) {
                range
            } else {
                (1, 1)
            };
            let product = times(below, own);
            found = Some(found.map_or(product, |(least, most)| {
                (least.min(product.0), most.max(product.1))
            }));
        }
        if let Some(slot) = memo.get_mut(at as usize) {
            *slot = Some(found);
        }
        found
    }

    /// With the facts whose levels a way leaves out, from one level up to another.
    fn skipped(&self, product: Range, from: u32, to: u32) -> Range {
        let skipped = self
            .levels
            .iter()
            .filter(|level| (from..to).contains(level));
        skipped.fold(product, |product, level| {
            let bound = self.bounds.get(*level as usize).copied();
            times(product, bound.unwrap_or((1, 1)))
        })
    }
}

fn times(a: Range, b: Range) -> Range {
    (a.0.saturating_mul(b.0), a.1.saturating_mul(b.1))
}

impl Diagram {
    /// The leaves of a diagram that can be reached where another is not true, in order.
    pub fn pairs(&self, except: Ref, root: Ref, bounds: &[Range]) -> Vec<Ref> {
        let mut leaves = Vec::new();
        self.pair(except, root, bounds, &mut Memo::default(), &mut leaves);
        leaves
    }

    fn pair(&self, except: Ref, at: Ref, bounds: &[Range], seen: &mut Memo, leaves: &mut Vec<Ref>) {
        if except == TRUE {
            return;
        }
        let level = self.level(except).min(self.level(at));
        if level == u32::MAX {
            insert(leaves, at);
            return;
        }
        let key = (u64::from(except) << 32) | u64::from(at);
        if seen.get(key).is_some() {
            return;
        }
        seen.set(key, 0);
        let whole = [((i64::MIN, i64::MAX), except)];
        let other = [((i64::MIN, i64::MAX), at)];
        let side = |at: Ref, whole: &[(Range, Ref)]| match self.level(at) == level {
            true => self.steps(at, bounds).collect::<Vec<_>>(),
            false => whole.to_vec(),
        };
        for (left, except) in side(except, &whole) {
            for (right, at) in side(at, &other) {
                if left.0 <= right.1 && right.0 <= left.1 {
                    self.pair(except, at, bounds, seen, leaves);
                }
            }
        }
    }
}
