//! One programme: the verdict, the amount, and what leads to them.

use leptos::prelude::*;
use madang_relief::programme::{Programme, Status};
use madang_relief::{Amounts, Explanation, Verdict};

use super::letter::letter;
use super::sources::sources;
use super::when::when;
use super::why;
use crate::i18n::{relief as page, relief_results as texts, t, tf};
use crate::relief::desk::Entry;
use crate::relief::state::Case;
use crate::relief::words::{self, Group};

/// The card of the programme at a place of the desk.
pub fn card(case: Case, place: usize, entry: &Entry, digit: RwSignal<Option<u32>>) -> AnyView {
    let answers = case.said.with_untracked(|said| said.answers.clone());
    let explained = case.with_book(|book| entry.compiled.explain(book, &answers));
    let programme = &entry.compiled.programme;
    let group = Group::of(&explained.verdict);
    let id = ["relief-card-", &place.to_string()].concat();
    view! {
        <article class=["relief-card ", group.class()].concat() aria-labelledby=id>
            <h4 id=id.clone()>
                <span aria-hidden="true" class="relief-mark">
                    {group.mark()}
                </span>
                {words::local(&programme.name)}
            </h4>
            <p class="relief-verdict">
                <strong>{t(words::verdict(&explained.verdict))}</strong>
                {chips(entry)}
            </p>
            {amount(programme, &explained.verdict)}
            <p>{words::local(&programme.summary)}</p>
            {why::reasons(case, entry, &explained)}
            {why::flips(case, &explained)}
            {missing(case, &explained)}
            {details(case, place, entry, &explained, digit)}
        </article>
    }
    .into_any()
}

/// That the version is a plan, or not of the date.
fn chips(entry: &Entry) -> Vec<AnyView> {
    let draft = entry.compiled.programme.status == Status::Draft;
    let texts = [
        draft.then_some(page::DRAFT),
        (!entry.in_force).then_some(page::NOT_IN_FORCE),
    ];
    let chip = |text| view! { <span class="relief-chip">{t(text)}</span> }.into_any();
    texts.into_iter().flatten().map(chip).collect()
}

/// What is paid, or would be.
fn amount(programme: &Programme, verdict: &Verdict) -> Option<AnyView> {
    let (amounts, certain): (Amounts, bool) = match verdict {
        Verdict::Eligible(amounts) => (*amounts, true),
        Verdict::Confirm(amounts) | Verdict::Open { amounts, .. } => (*amounts, false),
        Verdict::NotEligible | Verdict::Impossible => return None,
    };
    let text = match (words::amounts(amounts), certain) {
        (Some(won), true) => won,
        (Some(won), false) => tf(texts::AMOUNT_IF, &[("won", &won)]),
        (None, _) => t(texts::AMOUNT_UNKNOWN),
    };
    let mark = amount_mark(programme);
    Some(view! { <p class="relief-amount">{text} " " {mark}</p> }.into_any())
}

/// How well the amount is known, unless it was read in its source.
fn amount_mark(programme: &Programme) -> Option<AnyView> {
    super::sources::weak(programme.amount.mark.evidence.unwrap_or(programme.evidence))
}

/// What is still to be known, each with the way to its question.
fn missing(case: Case, explained: &Explanation) -> Option<AnyView> {
    if explained.missing.is_empty() {
        return None;
    }
    let names: Vec<_> = case.with_book(|book| {
        let facts = explained.missing.iter();
        let names = facts.filter_map(|fact| book.facts().get(*fact));
        names
            .map(|fact| view! { <li>{words::local(&fact.name)}</li> })
            .collect()
    });
    let view = view! {
        <h5>{t(texts::MISSING)}</h5>
        <ul class="relief-list">{names}</ul>
    };
    Some(view.into_any())
}

/// What to bring, when and where, how to object, and where all of it was read.
fn details(
    case: Case,
    place: usize,
    entry: &Entry,
    explained: &Explanation,
    digit: RwSignal<Option<u32>>,
) -> AnyView {
    let programme = &entry.compiled.programme;
    let documents = list(
        texts::DOCUMENTS,
        programme.documents.iter().map(words::local),
    );
    let notes = list(
        texts::NOTES,
        programme.notes.iter().map(|note| words::local(&note.text)),
    );
    view! {
        {documents}
        {when(programme, digit)}
        {letter(case, place, entry, explained)}
        {notes}
        {sources(programme)}
    }
    .into_any()
}

fn list(title: crate::i18n::Key, items: impl Iterator<Item = String>) -> Option<AnyView> {
    let items: Vec<_> = items.map(|item| view! { <li>{item}</li> }).collect();
    (!items.is_empty()).then(|| {
        let view = view! {
            <details>
                <summary>{t(title)}</summary>
                <ul class="relief-list">{items}</ul>
            </details>
        };
        view.into_any()
    })
}
