//! Buttons: one that does the main thing, and one that does another.

mod examples;

pub use examples::examples;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// How much a button stands out.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The main thing to do on a page.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
}

/// A button that does something on this page.
#[component]
pub fn Button(
    #[prop(optional)] weight: Weight,
    on_press: impl Fn(MouseEvent) + 'static,
    children: Children,
) -> impl IntoView {
    let class = match weight {
        Weight::Primary => "button is-primary",
        Weight::Secondary => "button",
    };
    view! {
        <button type="button" class=class on:click=on_press>
            {children()}
        </button>
    }
}
