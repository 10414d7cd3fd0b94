//! One question: why it is asked, where the answer stands, and a field for it.

mod inputs;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field::Field;
use super::panel::Panel;
use super::state::Case;
use super::step::{Go, Step};
use super::words;
use crate::i18n::{relief as texts, t, tf, tn};
use crate::platform::dom;
use crate::portal::Portal;
use crate::ui::button::Button;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::StepHeading;
use inputs::Inputs;

/// The id of the field that is filled first.
const FIRST: &str = "relief-field";
/// The id of what is wrong with it.
const ERROR: &str = "relief-error";

/// The question of a number.
#[component]
pub fn Question(number: usize) -> impl IntoView {
    let case = Case::get();
    let go = Go::from_here();
    let place = case.asked(number)?;
    let fact = case.with_book(|book| book.facts().get(place).cloned())?;
    let before = case.said.with_untracked(|said| said.answers.get(place));
    let (question, why) = (
        words::local(&fact.question),
        fact.why.as_ref().map(words::local),
    );
    let hint = fact.hint.as_ref().map(words::local);
    let field = Field::new(fact, before);
    let error = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match field.answer() {
            Ok(answer) => {
                error.set(None);
                tell_conflict(case, case.answer(place, answer));
                case.moved.set_value(true);
                go.to(case.next_step());
            }
            Err(problem) => {
                error.set(Some(problem));
                if let Some(first) = dom::by_id(FIRST) {
                    dom::focus(&first);
                }
            }
        }
    };
    let back = move |_| {
        case.moved.set_value(true);
        go.to(match number {
            1 => Step::Start,
            number => Step::Question(number - 1),
        });
    };
    let note = case.note.get_untracked().map(|note| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{note}</p>
            </Notice>
        }
    });
    let hint = hint.map(|hint| {
        view! { <p id="relief-hint" class="relief-hint">{hint}</p> }
    });
    let why = why.map(|why| {
        view! {
            <details>
                <summary>{t(texts::WHY)}</summary>
                <p>{why}</p>
            </details>
        }
    });
    Some(view! {
        <div class="relief-columns">
            <form class="stack relief-form" novalidate=true autocomplete="off" on:submit=submit>
                <p class="relief-progress">{position(number)} " · " {left(case)}</p>
                <StepHeading text=question came=case.moved.get_value() />
                {note}
                <p id=ERROR class="relief-error" role="alert">
                    {error}
                </p>
                <Inputs field error=Signal::from(error) />
                {hint}
                {why}
                <div class="buttons">
                    <button type="submit" class="button is-primary">
                        {t(texts::NEXT)}
                    </button>
                    <Button on_press=back>{t(texts::BACK)}</Button>
                </div>
            </form>
            <Panel />
        </div>
    })
}

fn position(number: usize) -> String {
    tf(texts::POSITION, &[("n", &number.to_string())])
}

/// How many questions there are at most from here on.
fn left(case: Case) -> String {
    match case.plan.with_untracked(|plan| plan.at_most) {
        0 | 1 => t(texts::LEFT_LAST),
        some => tn(texts::LEFT, u32::try_from(some).unwrap_or(u32::MAX)),
    }
}

/// Says that another answer is asked for again.
fn tell_conflict(case: Case, conflict: Option<(usize, usize)>) {
    let Some((fact, reason)) = conflict else {
        return case.note.set(None);
    };
    let said = case.with_book(|book| {
        let name = book.facts().get(fact).map(|fact| words::local(&fact.name));
        let why = book.facts().impossible.get(reason);
        let why = why.map(|reason| words::local(&reason.why));
        let values = [
            ("name", name.as_deref().unwrap_or_default()),
            ("why", why.as_deref().unwrap_or_default()),
        ];
        tf(texts::CONFLICT, &values)
    });
    Portal::get().announce.set(said.clone());
    case.note.set(Some(said));
}
