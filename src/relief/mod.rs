//! `/relief`: what am I entitled to, and why; worked out on the device.
//!
//! One page with steps: who asks, a question at a time, the answers, the results.
//! The step stands in the fragment by its number, which says nothing of the answers.

mod check;
mod desk;
mod field;
mod fill;
mod load;
mod panel;
mod question;
mod results;
mod start;
mod state;
mod step;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{relief as texts, shell, t};
use crate::lazy::lazy_page;
use crate::portal::Portal;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page as Frame;
use crate::ui::reading::{Words, reading};
pub use fill::{ANSWERS, fill};
use load::Library;
use state::Case;
use step::Step;

// What is read at the end comes when it is needed.
lazy_page!(
    results_view,
    relief_results,
    crate::i18n::relief_results::ROOM,
    results::Results
);

/// The service's page.
#[component]
pub fn Page() -> impl IntoView {
    let words = Words {
        loading: texts::LOADING,
        failed: texts::FAILED,
        retry: texts::RETRY,
    };
    let steps = |(library, fallback)| view! { <Steps library fallback /> }.into_any();
    view! {
        <Frame title=t(shell::TITLE_RELIEF) class="stack relief">
            {reading(words, || Box::pin(load::library()), steps)}
        </Frame>
    }
}

/// The step that the address names, if its time has come.
#[component]
fn Steps(library: Arc<Library>, fallback: bool) -> impl IntoView {
    let portal = Portal::get();
    portal.shown.set(Some(library.shown));
    on_cleanup(move || portal.shown.set(None));
    let case = Case::new(library);
    provide_context(case);
    let step = step::follow(case);
    let fallback = fallback.then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t(shell::DATA_FALLBACK)}</p>
            </Notice>
        }
    });
    // Each step is made anew, so that nothing typed in one stays in the next: two kinds
    // of element take turns.
    let turn = StoredValue::new(false);
    let shown = move || {
        let step = match step.get() {
            Step::Start => view! { <start::Start /> }.into_any(),
            Step::Question(number) => view! { <question::Question number /> }.into_any(),
            Step::Check => view! { <check::Check /> }.into_any(),
            Step::Results => results_view().into_any(),
        };
        turn.update_value(|turn| *turn = !*turn);
        match turn.get_value() {
            true => view! { <div class="stack">{step}</div> }.into_any(),
            false => view! { <section class="stack">{step}</section> }.into_any(),
        }
    };
    view! {
        {fallback}
        {shown}
    }
}
