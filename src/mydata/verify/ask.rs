//! A request of the verifier's own. Only an answer to it proves that it was made here
//! and now; its nonce is in memory alone and goes with the page.

use std::sync::Arc;

use chrono::DateTime;
use leptos::prelude::*;
use madang_mydata::dcql::Query;
use madang_mydata::purposes::Purpose;
use madang_mydata::request::Request;
use madang_mydata::{LIVE_AGE_MAX_S, base64url, frames};

use super::desk::{Desk, Outcome};
use super::load::Library;
use crate::i18n::{Key, data_text, mydata_verify as texts, t, tf, time_of_day};
use crate::platform::{clock, crypto, download};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::qr::Qr;

/// How many random bytes a nonce has: nobody can guess it within its minutes, nor will
/// another request ever have it.
const NONCE_BYTES: usize = 12;

/// A request that was made.
#[derive(Debug)]
pub struct Asked {
    /// Who asks.
    pub name: String,
    /// What an answer has to repeat.
    pub nonce: String,
    /// When it was made, in seconds since 1970.
    at: i64,
    /// What the other person reads.
    text: String,
}

impl Asked {
    /// For what a purpose needs; none where there is no randomness.
    fn new(name: String, purpose: &Purpose) -> Option<Self> {
        let nonce = base64url::encode(&crypto::random::<NONCE_BYTES>()?);
        let request = Request {
            client_id: name,
            nonce,
            query: Query::of_purpose(purpose),
            purpose: Some(purpose.name.clone()),
            purpose_id: Some(purpose.id.clone()),
        };
        Some(Self {
            text: request.to_json(),
            name: request.client_id,
            nonce: request.nonce,
            at: clock::now().timestamp(),
        })
    }

    /// Whether it is too long ago.
    pub fn is_over(&self, now: i64) -> bool {
        now > self.at + LIVE_AGE_MAX_S
    }

    /// Until when answers count, as a time of day.
    fn deadline(&self) -> String {
        let end = DateTime::from_timestamp(self.at + LIVE_AGE_MAX_S, 0);
        end.map(time_of_day).unwrap_or_default()
    }
}

/// The part of the page.
pub fn section(desk: Desk) -> AnyView {
    let content = move || match desk.asked.get() {
        Some(asked) => standing(desk, &asked),
        None => form(desk),
    };
    view! {
        <section class="stack no-print">
            <h2>{t(texts::ASK)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Who asks, and what for.
fn form(desk: Desk) -> AnyView {
    let name = RwSignal::new(String::new());
    let library = desk.library();
    let first = library.purposes.purposes.first();
    let purpose = RwSignal::new(first.map(|first| first.id.clone()).unwrap_or_default());
    let problem = RwSignal::new(None::<Key>);
    let purposes = purposes(&library);
    let make = move |_| {
        let name = name.with_untracked(|name| name.trim().to_owned());
        if name.is_empty() {
            problem.set(Some(texts::ASK_NAME_MISSING));
            return;
        }
        let purpose = library.purposes.get(&purpose.get_untracked());
        let asked = purpose.and_then(|purpose| Asked::new(name, purpose));
        problem.set(asked.is_none().then_some(texts::ASK_NONE));
        if let Some(asked) = asked {
            desk.clear();
            desk.asked.set(Some(Arc::new(asked)));
        }
    };
    view! {
        <p>{t(texts::ASK_HELP)}</p>
        <label class="verify-field">
            <span>{t(texts::ASK_NAME)}</span>
            <input
                type="text"
                class="select"
                autocomplete="organization"
                maxlength="60"
                on:input=move |event| name.set(event_target_value(&event))
            />
        </label>
        <label class="verify-field">
            <span>{t(texts::ASK_PURPOSE)}</span>
            <select
                class="select"
                on:change=move |event| purpose.set(event_target_value(&event))
            >
                {purposes}
            </select>
        </label>
        <p class="verify-error" role="alert">
            {move || problem.get().map(t)}
        </p>
        <Button on_press=make>{t(texts::ASK_MAKE)}</Button>
    }
    .into_any()
}

fn purposes(library: &Library) -> Vec<AnyView> {
    let option = |purpose: &Purpose| {
        let name = data_text(&purpose.name);
        view! { <option value=purpose.id.clone()>{name}</option> }.into_any()
    };
    library.purposes.purposes.iter().map(option).collect()
}

/// The request as the other person reads it.
fn standing(desk: Desk, asked: &Asked) -> AnyView {
    let frames = frames::split(&asked.text).unwrap_or_default();
    let values = [("name", asked.name.as_str()), ("time", &asked.deadline())];
    let on = tf(texts::ASK_ON, &values);
    let text = asked.text.clone();
    let save = move |_| download::text(&t(texts::ASK_FILE_NAME), "application/json", &text);
    let drop = move |_| {
        desk.asked.set(None);
        desk.outcome.set(Outcome::Nothing);
    };
    view! {
        <Notice kind=Kind::Info>{on}</Notice>
        <p>{t(texts::ASK_HOW)}</p>
        <Qr frames label=t(texts::ASK_QR) />
        <div class="buttons">
            <Button weight=Weight::Primary on_press=save>
                {t(texts::ASK_FILE)}
            </Button>
            <Button on_press=drop>{t(texts::ASK_DROP)}</Button>
        </div>
    }
    .into_any()
}
