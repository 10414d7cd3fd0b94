//! Amounts as diagrams.

use super::logic::Builder;
use crate::diagram::{FALSE, Leaf, Levels, Ref, Run, TRUE, leaf, value};
use crate::resolve::{Award, Formula};
use crate::view::levels;

/// Formulas of so few combinations become the amounts themselves.
const SPELT_OUT_MAX: u64 = 256;

impl Builder<'_> {
    /// What is paid where.
    pub fn award(&mut self, award: &Award) -> Ref {
        match award {
            Award::Unknown => self.amount(Formula::UNKNOWN),
            Award::Formula(formula) => self.formula(formula),
            Award::Table(table, bounds) => self.of_table(*table, bounds),
            Award::Cases(cases) => {
                let mut rest = self.amount(Formula::GAP);
                for (when, award) in cases.iter().rev() {
                    let when = when.as_ref().map_or(TRUE, |when| self.logic(when));
                    let award = self.award(award);
                    let guarded = self.diagram.join(guarded, when, award);
                    rest = self.diagram.join(or_else, guarded, rest);
                }
                rest
            }
        }
    }

    fn of_table(&mut self, table: usize, bounds: &Formula) -> Ref {
        let (Some(grid), Some(root)) = (self.rules.tables.get(table), self.tables.get(table))
        else {
            return self.amount(Formula::GAP);
        };
        self.diagram.mapped(*root, &mut |diagram, at| {
            let row = value(at).filter(|(kind, _)| *kind == Leaf::Number);
            let row = row.and_then(|(_, row)| grid.rows.get(row as usize));
            // Not `clamp`: the cap of a whole may be below the floor of a part.
            let formula = match row.map(|row| row.value) {
                None => Formula::GAP,
                Some(None) => Formula::UNKNOWN,
                Some(Some(krw)) => Formula::fixed(krw.max(bounds.floor).min(bounds.cap)),
            };
            leaf(Leaf::Amount, diagram.amount(formula, 0))
        })
    }

    fn formula(&mut self, formula: &Formula) -> Ref {
        let sizes = formula.facts.iter().map(|fact| {
            let (min, max) = self.book.domain(*fact);
            max.abs_diff(min).saturating_add(1)
        });
        match sizes.fold(1, u64::saturating_mul) {
            0..=SPELT_OUT_MAX => {
                let facts: Vec<usize> = levels(self.levels(formula))
                    .map(|level| self.book.fact_at(level))
                    .collect();
                self.spelt_out(formula, &facts, 1)
            }
            _ => self.amount(formula.clone()),
        }
    }

    /// The amounts for each value of the facts that are left, beside the product of
    /// those before.
    fn spelt_out(&mut self, formula: &Formula, facts: &[usize], product: i64) -> Ref {
        let Some((fact, rest)) = facts.split_first() else {
            return self.amount(Formula::fixed(formula.of(product)));
        };
        let (min, max) = self.book.domain(*fact);
        let mut runs = Vec::new();
        for value in min..=max {
            let next = self.spelt_out(formula, rest, product.saturating_mul(value));
            runs.push(Run { to: value, next });
        }
        self.diagram.node(self.book.level(*fact), &mut runs)
    }

    fn levels(&self, formula: &Formula) -> Levels {
        let facts = formula.facts.iter();
        facts.fold(0, |all, fact| all | (1 << self.book.level(*fact)))
    }

    fn amount(&mut self, formula: Formula) -> Ref {
        let levels = self.levels(&formula);
        leaf(Leaf::Amount, self.diagram.amount(formula, levels))
    }
}

/// An amount where a condition holds; perhaps, where nobody knows whether it does.
fn guarded(when: Ref, amount: Ref) -> Option<Ref> {
    match when {
        TRUE => Some(amount),
        FALSE => Some(leaf(Leaf::None, 0)),
        _ => {
            value(when)?;
            Some(leaf(Leaf::Maybe, value(amount)?.1))
        }
    }
}

/// An amount, or the rest where there is none. Where nobody knows, what both are.
fn or_else(guarded: Ref, rest: Ref) -> Option<Ref> {
    match value(guarded)? {
        (Leaf::None, _) => Some(rest),
        (Leaf::Maybe, amount) => {
            let same = amount == value(rest)?.1;
            // The amount at place 0 is the unknown one.
            Some(leaf(Leaf::Amount, if same { amount } else { 0 }))
        }
        _ => Some(guarded),
    }
}
