//! What the page's forms share: passphrases, files, and what is said when something
//! was done or was not.

use leptos::prelude::*;

use super::{Wallet, words};
use crate::i18n::{Key, mydata_wallet as texts, t};
use crate::mydata::vault::{Fault, PASSPHRASE_LETTERS_MIN};
use crate::ui::notice::{Kind, Notice};

/// The part of the page where something was done: what became of it is said there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Keeping.
    Keep,
    /// The certificates.
    Cards,
    /// Getting one.
    Get,
    /// Importing one.
    Import,
    /// Backup and restoring.
    Backup,
    /// Deleting all.
    Delete,
}

/// What is said of what was last done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It takes a while.
    Busy,
    /// It was done.
    Done(String),
    /// It was not, and why.
    Failed(Key),
}

impl Told {
    /// What is said of a result.
    pub fn of<T>(result: Result<T, Fault>, done: impl FnOnce(T) -> String) -> Self {
        match result {
            Ok(value) => Self::Done(done(value)),
            Err(fault) => Self::Failed(words::fault(&fault)),
        }
    }
}

/// What is said at a place.
pub fn told(wallet: Wallet, place: Place) -> AnyView {
    let told = move || {
        let (_, told) = wallet.told.get().filter(|(at, _)| *at == place)?;
        Some(said(told))
    };
    view! {
        <div class="wallet-told" role="status">
            {told}
        </div>
    }
    .into_any()
}

/// What is said, in its form.
pub fn said(told: Told) -> AnyView {
    match told {
        Told::Busy => view! { <p class="subtle">{t(texts::BUSY)}</p> }.into_any(),
        Told::Done(text) => view! { <Notice kind=Kind::Info>{text}</Notice> }.into_any(),
        Told::Failed(key) => view! { <Notice kind=Kind::Danger>{t(key)}</Notice> }.into_any(),
    }
}

/// A new passphrase, typed twice.
#[derive(Clone, Copy)]
pub struct NewPassphrase {
    first: RwSignal<String>,
    second: RwSignal<String>,
}

impl NewPassphrase {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            first: RwSignal::new(String::new()),
            second: RwSignal::new(String::new()),
        }
    }

    /// The passphrase, which leaves the form; why not, where it will not do.
    pub fn take(self) -> Result<String, Key> {
        let first = self.first.get_untracked();
        if first.chars().count() < PASSPHRASE_LETTERS_MIN {
            return Err(texts::FAULT_SHORT);
        }
        if first != self.second.get_untracked() {
            return Err(texts::FAULT_UNEQUAL);
        }
        self.first.set(String::new());
        self.second.set(String::new());
        Ok(first)
    }

    /// The two fields.
    pub fn fields(self, label: Key) -> AnyView {
        let digits = move || {
            let only = self.first.with(|text| {
                !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit())
            });
            only.then(|| t(texts::PASSPHRASE_DIGITS))
        };
        view! {
            {passphrase(t(label), "new-password", self.first)}
            <p class="subtle">{t(texts::PASSPHRASE_HINT)} " " <strong>{digits}</strong></p>
            {passphrase(t(texts::PASSPHRASE_AGAIN), "new-password", self.second)}
        }
        .into_any()
    }
}

/// A field for a passphrase; `autocomplete` tells password managers what it is.
pub fn passphrase(label: String, autocomplete: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="wallet-field">
            <span>{label}</span>
            <input
                class="select"
                type="password"
                autocomplete=autocomplete
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// A form that does something when it is sent, by its button or by Enter.
pub fn form(button: Key, send: impl Fn() + 'static, fields: AnyView) -> AnyView {
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="stack" on:submit=send>
            {fields}
            <button type="submit" class="button is-primary">
                {t(button)}
            </button>
        </form>
    }
    .into_any()
}
