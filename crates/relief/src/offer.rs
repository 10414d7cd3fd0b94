//! What a document says of a fact, taken over as an answer.

use crate::{Answer, Answers, Fact, Rulebook};

/// What a document says of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It is this number.
    Exactly(i64),
    /// It is this number or more.
    AtLeast(i64),
    /// It is this number or less.
    AtMost(i64),
    /// It is this option, by its id.
    Option(&'static str),
}

/// Why an offer is not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declined {
    /// There is no such fact, or nothing of its domain is offered.
    Unfit,
    /// What was answered before says otherwise.
    Answered,
    /// Together with other answers it cannot be; where one rule says so, its place in
    /// [`Facts::impossible`](crate::Facts::impossible).
    Impossible(Option<usize>),
}

impl Answers {
    /// Takes over what a document says of a fact, by its place. An answer that was given
    /// before stays as far as both agree: of two ranges, what they share.
    ///
    /// # Errors
    /// Why it is not taken over; the answers are as they were.
    pub fn take_over(
        &mut self,
        book: &Rulebook,
        fact: usize,
        offer: Offer,
    ) -> Result<(), Declined> {
        let asked = book.facts().get(fact).ok_or(Declined::Unfit)?;
        let (offered_min, offered_max) = offer.range(asked).ok_or(Declined::Unfit)?;
        let (given_min, given_max) = self.range(book, fact);
        let (min, max) = (offered_min.max(given_min), offered_max.min(given_max));
        if min > max {
            return Err(Declined::Answered);
        }
        let answer = match min == max {
            true => Answer::Known(min),
            false => Answer::Range(min, max),
        };
        let mut answers = self.clone();
        let set = answers.set(book.facts(), fact, answer);
        set.map_err(|_| Declined::Unfit)?;
        if book.is_contradictory(&answers) {
            let reason = book.contradictions(&answers).first().copied();
            return Err(Declined::Impossible(reason));
        }
        *self = answers;
        Ok(())
    }
}

impl Offer {
    /// From what to what it lets a fact be; none where nothing of the fact's domain is
    /// left, or the fact is of another kind.
    fn range(self, fact: &Fact) -> Option<(i64, i64)> {
        let (min, max) = match self {
            Self::Option(id) => {
                let place = fact.options.iter().position(|option| option.id == id)?;
                let place = i64::try_from(place).ok()?;
                (place, place)
            }
            _ if !fact.is_numeric() => return None,
            Self::Exactly(value) => (value, value),
            Self::AtLeast(value) => (value, fact.max),
            Self::AtMost(value) => (fact.min, value),
        };
        let (min, max) = (min.max(fact.min), max.min(fact.max));
        (min <= max).then_some((min, max))
    }
}
