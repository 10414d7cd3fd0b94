//! The wallet is locked: opening it. Other pages of the service show this too.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{Told, form, passphrase, said};
use crate::i18n::{mydata_wallet as texts, t};
use crate::mydata::vault::{Method, State, Vault};
use crate::platform::page;
use crate::ui::button::{Button, Weight};

/// What opens the wallet; nothing where it is not locked.
#[component]
pub fn Unlock() -> impl IntoView {
    let vault = Vault::get();
    let told = RwSignal::new(None);
    let open = move |passphrase: String| {
        told.set(Some(Told::Busy));
        spawn_local(async move {
            let opened = vault.unlock(passphrase).await;
            // Where it is open, this view is gone.
            let _ = told.try_set(Some(Told::of(opened, |()| t(texts::UNLOCKED))));
        });
    };
    let fields = move || match vault.state() {
        State::Locked(Method::Passphrase) => by_passphrase(open),
        State::Locked(Method::Passkey) => by_passkey(open),
        State::Opening | State::Memory | State::Open(_) => ().into_any(),
    };
    let start_over = move |_| {
        if page::confirm(&t(texts::DELETE_ALL_ASK)) {
            spawn_local(vault.delete_all());
        }
    };
    view! {
        <section class="stack wallet-locked">
            <h2>{t(texts::LOCKED)}</h2>
            {fields}
            <div role="status">{move || told.get().map(said)}</div>
            <Button on_press=start_over>{t(texts::START_OVER)}</Button>
        </section>
    }
}

fn by_passphrase(open: impl Fn(String) + 'static) -> AnyView {
    let words = RwSignal::new(String::new());
    let send = move || {
        open(words.get_untracked());
        // What was typed is not left standing.
        words.set(String::new());
    };
    let field = passphrase(t(texts::PASSPHRASE), "current-password", words);
    view! {
        <p>{t(texts::LOCKED_PASSPHRASE)}</p>
        {form(texts::UNLOCK, send, field)}
    }
    .into_any()
}

fn by_passkey(open: impl Fn(String) + 'static) -> AnyView {
    view! {
        <p>{t(texts::LOCKED_PASSKEY)}</p>
        <Button weight=Weight::Primary on_press=move |_| open(String::new())>
            {t(texts::UNLOCK_PASSKEY)}
        </Button>
    }
    .into_any()
}
