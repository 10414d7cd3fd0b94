//! The smallest changes of one fact that would turn a no.

use super::figures::Shown;
use crate::explain::Which;
use crate::resolve::Range;
use crate::{Answers, Compiled, Fact, Rulebook, Verdict};

/// A change of one fact that would turn a no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// The fact, by place.
    pub fact: usize,
    /// The value nearest to the person's own at which the no turns; all other answers
    /// stay.
    pub to: i64,
    /// How far that is from the person's own, or from the nearer end of the range that
    /// they gave; below 0 where the value is less. 0 for choices, and for facts without
    /// an answer.
    pub by: i64,
    /// What it turns to.
    pub turn: Turn,
    /// The figures and answers of the conditions that fail now, as they are then.
    pub shown: Vec<Shown>,
}

/// What a no turns to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A yes.
    Eligible,
    /// To be confirmed.
    Confirm,
    /// Open: it depends on other answers then.
    Open,
}

impl Compiled {
    /// The changes that would turn a no, in the order of facts: of a number the nearest
    /// value in each direction, of a choice each other option.
    pub(super) fn flips(&self, book: &Rulebook, answers: &Answers) -> Vec<Flip> {
        let bounds = answers.bounds(book);
        let mut flips = Vec::new();
        for place in self.facts(book) {
            let level = book.level(place);
            // Only what the person said can be changed.
            if answers.get(place).is_none() {
                continue;
            }
            if let Some(fact) = book.facts().get(place) {
                self.flips_of(book, answers, &bounds, (place, fact, level), &mut flips);
            }
        }
        flips
    }

    fn flips_of(
        &self,
        book: &Rulebook,
        answers: &Answers,
        bounds: &[Range],
        (place, fact, level): (usize, &Fact, u32),
        flips: &mut Vec<Flip>,
    ) {
        let own = bounds.get(level as usize).copied().unwrap_or_default();
        let at = (place, level, own);
        if !fact.is_numeric() {
            let others = (fact.min..=fact.max).filter(|value| !(own.0..=own.1).contains(value));
            flips.extend(others.filter_map(|value| self.first(book, answers, at, &[value])));
            return;
        }
        let mut ends = Vec::new();
        self.diagram.cuts(self.root, level, &mut ends);
        let mut from = fact.min;
        // The values nearest to the answer of all cases that are told apart.
        let (mut below, mut above) = (Vec::new(), Vec::new());
        for end in ends {
            let (last, first) = (
                end.min(own.0.saturating_sub(1)),
                from.max(own.1.saturating_add(1)),
            );
            below.extend((from <= last).then_some(last));
            above.extend((first <= end).then_some(first));
            from = end.saturating_add(1);
        }
        below.reverse();
        flips.extend(self.first(book, answers, at, &below));
        flips.extend(self.first(book, answers, at, &above));
    }

    /// The first of some values at which the no turns.
    fn first(
        &self,
        book: &Rulebook,
        answers: &Answers,
        (fact, level, own): (usize, u32, Range),
        values: &[i64],
    ) -> Option<Flip> {
        let mut bounds = answers.bounds(book);
        for to in values {
            let to = *to;
            if let Some(bound) = bounds.get_mut(level as usize) {
                *bound = (to, to);
            }
            let turn = match self.verdict_within(book, &bounds) {
                Verdict::Eligible(_) => Turn::Eligible,
                Verdict::Confirm(_) => Turn::Confirm,
                Verdict::Open { .. } => Turn::Open,
                Verdict::NotEligible | Verdict::Impossible => continue,
            };
            let is_numeric = book.facts().get(fact).is_some_and(Fact::is_numeric);
            let by = match () {
                () if !is_numeric => 0,
                () if to < own.0 => to.saturating_sub(own.0),
                () => to.saturating_sub(own.1),
            };
            let shown = self.shown_then(book, answers, &bounds, fact);
            return Some(Flip {
                fact,
                to,
                by,
                turn,
                shown,
            });
        }
        None
    }

    /// The figures of the conditions that fail now and read the fact, as they are under
    /// other bounds.
    fn shown_then(
        &self,
        book: &Rulebook,
        answers: &Answers,
        then: &[Range],
        fact: usize,
    ) -> Vec<Shown> {
        let now = answers.bounds(book);
        let level = book.level(fact);
        let mut all = Vec::new();
        for (place, root) in self.conditions.iter().enumerate() {
            let fails = self.state(*root, &now) == super::State::Fails;
            let reads = self.diagram.support(*root) & (1 << level) != 0;
            if fails && reads && place < self.programme.conditions.len() {
                for shown in self.shown(book, answers, then, Which::Own(place)) {
                    if !all.contains(&shown) {
                        all.push(shown);
                    }
                }
            }
        }
        all
    }
}
