//! A programme under the answers, and which facts still matter to it.

use crate::Compiled;
use crate::diagram::{Diagram, Leaf, Levels, Memo, Ref, leaf, open, value};
use crate::resolve::Range;

/// A programme under what is known.
pub(crate) struct View {
    pub diagram: Diagram,
    /// What comes out.
    root: Ref,
    /// The same with something said where it cannot be.
    pub filled: Ref,
    /// Levels that the answers leave open.
    open: Levels,
}

impl View {
    pub fn new(compiled: &Compiled, bounds: &[Range]) -> Self {
        let mut diagram = Diagram::default();
        let root = compiled
            .diagram
            .restricted(compiled.root, bounds, &mut diagram);
        let filled = diagram.filled(root);
        Self {
            diagram,
            root,
            filled,
            open: open(bounds),
        }
    }

    /// Whether no answer can change verdict or amount any more.
    pub fn is_settled(&self) -> bool {
        self.diagram.support(self.filled) & self.open == 0
    }

    /// The levels of facts that matter: two completions that differ in such a fact
    /// alone differ in verdict or amount. Where facts are tied so that none matters
    /// alone, those that it depends on.
    pub fn relevant(&self) -> Levels {
        let dependent = self.diagram.support(self.filled) & self.open;
        if dependent == 0 || !self.has_impossible() {
            return dependent;
        }
        let mut alone = 0;
        for level in levels(dependent) {
            if self.matters(level) {
                alone |= 1 << level;
            }
        }
        if alone == 0 { dependent } else { alone }
    }

    /// Levels among which are all that ever matter from here on, whatever is answered.
    pub fn ever_relevant(&self) -> Levels {
        if self.is_settled() {
            return 0;
        }
        self.diagram.support(self.root) & self.open
    }

    /// The open levels that it depends on once the fact of a level has this value.
    pub fn after(&mut self, level: u32, value: i64) -> Levels {
        let settled = self.diagram.settled(self.filled, level, value);
        self.diagram.support(settled) & self.open
    }

    fn has_impossible(&self) -> bool {
        let impossible = leaf(Leaf::Impossible, 0);
        let anywhere = |at: Ref| at == impossible;
        self.diagram.path(self.root, &[], &anywhere).is_some()
    }

    /// Whether some two possible completions that differ in this fact alone differ in
    /// what comes out.
    fn matters(&self, level: u32) -> bool {
        let varied: Levels = 1 << level;
        let mut memo = Memo::default();
        let mut seen = vec![false; self.diagram.len()];
        let mut open = vec![self.root];
        while let Some(at) = open.pop() {
            match seen.get_mut(at as usize) {
                Some(seen) if !*seen => *seen = true,
                Some(_) => continue,
                None => {
                    // An amount that depends on it, and is not settled without it.
                    let pays = matches!(value(at), Some((Leaf::Yes | Leaf::Confirm, _)));
                    if pays && self.diagram.support(at) & varied != 0 {
                        return true;
                    }
                    continue;
                }
            }
            let runs = self.diagram.runs_of(at);
            if self.diagram.level(at) == level {
                for (place, run) in runs.iter().enumerate() {
                    for other in runs.iter().skip(place + 1) {
                        if self.diagram.differ(run.next, other.next, varied, &mut memo) {
                            return true;
                        }
                    }
                }
            }
            open.extend(runs.iter().map(|run| run.next));
        }
        false
    }
}

/// The levels in a set, in order.
pub(crate) fn levels(set: Levels) -> impl Iterator<Item = u32> {
    (0..Levels::BITS).filter(move |level| set & (1 << level) != 0)
}
