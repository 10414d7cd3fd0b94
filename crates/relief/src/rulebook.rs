//! The facts in the order that diagrams read them in.

use madang_json::ReadError;

use crate::compile::{Tie, group};
use crate::diagram::{LEVELS_MAX, Levels};
use crate::resolve::{self, Group, Range};
use crate::sorted::insert;
use crate::{Answers, Compiled, Facts, Programme};

/// The facts, ready to compile programmes over them.
#[derive(Debug)]
pub struct Rulebook {
    facts: Facts,
    /// Facts by level.
    order: Vec<usize>,
    /// Levels by fact.
    levels: Vec<u32>,
    pub(crate) impossible: Vec<Group>,
    ties: Vec<Tie>,
}

impl Rulebook {
    /// Takes the facts.
    ///
    /// # Errors
    /// They contradict themselves, as [`Facts::validate`] says, or are too many.
    pub fn new(facts: Facts) -> Result<Self, ReadError> {
        facts.validate()?;
        Self::of_published(facts)
    }

    /// Takes facts that were published, and so validated.
    ///
    /// # Errors
    /// They are too many, or combinations that cannot be name what is not there or
    /// leave none.
    pub fn of_published(facts: Facts) -> Result<Self, ReadError> {
        if facts.facts.len() > LEVELS_MAX {
            return Err(ReadError::new("there are more than 128 facts").in_field("facts"));
        }
        // Few values first: tables then choose a line before a sum meets it.
        let mut sizes = Vec::new();
        for (place, fact) in facts.facts.iter().enumerate() {
            insert(&mut sizes, (fact.size(), place));
        }
        let order: Vec<usize> = sizes.iter().map(|(_, fact)| *fact).collect();
        let mut levels = vec![0; order.len()];
        for (level, fact) in (0..).zip(&order) {
            if let Some(slot) = levels.get_mut(*fact) {
                *slot = level;
            }
        }
        let impossible = resolve::impossible(&facts)?;
        let mut book = Self {
            facts,
            order,
            levels,
            impossible,
            ties: Vec::new(),
        };
        let ties = book
            .impossible
            .iter()
            .map(|rules| group(&book, &rules.rules));
        book.ties = ties.collect();
        if book.is_contradictory(&Answers::default()) {
            let problem = "leaves no combination of facts that can be";
            return Err(ReadError::new(problem).in_field("impossible"));
        }
        Ok(book)
    }

    /// Whether the answers cannot be so together.
    #[must_use]
    pub fn is_contradictory(&self, answers: &Answers) -> bool {
        self.rules_out(&answers.bounds(self))
    }

    /// The combinations that the answers meet for sure though they cannot be, by their
    /// places in [`Facts::impossible`].
    #[must_use]
    pub fn contradictions(&self, answers: &Answers) -> Vec<usize> {
        let bounds = answers.bounds(self);
        let alone = |place: &usize| {
            let rules = resolve::impossible_one(&self.facts, *place);
            rules.is_ok_and(|rule| group(self, &[rule]).is_broken(&bounds))
        };
        (0..self.facts.impossible.len()).filter(alone).collect()
    }

    /// Whether nothing within these bounds can be.
    pub(crate) fn rules_out(&self, bounds: &[Range]) -> bool {
        self.ties.iter().any(|tie| tie.is_broken(bounds))
    }

    /// The facts.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Compiles a version of a programme.
    ///
    /// # Errors
    /// It contradicts itself or the facts, as [`Programme::validate`] says, or is too
    /// intricate.
    pub fn compile(&self, programme: Programme) -> Result<Compiled, ReadError> {
        programme.validate(&self.facts)?;
        Compiled::new(self, programme)
    }

    /// Compiles a version that was published, and so validated.
    ///
    /// # Errors
    /// It names what is not there, or is too intricate.
    pub fn compile_published(&self, programme: Programme) -> Result<Compiled, ReadError> {
        Compiled::new(self, programme)
    }

    /// The level of a fact.
    pub(crate) fn level(&self, fact: usize) -> u32 {
        self.levels.get(fact).copied().unwrap_or_default()
    }

    /// The fact of a level.
    pub(crate) fn fact_at(&self, level: u32) -> usize {
        self.order.get(level as usize).copied().unwrap_or_default()
    }

    /// The facts of some levels, by place, in their order.
    pub(crate) fn facts_at(&self, levels: Levels) -> Vec<usize> {
        let facts = 0..self.facts.facts.len();
        facts
            .filter(|fact| levels & (1 << self.level(*fact)) != 0)
            .collect()
    }

    /// The domain of a fact.
    pub(crate) fn domain(&self, fact: usize) -> Range {
        self.facts
            .get(fact)
            .map_or((0, 0), |fact| (fact.min, fact.max))
    }

    /// The domains of all facts, by level.
    pub(crate) fn domains(&self) -> Vec<Range> {
        self.order.iter().map(|fact| self.domain(*fact)).collect()
    }
}
