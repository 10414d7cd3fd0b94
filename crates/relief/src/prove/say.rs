//! Problems in words, for whoever writes the files.

use super::{Flaw, Problem};
use crate::Facts;
use crate::value::write;

impl Problem {
    /// The problem in a line, with its place and a case that shows it:
    /// `tables[0]: no row is for size = 10..20, type = mixed`.
    #[must_use]
    pub fn text(&self, facts: &Facts) -> String {
        let row = |place: usize| ["rows[", &place.to_string(), "]"].concat();
        let what = match self.flaw {
            Flaw::Gap => "no row is for".to_owned(),
            Flaw::Overlap(one, other) => {
                [&row(one), " and ", &row(other), " are both for"].concat()
            }
            Flaw::Idle => "it is for no case that can be".to_owned(),
            Flaw::Always => "it holds in every case".to_owned(),
            Flaw::Never => "it holds in no case".to_owned(),
            Flaw::NoAmount => "no amount is given for".to_owned(),
            Flaw::Nobody => "nobody is entitled in any case".to_owned(),
            Flaw::SameTime => "another version of the programme holds on the same day".to_owned(),
            Flaw::Twice => "this version of the programme is there twice".to_owned(),
            Flaw::NoProgramme => "there is no such programme".to_owned(),
        };
        let mut text = [&self.at, ": ", &what].concat();
        let has_case = matches!(self.flaw, Flaw::Gap | Flaw::Overlap(..) | Flaw::NoAmount);
        if has_case && self.case.is_empty() {
            text.push_str(" anybody");
        }
        for (place, (fact, from, to)) in self.case.iter().enumerate() {
            let Some(fact) = facts.get(*fact) else {
                continue;
            };
            text.push_str(if place == 0 { " " } else { ", " });
            text.push_str(&[&fact.id, " = ", &write(fact, *from)].concat());
            if from < to {
                text.push_str(&["..", &write(fact, *to)].concat());
            }
        }
        text
    }
}
