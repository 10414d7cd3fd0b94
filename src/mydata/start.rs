//! What it is for: a purpose, or what an office asks.

use leptos::prelude::*;

use super::state::{Aim, Case};
use super::step::{Go, Step};
use crate::i18n::{data_text, mydata as texts, t};
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
    let published = case.purposes();
    let notice = data_text(&published.notice);
    let purposes = published.purposes.iter().enumerate();
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
        <nav class="mydata-links" aria-label=t(texts::LINKS)>
            <a class="button" href=Step::Request.address()>
                {t(texts::REQUEST_OPEN)}
            </a>
            <a class="button own-device" href=Step::Receive.address()>
                {t(texts::RECEIVE)}
            </a>
            <a class="button" href="/mydata/wallet">
                {t(texts::WALLET)}
            </a>
            <a class="button" href="/mydata/verify">
                {t(texts::VERIFY)}
            </a>
        </nav>
    }
}
