//! What it is for: a purpose, or what an office asks.

use leptos::prelude::*;

use super::receive::Receive;
use super::request::OpenRequest;
use super::state::{Aim, Case};
use super::step::{Go, Step};
use crate::i18n::{data_text, mydata as texts, t};
use crate::platform::kiosk;
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Choice, Opt};
use crate::ui::notice::{Kind, Notice};

/// The first step.
#[component]
pub fn Start() -> impl IntoView {
    let case = Case::get();
    let go = Go::from_here();
    let chosen = RwSignal::new(case.purpose_index().unwrap_or(0));
    let begin = move |_| {
        case.begin(Aim::Purpose(chosen.get_untracked()));
        go.to(Step::Choose);
    };
    let library = case.library();
    let notice = data_text(&library.purposes.notice);
    let purposes = library.purposes.purposes.iter().enumerate();
    let options = purposes.map(|(value, purpose)| Opt {
        value,
        label: data_text(&purpose.name),
        lang: None,
    });
    view! {
        <p>{t(texts::WHAT)}</p>
        <Notice kind=Kind::Warning>
            <p>{t(texts::SAMPLE)}</p>
        </Notice>
        <Choice
            legend=t(texts::PURPOSE)
            name="purpose"
            options=options.collect()
            value=chosen.get_untracked()
            chosen=move |value| chosen.set(value)
        />
        <p class="subtle">{notice}</p>
        <div class="buttons">
            <Button weight=Weight::Primary on_press=begin>
                {t(texts::BEGIN)}
            </Button>
        </div>
        <OpenRequest />
        {(!kiosk::is_on()).then(|| view! { <Receive /> })}
        <nav class="mydata-links" aria-label=t(texts::LINKS)>
            <a class="button" href="/mydata/wallet">
                {t(texts::WALLET)}
            </a>
            <a class="button" href="/mydata/verify">
                {t(texts::VERIFY)}
            </a>
        </nav>
    }
}
