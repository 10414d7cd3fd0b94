//! The steps from the certificates on, a chunk of their own.

mod choose;
mod give;
pub mod made;
pub mod part;
mod preview;
mod receive;
mod request;
mod state;
mod transfer;

use std::sync::Arc;

use leptos::prelude::*;

use super::step::{self, Step};
use super::vault::{self, Files};
use crate::i18n::mydata as texts;
use crate::ui::reading::{Words, reading};
use state::Hand;

/// The step that the address names.
#[component]
pub fn Steps() -> impl IntoView {
    let words = Words {
        loading: texts::LOADING,
        failed: texts::FAILED,
        retry: texts::RETRY,
    };
    let steps = |files: Arc<Files>| view! { <Shown files /> }.into_any();
    reading(words, vault::files, steps)
}

#[component]
fn Shown(files: Arc<Files>) -> impl IntoView {
    let hand = Hand::new(files);
    provide_context(hand);
    let named = step::follow(hand.case);
    // One whose time has not come is the nearest before it.
    let step = Memo::new(move |_| match named.get() {
        Step::Give if hand.case.made.with(Option::is_none) => Step::Choose,
        Step::Preview if !hand.is_ready() => Step::Choose,
        step => step,
    });
    move || {
        let step = match step.get() {
            Step::Preview => view! { <preview::Preview /> }.into_any(),
            Step::Give => view! { <give::Give /> }.into_any(),
            Step::Request => view! { <request::OpenRequest /> }.into_any(),
            Step::Receive => view! { <receive::Receive /> }.into_any(),
            // At the start this is about to go.
            Step::Choose | Step::Start => view! { <choose::Choose /> }.into_any(),
        };
        view! { <div class="stack mydata-step">{step}</div> }
    }
}
