//! The room of the mask-stock map.

use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::ui::page::Page;

/// `/masks`: map and list.
#[component]
pub fn MapPage() -> impl IntoView {
    view! { <Page title=t(shell::TITLE_MASKS)>"map"</Page> }
}

/// `/masks/store`: one outlet.
#[component]
pub fn StorePage() -> impl IntoView {
    view! { <Page title=t(shell::TITLE_MASKS_STORE)>"store"</Page> }
}
