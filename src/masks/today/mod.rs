//! `/masks/today`: may I buy today, and when again; by the rules of the public
//! mask scheme, worked out on the device.

mod answer;
mod bought;
mod load;
mod proxy;
mod question;
mod rule;
mod state;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use madang_masks::rules::RulesFile;

use crate::i18n::{masks_today as texts, shell, t};
use crate::ui::icon::Icon;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::reading::{Words, reading};
use load::Loaded;
use state::Mine;

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let words = Words {
        loading: texts::LOADING,
        failed: texts::FAILED,
        retry: texts::RETRY,
    };
    let show = |loaded: Loaded| today(&loaded).into_any();
    view! {
        <Page title=t(shell::TITLE_MASKS_TODAY) class="stack today">
            {reading(words, || Box::pin(load::rules()), show)}
            <p class="no-print">
                <a class="button" href="/masks">
                    <Icon name="back" />
                    {t(texts::BACK)}
                </a>
            </p>
        </Page>
    }
}

/// Question, answer, and what the answer rests on.
fn today(loaded: &Loaded) -> impl IntoView + use<> {
    let rules: Arc<RulesFile> = Arc::clone(&loaded.rules);
    let mine = Mine::of_visit(loaded.today);
    let fallback = loaded.fallback.then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t(shell::DATA_FALLBACK)}</p>
            </Notice>
        }
    });
    let (for_answer, for_bought, for_proxies) = (rules.clone(), rules.clone(), rules.clone());
    view! {
        {fallback}
        {question::fields(&rules, mine, loaded.replay)}
        <div role="status" class="stack">
            {move || answer::answer(&for_answer, mine)}
        </div>
        {question::remember(mine)}
        {move || answer::week(&rules, mine)}
        {bought::section(&for_bought, mine)}
        {proxy::section(&for_proxies, mine)}
        {rule::section(for_proxies, mine)}
    }
}
