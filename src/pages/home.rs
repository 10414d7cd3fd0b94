//! `/`: the four services.

use leptos::prelude::*;
use madang_api::Services;

use crate::i18n::{Key, shell, t};
use crate::platform::kiosk;
use crate::portal::Portal;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;
use crate::ui::tile::Tile;

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <Page title=t(shell::TITLE_HOME) class="stack">
            {kiosk::has_just_ended()
                .then(|| view! { <Notice kind=Kind::Info>{t(shell::KIOSK_ENDED)}</Notice> })}
            <p class="subtle">{t(shell::HOME_LEAD)}</p>
            <Tiles />
        </Page>
    }
}

/// The services that are open, as tiles.
#[component]
pub fn Tiles() -> impl IntoView {
    let portal = Portal::get();
    let tiles = SERVICES.map(|service| {
        view! {
            <div hidden=move || !portal.is_open(service.is_open)>
                <Tile
                    href=service.href
                    icon=service.icon
                    name=t(service.name)
                    text=t(service.text)
                    mark=t(service.mark)
                />
            </div>
        }
    });
    view! { <div class="tiles">{tiles.collect_view()}</div> }
}

struct Service {
    is_open: fn(&Services) -> bool,
    href: &'static str,
    icon: &'static str,
    name: Key,
    text: Key,
    /// What a citizen should know before opening it.
    mark: Key,
}

const SERVICES: [Service; 4] = [
    Service {
        is_open: |services| services.masks,
        href: "/masks",
        icon: "masks",
        name: shell::TILE_MASKS,
        text: shell::TILE_MASKS_TEXT,
        mark: shell::TILE_OFFLINE,
    },
    Service {
        is_open: |services| services.relief,
        href: "/relief",
        icon: "relief",
        name: shell::TILE_RELIEF,
        text: shell::TILE_RELIEF_TEXT,
        mark: shell::TILE_OFFLINE,
    },
    Service {
        is_open: |services| services.forum,
        href: "/forum",
        icon: "forum",
        name: shell::TILE_FORUM,
        text: shell::TILE_FORUM_TEXT,
        mark: shell::TILE_NOT_YET,
    },
    Service {
        is_open: |services| services.mydata,
        href: "/mydata",
        icon: "mydata",
        name: shell::TILE_MYDATA,
        text: shell::TILE_MYDATA_TEXT,
        mark: shell::TILE_NOT_YET,
    },
];
