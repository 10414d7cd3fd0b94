//! Why a verdict is what it is.

mod figures;
mod flip;

use crate::diagram::{FALSE, TRUE};
use crate::resolve::Range;
use crate::view::View;
use crate::{Answers, Compiled, Rulebook, Verdict};

pub use figures::{Given, Shown};
pub use flip::{Flip, Turn};

/// Why a verdict is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The verdict.
    pub verdict: Verdict,
    /// The conditions in their order, then one for each programme that it excludes and
    /// that a fact is asked about.
    pub conditions: Vec<Stand>,
    /// The facts that are still missing, in their order: each could change verdict or
    /// amount. Those answered by a range or "I don't know" among them.
    pub missing: Vec<usize>,
    /// Single changes that would turn a no into something else, in the order of facts.
    pub flips: Vec<Flip>,
}

/// How a condition stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Which one.
    pub condition: Which,
    /// Whether it holds.
    pub state: State,
    /// The figures and answers that take part, in the order of the condition; its text
    /// names them.
    pub shown: Vec<Shown>,
}

/// Which condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// One of [`crate::Programme::conditions`], by place.
    Own(usize),
    /// That a programme was not received: one of [`crate::Programme::excludes`], by
    /// place.
    NotReceived(usize),
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// However open answers turn out.
    Holds,
    /// Not, however they turn out.
    Fails,
    /// It depends on them.
    Open,
    /// Nobody can say, however they turn out: no source settles it.
    Confirm,
}

impl Compiled {
    /// Explains the verdict under the answers.
    #[must_use]
    pub fn explain(&self, book: &Rulebook, answers: &Answers) -> Explanation {
        let bounds = answers.bounds(book);
        let verdict = self.verdict_within(book, &bounds);
        let flips = match verdict {
            Verdict::NotEligible => self.flips(book, answers),
            _ => Vec::new(),
        };
        Explanation {
            verdict,
            conditions: self.stands(book, answers, &bounds),
            missing: self.missing(book, &verdict, &bounds),
            flips,
        }
    }

    fn missing(&self, book: &Rulebook, verdict: &Verdict, bounds: &[Range]) -> Vec<usize> {
        if verdict.is_settled() {
            return Vec::new();
        }
        book.facts_at(View::new(self, bounds).relevant())
    }

    fn stands(&self, book: &Rulebook, answers: &Answers, bounds: &[Range]) -> Vec<Stand> {
        let own = self.programme.conditions.len();
        let mut stands = Vec::new();
        for (place, root) in self.conditions.iter().enumerate() {
            let condition = match place.checked_sub(own) {
                None => Which::Own(place),
                Some(place) => {
                    let received = self.rules.received.get(place);
                    Which::NotReceived(received.map_or(0, |(_, excluded)| *excluded))
                }
            };
            stands.push(Stand {
                condition,
                state: self.state(*root, bounds),
                shown: self.shown(book, answers, bounds, condition),
            });
        }
        stands
    }

    /// Whether a condition holds in all cases within the bounds that can be.
    fn state(&self, root: u32, bounds: &[Range]) -> State {
        let possible = self.diagram.pairs(self.cannot, root, bounds);
        match possible.as_slice() {
            [only] if *only == TRUE => State::Holds,
            [only] if *only == FALSE => State::Fails,
            [_] => State::Confirm,
            _ => State::Open,
        }
    }
}
