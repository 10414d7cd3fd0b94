//! What somebody is entitled to in all.

use crate::sorted::insert;
use crate::{Amounts, Programme, Verdict};

/// More programmes than this that exclude each other are not tried in all combinations.
const TRIED_MAX: usize = 20;

/// The sum over programmes, those that exclude each other not counted twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// Certain, in won: the best choice among what is certain.
    pub at_least: i64,
    /// Possible, in won: the best choice if all that is open turns out well. Amounts
    /// that no source gives are not in it.
    pub at_most: i64,
    /// Whether an amount that no source gives comes on top, certainly or perhaps.
    pub unknown: bool,
    /// The programmes that `at_least` is of, by place.
    pub counted: Vec<usize>,
    /// Programmes with a claim that are not paid together with a counted one, and that
    /// one.
    pub left_out: Vec<(usize, usize)>,
}

/// Adds up what programmes pay.
#[must_use]
pub fn total(verdicts: &[(&Programme, Verdict)]) -> Total {
    let mut total = Total::default();
    let (mut certain, mut possible) = (Vec::new(), Vec::new());
    let mut claims = Vec::new();
    for (place, (_, verdict)) in verdicts.iter().enumerate() {
        let (amounts, is_certain): (&Amounts, bool) = match verdict {
            Verdict::Eligible(amounts) => (amounts, true),
            Verdict::Confirm(amounts) | Verdict::Open { amounts, .. } => (amounts, false),
            Verdict::NotEligible | Verdict::Impossible => continue,
        };
        total.unknown |= amounts.unknown;
        let (least, most) = amounts.known.unwrap_or_default();
        possible.push((place, most));
        if is_certain {
            claims.push(place);
            certain.push((place, if amounts.unknown { 0 } else { least }));
        }
    }
    (total.at_least, total.counted) = best(verdicts, &certain);
    (total.at_most, _) = best(verdicts, &possible);
    for place in claims {
        let counted = total.counted.iter();
        let because = counted
            .copied()
            .find(|other| excludes(verdicts, place, *other));
        if let Some(because) = because.filter(|_| !total.counted.contains(&place)) {
            total.left_out.push((place, because));
        }
    }
    total
}

/// The choice of programmes, none excluding another, that pays most; earlier ones where
/// several pay as much.
fn best(verdicts: &[(&Programme, Verdict)], pays: &[(usize, i64)]) -> (i64, Vec<usize>) {
    let conflicts = |place: usize| {
        pays.iter()
            .any(|(other, _)| excludes(verdicts, place, *other))
    };
    let (tied, free): (Vec<_>, Vec<_>) = pays.iter().partition(|(place, _)| conflicts(*place));
    let mut chosen = Vec::new();
    let sum = choose(verdicts, &tied, &mut Vec::new(), &mut chosen);
    for (place, _) in &free {
        insert(&mut chosen, *place);
    }
    let free = free.iter().map(|(_, krw)| *krw);
    (free.fold(sum, i64::saturating_add), chosen)
}

/// The best of what is left beside what is taken already; fills `chosen` with it.
fn choose(
    verdicts: &[(&Programme, Verdict)],
    rest: &[(usize, i64)],
    taken: &mut Vec<usize>,
    chosen: &mut Vec<usize>,
) -> i64 {
    let Some(((place, krw), rest)) = rest.split_first() else {
        return 0;
    };
    let is_free = !taken.iter().any(|other| excludes(verdicts, *place, *other));
    let mut with = Vec::new();
    let mut with_sum = -1;
    if is_free {
        taken.push(*place);
        with_sum = krw.saturating_add(choose(verdicts, rest, taken, &mut with));
        taken.pop();
        insert(&mut with, *place);
    }
    let mut without = Vec::new();
    let without_sum = match is_free && rest.len() >= TRIED_MAX {
        true => -1,
        false => choose(verdicts, rest, taken, &mut without),
    };
    let is_better = with_sum >= without_sum;
    *chosen = if is_better { with } else { without };
    with_sum.max(without_sum)
}

/// Whether two are not paid together: one names the other, or they are versions of the
/// same.
fn excludes(verdicts: &[(&Programme, Verdict)], one: usize, other: usize) -> bool {
    let (Some((a, _)), Some((b, _))) = (verdicts.get(one), verdicts.get(other)) else {
        return false;
    };
    one != other && (a.id == b.id || a.excludes.contains(&b.id) || b.excludes.contains(&a.id))
}
