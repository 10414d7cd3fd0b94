//! Icons from the sprite: no bytes in the wasm, one file for all of them.

use leptos::prelude::*;

/// The icon `name` of `/icons/sprite.svg`, hidden from readers: the words beside
/// it say what it means.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let href = ["/icons/sprite.svg#", name].concat();
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=href></use>
        </svg>
    }
}
