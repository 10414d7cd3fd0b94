//! What to ask next, over all programmes of interest at once.

mod cells;

use crate::diagram::Levels;
use crate::resolve::Range;
use crate::view::View;
use crate::{Answers, Compiled, Rulebook};
use cells::Cells;

/// What is still to be asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The fact to ask next, by place; none where nothing unasked matters.
    pub next: Option<usize>,
    /// No more questions than this will follow, this one included, whatever is
    /// answered.
    pub at_most: usize,
    /// The unasked facts that matter, in their order: some change of such a fact alone
    /// changes a verdict or an amount. Where facts are tied by combinations that cannot
    /// be, so that none of them can change alone, those that the outcome depends on.
    pub relevant: Vec<usize>,
    /// Facts that were answered by a range or "I don't know" and still matter, in
    /// their order: a closer answer may settle more.
    pub rough: Vec<usize>,
}

/// Plans what to ask for the sake of these programmes. A fact that was answered is not
/// asked again, be it by a range or "I don't know".
#[must_use]
pub fn plan(book: &Rulebook, programmes: &[&Compiled], answers: &Answers) -> Plan {
    let bounds = answers.bounds(book);
    if book.rules_out(&bounds) {
        return Plan::default();
    }
    let unasked = unasked(book, answers);
    let mut views: Vec<View> = Vec::new();
    let (mut relevant, mut ever) = (0, 0);
    for programme in programmes {
        let view = View::new(programme, &bounds);
        if view.is_settled() {
            continue;
        }
        relevant |= view.relevant();
        ever |= view.ever_relevant();
        views.push(view);
    }
    let next = choose(book, &mut views, &bounds, relevant & unasked);
    Plan {
        next: next.map(|level| book.fact_at(level)),
        at_most: (ever & unasked).count_ones() as usize,
        relevant: book.facts_at(relevant & unasked),
        rough: book.facts_at(relevant & !unasked),
    }
}

fn unasked(book: &Rulebook, answers: &Answers) -> Levels {
    let facts = 0..book.facts().facts.len();
    let unasked = facts.filter(|fact| answers.get(*fact).is_none());
    unasked.fold(0, |levels, fact| levels | (1 << book.level(fact)))
}

/// The level whose answer leaves least to ask, on average over its cases; the first
/// fact of those that leave the same.
fn choose(
    book: &Rulebook,
    views: &mut [View],
    bounds: &[Range],
    candidates: Levels,
) -> Option<u32> {
    let order = book.facts_at(candidates);
    if let [_] | [] = order.as_slice() {
        return order.first().map(|fact| book.level(*fact));
    }
    let mut best: Option<(u64, u32)> = None;
    for fact in order {
        let level = book.level(fact);
        let left = left_after(book, views, bounds, candidates, level);
        if best.is_none_or(|(least, _)| left < least) {
            best = Some((left, level));
        }
    }
    best.map(|(_, level)| level)
}

/// How much an answer leaves to ask on average, in millionths.
fn left_after(
    book: &Rulebook,
    views: &mut [View],
    bounds: &[Range],
    candidates: Levels,
    level: u32,
) -> u64 {
    let cells = Cells::new(book, views, bounds, level);
    let own: Levels = 1 << level;
    let (mut sum, mut total) = (0_u64, 0_u64);
    for (value, weight) in cells.weighted() {
        let mut all = 0;
        let mut each = 0;
        for view in views.iter_mut() {
            let open = view.after(level, value) & candidates & !own;
            all |= open;
            each += u64::from(open.count_ones());
        }
        // What is asked for several programmes is asked once; of answers that leave as
        // many questions, that one is better which settles more programmes.
        let left = u64::from(all.count_ones()) * 1000 + each;
        sum = sum.saturating_add(weight.saturating_mul(left));
        total += weight;
    }
    sum.saturating_mul(1000)
        .checked_div(total)
        .unwrap_or_default()
}
