//! Icons from the sprite: no bytes in the wasm, one file for all of them.

use leptos::prelude::*;

use crate::platform::dom;

/// The icon `name` of `sprite.svg`, which lies in the build's set; hidden from
/// readers: the words beside it say what it means.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let href = [&dom::set_path(), "sprite.svg#", name].concat();
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=href></use>
        </svg>
    }
}
