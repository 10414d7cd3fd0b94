//! Dates, weekdays and digits in the current language.

use chrono::{Datelike, NaiveDate, Weekday};
use leptos::prelude::*;
use madang_masks::rules::{Evidence, Fact, RulesFile};

pub use crate::i18n::data_text as local;
use crate::i18n::{masks_today as texts, t, t_nth, tf, tn};
use crate::platform::kiosk;

/// The year that dates are of unless they say another.
const YEAR: i32 = 2020;

/// A day of the year, `5월 12일`; with its year if that is another than 2020.
pub fn date(date: NaiveDate) -> String {
    let month = t_nth(texts::MONTHS, date.month0() as usize);
    let day = date.day().to_string();
    let text = tf(texts::DATE, &[("month", &month), ("d", &day)]);
    match date.year() {
        YEAR => text,
        year => with_year(year, &text),
    }
}

/// A day with its year, `2020년 5월 12일`.
pub fn full_date(day: NaiveDate) -> String {
    let text = date(day);
    match day.year() {
        YEAR => with_year(YEAR, &text),
        _ => text,
    }
}

fn with_year(year: i32, date: &str) -> String {
    let year = year.to_string();
    tf(texts::DATE_YEAR, &[("year", &year), ("date", date)])
}

/// A day with its weekday, `5월 12일 화요일`.
pub fn day(day: NaiveDate) -> String {
    [&date(day), " ", &weekday(day.weekday())].concat()
}

/// A day with its weekday in short, `5월 12일 (화)`.
pub fn short_day(day: NaiveDate) -> String {
    [&date(day), " (", &short_weekday(day.weekday()), ")"].concat()
}

/// `화요일`.
pub fn weekday(weekday: Weekday) -> String {
    t_nth(texts::WEEKDAYS, weekday.num_days_from_monday() as usize)
}

/// `화`.
pub fn short_weekday(weekday: Weekday) -> String {
    t_nth(
        texts::WEEKDAYS_SHORT,
        weekday.num_days_from_monday() as usize,
    )
}

/// `2·7`.
pub fn digits(digits: &[u8]) -> String {
    let digits: Vec<String> = digits.iter().map(ToString::to_string).collect();
    digits.join("·")
}

/// `3개`.
pub fn masks(n: u32) -> String {
    tn(texts::MASKS, n)
}

/// Statements, each with what it rests on.
pub fn facts<'a>(rules: &RulesFile, facts: impl Iterator<Item = &'a Fact>) -> AnyView {
    let items: Vec<AnyView> = facts
        .map(|fact| {
            view! {
                <li>
                    <p>{local(&fact.text)}</p>
                    {evidence(rules, fact.evidence, &fact.sources)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="today-facts">{items}</ul> }.into_any()
}

/// What a statement rests on, and where it was read.
pub fn evidence(rules: &RulesFile, evidence: Evidence, sources: &[String]) -> AnyView {
    let (class, word, means) = match evidence {
        Evidence::Read => ("today-mark is-read", t(texts::EVIDENCE_READ), None),
        Evidence::Inferred => (
            "today-mark is-inferred",
            t(texts::EVIDENCE_INFERRED),
            Some(t(texts::EVIDENCE_INFERRED_MEANS)),
        ),
    };
    let means = means.map(|means| [" ", &means].concat());
    let named = rules.sources.iter().filter(|s| sources.contains(&s.id));
    let links: Vec<AnyView> = named
        .map(|source| source_link(local(&source.name), source.url.clone()))
        .collect();
    view! {
        <p class="today-evidence">
            <span class=class>{word}</span>
            {means}
            {links}
        </p>
    }
    .into_any()
}

/// Where something was read: a link, but not away from a shared device.
fn source_link(name: String, url: Option<String>) -> AnyView {
    match url.filter(|_| !kiosk::is_on()) {
        Some(url) => view! {
            " · "
            <a href=url target="_blank" rel="noopener noreferrer">
                {name}
                <span class="sr-only">" ("{t(texts::SOURCES_LEAVES)}")"</span>
            </a>
        }
        .into_any(),
        None => view! {
            " · "
            <span>{name}</span>
        }
        .into_any(),
    }
}
