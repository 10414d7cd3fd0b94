//! A diagram laid out for deciding one case after another.

use crate::Rulebook;
use crate::diagram::{Diagram, Leaf, Ref, value};
use crate::resolve::Formula;

/// From this many runs on the next one is looked up by halving.
const MANY: usize = 12;

/// What comes of a case whose facts are all known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The facts cannot be so together.
    Impossible,
    /// Not entitled.
    No,
    /// Entitled to so many won; none where no source gives the amount.
    Yes(Option<i64>),
    /// Nobody can say whether: no source settles it. If so, to so many won.
    Confirm(Option<i64>),
}

/// Nodes and runs, each in one piece, without what the decision does not need.
#[derive(Debug, Default)]
pub(super) struct Flat {
    nodes: Vec<Spot>,
    /// The last value of each run but a node's last.
    ends: Vec<i64>,
    /// Where each run leads: a node, or the number of nodes and that of an outcome.
    next: Vec<u32>,
    results: Vec<(Outcome, Formula)>,
    start: u32,
}

#[derive(Debug, Clone, Copy)]
struct Spot {
    fact: u32,
    /// First of its runs in `next`; its ends come as many earlier as nodes do.
    first: u32,
    ends: u32,
    end_count: u32,
}

impl Flat {
    pub fn new(book: &Rulebook, diagram: &Diagram, root: Ref) -> Self {
        let mut places = vec![None; diagram.len()];
        let mut order = Vec::new();
        number(diagram, root, &mut places, &mut order);
        let mut flat = Self::default();
        let nodes = u32::try_from(order.len()).unwrap_or_default();
        for at in &order {
            let runs = diagram.runs_of(*at);
            flat.nodes.push(Spot {
                fact: u32::try_from(book.fact_at(diagram.level(*at))).unwrap_or_default(),
                first: u32::try_from(flat.next.len()).unwrap_or_default(),
                ends: u32::try_from(flat.ends.len()).unwrap_or_default(),
                end_count: u32::try_from(runs.len() - 1).unwrap_or_default(),
            });
            let ends = runs.len() - 1;
            flat.ends.extend(runs.iter().take(ends).map(|run| run.to));
            for run in runs {
                let next = flat.place(diagram, run.next, &places, nodes);
                flat.next.push(next);
            }
        }
        flat.start = flat.place(diagram, root, &places, nodes);
        flat
    }

    fn place(&mut self, diagram: &Diagram, at: Ref, places: &[Option<u32>], nodes: u32) -> u32 {
        if let Some(place) = places.get(at as usize) {
            return place.unwrap_or_default();
        }
        let result = result(diagram, at);
        let known = self.results.iter().position(|known| *known == result);
        let place = known.unwrap_or_else(|| {
            self.results.push(result);
            self.results.len() - 1
        });
        nodes + u32::try_from(place).unwrap_or_default()
    }

    pub fn decide(&self, values: &[i64]) -> Outcome {
        let mut at = self.start as usize;
        while let Some(spot) = self.nodes.get(at) {
            let value = values.get(spot.fact as usize).copied().unwrap_or_default();
            let ends = spot.ends as usize;
            let ends = self.ends.get(ends..ends + spot.end_count as usize);
            let ends = ends.unwrap_or_default();
            let run = match ends {
                [end] => usize::from(value > *end),
                _ if ends.len() < MANY => ends.iter().filter(|end| value > **end).count(),
                _ => ends.partition_point(|end| value > *end),
            };
            let next = self.next.get(spot.first as usize + run);
            at = next.map_or(usize::MAX, |next| *next as usize);
        }
        let result = self.results.get(at.wrapping_sub(self.nodes.len()));
        result.map_or(Outcome::Impossible, |(outcome, formula)| {
            paid(*outcome, formula, values)
        })
    }
}

/// The outcome with its amount.
fn paid(outcome: Outcome, formula: &Formula, values: &[i64]) -> Outcome {
    if formula.facts.is_empty() {
        return outcome;
    }
    let facts = formula.facts.iter();
    let product = facts.fold(1_i64, |product, fact| {
        product.saturating_mul(values.get(*fact).copied().unwrap_or_default())
    });
    match outcome {
        Outcome::Yes(_) => Outcome::Yes(Some(formula.of(product))),
        _ => Outcome::Confirm(Some(formula.of(product))),
    }
}

/// What a leaf says of a case.
pub(crate) fn result_at(diagram: &Diagram, at: Ref, values: &[i64]) -> Outcome {
    let (outcome, formula) = result(diagram, at);
    paid(outcome, &formula, values)
}

/// What a leaf says; where the formula has facts its amount is found from them.
fn result(diagram: &Diagram, at: Ref) -> (Outcome, Formula) {
    let unknown = (Outcome::Impossible, Formula::UNKNOWN);
    let Some((kind, place)) = value(at) else {
        return unknown;
    };
    let formula = diagram.formula(place).cloned().unwrap_or(Formula::UNKNOWN);
    let amount = (!formula.is_unknown()).then(|| formula.of(1));
    match kind {
        Leaf::Yes => (Outcome::Yes(amount), formula),
        Leaf::Confirm => (Outcome::Confirm(amount), formula),
        Leaf::No => (Outcome::No, Formula::UNKNOWN),
        _ => unknown,
    }
}

/// Numbers nodes from the root on, each before what is below it.
fn number(diagram: &Diagram, at: Ref, places: &mut [Option<u32>], order: &mut Vec<Ref>) {
    let Some(place @ None) = places.get_mut(at as usize) else {
        return;
    };
    *place = u32::try_from(order.len()).ok();
    order.push(at);
    for run in diagram.runs_of(at) {
        number(diagram, run.next, places, order);
    }
}
