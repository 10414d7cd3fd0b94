//! The joins between services: the only room that knows several of them. Others reach it
//! by a link, and it reaches them by a typed message.
//!
//! `/relief/fill`: answers to relief questions out of one's own certificates, each only
//! at the person's word. Nothing of it is stored or sent.

mod claims;
mod facts;
mod lines;
mod load;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::i18n::{count_u32, secretary as texts, shell, t, tn};
use crate::mydata::vault::{State, Vault};
use crate::mydata::wallet::unlock_view;
use crate::portal::Portal;
use crate::relief;
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page as Frame;
use crate::ui::reading::{Words, reading};
use crate::ui::skeleton::PageSkeleton;
use lines::{Line, Lines, lines};
use load::Library;

/// The page that fills relief answers from certificates.
#[component]
pub fn Fill() -> impl IntoView {
    let words = Words {
        loading: texts::LOADING,
        failed: texts::FAILED,
        retry: texts::RETRY,
    };
    view! {
        <Frame title=t(shell::TITLE_RELIEF_FILL) class="stack relief">
            <p>{t(texts::PRIVATE)}</p>
            <Notice kind=Kind::Warning>
                <p>{t(texts::SAMPLE)}</p>
            </Notice>
            {reading(words, || Box::pin(load::library()), wallet)}
            <p>
                <a href="/relief">{t(texts::BACK)}</a>
            </p>
        </Frame>
    }
}

/// The wallet, as it stands.
fn wallet(library: Arc<Library>) -> AnyView {
    let vault = Vault::get();
    let portal = Portal::get();
    portal.shown.set(Some(library.files.shown));
    on_cleanup(move || portal.shown.set(None));
    let state = Memo::new(move |_| vault.state());
    let shown = move || match state.get() {
        State::Opening => view! { <PageSkeleton /> }.into_any(),
        State::Locked(_) => unlock_view().into_any(),
        State::Memory | State::Open(_) => found(vault, &library),
    };
    shown.into_any()
}

/// What the certificates give, or what is missing.
fn found(vault: Vault, library: &Library) -> AnyView {
    let credentials = vault.credentials();
    if credentials.is_empty() {
        return missing(t(texts::NONE));
    }
    let Lines { lines, left_out } = lines(vault, &credentials, library);
    let left_out = (left_out > 0).then(|| {
        let text = tn(texts::LEFT_OUT, count_u32(left_out));
        view! { <p>{text}</p> }
    });
    let offered = match lines.is_empty() {
        true => missing(t(texts::NOTHING)),
        false => offered(lines),
    };
    view! {
        {left_out}
        {offered}
    }
    .into_any()
}

fn missing(text: String) -> AnyView {
    view! {
        <p>{text}</p>
        <p>
            <a class="button" href="/mydata/wallet">
                {t(texts::WALLET)}
            </a>
        </p>
    }
    .into_any()
}

/// The answers, each with a tick, and the button that takes those ticked over.
fn offered(lines: Vec<Line>) -> AnyView {
    let ticks = RwSignal::new(vec![false; lines.len()]);
    let asked_to_pick = RwSignal::new(false);
    let items = lines.iter().enumerate();
    let items: Vec<AnyView> = items.map(|(place, one)| item(place, one, ticks)).collect();
    let navigate = use_navigate();
    let take = move |_| {
        let ticked = ticks.get_untracked();
        let ticked = lines.iter().zip(ticked).filter(|(_, ticked)| *ticked);
        let offers: Vec<_> = ticked.map(|(line, _)| (line.fact, line.offer)).collect();
        if offers.is_empty() {
            return asked_to_pick.set(true);
        }
        relief::fill(offers);
        navigate(relief::ANSWERS, NavigateOptions::default());
    };
    let pick = move || {
        let is_missing = asked_to_pick.get() && !ticks.with(|ticks| ticks.contains(&true));
        is_missing.then(|| t(texts::PICK))
    };
    view! {
        <p>{t(texts::WHAT)}</p>
        <fieldset class="stack">
            <legend>
                <h2>{t(texts::ANSWERS)}</h2>
            </legend>
            <p>{t(texts::DAY)}</p>
            {items}
        </fieldset>
        <p class="relief-error" role="alert">
            {pick}
        </p>
        <div class="buttons">
            <Button weight=Weight::Primary on_press=take>
                {t(texts::TAKE)}
            </Button>
        </div>
    }
    .into_any()
}

/// An answer: its tick, where it comes from, and what is asked.
fn item(place: usize, line: &Line, ticks: RwSignal<Vec<bool>>) -> AnyView {
    let id = ["fill-source-", &place.to_string()].concat();
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        ticks.update(|ticks| {
            if let Some(tick) = ticks.get_mut(place) {
                *tick = ticked;
            }
        });
    };
    let question = line.question.iter().cloned();
    let question: Vec<_> = question.map(|text| view! { <p>{text}</p> }).collect();
    view! {
        <div>
            <label class="choice-item">
                <input
                    type="checkbox"
                    aria-describedby=id.clone()
                    on:change=tick
                />
                <span>{line.said.clone()}</span>
            </label>
            <p id=id class="subtle">
                {line.source.clone()}
            </p>
            <details>
                <summary>{t(texts::QUESTION)}</summary>
                {question}
            </details>
        </div>
    }
    .into_any()
}
