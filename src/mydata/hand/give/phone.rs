//! From a shared device to the citizen's own phone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::frames;

use super::super::made::Ready;
use super::super::transfer::{self, Sealed};
use crate::i18n::{mydata as texts, t};
use crate::ui::button::{Button, Weight};
use crate::ui::qr::Qr;

/// How far it is.
#[derive(Clone, PartialEq, Eq)]
enum State {
    Closed,
    Failed,
    Codes(Sealed),
    Key(String),
}

/// The encrypted codes, then the key to them.
pub fn to_phone(made: &Ready, on_begin: Callback<()>) -> AnyView {
    let state = RwSignal::new(State::Closed);
    let text = StoredValue::new(made.text());
    let begin = move |_| {
        on_begin.run(());
        spawn_local(async move {
            let sealed = transfer::seal(&text.get_value()).await;
            // The page may be gone by now.
            let _ = state.try_set(sealed.map_or(State::Failed, State::Codes));
        });
    };
    let shown = move || match state.get() {
        State::Closed => ().into_any(),
        State::Failed => view! { <p class="mydata-error">{t(texts::GIVE_FAILED)}</p> }.into_any(),
        State::Codes(sealed) => {
            let frames = frames::split(&sealed.text).unwrap_or_default();
            let on = move |_| state.set(State::Key(sealed.secret.clone()));
            view! {
                <p>{t(texts::PHONE_CODES)}</p>
                <Qr frames label=t(texts::GIVE_PHONE) />
                <Button weight=Weight::Primary on_press=on>
                    {t(texts::PHONE_READ)}
                </Button>
            }
            .into_any()
        }
        State::Key(secret) => view! {
            <p>{t(texts::PHONE_KEY)}</p>
            <Qr frames=vec![secret] label=t(texts::PHONE_KEY_NAME) />
            <Button weight=Weight::Primary on_press=move |_| state.set(State::Closed)>
                {t(texts::PHONE_DONE)}
            </Button>
        }
        .into_any(),
    };
    view! {
        <section class="stack no-print">
            <Button weight=Weight::Primary on_press=begin>
                {t(texts::GIVE_PHONE)}
            </Button>
            <p class="subtle">{t(texts::PHONE_WARNING)}</p>
            {shown}
        </section>
    }
    .into_any()
}
