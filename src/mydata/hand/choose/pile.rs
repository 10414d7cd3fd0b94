//! The fields of a certificate in three piles.

use leptos::prelude::*;
use madang_mydata::Path;
use madang_mydata::advice::{Advice, Advised, Pick};
use madang_mydata::purposes::Level;

use super::super::part::Part;
use super::super::state::Hand;
use crate::i18n::{Key, count, data_text, mydata as texts, t, tf};
use crate::ui::choice::{Choice, Opt};

/// A certificate's piles.
pub fn piles(part: &Part) -> AnyView {
    let title = part.name();
    let content = part.with_advice(|advice| {
        let picks = advice.picks.iter().map(|pick| choice(part, pick));
        let picks: Vec<AnyView> = picks.collect();
        let missing = advice.missing.iter().map(|field| {
            let text = tf(texts::LACKS, &[("why", &data_text(&field.why))]);
            view! { <p class="mydata-error">{text}</p> }
        });
        let missing: Vec<_> = missing.collect();
        view! {
            {picks}
            {missing}
            {open_pile(part, advice, Level::Must, texts::PILE_MUST)}
            {open_pile(part, advice, Level::Choice, texts::PILE_CHOICE)}
            {closed_pile(part, advice)}
        }
    });
    view! {
        <section class="mydata-part">
            <h3>{title}</h3>
            {content}
        </section>
    }
    .into_any()
}

/// Which element is meant, where there are several.
fn choice(part: &Part, pick: &Pick) -> AnyView {
    if pick.elements.len() < 2 {
        return ().into_any();
    }
    let hand = Hand::get();
    let id = StoredValue::new(part.credential.id.clone());
    let elements = StoredValue::new(pick.elements.clone());
    let options = pick
        .elements
        .iter()
        .enumerate()
        .map(|(value, element)| Opt {
            value,
            label: part.summary(element),
            lang: None,
        });
    let meant = |path: &Path| pick.picked.contains(path);
    let value = pick.elements.iter().position(meant).unwrap_or(usize::MAX);
    let chosen = move |value: usize| {
        let elements = elements.get_value();
        let meant = elements.get(value).cloned();
        hand.change(&id.get_value(), |ticks| {
            ticks.picked.retain(|path| !elements.contains(path));
            ticks.picked.extend(meant);
        });
    };
    view! {
        <Choice
            legend=tf(texts::WHICH, &[("name", &part.name())])
            name="pick"
            options=options.collect()
            value
            chosen
        />
    }
    .into_any()
}

fn open_pile(part: &Part, advice: &Advice<'_>, level: Level, name: Key) -> AnyView {
    let items = items(part, advice, level);
    if items.is_empty() {
        return ().into_any();
    }
    let title = [&t(name), " (", &count(items.len()), ")"].concat();
    view! {
        <fieldset class="mydata-pile">
            <legend>{title}</legend>
            {items}
        </fieldset>
    }
    .into_any()
}

/// What is not needed stays folded.
fn closed_pile(part: &Part, advice: &Advice<'_>) -> AnyView {
    let items = items(part, advice, Level::Excess);
    let title = [&t(texts::PILE_EXCESS), " (", &count(items.len()), ")"].concat();
    view! {
        <details class="mydata-pile">
            <summary>{title}</summary>
            {items}
        </details>
    }
    .into_any()
}

fn items(part: &Part, advice: &Advice<'_>, level: Level) -> Vec<AnyView> {
    let fields = advice
        .fields
        .iter()
        .filter(|field| part.level(field) == level);
    fields.map(|field| item(part, field)).collect()
}

/// A field: its tick, why, and its value, which is masked until it is asked for.
fn item(part: &Part, field: &Advised<'_>) -> AnyView {
    let hand = Hand::get();
    let label = part.full_label(&field.path);
    let why = part.why(field);
    let value = part.value(&field.path);
    let starts = field.is_fixed || part.chosen.contains(&field.path);
    let id = part.credential.id.clone();
    let path = field.path.clone();
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        hand.change(&id, |ticks| {
            ticks.fields.insert(path.clone(), ticked);
        });
    };
    let sensitive = field.sensitive.map(|_| {
        view! { <span class="mydata-mark">{t(texts::SENSITIVE_MARK)}</span> }
    });
    view! {
        <div class="mydata-item">
            <label>
                <input type="checkbox" checked=starts disabled=field.is_fixed on:change=tick />
                <span>{label.clone()} " " {sensitive}</span>
            </label>
            {masked(&label, value)}
            <span class="mydata-why subtle">{why}</span>
        </div>
    }
    .into_any()
}

/// The button that shows a value to whoever holds the phone, and the value.
fn masked(label: &str, value: String) -> AnyView {
    let shown = RwSignal::new(false);
    let names = [texts::VALUE_SHOW, texts::VALUE_HIDE].map(|key| tf(key, &[("name", label)]));
    let [show, hide] = names;
    let name = move || {
        if shown.get() {
            hide.clone()
        } else {
            show.clone()
        }
    };
    let word = move || {
        t(if shown.get() {
            texts::HIDE
        } else {
            texts::SHOW
        })
    };
    let value = move || shown.get().then(|| value.clone());
    view! {
        <button
            type="button"
            class="button"
            aria-label=name
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            {word}
        </button>
        <output>{value}</output>
    }
    .into_any()
}
