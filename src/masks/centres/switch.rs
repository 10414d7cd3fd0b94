//! The switch of the layer, which is there before its chunk is.

use leptos::prelude::*;

use crate::i18n::{masks, t};
use crate::masks::state::Room;
use crate::ui::icon::Icon;

/// Shows the screening centres, or hides them.
#[component]
pub fn CentresSwitch() -> impl IntoView {
    let shown = Room::get().centres_shown;
    let pressed = shown.clone();
    view! {
        <button
            type="button"
            class="chip masks-layer"
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            <Icon name="centre" />
            {t(masks::CENTRES)}
        </button>
    }
}
