//! The inputs of a fact: options, a number, a date, a range, a sum.

use leptos::prelude::*;
use madang_relief::Kind;

use super::{ERROR, FIRST};
use crate::i18n::{Key, relief as texts, t, tf};
use crate::relief::field::{Field, Sure};
use crate::relief::words;
use crate::ui::icon::Icon;

/// The inputs.
#[component]
pub fn Inputs(field: Field, error: Signal<Option<String>>) -> impl IntoView {
    let is_numeric = field.fact.with_value(madang_relief::Fact::is_numeric);
    if is_numeric {
        view! { <Number field error /> }.into_any()
    } else {
        view! { <Options field error /> }.into_any()
    }
}

/// A radio button with its text.
fn radio(
    name: &'static str,
    id: Option<&'static str>,
    text: String,
    is_on: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + Send + 'static,
) -> AnyView {
    view! {
        <label class="choice-item">
            <input
                type="radio"
                name=name
                id=id
                prop:checked=is_on
                on:change=move |_| choose()
            />
            <span>{text}</span>
        </label>
    }
    .into_any()
}

/// One of several options, or that it is not known.
#[component]
fn Options(field: Field, error: Signal<Option<String>>) -> impl IntoView {
    let names: Vec<(i64, String)> = field.fact.with_value(|fact| {
        let values = match fact.kind {
            Kind::YesNo => vec![1, 0],
            _ => (fact.min..=fact.max).collect(),
        };
        let name = |value| (value, words::value(fact, value));
        values.into_iter().map(name).collect()
    });
    let mut items: Vec<AnyView> = Vec::new();
    for (place, (value, name)) in names.into_iter().enumerate() {
        let is_on = move || field.sure.get() != Sure::Unknown && field.option.get() == Some(value);
        let choose = move || {
            field.sure.set(Sure::Exact);
            field.option.set(Some(value));
        };
        let id = (place == 0).then_some(FIRST);
        items.push(radio("relief-option", id, name, is_on, choose));
    }
    let unknown = move || field.sure.get() == Sure::Unknown;
    let forget = move || field.sure.set(Sure::Unknown);
    items.push(radio(
        "relief-option",
        None,
        t(texts::SURE_UNKNOWN),
        unknown,
        forget,
    ));
    let legend = field.fact.with_value(|fact| words::local(&fact.name));
    view! {
        <fieldset
            class="choice relief-options"
            aria-describedby=ERROR
            aria-invalid=move || error.with(Option::is_some).then_some("true")
        >
            <legend class="sr-only">{legend}</legend>
            <div class="choice-items">{items}</div>
        </fieldset>
    }
}

/// A number: exactly, roughly, or not known.
#[component]
fn Number(field: Field, error: Signal<Option<String>>) -> impl IntoView {
    let sure = |text: Key, sure: Sure| {
        let is_on = move || field.sure.get() == sure;
        radio("relief-sure", None, t(text), is_on, move || {
            field.sure.set(sure)
        })
    };
    let sures = [
        sure(texts::SURE_EXACT, Sure::Exact),
        sure(texts::SURE_ROUGH, Sure::Rough),
        sure(texts::SURE_UNKNOWN, Sure::Unknown),
    ];
    let inputs = move || match field.sure.get() {
        Sure::Exact => exact(field, error),
        Sure::Rough => rough(field, error),
        Sure::Unknown => ().into_any(),
    };
    view! {
        {inputs}
        <fieldset class="choice">
            <legend>{t(texts::SURE)}</legend>
            <div class="choice-items">{sures}</div>
        </fieldset>
    }
}

/// The value; where it is a sum, a field for each part.
fn exact(field: Field, error: Signal<Option<String>>) -> AnyView {
    let adds_up = field.fact.with_value(|fact| fact.adds_up);
    let name = field.fact.with_value(|fact| words::local(&fact.name));
    let parts = move || {
        let several = field.parts.with(Vec::len) > 1;
        let part = |place: usize| {
            let label = match several {
                true => tf(texts::ADD_ROW, &[("n", &(place + 1).to_string())]),
                false => name.clone(),
            };
            let value = move || {
                let part = |parts: &Vec<String>| parts.get(place).cloned();
                field.parts.with_untracked(part).unwrap_or_default()
            };
            let typed = move |text: String| {
                field.parts.update(|parts| {
                    if let Some(part) = parts.get_mut(place) {
                        *part = text;
                    }
                });
            };
            let id = (place == 0).then_some(FIRST);
            input(field, error, id, label, value(), typed)
        };
        (0..field.parts.with(Vec::len))
            .map(part)
            .collect::<Vec<_>>()
    };
    // A field more or less makes the fields anew, what is typed in them does not.
    let shape = Memo::new(move |_| field.parts.with(Vec::len));
    let fields = move || {
        shape.track();
        untrack(&parts)
    };
    let aid = adds_up.then(|| view! { <Adding field shape /> });
    view! {
        <div class="relief-parts">{fields}</div>
        {aid}
    }
    .into_any()
}

/// Adds fields for those whose amounts add up, and says the sum.
#[component]
fn Adding(field: Field, shape: Memo<usize>) -> impl IntoView {
    let add = move |_| field.parts.update(|parts| parts.push(String::new()));
    let remove = move |_| {
        field.parts.update(|parts| {
            parts.pop();
        });
    };
    let last = move || tf(texts::ADD_REMOVE, &[("n", &shape.get().to_string())]);
    let sum = move || field.sum().map(|won| tf(texts::SUM, &[("won", &won)]));
    view! {
        <div class="buttons">
            <button type="button" class="button" on:click=add>
                <Icon name="plus" />
                {t(texts::ADD)}
            </button>
            <Show when=move || { shape.get() > 1 }>
                <button type="button" class="button" on:click=remove>
                    {last}
                </button>
            </Show>
        </div>
        <p class="relief-sum" role="status">
            {sum}
        </p>
    }
}

/// The least and the greatest that it may be.
fn rough(field: Field, error: Signal<Option<String>>) -> AnyView {
    let end = |id, label: Key, end: RwSignal<String>| {
        let typed = move |text| end.set(text);
        input(field, error, id, t(label), end.get_untracked(), typed)
    };
    view! {
        <div class="relief-parts is-range">
            {end(Some(FIRST), texts::FROM, field.from)}
            {end(None, texts::TO, field.to)}
        </div>
    }
    .into_any()
}

/// One input under its label, with its unit.
fn input(
    field: Field,
    error: Signal<Option<String>>,
    id: Option<&'static str>,
    label: String,
    value: String,
    typed: impl Fn(String) + Send + 'static,
) -> AnyView {
    let kind = field.fact.with_value(|fact| fact.kind);
    let (input_type, mode) = match kind {
        Kind::Date => ("date", "none"),
        // Korean amounts are typed with 만 and 천, too.
        Kind::Krw => ("text", "text"),
        _ => ("text", "numeric"),
    };
    let unit = match kind {
        Kind::Krw => Some(texts::UNIT_KRW),
        Kind::Percent => Some(texts::UNIT_PERCENT),
        Kind::Days => Some(texts::UNIT_DAYS),
        _ => None,
    };
    let mode = (mode != "none").then_some(mode);
    view! {
        <label class="relief-input">
            <span>{label}</span>
            <span class="relief-unit">
                <input
                    class="select"
                    type=input_type
                    inputmode=mode
                    id=id
                    value=value
                    autocomplete="off"
                    aria-describedby="relief-hint relief-error"
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    on:input=move |event| typed(event_target_value(&event))
                />
                {unit.map(t)}
            </span>
        </label>
    }
    .into_any()
}
