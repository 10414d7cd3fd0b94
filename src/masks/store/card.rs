//! What is said of an outlet.

use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use madang_masks::{Freshness, Stock, StockClass, Store};

use super::actions::actions;
use super::find::Found;
use super::trend::Trend;
use crate::i18n::{date_and_time, masks, t};
use crate::masks::row::StockMark;
use crate::masks::words::{of_age, of_class, of_kind};
use crate::ui::notice::{Kind, Notice};

impl Found {
    /// What it is.
    pub fn store(&self) -> Option<&Store> {
        self.shard.stores.get(self.row)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.store().map_or("", |store| &store.name)
    }
}

/// The outlet: stock first, then what and where it is, then what can be done.
pub fn card(found: &Found) -> impl IntoView + use<> {
    let store = found.store()?.clone();
    let stock = *found.shard.stock.get(found.row)?;
    let shown = found.current.shown;
    let sample = shown.sample.then(|| {
        view! {
            <Notice kind=Kind::Info>
                <p>{t(masks::STORE_SAMPLE)}</p>
            </Notice>
        }
    });
    Some(view! {
        <StockCard stock at=shown.portal_time />
        <dl class="store-facts">
            <dt>{t(masks::STORE_KIND)}</dt>
            <dd>{t(of_kind(store.kind))}</dd>
            <dt>{t(masks::STORE_ADDRESS)}</dt>
            <dd>{store.addr.clone()}</dd>
            <dt>{t(masks::STORE_ARRIVED)}</dt>
            <dd>{stock.stock_at.map_or_else(|| t(masks::STORE_ARRIVED_UNKNOWN), date_and_time)}</dd>
        </dl>
        <Trend found=found.clone() />
        {sample}
        {actions(found)}
    })
}

/// The class in one big word, how old it is, and what counts more.
#[component]
fn StockCard(stock: Stock, at: DateTime<Utc>) -> impl IntoView {
    let words = of_class(StockClass::of(stock.remain));
    let faded = stock.freshness(at) == Some(Freshness::Faded);
    view! {
        <div class="store-stock">
            <p class=["store-class ", words.class].concat() class:is-faded=faded>
                <StockMark stock at />
                {t(words.word)}
            </p>
            <p class="store-meaning">{t(words.meaning)}</p>
            {stock.age(at).map(age_bar)}
            <p class="store-prevails">{t(masks::STORE_PREVAILS)}</p>
        </div>
    }
}

/// The age in words, and as a bar whose end is an hour.
fn age_bar(age: TimeDelta) -> impl IntoView {
    let minutes = age.num_minutes().clamp(0, 60);
    let width = format!("{}%", (minutes * 100 / 60).max(2));
    let class = match Freshness::of_age(age) {
        Freshness::Fresh => "age-bar is-fresh",
        Freshness::Stale => "age-bar is-stale",
        Freshness::Faded => "age-bar is-old",
    };
    view! {
        <p class="store-age">{of_age(age)}</p>
        <div class=class aria-hidden="true">
            <div class="age-bar-fill" style:width=width></div>
        </div>
    }
}
