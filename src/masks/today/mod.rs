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
use leptos::task::spawn_local;
use madang_masks::rules::RulesFile;

use crate::i18n::{Key, masks_today as texts, shell, t};
use crate::ui::button::{Button, Weight};
use crate::ui::icon::Icon;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::skeleton::PageSkeleton;
use load::Loaded;
use state::Mine;

/// How the rules stand.
#[derive(Clone)]
enum Reading {
    Pending,
    Failed(Key),
    Here(Loaded),
}

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let reading = RwSignal::new(Reading::Pending);
    let read = move || {
        reading.set(Reading::Pending);
        spawn_local(async move {
            let read = match load::rules().await {
                Ok(loaded) => Reading::Here(loaded),
                Err(error) => Reading::Failed(error.message()),
            };
            // The person may have gone on to another page meanwhile.
            let _ = reading.try_set(read);
        });
    };
    read();
    let body = move || match reading.get() {
        Reading::Pending => view! {
            <p class="sr-only" role="status">
                {t(texts::LOADING)}
            </p>
            <PageSkeleton />
        }
        .into_any(),
        Reading::Failed(message) => failed(message, read).into_any(),
        Reading::Here(loaded) => today(&loaded).into_any(),
    };
    view! {
        <Page title=t(shell::TITLE_MASKS_TODAY) class="stack today">
            {body}
            <p class="no-print">
                <a class="button" href="/masks">
                    <Icon name="back" />
                    {t(texts::BACK)}
                </a>
            </p>
        </Page>
    }
}

fn failed(message: Key, again: impl Fn() + Send + 'static) -> impl IntoView {
    view! {
        <Notice kind=Kind::Danger>
            <p>
                <strong>{t(texts::FAILED)}</strong>
            </p>
            <p>{t(message)}</p>
            <Button weight=Weight::Primary on_press=move |_| again()>
                {t(texts::RETRY)}
            </Button>
        </Notice>
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
