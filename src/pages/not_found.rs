//! The page for addresses that lead nowhere.

use leptos::prelude::*;

use super::home::Tiles;
use crate::i18n::{shell, t};
use crate::ui::page::Page;

/// Says so, and offers the services.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Page title=t(shell::TITLE_NOT_FOUND) class="stack">
            <p>{t(shell::NOT_FOUND_TEXT)}</p>
            <Tiles />
        </Page>
    }
}
