//! The list: the map's equal for everyone, and the only way for some.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use madang_masks::{Order, SortBy, StockClass};

use super::area::ProductChoice;
use super::favourites::Favourites;
use super::filters::KindFilter;
use super::history::History;
use super::picture::{Listing, Picture};
use super::row::row;
use super::state::Room;
use super::trouble::{Announcement, Empty, Troubles, Waiting};
use super::words::{of_class, sido_name};
use crate::i18n::{count, count_u32, masks, t, tn};
use crate::ui::icon::Icon;
use crate::ui::long_list::{LongList, RowView, Rows};
use crate::ui::map::CLASSES;

/// The heading of what was chosen on the map or in the list.
pub const CHOSEN_ID: &str = "masks-chosen";

/// What is in the map's view, under the same filters.
#[component]
pub fn List(picture: Memo<Picture>) -> impl IntoView {
    let room = Room::get();
    let listing = {
        let room = room.clone();
        Memo::new_with_compare(
            move |_| {
                let seen = room.steering.view.get().zip(room.order());
                picture.with(|picture| {
                    seen.map(|(view, order)| picture.listing(&view, order))
                        .unwrap_or_default()
                })
            },
            // Rows that stay the same stay in the page, with the focus in them.
            |before, now| match (before, now) {
                (Some(before), Some(now)) => !now.is(before),
                _ => true,
            },
        )
    };
    let rows = Memo::new(move |before: Option<&Rows>| Rows {
        len: listing.with(|listing| listing.outlets.len()),
        generation: before.map_or(0, |before| before.generation + 1),
    });
    let ready = {
        let (stock, view) = (room.stock.clone(), room.steering.view.clone());
        Memo::new(move |_| {
            stock.with(|stock| stock.ready().is_some()) && view.with(Option::is_some)
        })
    };
    let content: RowView = Arc::new({
        let room = room.clone();
        move |number| {
            untrack(|| {
                let at = room.portal_time()?;
                let origin = room.origin.get();
                picture.with(|picture| {
                    let index = listing.with(|l| l.outlets.get(number).copied())?;
                    Some(row(picture.outlet(index)?, origin, at))
                })
            })
            .into_any()
        }
    });
    let body = move || {
        if !ready.get() {
            return view! { <Waiting /> }.into_any();
        }
        view! {
            <Announcement />
            <Selected picture />
            <Favourites />
            <Summary listing />
            <div class="masks-tools">
                {move || listing.with(|l| !l.outlets.is_empty()).then(|| view! { <Sort /> })}
                <ProductChoice />
                <KindFilter />
            </div>
            <Troubles />
            <LongList rows class="outlets" row=content.clone() />
            <Regions picture listing />
            <Empty picture listing />
            <History />
        }
        .into_any()
    };
    view! {
        <section aria-label=t(masks::LIST_LABEL)>{body}</section>
    }
}

/// How many are in view, and of which classes.
#[component]
fn Summary(listing: Memo<Listing>) -> impl IntoView {
    let total = move || {
        let total = listing.with(|listing| listing.counts.iter().sum());
        tn(masks::LIST_TOTAL, total)
    };
    let classes = move || listing.with(|listing| mix(&listing.counts));
    view! {
        <div class="masks-summary" role="status">
            <h2>{total}</h2>
            <p class="subtle">{classes}</p>
        </div>
        <p class="masks-prevails">{t(masks::LIST_PREVAILS)}</p>
    }
}

/// `충분 12 · 보통 20`, without the classes that do not occur.
fn mix(counts: &[u32; CLASSES]) -> String {
    let parts: Vec<String> = StockClass::ALL
        .into_iter()
        .zip(counts)
        .filter(|(_, n)| **n > 0)
        .map(|(class, n)| [&t(of_class(class).word), "\u{a0}", &count(*n as usize)].concat())
        .collect();
    parts.join(" · ")
}

/// The order of the list.
#[component]
fn Sort() -> impl IntoView {
    let room = Room::get();
    let order = room.clone();
    let value = move || match order.order() {
        Some(Order::Distance(_)) => "near",
        Some(Order::Freshness) => "new",
        Some(Order::Best { .. }) | None => "best",
    };
    let origin = room.origin.clone();
    let nowhere = move || origin.with(Option::is_none);
    let choose = move |event| {
        room.sort.set(match event_target_value(&event).as_str() {
            "near" => Some(SortBy::Distance),
            "new" => Some(SortBy::Freshness),
            _ => Some(SortBy::Best),
        });
    };
    let near = {
        let nowhere = nowhere.clone();
        move || {
            t(if nowhere() {
                masks::SORT_NEAR_NOWHERE
            } else {
                masks::SORT_NEAR
            })
        }
    };
    view! {
        <label>
            <span class="sr-only">{t(masks::SORT_LABEL)}</span>
            <select class="select" prop:value=value on:change=choose>
                <option value="best">{t(masks::SORT_BEST)}</option>
                <option value="near" disabled=nowhere>
                    {near}
                </option>
                <option value="new">{t(masks::SORT_NEW)}</option>
            </select>
        </label>
    }
}

/// What was tapped on the map, first of all: an outlet, or those on one spot.
#[component]
fn Selected(picture: Memo<Picture>) -> impl IntoView {
    let room = Room::get();
    let close = {
        let room = room.clone();
        move |_| room.select(None)
    };
    let rows = move || {
        let at: DateTime<Utc> = room.portal_time()?;
        let origin = room.origin.get();
        let mut links = room.spot.get();
        let spot = links.len();
        links.extend(room.selected.get().filter(|_| spot == 0));
        let rows = picture.with(|picture| {
            let outlets = links
                .iter()
                .filter_map(|link| picture.outlet(picture.find(&link.code)?));
            let rows = outlets.map(|outlet| view! { <li>{row(outlet, origin, at)}</li> });
            rows.collect::<Vec<_>>()
        });
        (!rows.is_empty()).then_some((spot, rows))
    };
    move || {
        let ((spot, rows), close) = (rows()?, close.clone());
        let title = match spot {
            0 => t(masks::SELECTED),
            several => tn(masks::SPOT, count_u32(several)),
        };
        Some(view! {
            <div class="masks-selected">
                <div class="masks-selected-head">
                    <h2 id=CHOSEN_ID tabindex="-1">
                        {title}
                    </h2>
                    <button type="button" class="tool" on:click=close>
                        <Icon name="close" />
                        <span class="sr-only">{t(masks::SELECTED_CLOSE)}</span>
                    </button>
                </div>
                <ul class="outlets">{rows}</ul>
            </div>
        })
    }
}

/// The sido that show only their numbers, each a button that goes there.
#[component]
fn Regions(picture: Memo<Picture>, listing: Memo<Listing>) -> impl IntoView {
    let room = Room::get();
    let rows = move || {
        picture.with(|picture| {
            listing.with(|listing| {
                let of = |index: &usize| {
                    let sum = picture.sums.get(*index)?;
                    let (room, code) = (room.clone(), sum.code.clone());
                    let name = sido_name(&code);
                    let total = sum.counts.iter().sum();
                    Some(view! {
                        <li>
                            <button
                                type="button"
                                class="masks-sido"
                                on:click=move |_| room.choose_region(Some(code.clone()))
                            >
                                <strong>{name}</strong>
                                <span>{tn(masks::REGION_TOTAL, total)}</span>
                                <span class="subtle">{mix(&sum.counts)}</span>
                            </button>
                        </li>
                    })
                };
                listing.sums.iter().filter_map(of).collect_view()
            })
        })
    };
    view! { <ul class="masks-sidos">{rows}</ul> }
}
