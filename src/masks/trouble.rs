//! When there is nothing to list: not here yet, not to be had, or nothing there.

use leptos::prelude::*;
use madang_geo::Sido;
use madang_masks::Filter;

use super::picture::Listing;
use super::state::{Loading, Room};
use crate::i18n::{Lang, masks, shell, t, texts, tf};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};

/// The list's place until the stock is here, or why it is not.
#[component]
pub fn Waiting() -> impl IntoView {
    let room = Room::get();
    move || match room.stock.get() {
        Loading::Failed(message) => {
            let room = room.clone();
            let again = move |_| {
                room.stock.set(Loading::Pending);
                room.start();
            };
            view! {
                <Notice kind=Kind::Danger>
                    <p>
                        <strong>{t(masks::FAILED)}</strong>
                    </p>
                    <p>{t(message)}</p>
                    <Button weight=Weight::Primary on_press=again>
                        {t(masks::RETRY)}
                    </Button>
                </Notice>
            }
            .into_any()
        }
        _ => view! { <ListSkeleton /> }.into_any(),
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

/// Nothing in view that the filters let through.
#[component]
pub fn Empty(listing: Memo<Listing>) -> impl IntoView {
    let room = Room::get();
    move || {
        let nothing =
            listing.with(|listing| listing.outlets.is_empty() && listing.groups.is_empty());
        let busy = room.shards.with(|shards| {
            shards
                .values()
                .any(|shard| matches!(shard, Loading::Pending))
        });
        if !nothing || busy {
            return None;
        }
        let filter = room.filter.clone();
        let narrow = !filter.get().shows_all();
        let text = if narrow {
            masks::EMPTY_FILTERED
        } else {
            masks::EMPTY
        };
        Some(view! {
            <Notice kind=Kind::Info>
                <p>{t(text)}</p>
                {narrow
                    .then(|| {
                        view! {
                            <Button on_press=move |_| {
                                filter.set(Filter::default())
                            }>{t(masks::FILTER_ALL)}</Button>
                        }
                    })}
            </Notice>
        })
    }
}

/// What a sido is called in the current language.
pub fn sido_name(code: &str) -> String {
    let name = Sido::by_code(code).map(|sido| match texts::lang() {
        Lang::Ko => sido.ko,
        Lang::En => sido.en,
    });
    name.unwrap_or(code).to_owned()
}
