//! `/mydata/verify`: is what somebody handed over genuine? Told on the device, with no
//! account and no network; nothing is sent or kept.

mod ask;
mod content;
mod desk;
mod given;
mod judge;
mod load;
mod result;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{mydata_verify as texts, shell, t};
use crate::platform::{crypto, dom};
use crate::portal::Portal;
use crate::ui::icon::Icon;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::reading::{Words, reading};
use desk::{Desk, Outcome};
use load::Library;

/// Id of what is told.
const RESULT: &str = "verify-result";

/// The page.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let words = Words {
        loading: texts::LOADING,
        failed: texts::FAILED,
        retry: texts::RETRY,
    };
    let content = match crypto::is_possible() {
        true => reading(words, || Box::pin(load::library()), desk).into_any(),
        // Without signatures nothing can be told, and a guess would be worse.
        false => view! { <Notice kind=Kind::Danger>{t(texts::INSECURE)}</Notice> }.into_any(),
    };
    view! {
        <Page title=t(shell::TITLE_MYDATA_VERIFY) class="stack-l verify">
            <p>{t(texts::LEAD)}</p>
            {content}
            <p class="no-print">
                <a class="button" href="/mydata">
                    <Icon name="back" />
                    {t(texts::BACK)}
                </a>
            </p>
        </Page>
    }
}

/// What was given, what comes of it, and a request of one's own.
fn desk(library: (Arc<Library>, bool)) -> AnyView {
    let (library, fallback) = library;
    let portal = Portal::get();
    portal.shown.set(Some(library.shown));
    on_cleanup(move || portal.shown.set(None));
    let desk = Desk::new(library);
    // It may lie below what the screen shows, and whoever holds up a code looks elsewhere.
    Effect::new(move |_| {
        if !matches!(desk.outcome.get(), Outcome::Nothing | Outcome::Checking) {
            request_animation_frame(|| dom::reveal(RESULT));
        }
    });
    let fallback = fallback.then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t(shell::DATA_FALLBACK)}</p>
            </Notice>
        }
    });
    view! {
        {fallback}
        {given::section(desk)}
        <div role="status" id=RESULT class="stack">
            {move || result::shown(desk)}
        </div>
        {ask::section(desk)}
    }
    .into_any()
}
