//! The results: what somebody could get in all, and each programme with its reasons.

mod card;
mod checked;
mod letter;
mod sources;
mod when;
mod why;

use leptos::prelude::*;
use madang_relief::{Programme, Total, Verdict, total};

use super::desk::Entry;
use super::state::Case;
use super::step::{Go, Step};
use super::words::{self, Group};
use crate::i18n::{Key, relief as page, relief_results as texts, t, tf};
use crate::platform::share;
use crate::ui::button::{Button, Weight};
use crate::ui::icon::Icon;
use crate::ui::page::StepHeading;
use card::card;
use checked::Checked;

/// The step.
#[component]
pub fn Results() -> impl IntoView {
    let case = Case::get();
    let go = Go::from_here();
    let back = move |_| {
        case.moved.set_value(true);
        go.to(Step::Check);
    };
    let date = words::date(case.date());
    let digit = RwSignal::new(None::<u32>);
    let entries = case.desk.get_untracked();
    let verdicts = case.verdicts.get_untracked();
    let group = |group: Group| {
        let entries = entries.0.iter().zip(&verdicts).enumerate();
        let own = entries.filter(|(_, (_, verdict))| Group::of(verdict) == group);
        let cards: Vec<AnyView> = own
            .map(|(place, (entry, _))| card(case, place, entry, digit))
            .collect();
        (!cards.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h3>{t(name(group))} " " {cards.len()}</h3>
                    {cards}
                </section>
            }
        })
    };
    let groups: Vec<_> = Group::ALL.into_iter().filter_map(group).collect();
    view! {
        <div class="stack relief-results">
            <StepHeading text=t(texts::TITLE) came=case.moved.get_value() />
            <p class="subtle">{tf(texts::AS_OF, &[("date", &date)])} ". " {t(texts::DISCLAIMER)}</p>
            {sum(&entries.0, &verdicts)}
            <div class="buttons no-print">
                <Button weight=Weight::Primary on_press=|_| share::print()>
                    <Icon name="print" />
                    {t(texts::PRINT)}
                </Button>
                <Button on_press=back>{t(page::TO_CHECK)}</Button>
            </div>
            <Digit digit />
            {groups}
            <Checked />
        </div>
    }
}

fn name(group: Group) -> Key {
    match group {
        Group::Yes => texts::GROUP_YES,
        Group::Open => texts::GROUP_OPEN,
        Group::No => texts::GROUP_NO,
    }
}

/// What all comes to, nothing counted twice.
fn sum(entries: &[Entry], verdicts: &[Verdict]) -> impl IntoView + use<> {
    let pairs: Vec<(&Programme, Verdict)> = entries
        .iter()
        .map(|entry| &entry.compiled.programme)
        .zip(verdicts.iter().copied())
        .collect();
    let Total {
        at_least,
        at_most,
        unknown,
        counted,
        left_out,
    } = total(&pairs);
    let name = |place: usize| {
        let programme = pairs.get(place).map(|(programme, _)| programme);
        programme.map(|p| words::local(&p.name)).unwrap_or_default()
    };
    let left_out: Vec<_> = left_out
        .into_iter()
        .map(|(left, because)| {
            let values = [("name", &*name(left)), ("other", &*name(because))];
            view! { <p class="subtle">{tf(texts::LEFT_OUT, &values)}</p> }
        })
        .collect();
    let certain = match counted.is_empty() {
        true => view! { <p>{t(texts::TOTAL_NONE)}</p> }.into_any(),
        false => view! {
            <p class="relief-total-name">{t(texts::TOTAL)}</p>
            <p class="relief-total">{words::won(at_least)}</p>
        }
        .into_any(),
    };
    let more = (at_most > at_least).then(|| {
        let most = tf(texts::TOTAL_MOST, &[("won", &words::won(at_most))]);
        view! { <p>{most}</p> }
    });
    let unknown = unknown.then(|| view! { <p class="subtle">{t(texts::TOTAL_UNKNOWN)}</p> });
    view! {
        <div class="relief-sum-box">
            {certain}
            {more}
            {left_out}
            {unknown}
        </div>
    }
}

/// The last digit of the birth year, for days on which people took turns.
#[component]
fn Digit(digit: RwSignal<Option<u32>>) -> impl IntoView {
    let options: Vec<_> = (0..10)
        .map(|digit: u32| view! { <option value=digit>{digit}</option> })
        .collect();
    view! {
        <label class="relief-date no-print">
            <span>{t(texts::DIGIT)}</span>
            <select
                class="select"
                autocomplete="off"
                on:change=move |event| digit.set(event_target_value(&event).parse().ok())
            >
                <option value="">{t(texts::DIGIT_NONE)}</option>
                {options}
            </select>
            <span class="subtle">{t(texts::DIGIT_HELP)}</span>
        </label>
    }
}
