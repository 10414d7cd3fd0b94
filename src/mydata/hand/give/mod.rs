//! How it is handed over: a file, QR codes, paper, or what the system shares with.

mod paper;
mod phone;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::wallet::Way;

use super::made::Ready;
use super::state::Hand;
use crate::i18n::{mydata as texts, t, tf};
use crate::mydata::step::{Go, Step};
use crate::platform::share::Shared;
use crate::platform::{download, kiosk, page, share};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::StepHeading;
use crate::ui::qr::Qr;
use paper::paper;
use phone::to_phone;

/// The last step.
#[component]
pub fn Give() -> impl IntoView {
    let hand = Hand::get();
    let go = Go::from_here();
    let Some(made) = hand.case.made.get_untracked() else {
        return ().into_any();
    };
    let receiver = made.receiver.clone();
    let again = move |_| {
        hand.case.end();
        go.to(Step::Start);
    };
    view! {
        <StepHeading text=t(texts::GIVE_TITLE) came=hand.case.moved.get_value() />
        <p>{tf(texts::GIVE_TEXT, &[("name", &receiver)])}</p>
        <Notice kind=Kind::Warning>
            <p>{t(texts::SAMPLE)}</p>
        </Notice>
        {kiosk::is_on().then(|| noted_phone(hand, &made))}
        <Ways made=made.clone() />
        <div class="buttons no-print">
            <Button on_press=again>{t(texts::GIVE_AGAIN)}</Button>
        </div>
        {paper(&made)}
    }
    .into_any()
}

fn noted_phone(hand: Hand, made: &Ready) -> AnyView {
    let noted = made.clone();
    to_phone(made, Callback::new(move |()| hand.note(&noted, Way::Qr)))
}

/// The ways, and what became of each.
#[component]
fn Ways(made: Ready) -> impl IntoView {
    let hand = Hand::get();
    let said = RwSignal::new(String::new());
    let shows_codes = RwSignal::new(false);
    let made = StoredValue::new(made);
    let note = move |way| hand.note(&made.get_value(), way);
    let save = move |suffix: &str, media_type: &str, text: String| {
        if kiosk::is_on() && !page::confirm(&t(texts::KIOSK_FILE)) {
            return;
        }
        let name = [&made.with_value(|made| made.number.clone()), suffix].concat();
        download::text(&name, media_type, &text);
        said.set(tf(texts::GIVE_SAVED, &[("name", &name)]));
        note(Way::File);
    };
    let file = move |_| save(".sd-jwt", "application/dc+sd-jwt", made.get_value().text());
    let json = move |_| save(".json", "application/json", made.get_value().json());
    let codes = move |_| {
        shows_codes.update(|shows| *shows = !*shows);
        if shows_codes.get_untracked() {
            note(Way::Qr);
        }
    };
    let print = move |_| {
        note(Way::Paper);
        share::print();
    };
    let hand_on = move |_| {
        let made = made.get_value();
        spawn_local(async move {
            let outcome = match share::share_text(&made.purpose, &made.text()).await {
                Shared::Handed => texts::GIVE_NOTED,
                Shared::Copied => texts::GIVE_COPIED,
                Shared::Impossible => texts::GIVE_IMPOSSIBLE,
            };
            if outcome != texts::GIVE_IMPOSSIBLE {
                hand.note(&made, Way::Share);
            }
            let _ = said.try_set(t(outcome));
        });
    };
    let code_button = move || {
        t(match shows_codes.get() {
            true => texts::GIVE_QR_HIDE,
            false => texts::GIVE_QR,
        })
    };
    let shown = move || {
        shows_codes.get().then(|| {
            let made = made.get_value();
            view! { <Qr frames=made.frames() label=made.purpose.clone() /> }
        })
    };
    view! {
        <div class="buttons no-print">
            <Button weight=Weight::Primary on_press=codes>
                {code_button}
            </Button>
            <Button on_press=file>{t(texts::GIVE_FILE)}</Button>
            <Button on_press=json>{t(texts::GIVE_JSON)}</Button>
            <Button on_press=print>{t(texts::GIVE_PRINT)}</Button>
            <Button on_press=hand_on>{t(texts::GIVE_SHARE)}</Button>
        </div>
        <p class="no-print" role="status">
            {said}
        </p>
        <div class="no-print">{shown}</div>
        <p class="subtle no-print">{t(texts::GIVE_NOTED)}</p>
    }
}
