//! Looking back: the published snapshots of a day, one after the other.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fetch;
use super::state::Room;
use crate::data;
use crate::i18n::{date_and_time, masks, t, tf, time_of_day};
use crate::ui::button::Button;

/// How a look back stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looking {
    Done,
    Fetching,
    Failed,
}

/// A slider over the day's snapshots; nothing where there is only one.
#[component]
pub fn History() -> impl IntoView {
    let room = Room::get();
    let looking = RwSignal::new(Looking::Done);
    let go = {
        let room = room.clone();
        move |as_of: Option<DateTime<Utc>>| {
            let room = room.clone();
            looking.set(Looking::Fetching);
            spawn_local(async move {
                let outcome = match room.look_back(as_of).await {
                    true => Looking::Done,
                    false => Looking::Failed,
                };
                // The citizen may have left the page meanwhile.
                let _ = looking.try_set(outcome);
            });
        }
    };
    let back = room.looking_back.clone();
    let said = Signal::derive(move || match (looking.get(), back.get()) {
        (Looking::Fetching, _) => t(masks::LOADING),
        (Looking::Failed, _) => t(masks::HISTORY_FAILED),
        (Looking::Done, Some(at)) => tf(masks::HISTORY_AT, &[("time", &date_and_time(at))]),
        (Looking::Done, None) => t(masks::HISTORY_NOW),
    });
    let day = Memo::new(move |_| day(&room));
    move || {
        let times = day.get();
        let (first, last) = (times.first().copied()?, times.last().copied()?);
        if first == last {
            return None;
        }
        let back = Room::get().looking_back;
        let at = back.clone();
        let number = {
            let times = times.clone();
            move || position(&times, at.get().unwrap_or_else(data::portal_time)).to_string()
        };
        let (go_to, go_back) = (go.clone(), go.clone());
        let end = (times.len() - 1).to_string();
        let choose = move |event| {
            let number = event_target_value(&event).parse::<usize>().ok();
            go_to(number.and_then(|number| times.get(number).copied()));
        };
        let is_back = move || back.with(Option::is_some);
        Some(view! {
            <details class="masks-history">
                <summary>{t(masks::HISTORY)}</summary>
                <label>
                    <span class="sr-only">{t(masks::HISTORY_SLIDER)}</span>
                    <input
                        type="range"
                        min="0"
                        max=end
                        step="1"
                        prop:value=number
                        aria-valuetext=said
                        on:change=choose
                    />
                </label>
                <p class="masks-history-ends subtle" aria-hidden="true">
                    <span>{time_of_day(first)}</span>
                    <span>{time_of_day(last)}</span>
                </p>
                <p role="status">{said}</p>
                {move || {
                    let go_back = go_back.clone();
                    is_back()
                        .then(|| {
                            view! {
                                <Button on_press=move |_| {
                                    go_back(None)
                                }>{t(masks::HISTORY_RETURN)}</Button>
                            }
                        })
                }}
            </details>
        })
    }
}

/// The instants of the snapshots of the day that is on show.
fn day(room: &Room) -> Vec<DateTime<Utc>> {
    room.stock.with(|stock| match stock.ready() {
        Some(current) => fetch::day(current, data::portal_time()),
        None => Vec::new(),
    })
}

/// Which of the snapshots is the newest that is not later than `at`.
fn position(times: &[DateTime<Utc>], at: DateTime<Utc>) -> usize {
    times
        .iter()
        .filter(|time| **time <= at)
        .count()
        .saturating_sub(1)
}
