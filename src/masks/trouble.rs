//! When there is nothing to list: not here yet, not to be had, or nothing there.

use leptos::prelude::*;
use madang_api::Disclosure;
use madang_masks::Filter;

use super::picture::{Listing, Picture};
use super::state::{Loading, Room};
use super::words::sido_name;
use crate::i18n::{Key, masks, shell, t, texts, tf};
use crate::ui::button::{Button, Weight};
use crate::ui::map::Target;
use crate::ui::notice::{Kind, Notice};

/// As close as the map goes to the nearest outlet.
const NEAREST_ZOOM: f64 = 15.0;

/// The list's place until the stock is here, or why it is not.
#[component]
pub fn Waiting() -> impl IntoView {
    let room = Room::get();
    move || match room.stock.get() {
        Loading::Failed(message) => {
            let room = room.clone();
            let again = move || {
                room.stock.set(Loading::Pending);
                room.start();
            };
            failed(message, again).into_any()
        }
        _ => view! { <ListSkeleton /> }.into_any(),
    }
}

/// Stock that could not be had: why, and another try.
pub fn failed(message: Key, again: impl Fn() + Send + 'static) -> impl IntoView {
    view! {
        <Notice kind=Kind::Danger>
            <p>
                <strong>{t(masks::FAILED)}</strong>
            </p>
            <p>{t(message)}</p>
            <Button weight=Weight::Primary on_press=move |_| again()>
                {t(masks::RETRY)}
            </Button>
        </Notice>
    }
}

/// Rows that are on their way.
#[component]
fn ListSkeleton() -> impl IntoView {
    let rows = [(); 5].map(|()| view! { <div class="skeleton-bar masks-skeleton"></div> });
    view! {
        <p class="sr-only">{t(masks::LOADING)}</p>
        <div class="skeleton" aria-hidden="true">
            {rows.collect_view()}
        </div>
    }
}

/// What the operator has to say: its announcement, and that it holds back stock.
#[component]
pub fn Announcement() -> impl IntoView {
    let room = Room::get();
    move || {
        let current = room.stock.with(|stock| stock.ready().cloned())?;
        let said = current.index.announcement.as_ref();
        let said = said.map(|text| text.in_language(texts::lang().tag()).to_owned());
        let names = (current.index.disclosure == Disclosure::Names).then(|| t(masks::NAMES_ONLY));
        let notices = said.into_iter().chain(names).map(|text| {
            view! {
                <Notice kind=Kind::Info>
                    <p>{text}</p>
                </Notice>
            }
        });
        Some(notices.collect_view())
    }
}

/// What is missing while the rest works: regions on their way or not to be had,
/// the ground, a newer edition that is damaged.
#[component]
pub fn Troubles() -> impl IntoView {
    let room = Room::get();
    let (stock, shards) = (room.stock.clone(), room.shards.clone());
    let fallback = move || {
        let fallback = stock.with(|stock| stock.ready().is_some_and(|c| c.fallback));
        fallback.then(|| {
            view! {
                <Notice kind=Kind::Warning>
                    <p>{t(shell::DATA_FALLBACK)}</p>
                </Notice>
            }
        })
    };
    let on_the_way = move || {
        shards.with(|shards| {
            let names: Vec<String> = shards
                .iter()
                .filter(|(_, shard)| matches!(shard, Loading::Pending))
                .map(|(sido, _)| sido_name(sido))
                .collect();
            (!names.is_empty()).then(|| tf(masks::LOADING_REGIONS, &[("names", &names.join(", "))]))
        })
    };
    let shards = room.shards.clone();
    let for_shards = room.clone();
    let failed = move || {
        shards.with(|shards| {
            shards
                .iter()
                .filter(|(_, shard)| matches!(shard, Loading::Failed(_)))
                .map(|(sido, _)| {
                    let (room, code) = (for_shards.clone(), sido.clone());
                    let text = tf(masks::FAILED_REGION, &[("name", &sido_name(sido))]);
                    partial(text, move || room.fetch_shard(&code))
                })
                .collect_view()
        })
    };
    let no_ground = move || {
        let failed = room
            .basemap
            .with(|basemap| matches!(basemap, Loading::Failed(_)));
        let room = room.clone();
        failed.then(|| partial(t(masks::FAILED_BASEMAP), move || room.fetch_basemap()))
    };
    view! {
        {fallback}
        <p class="masks-progress" role="status">
            {on_the_way}
        </p>
        {failed}
        {no_ground}
    }
}

/// One part that is missing, and a button to try again.
fn partial(text: String, again: impl Fn() + Send + 'static) -> impl IntoView {
    view! {
        <Notice kind=Kind::Warning>
            <p>{text}</p>
            <Button on_press=move |_| again()>{t(masks::RETRY)}</Button>
        </Notice>
    }
}

/// Nothing in view that the filters let through: see more, or go where there is
/// something.
#[component]
pub fn Empty(picture: Memo<Picture>, listing: Memo<Listing>) -> impl IntoView {
    let room = Room::get();
    let nothing = {
        let shards = room.shards.clone();
        move || {
            let lacking = |shard: &Loading<_>| shard.ready().is_none();
            listing.with(|listing| listing.outlets.is_empty() && listing.sums.is_empty())
                && !shards.with(|shards| shards.values().any(lacking))
        }
    };
    move || {
        if !nothing() {
            return None;
        }
        let narrow = !room.filter.with(|filter| filter.shows_all());
        let text = if narrow {
            masks::EMPTY_FILTERED
        } else {
            masks::EMPTY
        };
        let (filter, steering) = (room.filter.clone(), room.steering.clone());
        let nearest = move |_| {
            let view = steering.view.get_untracked();
            let around = picture.with_untracked(|picture| picture.nearest(&view?));
            if let Some(around) = around {
                steering.go(Target::Fit(around, NEAREST_ZOOM));
            }
        };
        Some(view! {
            <Notice kind=Kind::Info>
                <p>{t(text)}</p>
                <div class="buttons">
                    <Button on_press=nearest>{t(masks::EMPTY_NEAREST)}</Button>
                    {narrow
                        .then(|| {
                            view! {
                                <Button on_press=move |_| {
                                    filter.set(Filter::default())
                                }>{t(masks::FILTER_ALL)}</Button>
                            }
                        })}
                </div>
            </Notice>
        })
    }
}
