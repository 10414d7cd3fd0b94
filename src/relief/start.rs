//! Who asks, and as of when.

use leptos::prelude::*;
use madang_relief::programme::Audience;

use super::state::Case;
use super::step::Go;
use crate::i18n::{Key, date_value, parse_date, relief as texts, t, tn};
use crate::portal::Portal;
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Choice, Opt};
use crate::ui::notice::{Kind, Notice};

/// The first step.
#[component]
pub fn Start() -> impl IntoView {
    let case = Case::get();
    let go = Go::from_here();
    let begin = move |_| {
        case.has_begun.set(true);
        case.moved.set_value(true);
        go.to(case.next_step());
    };
    let said = move |event| {
        let date = parse_date(&event_target_value(&event)).filter(|date| *date != case.today());
        case.said.update(|said| said.as_of = date);
    };
    let date = move || date_value(case.date());
    let number = move || {
        let programmes = case.desk.with(|desk| desk.0.len());
        match u32::try_from(programmes).unwrap_or(u32::MAX) {
            0 => t(texts::NOT_FOUND),
            some => tn(texts::PROGRAMMES, some),
        }
    };
    let has_answers = move || case.said.with(|said| !said.asked.is_empty());
    let primary = move || match has_answers() {
        true => t(texts::RESUME),
        false => t(texts::START),
    };
    let portal = Portal::get();
    let fill = move || {
        portal.is_open(|services| services.mydata).then(|| {
            view! {
                <a class="button" href="/relief/fill">
                    {t(texts::FILL)}
                </a>
            }
        })
    };
    view! {
        <p>{t(texts::WHAT)}</p>
        <Notice kind=Kind::Info>
            <p>{t(texts::HISTORY)}</p>
            <p>{t(texts::PRIVATE)}</p>
        </Notice>
        {move || has_answers().then(|| view! { <Resume /> })}
        <Choice
            legend=t(texts::WHO)
            name="who"
            options=options()
            value=case.said.with_untracked(|said| said.who)
            chosen=move |who| {
                case.said.update(|said| {
                    said.who = who;
                    said.only = None;
                });
            }
        />
        <Which />
        <label class="relief-date">
            <span>{t(texts::AS_OF)}</span>
            <input
                class="select"
                type="date"
                autocomplete="off"
                prop:value=date
                on:change=said
            />
            <span class="subtle">{t(texts::AS_OF_HELP)}</span>
        </label>
        <p role="status">{number}</p>
        <div class="buttons">
            <Button weight=Weight::Primary on_press=begin>
                {primary}
            </Button>
            {fill}
        </div>
    }
}

/// One programme, or all that are for those who ask.
#[component]
fn Which() -> impl IntoView {
    let case = Case::get();
    let programmes = Memo::new(move |_| case.for_them());
    let options = move || {
        let only = case.said.with_untracked(|said| said.only.clone());
        let option = |(id, name): (String, String)| {
            let selected = only.as_deref() == Some(id.as_str());
            view! {
                <option value=id selected=selected>
                    {name}
                </option>
            }
        };
        programmes.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let chosen = move |event| {
        let id = event_target_value(&event);
        case.said
            .update(|said| said.only = (!id.is_empty()).then_some(id));
    };
    view! {
        <label class="relief-date">
            <span>{t(texts::WHICH)}</span>
            <select class="select" autocomplete="off" on:change=chosen>
                <option value="">{t(texts::WHICH_ALL)}</option>
                {options}
            </select>
        </label>
    }
}

/// That there are answers from before.
#[component]
fn Resume() -> impl IntoView {
    let case = Case::get();
    let text = move || match case.remembered.get() {
        true => t(texts::RESUME_KEPT),
        false => t(texts::RESUME_TEXT),
    };
    view! {
        <div class="relief-resume">
            <p>{text}</p>
            <Button on_press=move |_| case.erase()>{t(texts::AGAIN)}</Button>
        </div>
    }
}

fn options() -> Vec<Opt<Option<Audience>>> {
    let option = |value: Option<Audience>| Opt {
        value,
        label: t(name(value)),
        lang: None,
    };
    let audiences = super::state::AUDIENCES.map(|(audience, _)| Some(audience));
    audiences.into_iter().chain([None]).map(option).collect()
}

fn name(who: Option<Audience>) -> Key {
    match who {
        Some(Audience::Household) => texts::WHO_HOUSEHOLD,
        Some(Audience::SelfEmployed) => texts::WHO_SELF_EMPLOYED,
        Some(Audience::Worker) => texts::WHO_WORKER,
        Some(Audience::Parent) => texts::WHO_PARENT,
        Some(Audience::Landlord) => texts::WHO_LANDLORD,
        None => texts::WHO_EVERYTHING,
    }
}
