//! `/device`: everything that is stored on this device, and deleting it.

use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::ui::page::Page;

/// What is stored, with a button to delete each.
#[component]
pub fn Device() -> impl IntoView {
    view! {
        <Page title=t(shell::TITLE_DEVICE) class="stack">
            <p>{t(shell::DEVICE_INTRO)}</p>
        </Page>
    }
}
