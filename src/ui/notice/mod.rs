//! Notices: something to know, something that went wrong and what to do next.

mod examples;

pub use examples::examples;
use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::platform::page;
use crate::ui::button::{Button, Weight};

/// What a notice is about; each has its word-free shape beside the words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Good to know.
    Info,
    /// Something is limited.
    Warning,
    /// Something did not work.
    Danger,
}

/// A notice. A danger is announced at once, the others when the reader is free.
#[component]
pub fn Notice(kind: Kind, children: Children) -> impl IntoView {
    let (class, mark, role) = match kind {
        Kind::Info => ("notice is-info", "i", "status"),
        Kind::Warning => ("notice is-warning", "!", "status"),
        Kind::Danger => ("notice is-danger", "×", "alert"),
    };
    view! {
        <div class=class role=role>
            <span class="notice-mark" aria-hidden="true">{mark}</span>
            <div class="notice-body">{children()}</div>
        </div>
    }
}

/// A room whose chunk or texts did not load: try again, or open the new version.
#[component]
pub fn LoadFailed(retry: Callback<()>) -> impl IntoView {
    view! {
        <Notice kind=Kind::Danger>
            <p>
                <strong>{t(shell::CHUNK_FAILED)}</strong>
            </p>
            <p>{t(shell::CHUNK_FAILED_HELP)}</p>
            <div class="buttons">
                <Button weight=Weight::Primary on_press=move |_| retry.run(())>
                    {t(shell::CHUNK_RETRY)}
                </Button>
                <Button on_press=|_| page::reload()>{t(shell::CHUNK_RELOAD)}</Button>
            </div>
        </Notice>
    }
}
