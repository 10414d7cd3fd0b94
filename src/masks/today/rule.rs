//! The rule in force on that day, and how the rules changed, with their sources.

use std::sync::Arc;

use chrono::{NaiveDate, Weekday};
use leptos::prelude::*;
use madang_masks::rules::{HolidayPolicy, Rule, RulesFile};

use super::state::Mine;
use super::words;
use crate::i18n::{Key, count, masks_today as texts, t, tf};

/// The rule of the day, then the whole history.
pub fn section(rules: Arc<RulesFile>, mine: Mine) -> AnyView {
    let history = history(&rules);
    let date = Memo::new(move |_| mine.date());
    view! {
        <section class="stack">
            <h2>{t(texts::RULE)}</h2>
            {move || of_day(&rules, date.get())}
            {history}
        </section>
    }
    .into_any()
}

fn of_day(rules: &RulesFile, date: NaiveDate) -> AnyView {
    let Some(rule) = rules.rule_on(date) else {
        return view! { <p>{t(texts::RULE_NONE)}</p> }.into_any();
    };
    let since = words::full_date(rule.from);
    let notes = rules.notes_on(date).next().map(|_| {
        view! {
            <h3>{t(texts::RULE_NOTES)}</h3>
            {words::facts(rules, rules.notes_on(date))}
        }
    });
    view! {
        <p>{dates(rule)}</p>
        <dl class="today-terms is-rule">{terms(rule)}</dl>
        {rule.weekly_quota.map(|_| view! { <p class="subtle">{t(texts::RULE_WEEK)}</p> })}
        <h3>{tf(texts::RULE_CHANGED, &[("date", &since)])}</h3>
        {words::facts(rules, rule.facts.iter())}
        {notes}
    }
    .into_any()
}

fn dates(rule: &Rule) -> String {
    let (from, to) = (words::full_date(rule.from), words::full_date(rule.to));
    tf(texts::RULE_DATES, &[("from", &from), ("to", &to)])
}

/// What the rule says, term by term.
fn terms(rule: &Rule) -> Vec<AnyView> {
    let mut terms = vec![term(
        t(texts::RULE_QUOTA),
        rule.weekly_quota
            .map_or_else(|| t(texts::RULE_NO_LIMIT), words::masks),
    )];
    if let (Some(quota), Some(from)) = (rule.minor_quota, rule.minors_born_from) {
        let minors = tf(texts::RULE_MINOR, &[("year", &from.to_string())]);
        terms.push(term(minors, words::masks(quota)));
    }
    if rule.weekly_quota.is_some() {
        let split = pick(rule.may_split, texts::RULE_SPLIT_YES, texts::RULE_SPLIT_NO);
        terms.push(term(t(texts::RULE_SPLIT), split));
    }
    match weekdays(rule) {
        Some(days) => {
            let as_weekend = rule.holiday_policy == HolidayPolicy::AsWeekend;
            let holiday = pick(
                as_weekend,
                texts::RULE_HOLIDAY_WEEKEND,
                texts::RULE_HOLIDAY_WEEKDAY,
            );
            terms.push(term(t(texts::RULE_DAYS), days));
            terms.push(term(t(texts::RULE_WEEKEND), t(texts::RULE_WEEKEND_ANYONE)));
            terms.push(term(t(texts::RULE_HOLIDAY), holiday));
        }
        None => terms.push(term(t(texts::RULE_DAYS), t(texts::RULE_DAYS_ANY))),
    }
    if let Some(price) = rule.price_krw {
        let number = count(usize::try_from(price).unwrap_or(usize::MAX));
        terms.push(term(
            t(texts::RULE_PRICE),
            tf(texts::RULE_PRICE_KRW, &[("n", &number)]),
        ));
    }
    terms
}

fn term(name: String, says: String) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{says}</dd>
        </div>
    }
    .into_any()
}

fn pick(first: bool, yes: Key, no: Key) -> String {
    t(if first { yes } else { no })
}

/// `월 1·6, 화 2·7, …`; none where any day is everyone's.
fn weekdays(rule: &Rule) -> Option<String> {
    rule.weekday_digits.as_ref()?;
    let mut weekday = Weekday::Mon;
    let mut days = Vec::new();
    while let Some(digits) = rule.digits_on(weekday) {
        let (day, digits) = (words::short_weekday(weekday), words::digits(digits));
        days.push(tf(
            texts::RULE_DIGITS,
            &[("weekday", &day), ("digits", &digits)],
        ));
        weekday = weekday.succ();
    }
    Some(days.join(", "))
}

/// Every rule in turn.
fn history(rules: &RulesFile) -> AnyView {
    let items: Vec<AnyView> = rules
        .rules
        .iter()
        .map(|rule| {
            view! {
                <li>
                    <h3>{dates(rule)}</h3>
                    {words::facts(rules, rule.facts.iter())}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <details class="today-class">
            <summary>{t(texts::HISTORY)}</summary>
            <ol class="today-history">{items}</ol>
        </details>
    }
    .into_any()
}
