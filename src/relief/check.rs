//! The answers, each to be changed, before the results.

use leptos::prelude::*;

use super::fill::told;
use super::panel::Panel;
use super::state::Case;
use super::step::{Go, Step};
use super::words;
use crate::i18n::{relief as texts, t, tf};
use crate::ui::button::{Button, Weight};
use crate::ui::page::StepHeading;

/// The step.
#[component]
pub fn Check() -> impl IntoView {
    let case = Case::get();
    let go = Go::from_here();
    let to = move |step| {
        case.moved.set_value(true);
        go.to(step);
    };
    let settled = move || {
        let rough = case.plan.with(|plan| !plan.rough.is_empty());
        t(if rough {
            texts::CHECK_ROUGH
        } else {
            texts::CHECK_SETTLED
        })
    };
    let open = move || case.plan.with(|plan| plan.next.is_some());
    view! {
        <div class="relief-columns">
            <div class="stack">
                <StepHeading text=t(texts::CHECK) came=case.moved.get_value() />
                {told(case)}
                <p>{move || if open() { t(texts::CHECK_TEXT) } else { settled() }}</p>
                <dl class="relief-answers">{move || rows(case)}</dl>
                <div class="buttons">
                    <Show when=open>
                        <Button weight=Weight::Primary on_press=move |_| to(case.next_step())>
                            {t(texts::RESUME)}
                        </Button>
                    </Show>
                    <Button weight=Weight::Primary on_press=move |_| to(Step::Results)>
                        {t(texts::RESULTS)}
                    </Button>
                </div>
                <Keep />
            </div>
            <Panel />
        </div>
    }
}

/// Each answer, with the way to its question.
fn rows(case: Case) -> Vec<AnyView> {
    let said = case.said.get();
    let row = |(place, fact): (usize, usize)| {
        let answer = said.answers.get(fact)?;
        let (name, answer) = case.with_book(|book| {
            let fact = book.facts().get(fact)?;
            Some((words::local(&fact.name), words::answer(fact, answer)))
        })?;
        let label = tf(texts::CHANGE_OF, &[("name", &name)]);
        let row = view! {
            <div class="relief-answer">
                <dt>{name}</dt>
                <dd>{answer}</dd>
                <dd>
                    <a href=Step::Question(place + 1).address() aria-label=label>
                        {t(texts::CHANGE)}
                    </a>
                </dd>
            </div>
        };
        Some(row.into_any())
    };
    let asked = said.asked.iter().copied().enumerate();
    asked.filter_map(row).collect()
}

/// Whether the answers are kept on the device, and that they can be erased.
#[component]
fn Keep() -> impl IntoView {
    let case = Case::get();
    view! {
        <label class="today-remember own-device">
            <input
                type="checkbox"
                prop:checked=move || case.remembered.get()
                on:change=move |event| case.remember(event_target_checked(&event))
            />
            <span>{t(texts::KEEP)}</span>
        </label>
        <p class="subtle own-device">{t(texts::KEEP_HELP)}</p>
        <div class="buttons">
            <Button on_press=move |_| case.erase()>{t(texts::ERASE)}</Button>
        </div>
    }
}
