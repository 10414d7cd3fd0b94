//! The page of a service that has not opened yet.

use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// Says what the service will be, and plainly that it is not there yet.
#[component]
pub fn NotOpen(#[prop(into)] title: String, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <Page title=title class="stack">
            <p>{text}</p>
            <Notice kind=Kind::Info>
                <p>
                    <strong>{t(shell::NOT_BUILT)}</strong>
                </p>
                <p>{t(shell::NOT_BUILT_TEXT)}</p>
            </Notice>
            <p>
                <a class="button" href="/">
                    {t(shell::NOT_BUILT_BACK)}
                </a>
            </p>
        </Page>
    }
}
