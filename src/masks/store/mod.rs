//! `/masks/store`: one outlet, named in the fragment.

mod actions;
mod card;
mod find;
mod trend;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use madang_masks::StoreLink;

use super::page::{PATH, show_freshness};
use super::state::Room;
use super::trouble::failed;
use crate::i18n::{masks, shell, t, tf};
use crate::portal::Portal;
use crate::ui::icon::Icon;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use card::card;
use find::{Search, find};

/// The route of an outlet.
const STORE_PATH: &str = "/masks/store";

/// An outlet's own page.
#[component]
pub fn StorePage() -> impl IntoView {
    let room = Room::get();
    show_freshness(&room, Portal::get());
    let location = use_location();
    // The address changes before the page does: another page's is not meant.
    let hash = Memo::new(move |before: Option<&String>| {
        let hash = location.hash.get();
        let here = location.pathname.get() == STORE_PATH;
        before.filter(|_| !here).cloned().unwrap_or(hash)
    });
    let search = ArcRwSignal::new(Search::Looking(0, 0));
    let look = {
        let (room, search) = (room.clone(), search.clone());
        move || {
            let link = StoreLink::parse(&hash.get_untracked());
            let (room, search) = (room.clone(), search.clone());
            search.set(Search::Looking(0, 0));
            spawn_local(async move {
                let outcome = find(&room, &link, |step| search.set(step)).await;
                if let Search::Found(found) = &outcome {
                    let sido = Some(found.sido.clone());
                    room.selected.set(Some(StoreLink { sido, ..link }));
                }
                search.set(outcome);
            });
        }
    };
    let first = look.clone();
    Effect::new(move |_| {
        hash.track();
        first();
    });
    let title = {
        let search = search.clone();
        Signal::derive(move || {
            search.with(|search| match search {
                Search::Found(found) => found.name().to_owned(),
                Search::Departed(name, _) => name.clone(),
                _ => t(shell::TITLE_MASKS_STORE),
            })
        })
    };
    let body = move || match search.get() {
        Search::Looking(looked, of) => view! { <Looking looked of /> }.into_any(),
        Search::Found(found) => card(&found).into_any(),
        Search::Departed(_, since) => departed(since).into_any(),
        Search::Missing => missing().into_any(),
        Search::Failed(message) => failed(message, look.clone()).into_any(),
    };
    view! {
        <Page title class="stack store">
            {body}
            <p class="no-print">
                <a class="button" href=back(&room)>
                    <Icon name="back" />
                    {t(masks::STORE_BACK)}
                </a>
            </p>
        </Page>
    }
}

/// The map as it was left.
fn back(room: &Room) -> String {
    let fragment = untrack(|| room.link().fragment());
    let mark = if fragment.is_empty() { "" } else { "#" };
    [PATH, mark, &fragment].concat()
}

#[component]
fn Looking(looked: usize, of: usize) -> impl IntoView {
    let text = if looked == 0 {
        t(masks::LOADING)
    } else {
        let (looked, of) = (looked.to_string(), of.to_string());
        tf(masks::STORE_LOOKING, &[("n", &looked), ("of", &of)])
    };
    view! {
        <p role="status">{text}</p>
        <div class="skeleton" aria-hidden="true">
            <div class="skeleton-bar is-tall"></div>
            <div class="skeleton-bar"></div>
            <div class="skeleton-bar is-short"></div>
        </div>
    }
}

/// An outlet that was one.
fn departed(since: NaiveDate) -> impl IntoView {
    let date = since.to_string();
    view! {
        <Notice kind=Kind::Info>
            <p>
                <strong>{tf(masks::STORE_DEPARTED, &[("date", &date)])}</strong>
            </p>
            <p>{t(masks::STORE_MISSING_HELP)}</p>
        </Notice>
    }
}

fn missing() -> impl IntoView {
    view! {
        <Notice kind=Kind::Info>
            <p>
                <strong>{t(masks::STORE_MISSING)}</strong>
            </p>
            <p>{t(masks::STORE_MISSING_HELP)}</p>
        </Notice>
    }
}
