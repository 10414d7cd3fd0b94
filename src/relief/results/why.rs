//! Which conditions decide, with their figures, and what would turn a no.

use leptos::prelude::*;
use madang_relief::programme::Evidence;
use madang_relief::{Answer, Explanation, Flip, Given, Kind, Shown, Stand, State, Turn, Which};

use super::sources::weak;
use crate::i18n::{Key, relief_results as texts, t, tf};
use crate::relief::desk::Entry;
use crate::relief::state::Case;
use crate::relief::words;

/// The conditions and how each stands; of a no those that fail come first.
pub fn reasons(case: Case, entry: &Entry, explained: &Explanation) -> AnyView {
    let row = |stand: &Stand| {
        let (mark, word) = mark(stand.state);
        let weakest = stand.shown.iter().filter_map(evidence).max();
        view! {
            <li class="relief-reason">
                <span aria-hidden="true" class="relief-mark">
                    {mark}
                </span>
                <span>
                    <span class="sr-only">{t(word)} ": "</span>
                    {said(case, entry, stand)}
                    " "
                    {beside(case, stand)}
                    {weakest.and_then(weak)}
                </span>
            </li>
        }
    };
    let of = |rank| {
        let conditions = explained.conditions.iter();
        conditions.filter(move |stand| order(stand.state) == rank)
    };
    let rows: Vec<_> = (0..=2).flat_map(of).map(row).collect();
    view! {
        <h5>{t(texts::WHY)}</h5>
        <ul class="relief-reasons">{rows}</ul>
    }
    .into_any()
}

/// What the person said, beside a condition that fails by it; and that its line is
/// not one yet, where it is not.
fn beside(case: Case, stand: &Stand) -> Option<AnyView> {
    // What is compared comes first, then what its line depends on.
    let compared = given(stand).into_iter().next();
    let compared = compared.filter(|_| stand.state == State::Fails);
    let own = compared.map(|(fact, answer)| {
        let own = own(case, fact, Some(answer));
        tf(texts::OWN, &[("own", &own)])
    });
    let depends = stand.shown.iter().any(is_several);
    let depends = depends.then(|| t(texts::DEPENDS));
    let aside: Vec<String> = own.into_iter().chain(depends).collect();
    (!aside.is_empty())
        .then(|| view! { <span class="subtle">"(" {aside.join(", ")} ")"</span> }.into_any())
}

/// Whether a figure may still be one of several.
fn is_several(shown: &Shown) -> bool {
    matches!(shown.given, Given::Figure { range: Some((from, to)), .. } if from != to)
}

/// What the person said of the facts of a condition; each with its name where they
/// are several.
pub fn answers(case: Case, stand: &Stand) -> Vec<String> {
    let given = given(stand);
    let said = |(fact, answer): &(usize, Answer)| {
        let value = own(case, *fact, Some(*answer));
        let name = case.with_book(|book| {
            let fact = book.facts().get(*fact).filter(|_| given.len() > 1);
            fact.map(|fact| [&words::local(&fact.name), ": "].concat())
        });
        [name.unwrap_or_default(), value].concat()
    };
    given.iter().map(said).collect()
}

/// The facts of a condition that have an answer.
fn given(stand: &Stand) -> Vec<(usize, Answer)> {
    let given = stand.shown.iter().filter_map(|shown| match shown.given {
        Given::Own { fact, answer } => Some((fact, answer?)),
        Given::Figure { .. } => None,
    });
    given.collect()
}

/// A condition in the person's words, with the figures and their own answer.
pub fn said(case: Case, entry: &Entry, stand: &Stand) -> String {
    let programme = &entry.compiled.programme;
    let text = match stand.condition {
        Which::Own(place) => {
            let condition = programme.conditions.get(place);
            condition.map(|condition| words::local(&condition.text))
        }
        Which::NotReceived(place) => {
            let name = other_name(case, programme.excludes.get(place));
            Some(tf(texts::NOT_RECEIVED, &[("name", &name)]))
        }
    };
    filled(case, &text.unwrap_or_default(), &stand.shown)
}

/// A text with its figures in place of their ids.
fn filled(case: Case, text: &str, shown: &[Shown]) -> String {
    shown.iter().fold(text.to_owned(), |text, shown| {
        let name = ["{", &shown.id, "}"].concat();
        if shown.id.is_empty() || !text.contains(&name) {
            return text;
        }
        text.replace(&name, &figure(case, &shown.given))
    })
}

