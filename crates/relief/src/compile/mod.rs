//! A programme's version as diagrams.

mod award;
mod flat;
mod logic;

use madang_json::ReadError;

use crate::diagram::{Diagram, FALSE, Leaf, Ref, TRUE, both, either, leaf, not, value};
use crate::resolve::{self, Formula, Logic, Range, Rules};
use crate::{Programme, Rulebook};
use flat::Flat;
pub use flat::Outcome;
pub(crate) use flat::result_at;
use logic::Builder;

/// A version of a programme, compiled.
#[derive(Debug)]
pub struct Compiled {
    /// The version.
    pub programme: Programme,
    pub(crate) rules: Rules,
    pub(crate) diagram: Diagram,
    /// What comes out.
    pub(crate) root: Ref,
    /// The conditions in their order, then one for each of [`Rules::received`].
    pub(crate) conditions: Vec<Ref>,
    /// The tables in their order; leaves are rows.
    pub(crate) tables: Vec<Ref>,
    /// Where a combination cannot be.
    pub(crate) cannot: Ref,
    flat: Flat,
}

impl Compiled {
    pub(crate) fn new(book: &Rulebook, programme: Programme) -> Result<Self, ReadError> {
        let rules = resolve::rules(book.facts(), &programme)?;
        let mut builder = Builder::new(book, &rules);
        let conditions = builder.conditions();
        let award = builder.award(&rules.award);
        let cannot = cannot(book, &rules, &mut builder);
        let Builder {
            mut diagram,
            tables,
            ..
        } = builder;
        let mut root = TRUE;
        for condition in &conditions {
            root = diagram.join(both, root, *condition);
        }
        let awarded = diagram.join(awarded, root, award);
        let unknown = diagram.amount(Formula::UNKNOWN, 0);
        debug_assert_eq!(unknown, 0);
        let root = diagram.join(where_possible, cannot, awarded);
        if diagram.is_full() {
            return Err(ReadError::new("its conditions are too intricate"));
        }
        let flat = Flat::new(book, &diagram, root);
        Ok(Self {
            programme,
            rules,
            diagram,
            root,
            conditions,
            tables,
            cannot,
            flat,
        })
    }

    /// Decides a case whose facts are all known: `values` by the place of the fact,
    /// each within its domain. Allocates nothing.
    #[must_use]
    pub fn decide(&self, values: &[i64]) -> Outcome {
        self.flat.decide(values)
    }

    /// The facts that it reads, by place, in their order.
    #[must_use]
    pub fn facts(&self, book: &Rulebook) -> Vec<usize> {
        book.facts_at(self.diagram.support(self.root))
    }
}

/// Where combinations cannot be, of those that bear on the programme's facts, be it by
/// way of others.
fn cannot(book: &Rulebook, rules: &Rules, builder: &mut Builder<'_>) -> Ref {
    let bearing = rules.facts();
    let mut cannot = FALSE;
    for group in &book.impossible {
        let bears = group.facts.iter().any(|fact| bearing.contains(fact));
        for rule in group.rules.iter().filter(|_| bears) {
            let rule = builder.logic(rule);
            cannot = builder.diagram.join(either, cannot, rule);
        }
    }
    cannot
}

/// Combinations that cannot be, and that share facts: where none of them is.
pub(crate) fn group(book: &Rulebook, rules: &[Logic]) -> Tie {
    let none = Rules::default();
    let mut builder = Builder::new(book, &none);
    let mut root = FALSE;
    for rule in rules {
        let rule = builder.logic(rule);
        root = builder.diagram.join(either, root, rule);
    }
    Tie {
        diagram: builder.diagram,
        root,
    }
}

/// Where facts that are tied to each other cannot be.
#[derive(Debug)]
pub(crate) struct Tie {
    diagram: Diagram,
    root: Ref,
}

impl Tie {
    /// Whether nothing within these bounds can be.
    pub(crate) fn is_broken(&self, bounds: &[Range]) -> bool {
        let can_be = |leaf| leaf != TRUE;
        self.diagram.path(self.root, bounds, &can_be).is_none()
    }
}

/// What comes of conditions and an amount.
fn awarded(conditions: Ref, amount: Ref) -> Option<Ref> {
    if conditions == FALSE {
        return Some(leaf(Leaf::No, 0));
    }
    let kind = match value(conditions)? {
        (Leaf::Truth, 1) => Leaf::Yes,
        _ => Leaf::Confirm,
    };
    Some(leaf(kind, value(amount)?.1))
}

/// What comes out where that can be.
pub(crate) fn where_possible(cannot: Ref, outcome: Ref) -> Option<Ref> {
    let (_, truth) = value(cannot)?;
    Some(if truth == 1 {
        leaf(Leaf::Impossible, 0)
    } else {
        outcome
    })
}

impl Builder<'_> {
    fn conditions(&mut self) -> Vec<Ref> {
        let rules = self.rules;
        let mut conditions = Vec::new();
        for condition in &rules.conditions {
            conditions.push(self.logic(condition));
        }
        for (fact, _) in &rules.received {
            let received = self.logic(&Logic::Within(*fact, vec![(1, 1)]));
            conditions.push(self.diagram.mapped(received, &mut |_, truth| not(truth)));
        }
        conditions
    }
}
