//! One outlet in the list.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use madang_masks::wire::Held;
use madang_masks::{Bet, Freshness, Order, Stock, StockClass};

use super::area;
use super::list::CHOSEN_ID;
use super::page::MAP_ID;
use super::picture::Outlet;
use super::state::{Origin, Room, Share};
use super::words::{of_age, of_class, of_distance, of_kind, of_reason};
use crate::i18n::{count, masks, t, tf};
use crate::platform::dom;
use crate::ui::icon::Icon;
use crate::ui::map::{ShapeMark, Target};

/// As close as the map goes to an outlet that is shown on it.
const ZOOM: f64 = 15.5;

/// An outlet: its stock and age, a link to its page, and a button that shows it on
/// the map.
pub fn row(outlet: Outlet<'_>, origin: Option<Origin>, at: DateTime<Utc>) -> impl IntoView + use<> {
    let Outlet { store, stock, .. } = outlet;
    let link = outlet.link();
    let href = ["/masks/store#", &link.fragment()].concat();
    let distance = origin.map(|origin| of_distance(origin.distance_m(store)));
    let place = store.at.project();
    let room = Room::get();
    let best = matches!(room.order(), Some(Order::Best { .. }));
    let why = best.then(|| why(outlet, origin, at));
    let (selected, code) = (room.selected.clone(), store.code.clone());
    let is_selected =
        move || selected.with(|selected| selected.as_ref().is_some_and(|link| link.code == code));
    let pressed = is_selected.clone();
    let show = move |_| {
        room.select(Some(link.clone()));
        // It would move where nobody sees it.
        if room.share.get_untracked() == Share::List {
            room.share.set(Share::Half);
        }
        room.steering.go(Target::Place(place, ZOOM));
        // The list becomes another with the map: the focus goes on to what was chosen.
        request_animation_frame(|| {
            if let Some(chosen) = dom::by_id(CHOSEN_ID) {
                dom::focus(&chosen);
            }
            dom::reveal(MAP_ID);
        });
    };
    view! {
        <div class="outlet" class:is-selected=is_selected>
            <a class="outlet-link" href=href>
                <StockMark stock at />
                <span class="outlet-name">{store.name.clone()}</span>
                <span class="outlet-stock">{stock_line(stock, at)}</span>
                {outlet.held.map(products)}
                <span class="outlet-kind">
                    {t(of_kind(store.kind))} {distance.map(|distance| [" · ", &distance].concat())}
                </span>
                {why}
            </a>
            <button
                type="button"
                class="outlet-show"
                aria-pressed=move || pressed().to_string()
                on:click=show
            >
                <Icon name="place" />
                <span class="sr-only">{tf(masks::ROW_SHOW, &[("name", &store.name)])}</span>
            </button>
        </div>
    }
}

/// Why the outlet stands where it does among the best bets.
fn why(outlet: Outlet<'_>, origin: Option<Origin>, at: DateTime<Utc>) -> impl IntoView + use<> {
    let distance_m = origin.map(|origin| origin.distance_m(outlet.store));
    let reason = Bet::new(outlet.stock, distance_m, at).reason();
    view! { <span class="outlet-why">{t(of_reason(reason))}</span> }
}

/// Every product with its class and, where it is told, its number.
pub fn products(held: &Held) -> impl IntoView + use<> {
    let names = Room::get().stock.with_untracked(|stock| {
        let current = stock.ready();
        current.map_or_else(Vec::new, |current| area::products(current))
    });
    let first = (held.stock.remain, held.count);
    let all = std::iter::once(first).chain(held.more.iter().copied());
    let parts: Vec<_> = names
        .into_iter()
        .zip(all)
        .map(|(name, (remain, number))| {
            let words = of_class(StockClass::of(remain));
            let number = number.map(|number| {
                let number = count(usize::try_from(number).unwrap_or(0));
                tf(masks::PRODUCT_COUNT, &[("n", &number)])
            });
            view! {
                <span class=["outlet-product ", words.class].concat()>
                    <ShapeMark shape=words.shape />
                    {name}
                    " "
                    <strong>{t(words.word)}</strong>
                    " "
                    {number}
                </span>
            }
        })
        .collect();
    view! { <span class="outlet-products">{parts}</span> }
}

/// The shape of an outlet's class, without its colour when the report has faded.
#[component]
pub fn StockMark(stock: Stock, at: DateTime<Utc>) -> impl IntoView {
    let words = of_class(StockClass::of(stock.remain));
    let faded = stock.freshness(at) == Some(Freshness::Faded);
    view! {
        <span class=["stock-mark ", words.class].concat() class:is-faded=faded>
            <ShapeMark shape=words.shape />
        </span>
    }
}

/// Class and age: `충분 · 4분 전 확인`.
fn stock_line(stock: Stock, at: DateTime<Utc>) -> impl IntoView {
    let words = of_class(StockClass::of(stock.remain));
    let age = stock.age(at).map(|age| [" · ", &of_age(age)].concat());
    let faded = stock.freshness(at) == Some(Freshness::Faded);
    view! {
        <strong class=words.class class:is-faded=faded>
            {t(words.word)}
        </strong>
        {age}
    }
}
