//! The page of a service that the operator has closed.

use leptos::prelude::*;

use super::home::Tiles;
use crate::i18n::{shell, t};
use crate::ui::page::Page;

/// Says so, and offers the other services.
#[component]
pub fn Closed() -> impl IntoView {
    view! {
        <Page title=t(shell::CLOSED) class="stack">
            <Tiles />
        </Page>
    }
}
