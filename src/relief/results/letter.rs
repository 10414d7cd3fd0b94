//! How to object, and a draft of the objection out of the answers.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_relief::{Explanation, Stand, State};

use super::why::{answers, own, said};
use crate::i18n::{relief_results as texts, t, tf};
use crate::platform::share;
use crate::relief::desk::Entry;
use crate::relief::state::Case;
use crate::relief::words;
use crate::ui::button::Button;

/// How to object; none where no source says that one could.
pub fn letter(case: Case, place: usize, entry: &Entry, explained: &Explanation) -> Option<AnyView> {
    let appeal = entry.compiled.programme.appeal.as_ref()?;
    let text = draft(case, entry, explained);
    let id = ["relief-letter-", &place.to_string()].concat();
    let told = RwSignal::new(String::new());
    let copied = text.clone();
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let done = match share::copy(&text).await {
                true => texts::LETTER_COPIED,
                false => texts::LETTER_FAILED,
            };
            // The person may have gone on to another page meanwhile.
            let _ = told.try_set(t(done));
        });
    };
    let view = view! {
        <details>
            <summary>{t(texts::APPEAL)}</summary>
            <p>{words::local(appeal)}</p>
            <label for=id.clone()>{t(texts::LETTER)}</label>
            <p class="subtle">{t(texts::LETTER_HELP)}</p>
            <textarea id=id class="relief-letter" rows="14" autocomplete="off">
                {text}
            </textarea>
            <div class="buttons no-print">
                <Button on_press=copy>{t(texts::LETTER_COPY)}</Button>
            </div>
            <p role="status">{told}</p>
        </details>
    };
    Some(view.into_any())
}

/// The draft: the conditions that fail are what is objected to.
fn draft(case: Case, entry: &Entry, explained: &Explanation) -> String {
    let programme = &entry.compiled.programme;
    let failing = explained.conditions.iter();
    let failing = failing.filter(|stand| stand.state == State::Fails);
    let reasons: Vec<String> = failing.map(|stand| reason(case, entry, stand)).collect();
    let facts = case.with_book(|book| entry.compiled.facts(book));
    let answers = case.said.with_untracked(|said| said.answers.clone());
    let answers: Vec<String> = facts
        .into_iter()
        .filter_map(|fact| {
            let value = own(case, fact, Some(answers.get(fact)?));
            let name =
                case.with_book(|book| book.facts().get(fact).map(|f| words::local(&f.name)))?;
            Some(tf(
                texts::LETTER_ANSWER,
                &[("name", &name), ("value", &value)],
            ))
        })
        .collect();
    let values = [
        ("name", words::local(&programme.name)),
        ("office", t(texts::LETTER_OFFICE)),
        ("reasons", reasons.join("\n")),
        ("answers", answers.join("\n")),
    ];
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    tf(texts::LETTER_TEXT, &values)
}

fn reason(case: Case, entry: &Entry, stand: &Stand) -> String {
    let own = answers(case, stand);
    let text = said(case, entry, stand);
    tf(
        texts::LETTER_REASON,
        &[("text", &text), ("own", &own.join(", "))],
    )
}
