//! What stands where a page will be, of about its size, so that nothing jumps.

mod examples;

pub use examples::examples;
use leptos::prelude::*;

/// The place of a page that is loading.
#[component]
pub fn PageSkeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <div class="skeleton-bar"></div>
            <div class="skeleton-bar is-short"></div>
            <div class="skeleton-bar is-tall"></div>
        </div>
    }
}
