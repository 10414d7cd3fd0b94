//! What is wrong among programmes.

use super::{Flaw, Problem, row};
use crate::Programme;

/// Looks for versions of a programme that hold on the same day or are there twice, and
/// for programmes that are named and not there. Each problem goes with the place of its
/// programme in the list.
#[must_use]
pub fn prove_versions(programmes: &[&Programme]) -> Vec<(usize, Problem)> {
    let mut problems = Vec::new();
    for (place, programme) in programmes.iter().enumerate() {
        let mut note = |at: String, flaw| {
            let case = Vec::new();
            problems.push((place, Problem { at, flaw, case }));
        };
        let earlier = programmes.iter().take(place);
        for other in earlier.filter(|other| other.id == programme.id) {
            if other.version == programme.version {
                note("version".to_owned(), Flaw::Twice);
            }
            if overlap(programme, other) {
                note("in_force".to_owned(), Flaw::SameTime);
            }
        }
        for (named, id) in programme.excludes.iter().enumerate() {
            if !programmes.iter().any(|other| other.id == *id) {
                note(row("excludes", named), Flaw::NoProgramme);
            }
        }
    }
    problems
}

fn overlap(one: &Programme, other: &Programme) -> bool {
    let begins_in = |a: &Programme, b: &Programme| {
        b.in_force.to.is_none_or(|to| a.in_force.from <= to) && a.in_force.from >= b.in_force.from
    };
    begins_in(one, other) || begins_in(other, one)
}
