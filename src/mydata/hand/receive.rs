//! On the phone: what a shared device shows as encrypted codes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::frames::{Added, Collector};

use super::transfer;
use crate::i18n::{mydata as texts, t};
use crate::mydata::step::{Go, Step};
use crate::platform::{download, share};
use crate::ui::button::{Button, Weight};
use crate::ui::page::StepHeading;
use crate::ui::scan::{Next, Scan};

/// How far it is.
#[derive(Clone, PartialEq, Eq)]
enum State {
    Codes,
    Key(String),
    Damaged,
    Here(String),
}

/// The way to take it over.
#[component]
pub fn Receive() -> impl IntoView {
    let go = Go::from_here();
    let state = RwSignal::new(State::Codes);
    let progress = RwSignal::new(None);
    let collector = StoredValue::new(Collector::default());
    let on_text = Callback::new(move |text: String| {
        if let (State::Key(sealed), true) = (state.get_untracked(), transfer::is_secret(&text)) {
            spawn_local(async move {
                let opened = transfer::open(&sealed, text.trim()).await;
                // The page may be gone by now.
                let _ = state.try_set(opened.map_or(State::Damaged, State::Here));
            });
            return Next::Done;
        }
        let mut added = Added::NoFrame;
        collector.update_value(|collector| {
            added = collector.add(&text);
            let all = (collector.have(), collector.of());
            progress.set((all.1 > 1).then_some(all));
        });
        let whole = match added {
            Added::Whole(whole) => whole,
            _ => text,
        };
        if transfer::is_sealed(&whole) {
            state.set(State::Key(whole));
        }
        Next::More
    });
    let said = move || match state.get() {
        State::Codes => t(texts::RECEIVE_CODES),
        State::Key(_) => t(texts::RECEIVE_KEY),
        State::Damaged => t(texts::RECEIVE_DAMAGED),
        State::Here(_) => t(texts::RECEIVE_HERE),
    };
    view! {
        <StepHeading text=t(texts::RECEIVE) came=true />
        <p role="status">{said}</p>
        <Scan on_text progress />
        {move || match state.get() {
            State::Here(text) => here(text),
            State::Codes | State::Key(_) | State::Damaged => ().into_any(),
        }}
        <div class="buttons">
            <Button on_press=move |_| go.to(Step::Start)>{t(texts::BACK)}</Button>
        </div>
    }
}

/// What was taken over, to keep or hand on.
fn here(text: String) -> AnyView {
    let text = StoredValue::new(text);
    let save = move |_| {
        download::text("mydata.sd-jwt", "application/dc+sd-jwt", &text.get_value());
    };
    let hand_on = move |_| {
        let text = text.get_value();
        spawn_local(async move {
            share::share_text("mydata", &text).await;
        });
    };
    view! {
        <div class="buttons">
            <Button weight=Weight::Primary on_press=save>
                {t(texts::GIVE_FILE)}
            </Button>
            <Button on_press=hand_on>{t(texts::GIVE_SHARE)}</Button>
        </div>
    }
    .into_any()
}
