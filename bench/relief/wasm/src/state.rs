//! What the module holds.

use madang_relief::{Answer, Answers, Compiled, Facts, Outcome, Programme, Rulebook, as_of, plan};

use crate::case::{Random, code, household};

/// The households are those of the native measurement.
const SEED: u64 = 11;

/// What the module holds.
pub struct State {
    pub text: Vec<u8>,
    pub case: Vec<f64>,
    pub given: Vec<f64>,
    pub outcomes: Vec<f64>,
    values: Vec<i64>,
    batch: Vec<i64>,
    book: Option<Rulebook>,
    all: Vec<Compiled>,
    chosen: usize,
    interest: Vec<usize>,
    random: Random,
    household: Vec<i64>,
    answers: Answers,
}

impl Default for State {
    fn default() -> Self {
        Self {
            text: Vec::new(),
            case: Vec::new(),
            given: Vec::new(),
            outcomes: Vec::new(),
            values: Vec::new(),
            batch: Vec::new(),
            book: None,
            all: Vec::new(),
            chosen: 0,
            interest: Vec::new(),
            random: Random(SEED),
            household: Vec::new(),
            answers: Answers::default(),
        }
    }
}

impl State {
    pub fn read_facts(&mut self) -> Option<()> {
        let facts = Facts::parse(&self.text).ok()?;
        self.book = Some(Rulebook::of_published(facts).ok()?);
        Some(())
    }

    pub fn read_programme(&mut self) -> Option<()> {
        let programme = Programme::parse(&self.text).ok()?;
        let compiled = self.book.as_ref()?.compile_published(programme).ok()?;
        self.all.push(compiled);
        Some(())
    }

    pub fn choose(&mut self, place: usize) -> Option<()> {
        let facts = self.all.get(place)?.facts(self.book.as_ref()?);
        let width = facts.last()? + 1;
        self.chosen = place;
        self.case = vec![0.0; width];
        self.values = vec![0; width];
        Some(())
    }

    pub fn decide(&mut self) -> f64 {
        for (value, given) in self.values.iter_mut().zip(&self.case) {
            *value = *given as i64;
        }
        let chosen = self.all.get(self.chosen);
        chosen.map_or(f64::NAN, |chosen| code(chosen.decide(&self.values)) as f64)
    }

    pub fn take_batch(&mut self) {
        let given = std::mem::take(&mut self.given);
        self.batch = given.iter().map(|value| *value as i64).collect();
        self.outcomes = vec![0.0; self.batch.len() / self.case.len().max(1)];
    }

    pub fn decide_batch(&mut self) {
        let Some(chosen) = self.all.get(self.chosen) else {
            return;
        };
        let cases = self.batch.chunks_exact(self.case.len().max(1));
        for (outcome, case) in self.outcomes.iter_mut().zip(cases) {
            *outcome = code(chosen.decide(case)) as f64;
        }
    }

    pub fn take_interest(&mut self, every: bool) -> i32 {
        self.random = Random(SEED);
        let versions: Vec<&Programme> = self.all.iter().map(|one| &one.programme).collect();
        let chosen = versions.get(self.chosen);
        self.interest = match chosen {
            Some(chosen) if !every => as_of(&versions, chosen.in_force.from)
                .iter()
                .map(|one| one.place)
                .collect(),
            _ => (0..versions.len()).collect(),
        };
        i32::try_from(self.interest.len()).unwrap_or(-1)
    }

    pub fn next_household(&mut self) {
        self.answers = Answers::default();
        let Some(book) = &self.book else { return };
        let of_interest = interest(&self.all, &self.interest);
        loop {
            self.household = household(book, &mut self.random);
            let cannot = |one: &&Compiled| one.decide(&self.household) == Outcome::Impossible;
            if !of_interest.iter().any(cannot) {
                return;
            }
        }
    }

    pub fn plan_next(&self) -> i32 {
        let Some(book) = &self.book else { return -1 };
        let of_interest = interest(&self.all, &self.interest);
        let next = plan(book, &of_interest, &self.answers).next;
        next.and_then(|next| i32::try_from(next).ok()).unwrap_or(-1)
    }

    pub fn answer(&mut self, fact: usize) -> Option<()> {
        let facts = self.book.as_ref()?.facts();
        let value = *self.household.get(fact)?;
        self.answers.set(facts, fact, Answer::Known(value)).ok()
    }
}

fn interest<'a>(all: &'a [Compiled], places: &[usize]) -> Vec<&'a Compiled> {
    places.iter().filter_map(|place| all.get(*place)).collect()
}
