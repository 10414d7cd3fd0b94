//! What is handed over: for each certificate three piles, and what they add up to.

mod get;
mod pile;
mod sum;

use leptos::prelude::*;
use madang_mydata::purposes::{Evidence, Purpose};

use super::part::Part;
use super::state::Hand;
use crate::i18n::{count_u32, data_text, mydata as texts, t, tf, tn};
use crate::mydata::step::{Go, Step};
use crate::mydata::vault::State;
use crate::mydata::wallet::unlock_view;
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::StepHeading;
use get::Get;
use pile::piles;
use sum::{Sensitive, Sum};

/// The step.
#[component]
pub fn Choose() -> impl IntoView {
    let hand = Hand::get();
    let go = Go::from_here();
    let error = RwSignal::new(None);
    let on = move |_| {
        let problem = problem(hand);
        error.set(problem);
        if problem.is_none() {
            go.to(Step::Preview);
        }
    };
    // Piles are made anew when a certificate comes or goes or another child is meant;
    // a tick alone changes nothing but itself and the sum.
    let shapes = Memo::new(move |_| {
        let parts = hand.parts();
        let shape = |part: &Part| (part.credential.id.clone(), part.ticks.picked.clone());
        parts.iter().map(shape).collect::<Vec<_>>()
    });
    let parts = move || {
        shapes.track();
        let parts = untrack(|| hand.parts());
        parts.iter().map(piles).collect::<Vec<_>>()
    };
    let missing = Memo::new(move |_| hand.missing());
    let get = move || {
        let missing = missing.get();
        (!missing.is_empty()).then(|| match hand.vault.state() {
            State::Opening => ().into_any(),
            State::Locked(_) => locked(),
            State::Memory | State::Open(_) => view! { <Get missing /> }.into_any(),
        })
    };
    view! {
        <StepHeading text=t(texts::CHOOSE) came=hand.case.moved.get_value() />
        <About />
        {get}
        {parts}
        <Show when=move || !shapes.with(Vec::is_empty)>
            <Sensitive />
            <Receiver />
            <Sum />
            <p class="mydata-error" role="alert">
                {move || error.get().map(t)}
            </p>
        </Show>
        <div class="buttons">
            <Show when=move || !shapes.with(Vec::is_empty)>
                <Button weight=Weight::Primary on_press=on>
                    {t(texts::PREVIEW)}
                </Button>
            </Show>
            <Button on_press=move |_| go.to(Step::Start)>{t(texts::BACK)}</Button>
        </div>
    }
}

/// What is still to be done before it can be looked at.
fn problem(hand: Hand) -> Option<crate::i18n::Key> {
    untrack(|| {
        let parts = hand.parts_to_give();
        let sensitive = parts.iter().any(|part| !part.confirmations().is_empty());
        if parts.is_empty() {
            Some(texts::NOTHING)
        } else if hand
            .case
            .receiver
            .with(|receiver| receiver.trim().is_empty())
        {
            Some(texts::RECEIVER_MISSING)
        } else if sensitive && !hand.case.confirmed.get() {
            Some(texts::SENSITIVE_MISSING)
        } else {
            None
        }
    })
}

/// What is usually asked today, how long it is kept, and what the advice rests on.
#[component]
fn About() -> impl IntoView {
    let hand = Hand::get();
    let name = untrack(|| hand.case.purpose());
    let known = untrack(|| hand.case.known_purpose(known));
    view! {
        <p>
            <strong>{name}</strong>
        </p>
        {untrack(|| hand.case.request()).map(|request| office(hand, &request.client_id))}
        {known}
    }
}

/// Who asks, and what of it is too much.
fn office(hand: Hand, name: &str) -> AnyView {
    let over = Memo::new(move |_| {
        let parts = hand.parts();
        parts.iter().flat_map(Part::over).collect::<Vec<String>>()
    });
    let over = move || {
        let names = over.get();
        (!names.is_empty()).then(|| {
            let text = tn(texts::REQUEST_OVER, count_u32(names.len()));
            let text = text.replace("{names}", &names.join(", "));
            view! {
                <Notice kind=Kind::Warning>
                    <p>{text}</p>
                </Notice>
            }
        })
    };
    let plain = untrack(|| hand.case.known_purpose(|_| ())).is_none();
    view! {
        <p>{tf(texts::REQUEST_OF, &[("name", name)])}</p>
        {plain.then(|| view! { <p>{t(texts::REQUEST_PLAIN)}</p> })}
        {over}
    }
    .into_any()
}

fn known(purpose: &Purpose) -> AnyView {
    let asked = data_text(&purpose.asked_today);
    let retention = data_text(&purpose.retention);
    let basis = purpose.basis.iter().map(|basis| {
        let mark = match basis.evidence {
            Evidence::Source => None,
            Evidence::Partial => Some(texts::BASIS_PARTIAL),
            Evidence::Memory => Some(texts::BASIS_MEMORY),
        };
        let mark = mark.map(|mark| view! { <span class="mydata-mark">{t(mark)}</span> });
        view! { <li>{data_text(&basis.text)} " " {mark}</li> }
    });
    let basis: Vec<_> = basis.collect();
    view! {
        <p class="subtle">{tf(texts::ASKED_TODAY, &[("text", &asked)])}</p>
        <details class="mydata-pile">
            <summary>{t(texts::BASIS)}</summary>
            <ul>{basis}</ul>
            <p>{tf(texts::RETENTION, &[("text", &retention)])}</p>
        </details>
    }
    .into_any()
}

/// Whom it is made out to.
#[component]
fn Receiver() -> impl IntoView {
    let hand = Hand::get();
    view! {
        <label class="mydata-field">
            <span>{t(texts::RECEIVER)}</span>
            <input
                class="input"
                type="text"
                autocomplete="off"
                maxlength="80"
                prop:value=hand.case.receiver
                readonly=untrack(|| hand.case.request()).is_some()
                on:input=move |event| hand.case.receiver.set(event_target_value(&event))
            />
            <span class="subtle">{t(texts::RECEIVER_HINT)}</span>
        </label>
    }
}

fn locked() -> AnyView {
    view! {
        <Notice kind=Kind::Info>
            <p>{t(texts::LOCKED)}</p>
            {unlock_view()}
        </Notice>
    }
    .into_any()
}
