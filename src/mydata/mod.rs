//! `/mydata`: hand over one line instead of a whole certificate.
//!
//! The page has steps: what it is for here, and in `hand/` what of which certificate,
//! what the receiver will see, how it is handed over. `vault/` is the wallet behind it, `wallet/` and
//! `verify/` are pages of their own.

mod hand;
mod load;
mod start;
mod state;
mod step;
pub mod vault;
mod verify;
pub mod wallet;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{mydata as texts, shell, t};
use crate::lazy::lazy_page;
use crate::portal::Portal;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page as Frame;
use crate::ui::reading::{Words, reading};
use load::Library;
use state::Case;
use step::Step;
pub use verify::VerifyPage;

// Certificates and what is done with them come when somebody goes on.
lazy_page!(hand_view, mydata_hand, texts::ROOM, hand::Steps);

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
        <Frame title=t(shell::TITLE_MYDATA) class="stack mydata">
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
    let case = Case::new(Arc::clone(&library.purposes));
    provide_context(case);
    let step = step::follow(case);
    let fallback = fallback.then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t(shell::DATA_FALLBACK)}</p>
            </Notice>
        }
    });
    let is_start = Memo::new(move |_| step.get() == Step::Start);
    let shown = move || match is_start.get() {
        true => view! { <start::Start /> }.into_any(),
        false => hand_view().into_any(),
    };
    view! {
        {fallback}
        {shown}
    }
}
