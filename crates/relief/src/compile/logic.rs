//! Conditions and tables as diagrams.

use crate::Rulebook;
use crate::diagram::{
    Diagram, FALSE, Leaf, Ref, Run, TRUE, UNKNOWN, both, either, leaf, not, value,
};
use crate::programme::Op;
use crate::resolve::{Grid, Logic, Range, Rules};
use crate::sorted::insert;

/// No row and no rank.
const NONE: u32 = 0;

/// What diagrams are built from, and into.
pub(super) struct Builder<'a> {
    pub book: &'a Rulebook,
    pub rules: &'a Rules,
    pub diagram: Diagram,
    /// The tables; leaves are rows, or none.
    pub tables: Vec<Ref>,
}

impl<'a> Builder<'a> {
    pub fn new(book: &'a Rulebook, rules: &'a Rules) -> Self {
        let mut builder = Self {
            book,
            rules,
            diagram: Diagram::default(),
            tables: Vec::new(),
        };
        let unknown = crate::resolve::Formula::UNKNOWN;
        builder.diagram.amount(unknown, 0);
        for table in &rules.tables {
            let table = builder.table(table);
            builder.tables.push(table);
        }
        builder
    }

    /// Where a condition holds.
    pub fn logic(&mut self, logic: &Logic) -> Ref {
        match logic {
            Logic::All(parts) => parts.iter().fold(TRUE, |all, part| {
                let part = self.logic(part);
                self.diagram.join(both, all, part)
            }),
            Logic::Any(parts) => parts.iter().fold(FALSE, |any, part| {
                let part = self.logic(part);
                self.diagram.join(either, any, part)
            }),
            Logic::Not(part) => {
                let part = self.logic(part);
                self.diagram.mapped(part, &mut |_, truth| not(truth))
            }
            Logic::Within(fact, ranges) => self.within(*fact, ranges, TRUE, FALSE),
            Logic::Beside(fact, op, table) => self.beside(*fact, *op, *table),
            Logic::Unknown => UNKNOWN,
        }
    }

    pub fn within(&mut self, fact: usize, ranges: &[Range], hit: Ref, miss: Ref) -> Ref {
        let (level, domain) = (self.book.level(fact), self.book.domain(fact));
        self.diagram.within(level, domain, ranges, hit, miss)
    }

    /// A table; where rows overlap, the first one counts.
    fn table(&mut self, table: &Grid) -> Ref {
        let mut keys: Vec<(u32, usize)> = Vec::new();
        for (at, key) in table.keys.iter().enumerate() {
            insert(&mut keys, (self.book.level(*key), at));
        }
        let mut all = leaf(Leaf::None, NONE);
        for (number, row) in table.rows.iter().enumerate().rev() {
            let number = u32::try_from(number).unwrap_or_default();
            let mut own = leaf(Leaf::Number, number);
            for (_, at) in keys.iter().rev() {
                if let (Some(key), Some(ranges)) = (table.keys.get(*at), row.when.get(*at)) {
                    own = self.within(*key, ranges, own, leaf(Leaf::None, NONE));
                }
            }
            all = self.diagram.join(first, own, all);
        }
        all
    }

    /// Where a fact compares with a table's value as `op` says. Both become ranks among
    /// the table's values first.
    fn beside(&mut self, fact: usize, op: Op, table: usize) -> Ref {
        let (Some(grid), Some(root)) = (self.rules.tables.get(table), self.tables.get(table))
        else {
            return UNKNOWN;
        };
        let mut values: Vec<i64> = Vec::new();
        for row in &grid.rows {
            row.value
                .into_iter()
                .for_each(|value| insert(&mut values, value));
        }
        let ranks = self.diagram.mapped(*root, &mut |_, at| {
            let row = value(at).filter(|(kind, _)| *kind == Leaf::Number);
            let row = row.and_then(|(_, row)| grid.rows.get(row as usize)?.value);
            let rank = row.and_then(|row| values.binary_search(&row).ok());
            match rank.and_then(|rank| u32::try_from(rank).ok()) {
                Some(rank) => leaf(Leaf::Number, rank),
                None => leaf(Leaf::None, NONE),
            }
        });
        let is_strict = matches!(op, Op::Lt | Op::Ge);
        let own = self.rank(fact, &values, is_strict);
        let at_most = self.diagram.join(at_most, own, ranks);
        match op {
            Op::Gt | Op::Ge => self.diagram.mapped(at_most, &mut |_, truth| not(truth)),
            _ => at_most,
        }
    }

    /// The rank of a fact among values: how many are below it, or not above it.
    fn rank(&mut self, fact: usize, values: &[i64], is_strict: bool) -> Ref {
        let (min, max) = self.book.domain(fact);
        let mut runs = Vec::new();
        let mut rank = 0;
        for value in values {
            let to = value.saturating_sub(is_strict.into());
            if to >= max {
                break;
            }
            if to >= min {
                runs.push(Run {
                    to,
                    next: leaf(Leaf::Number, rank),
                });
            }
            rank += 1;
        }
        runs.push(Run {
            to: max,
            next: leaf(Leaf::Number, rank),
        });
        self.diagram.node(self.book.level(fact), &mut runs)
    }
}

/// The first of two that is a row.
fn first(a: Ref, b: Ref) -> Option<Ref> {
    match value(a) {
        Some((Leaf::None, _)) => Some(b),
        Some(_) => Some(a),
        None => None,
    }
}

/// Whether a rank is at most another; where there is none nobody knows.
fn at_most(own: Ref, bound: Ref) -> Option<Ref> {
    match (value(own), value(bound)) {
        (_, Some((Leaf::None, _))) => Some(UNKNOWN),
        (Some((_, own)), Some((_, bound))) => Some(if own <= bound { TRUE } else { FALSE }),
        _ => None,
    }
}