/// A figure without its unit where that is won: the texts have it.
fn figure(case: Case, given: &Given) -> String {
    match given {
        Given::Own { fact, answer } => own(case, *fact, *answer),
        Given::Figure {
            unit,
            range: Some((from, to)),
            ..
        } => {
            let bare = |value: i64| match unit {
                Kind::Date => words::quantity(*unit, value),
                _ => words::number(value),
            };
            match from == to {
                true => bare(*from),
                false => [&bare(*from), "~", &bare(*to)].concat(),
            }
        }
        Given::Figure { range: None, .. } => "?".to_owned(),
    }
}

/// What a person said of a fact.
pub fn own(case: Case, fact: usize, answer: Option<Answer>) -> String {
    case.with_book(|book| {
        let fact = book.facts().get(fact);
        let said = fact
            .zip(answer)
            .map(|(fact, answer)| words::answer(fact, answer));
        said.unwrap_or_else(|| t(crate::i18n::relief::UNKNOWN))
    })
}

fn other_name(case: Case, id: Option<&String>) -> String {
    let Some(id) = id else {
        return String::new();
    };
    let known = case.desk.with_untracked(|desk| {
        let entry = desk
            .0
            .iter()
            .find(|entry| entry.compiled.programme.id == *id);
        entry.map(|entry| words::local(&entry.compiled.programme.name))
    });
    known.unwrap_or_else(|| id.clone())
}

fn evidence(shown: &Shown) -> Option<Evidence> {
    match &shown.given {
        Given::Figure { evidence, .. } => Some(*evidence),
        Given::Own { .. } => None,
    }
}

fn order(state: State) -> u8 {
    match state {
        State::Fails => 0,
        State::Open | State::Confirm => 1,
        State::Holds => 2,
    }
}

fn mark(state: State) -> (&'static str, Key) {
    match state {
        State::Holds => ("✔", texts::STATE_HOLDS),
        State::Fails => ("✕", texts::STATE_FAILS),
        State::Open => ("?", texts::STATE_OPEN),
        State::Confirm => ("?", texts::STATE_CONFIRM),
    }
}

/// What would turn a no.
pub fn flips(case: Case, explained: &Explanation) -> Option<AnyView> {
    if explained.flips.is_empty() {
        return None;
    }
    let of = |rank| {
        let flips = explained.flips.iter();
        flips.filter(move |flip| rank_of(case, flip) == rank)
    };
    let flips = (0..=2).flat_map(of);
    let rows: Vec<_> = flips
        .map(|flip| view! { <li>{turned(case, flip)}</li> })
        .collect();
    let view = view! {
        <h5>{t(texts::FLIPS)}</h5>
        <ul class="relief-list">{rows}</ul>
    };
    Some(view.into_any())
}

/// What is easiest to be a little off comes first: amounts, then what was chosen, then
/// how many there are.
fn rank_of(case: Case, flip: &Flip) -> u8 {
    let kind = case.with_book(|book| book.facts().get(flip.fact).map(|fact| fact.kind));
    match kind {
        Some(Kind::Choice | Kind::YesNo) => 1,
        Some(Kind::Count) => 2,
        _ => 0,
    }
}

fn turned(case: Case, flip: &Flip) -> String {
    let said = case.with_book(|book| {
        let fact = book.facts().get(flip.fact)?;
        let (name, value) = (words::local(&fact.name), words::value(fact, flip.to));
        let key = match flip.turn {
            Turn::Eligible => texts::FLIP_YES,
            Turn::Confirm => texts::FLIP_CONFIRM,
            Turn::Open => texts::FLIP_OPEN,
        };
        let said = tf(key, &[("name", &name), ("value", &value)]);
        let by = words::quantity(fact.kind, flip.by.saturating_abs());
        let away = match flip.by {
            0 => None,
            1.. => Some(tf(texts::FLIP_MORE, &[("by", &by)])),
            _ => Some(tf(texts::FLIP_LESS, &[("by", &by)])),
        };
        Some((said, away))
    });
    let Some((said, away)) = said else {
        return String::new();
    };
    let figures: Vec<String> = flip.shown.iter().filter_map(line).collect();
    let line = (flip.by == 0 && !figures.is_empty())
        .then(|| tf(texts::FLIP_LINE, &[("figures", &figures.join(", "))]));
    let aside: Vec<String> = away.into_iter().chain(line).collect();
    match aside.is_empty() {
        true => said,
        false => [&said, " (", &aside.join(", "), ")"].concat(),
    }
}

/// A figure of the rules, with its unit.
fn line(shown: &Shown) -> Option<String> {
    match &shown.given {
        Given::Figure {
            unit,
            range: Some((from, to)),
            ..
        } => Some(words::range(*unit, *from, *to)),
        _ => None,
    }
}
