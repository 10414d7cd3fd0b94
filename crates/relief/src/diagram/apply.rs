//! Two diagrams joined, case by case.

use super::memo::Memo;
use super::{Diagram, FALSE, Ref, Run, TRUE, UNKNOWN};

/// What comes of two diagrams if that can be said at once; of two leaves it must.
pub(crate) type Join = fn(Ref, Ref) -> Option<Ref>;

impl Diagram {
    /// The diagram of what comes of two for each case.
    pub fn join(&mut self, join: Join, a: Ref, b: Ref) -> Ref {
        self.joined(join, a, b, &mut Memo::default())
    }

    fn joined(&mut self, join: Join, a: Ref, b: Ref, memo: &mut Memo) -> Ref {
        if let Some(known) = join(a, b) {
            return known;
        }
        if self.is_full() {
            return FALSE;
        }
        let key = (u64::from(a) << 32) | u64::from(b);
        if let Some(known) = memo.get(key) {
            return known;
        }
        let level = self.level(a).min(self.level(b));
        let (mut i, mut j) = (0, 0);
        let mut runs = Vec::new();
        // Either side may stay above while the other's fact is told apart.
        let side = |this: &Self, at, index| match this.level(at) == level {
            true => this.run(at, index),
            false => Some(Run {
                to: i64::MAX,
                next: at,
            }),
        };
        while let (Some(left), Some(right)) = (side(self, a, i), side(self, b, j)) {
            let next = self.joined(join, left.next, right.next, memo);
            let to = left.to.min(right.to);
            runs.push(Run { to, next });
            let ended = |at, run: Run, this: &Self| this.level(at) == level && run.to == to;
            let (left_ends, right_ends) = (ended(a, left, self), ended(b, right, self));
            i += usize::from(left_ends);
            j += usize::from(right_ends);
            if !left_ends && !right_ends {
                break;
            }
        }
        let node = self.node(level, &mut runs);
        memo.set(key, node);
        node
    }

    /// The diagram with other leaves, as `other` says.
    pub fn mapped(&mut self, at: Ref, other: &mut dyn FnMut(&mut Self, Ref) -> Ref) -> Ref {
        self.map_below(at, other, &mut Memo::default())
    }

    fn map_below(
        &mut self,
        at: Ref,
        other: &mut dyn FnMut(&mut Self, Ref) -> Ref,
        memo: &mut Memo,
    ) -> Ref {
        let level = self.level(at);
        if level == u32::MAX {
            return other(self, at);
        }
        if let Some(known) = memo.get(at.into()) {
            return known;
        }
        let mut runs = self.runs_of(at).to_vec();
        for run in &mut runs {
            run.next = self.map_below(run.next, other, memo);
        }
        let node = self.node(level, &mut runs);
        memo.set(at.into(), node);
        node
    }
}

/// Both hold (Kleene's logic: unknown unless one does not).
pub(crate) fn both(a: Ref, b: Ref) -> Option<Ref> {
    match (a, b) {
        (FALSE, _) | (_, FALSE) => Some(FALSE),
        (TRUE, other) | (other, TRUE) => Some(other),
        (UNKNOWN, UNKNOWN) => Some(UNKNOWN),
        _ => (a == b).then_some(a),
    }
}

/// One of the two holds (Kleene's logic: unknown unless one does).
pub(crate) fn either(a: Ref, b: Ref) -> Option<Ref> {
    match (a, b) {
        (TRUE, _) | (_, TRUE) => Some(TRUE),
        (FALSE, other) | (other, FALSE) => Some(other),
        (UNKNOWN, UNKNOWN) => Some(UNKNOWN),
        _ => (a == b).then_some(a),
    }
}

/// The truth value is the other one.
pub(crate) fn not(truth: Ref) -> Ref {
    match truth {
        FALSE => TRUE,
        TRUE => FALSE,
        other => other,
    }
}
