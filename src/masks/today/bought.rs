//! What was bought, so that the week's quota can be counted.

use std::sync::Arc;

use leptos::prelude::*;
use madang_masks::rules::{Purchase, RulesFile};

use super::state::Mine;
use super::words;
use crate::i18n::{date_value, masks_today as texts, parse_date, t};
use crate::platform::dom;
use crate::ui::button::Button;

/// Where the focus goes when a record that had it is gone.
const NOTE_ID: &str = "today-note";
/// As many as can be noted at once where there is no limit.
const MASKS_MAX: u32 = 10;

/// Noting purchases, and those that are noted.
pub fn section(rules: &Arc<RulesFile>, mine: Mine) -> AnyView {
    let on = RwSignal::new(None);
    let masks = RwSignal::new(None);
    let date = move || on.get().unwrap_or_else(|| mine.date());
    let most = {
        let rules = Arc::clone(rules);
        Memo::new(move |_| most(&rules, mine))
    };
    // The whole quota is what most people buy.
    let count = move || masks.get().unwrap_or_else(|| most.get()).min(most.get());
    let options = move || {
        // Marked too: the list comes into being after its value is set.
        let chosen = untrack(count);
        let option = |n: u32| {
            view! {
                <option value=n.to_string() selected=n == chosen>
                    {words::masks(n)}
                </option>
            }
        };
        (1..=most.get()).map(option).collect::<Vec<_>>()
    };
    let note = move |_| {
        mine.bought(Purchase {
            date: untrack(date),
            masks: untrack(count),
        });
    };
    view! {
        <section class="stack">
            <h2>{t(texts::BOUGHT)}</h2>
            <div class="today-bought">
                <label class="today-field">
                    <span>{t(texts::BOUGHT_DATE)}</span>
                    <input
                        class="select"
                        type="date"
                        autocomplete="off"
                        prop:value=move || date_value(date())
                        on:change=move |event| on.set(parse_date(&event_target_value(&event)))
                    />
                </label>
                <label class="today-field">
                    <span>{t(texts::BOUGHT_MASKS)}</span>
                    <select
                        class="select"
                        autocomplete="off"
                        prop:value=move || count().to_string()
                        on:change=move |event| masks.set(event_target_value(&event).parse().ok())
                    >
                        {options}
                    </select>
                </label>
                <button type="button" class="button is-primary" id=NOTE_ID on:click=note>
                    {t(texts::BOUGHT_NOTE)}
                </button>
            </div>
            {move || noted(mine)}
        </section>
    }
    .into_any()
}

/// The quota of the week, or what is likely where there is none.
fn most(rules: &RulesFile, mine: Mine) -> u32 {
    let rule = rules.rule_on(mine.date());
    let quota = rule.and_then(|rule| rule.quota(mine.birth_year().unwrap_or_default()));
    quota.unwrap_or(MASKS_MAX)
}

/// The purchases, newest first, each to be taken back.
fn noted(mine: Mine) -> AnyView {
    let mut purchases = mine.record.with(|record| record.purchases.clone());
    if purchases.is_empty() {
        return view! { <p class="subtle">{t(texts::BOUGHT_NONE)}</p> }.into_any();
    }
    purchases.sort_by_key(|purchase| std::cmp::Reverse(purchase.date));
    let items: Vec<AnyView> = purchases
        .into_iter()
        .map(|purchase| {
            let what = [
                &words::day(purchase.date),
                " ",
                &words::masks(purchase.masks),
            ]
            .concat();
            let undo = move |_| {
                mine.take_back(purchase);
                if let Some(button) = dom::by_id(NOTE_ID) {
                    dom::focus(&button);
                }
            };
            view! {
                <li class="record">
                    <span>{what.clone()}</span>
                    <Button on_press=undo>
                        {t(texts::BOUGHT_UNDO)} <span class="sr-only">": " {what}</span>
                    </Button>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <ul class="records" aria-label=t(texts::BOUGHT_LIST)>
            {items}
        </ul>
    }
    .into_any()
}
