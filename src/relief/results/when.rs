//! When and where something could be done, with one's own day and dates to keep.

use leptos::prelude::*;
use madang_relief::programme::{Moment, Programme, Rotation, RotationBy, Window, WindowKind};
use madang_relief::{Event, calendar};

use crate::i18n::{Key, relief_results as texts, t, tf};
use crate::platform::{clock, download};
use crate::relief::words;
use crate::ui::button::Button;

/// The windows, the office, and a file for the calendar.
pub fn when(programme: &Programme, digit: RwSignal<Option<u32>>) -> AnyView {
    let rows: Vec<_> = programme
        .windows
        .iter()
        .map(|window| row(window, digit))
        .collect();
    let office = programme.office.as_ref().map(|office| {
        view! {
            <p>
                <strong>{t(texts::WHERE)}</strong>
                " "
                {words::local(office)}
            </p>
        }
    });
    let name = words::local(&programme.name);
    let events: Vec<Event> = programme
        .windows
        .iter()
        .filter_map(|window| event(programme, &name, window))
        .collect();
    let file = [programme.id.as_str(), ".ics"].concat();
    let save = move |_| {
        let text = calendar(&events, clock::of_device());
        download::text(&file, "text/calendar", &text);
    };
    let button = (!rows.is_empty()).then(|| {
        view! {
            <div class="buttons no-print">
                <Button on_press=save>{t(texts::CALENDAR)}</Button>
            </div>
        }
    });
    view! {
        <details>
            <summary>{t(texts::WHEN)}</summary>
            <ul class="relief-list">{rows}</ul>
            {office}
            {button}
        </details>
    }
    .into_any()
}

fn row(window: &Window, digit: RwSignal<Option<u32>>) -> AnyView {
    let rotation = window.rotation.map(|rotation| turns(rotation, digit));
    view! {
        <li>
            <strong>{title(window)}</strong>
            " "
            {span(window)}
            {rotation}
        </li>
    }
    .into_any()
}

fn title(window: &Window) -> String {
    let kind = t(kind(window.kind));
    match &window.name {
        Some(name) => [&kind, ": ", &words::local(name)].concat(),
        None => kind,
    }
}

fn kind(kind: WindowKind) -> Key {
    match kind {
        WindowKind::Apply => texts::KIND_APPLY,
        WindowKind::Appeal => texts::KIND_APPEAL,
        WindowKind::Use => texts::KIND_USE,
        WindowKind::Notify => texts::KIND_NOTIFY,
        WindowKind::Pay => texts::KIND_PAY,
    }
}

fn span(window: &Window) -> String {
    let end = |key, name, end: Option<Moment>| end.map(|moment| tf(key, &[(name, &said(moment))]));
    let ends = [
        end(texts::WHEN_FROM, "from", window.from),
        end(texts::WHEN_TO, "to", window.to),
    ];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    ends.join(" ")
}

fn said(moment: Moment) -> String {
    let date = words::date(moment.date);
    match moment.time {
        Some(time) => {
            let time = time.to_string();
            [&date, " ", time.get(..5).unwrap_or(&time)].concat()
        }
        None => date,
    }
}

/// Whose day it was when people took turns.
fn turns(rotation: Rotation, digit: RwSignal<Option<u32>>) -> AnyView {
    let (from, to) = (words::date(rotation.from), words::date(rotation.to));
    let key = match rotation.by {
        RotationBy::BirthYear => texts::ROTATION_BIRTH,
        RotationBy::BusinessNumber => texts::ROTATION_BUSINESS,
    };
    let rule = tf(key, &[("from", &from), ("to", &to)]);
    let yours = move || {
        let digit = digit.get()?;
        let is_birth = rotation.by == RotationBy::BirthYear;
        let days: Vec<String> = rotation.days(digit).into_iter().map(words::date).collect();
        let values = [("digit", &*digit.to_string()), ("days", &*days.join(", "))];
        is_birth.then(|| tf(texts::ROTATION_YOURS, &values))
    };
    view! {
        <p class="subtle">{rule}</p>
        <p>
            <strong>{yours}</strong>
        </p>
    }
    .into_any()
}

/// A window as the calendar has it.
fn event(programme: &Programme, name: &str, window: &Window) -> Option<Event> {
    let from = window.from.or(window.to)?;
    let parts = [&programme.id, &programme.version, &window.id].map(String::as_str);
    Some(Event {
        uid: [&parts.join("-"), "@madang"].concat(),
        title: [name, " ", &title(window)].concat(),
        from,
        to: window.to.unwrap_or(from),
    })
}
