//! What is asked: the birth year, and the date that the answer is for.

use leptos::prelude::*;
use madang_masks::rules::{BIRTH_YEARS, RulesFile};

use super::state::Mine;
use super::words;
use crate::data;
use crate::i18n::{date_and_time, date_value, masks_today as texts, parse_date, shell, t, tf};

/// Birth year and date, and that all of this is history.
pub fn fields(rules: &RulesFile, mine: Mine, replay: bool) -> AnyView {
    let born = move |event| mine.born(event_target_value(&event).parse().ok());
    let year = move || mine.birth_year().map(|year| year.to_string());
    let asked = move |event| mine.ask_about(parse_date(&event_target_value(&event)));
    let date = move || date_value(mine.date());
    let over = rules
        .span()
        .map(|(_, last)| tf(texts::LEAD, &[("date", &words::full_date(last))]));
    let example = replay.then(|| {
        let time = date_and_time(data::portal_time());
        let text = tf(shell::STATUS_REPLAY, &[("time", &time)]);
        view! { <span class="status-mark">{text}</span> }
    });
    view! {
        <div class="today-question">
            <div class="today-fields">
                <label class="today-field">
                    <span>{t(texts::YEAR)}</span>
                    <select
                        class="select"
                        autocomplete="off"
                        prop:value=move || year().unwrap_or_default()
                        on:change=born
                    >
                        <option value="">{t(texts::YEAR_CHOOSE)}</option>
                        {decades(mine)}
                    </select>
                </label>
                <label class="today-field">
                    <span>{t(texts::AS_OF)}</span>
                    <input
                        class="select"
                        type="date"
                        autocomplete="off"
                        prop:value=date
                        on:change=asked
                    />
                </label>
            </div>
            <p class="subtle">{over} " " {example}</p>
        </div>
    }
    .into_any()
}

/// Whether to remember the answers.
pub fn remember(mine: Mine) -> AnyView {
    view! {
        <div class="today-private">
            <p class="subtle">{t(texts::PRIVATE)}</p>
            <label class="today-remember own-device">
                <input
                    type="checkbox"
                    prop:checked=move || mine.remembered.get()
                    on:change=move |event| mine.remember(event_target_checked(&event))
                />
                <span>{t(texts::REMEMBER)}</span>
            </label>
            <p class="subtle own-device" hidden=move || !mine.remembered.get()>
                {t(texts::REMEMBER_HELP)}
            </p>
        </div>
    }
    .into_any()
}

/// The years, newest first, a group a decade. The chosen one is marked too: the
/// list comes into being after its value is set.
fn decades(mine: Mine) -> Vec<AnyView> {
    let chosen = mine.record.with_untracked(|record| record.birth_year);
    let (first, last) = (BIRTH_YEARS.start() / 10, BIRTH_YEARS.end() / 10);
    let option = move |year: i32| {
        let number = year.to_string();
        let text = tf(texts::YEAR_OPTION, &[("year", &number)]);
        view! {
            <option value=number selected=chosen == Some(year)>
                {text}
            </option>
        }
    };
    let decade = move |decade: i32| {
        let years = decade * 10..=decade * 10 + 9;
        let years = years.rev().filter(|year| BIRTH_YEARS.contains(year));
        let label = tf(texts::YEAR_DECADE, &[("year", &(decade * 10).to_string())]);
        view! { <optgroup label=label>{years.map(option).collect::<Vec<_>>()}</optgroup> }
            .into_any()
    };
    (first..=last).rev().map(decade).collect()
}
