//! A tile of the home page: one service, what it is, and what it can do now.

mod examples;

pub use examples::examples;
use leptos::prelude::*;

use crate::ui::icon::Icon;

/// A link to a service with its name, a line on what it is, and its marks.
#[component]
pub fn Tile(
    href: &'static str,
    icon: &'static str,
    #[prop(into)] name: String,
    #[prop(into)] text: String,
    /// A short word on its state: works offline, not open yet.
    #[prop(into)]
    mark: String,
) -> impl IntoView {
    view! {
        <a class="tile" href=href>
            <Icon name=icon />
            <span class="tile-name">{name}</span>
            <span class="tile-text">{text}</span>
            <span class="tile-mark">{mark}</span>
        </a>
    }
}
