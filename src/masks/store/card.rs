//! What is said of an outlet.

use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_geo::LonLat;
use madang_masks::{Freshness, Stock, StockClass, Store};

use super::find::Found;
use crate::i18n::{date_and_time, masks, t};
use crate::masks::row::StockMark;
use crate::masks::words::{of_age, of_class, of_kind};
use crate::platform::{history, intl, share};
use crate::ui::button::Button;
use crate::ui::icon::Icon;
use crate::ui::notice::{Kind, Notice};

impl Found {
    /// What it is.
    fn store(&self) -> Option<&Store> {
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
        {sample}
        <Actions name=store.name at=store.at />
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

/// Directions, sharing, printing.
#[component]
fn Actions(name: String, at: LonLat) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let title = name.clone();
    let hand_on = move |_| {
        let title = title.clone();
        spawn_local(async move {
            let text = match share::share(&title, &history::address()).await {
                share::Shared::Handed => String::new(),
                share::Shared::Copied => t(masks::STORE_COPIED),
                share::Shared::Impossible => t(masks::STORE_NOT_SHARED),
            };
            // The citizen may have left the page meanwhile.
            let _ = said.try_set(text);
        });
    };
    view! {
        <div class="buttons no-print">
            <a class="button is-primary" href=directions(&name, at)>
                <Icon name="place" />
                {t(masks::STORE_DIRECTIONS)}
            </a>
            <Button on_press=hand_on>
                <Icon name="share" />
                {t(masks::STORE_SHARE)}
            </Button>
            <Button on_press=|_| share::print()>
                <Icon name="print" />
                {t(masks::STORE_PRINT)}
            </Button>
        </div>
        <p class="subtle no-print">{t(masks::STORE_LEAVES)}</p>
        <p role="status">{said}</p>
    }
}

/// The place for the device's map app (RFC 5870, with the query that Android's
/// apps show as the pin's name).
fn directions(name: &str, at: LonLat) -> String {
    let place = [&intl::fixed(at.lat, 5), ",", &intl::fixed(at.lon, 5)].concat();
    // A bracket or an ampersand would end the name early.
    let name: String = name
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect();
    format!("geo:{place}?q={place}({})", name.replace(' ', "+"))
}
