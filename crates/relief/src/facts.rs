//! What a person is asked: typed facts, each with its domain.
//!
//! Every value is a whole number: a count, won, whole percent, days, a date as days
//! since 1970-01-01, the place of an option, 0 or 1 for no and yes.

use madang_api::LocalText;

use crate::programme::Expr;

/// The facts of all programmes, and which of their combinations cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The facts, in the order in which they are asked where nothing else decides.
    pub facts: Vec<Fact>,
    /// Combinations that cannot be; completions of open answers leave them out.
    pub impossible: Vec<Impossible>,
}

/// Something that a person is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// How programmes and answers refer to it, in snake_case.
    pub id: String,
    /// What its values are.
    pub kind: Kind,
    /// The least value.
    pub min: i64,
    /// The greatest value.
    pub max: i64,
    /// The options of a choice, else none.
    pub options: Vec<Choice>,
    /// What it is, in a few words.
    pub name: LocalText,
    /// How it is asked.
    pub question: LocalText,
    /// Why it is asked.
    pub why: Option<LocalText>,
    /// Where the answer stands: which document, which line.
    pub hint: Option<LocalText>,
    /// Whether it is a sum over people, so that adding up is offered.
    pub adds_up: bool,
    /// Values that people have, as a sample; they weigh what to ask next and decide
    /// nothing. Empty: all cases weigh the same.
    pub typical: Vec<i64>,
}

/// What the values of a fact are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number of people or things.
    Count,
    /// Won.
    Krw,
    /// Whole percent.
    Percent,
    /// A number of days.
    Days,
    /// A calendar date, as days since 1970-01-01.
    Date,
    /// One of the options, by its place.
    Choice,
    /// 0 for no, 1 for yes.
    YesNo,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// How programmes and answers refer to it, in snake_case.
    pub id: String,
    /// How it reads.
    pub name: LocalText,
}

/// A combination of facts that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// How it is referred to.
    pub id: String,
    /// When it is given.
    pub when: Expr,
    /// Why it cannot be.
    pub why: LocalText,
}

impl Facts {
    /// The place of a fact.
    #[must_use]
    pub fn index(&self, id: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.id == id)
    }

    /// A fact by its place.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Fact> {
        self.facts.get(index)
    }

    /// A fact by its id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }
}

impl Fact {
    /// Whether its values have an order that a range can be given in.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        !matches!(self.kind, Kind::Choice | Kind::YesNo)
    }

    /// How many values it can have.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.max.abs_diff(self.min).saturating_add(1)
    }

    /// The option at a place.
    #[must_use]
    pub fn option(&self, value: i64) -> Option<&Choice> {
        self.options.get(usize::try_from(value).ok()?)
    }
}
