//! Whom masks could be bought for on that day, by whom, with what in hand.

use std::sync::Arc;

use leptos::prelude::*;
use madang_masks::rules::{Proxies, ProxyClass, ProxyDay, RulesFile};

use super::state::Mine;
use super::words;
use crate::i18n::{masks_today as texts, t, tf};

/// The classes that somebody of that birth year is or could be one of.
pub fn section(rules: &Arc<RulesFile>, mine: Mine) -> AnyView {
    let rules = Arc::clone(rules);
    // Noting a purchase changes nothing here, and leaves open what was opened.
    let asked = Memo::new(move |_| mine.birth_year().map(|year| (year, mine.date())));
    let body = move || {
        let (year, date) = asked.get()?;
        let found = match rules.proxies(year, date) {
            Some(proxies) => classes(&rules, year, &proxies),
            None => view! { <p>{t(texts::PROXY_NONE)}</p> }.into_any(),
        };
        let view = view! {
            <section class="stack">
                <h2>{t(texts::PROXY)}</h2>
                {found}
                <p class="subtle">{t(texts::PROXY_HINT)}</p>
            </section>
        };
        Some(view.into_any())
    };
    body.into_any()
}

fn classes(rules: &RulesFile, year: i32, proxies: &Proxies<'_>) -> AnyView {
    let day = match proxies.rule.day {
        ProxyDay::Either => texts::PROXY_DAY_EITHER,
        ProxyDay::Family => texts::PROXY_DAY_FAMILY,
        ProxyDay::Any => texts::PROXY_DAY_ANY,
        ProxyDay::Beneficiary | ProxyDay::Unknown => texts::PROXY_DAY_BENEFICIARY,
    };
    let year = year.to_string();
    let own = if proxies.own.is_empty() {
        let text = tf(texts::PROXY_OWN_NONE, &[("year", &year)]);
        view! { <p>{text}</p> }.into_any()
    } else {
        let cards: Vec<AnyView> = proxies
            .own
            .iter()
            .map(|class| {
                view! {
                    <div class="today-class">
                        <h4>{words::local(&class.name)}</h4>
                        {terms(rules, class, proxies)}
                    </div>
                }
                .into_any()
            })
            .collect();
        view! {
            <h3>{tf(texts::PROXY_OWN, &[("year", &year)])}</h3>
            {cards}
        }
        .into_any()
    };
    let others: Vec<AnyView> = proxies
        .others
        .iter()
        .map(|class| {
            view! {
                <details class="today-class">
                    <summary>{words::local(&class.name)}</summary>
                    {terms(rules, class, proxies)}
                </details>
            }
            .into_any()
        })
        .collect();
    let heading = (!others.is_empty()).then(|| view! { <h3>{t(texts::PROXY_OTHERS)}</h3> });
    view! {
        <p>{t(day)}</p>
        {own}
        {heading}
        {others}
    }
    .into_any()
}

/// Who may buy for a class and what they bring.
fn terms(rules: &RulesFile, class: &ProxyClass, proxies: &Proxies<'_>) -> AnyView {
    let bring: Vec<AnyView> = class
        .to_bring(proxies.rule)
        .map(|item| view! { <li>{words::local(item)}</li> }.into_any())
        .collect();
    view! {
        <dl class="today-terms">
            <dt>{t(texts::PROXY_BY)}</dt>
            <dd>{words::local(class.buyer(proxies.rule))}</dd>
            <dt>{t(texts::PROXY_BRING)}</dt>
            <dd>
                <ul>{bring}</ul>
            </dd>
        </dl>
        {words::evidence(rules, class.evidence, &class.sources)}
    }
    .into_any()
}
