//! `/`: the four services.

use leptos::prelude::*;
use madang_api::Services;

use crate::i18n::{shell, t};
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
    let tile = move |service: fn(&Services) -> bool, tile: AnyView| {
        view! { <div hidden=move || !portal.is_open(service)>{tile}</div> }
    };
    view! {
        <div class="tiles">
            {tile(
                |services| services.masks,
                view! {
                    <Tile
                        href="/masks"
                        icon="masks"
                        name=t(shell::TILE_MASKS)
                        text=t(shell::TILE_MASKS_TEXT)
                        mark=t(shell::TILE_OFFLINE)
                    />
                }
                    .into_any(),
            )}
            {tile(
                |services| services.relief,
                view! {
                    <Tile
                        href="/relief"
                        icon="relief"
                        name=t(shell::TILE_RELIEF)
                        text=t(shell::TILE_RELIEF_TEXT)
                        mark=t(shell::TILE_NOT_YET)
                    />
                }
                    .into_any(),
            )}
            {tile(
                |services| services.forum,
                view! {
                    <Tile
                        href="/forum"
                        icon="forum"
                        name=t(shell::TILE_FORUM)
                        text=t(shell::TILE_FORUM_TEXT)
                        mark=t(shell::TILE_NOT_YET)
                    />
                }
                    .into_any(),
            )}
            {tile(
                |services| services.mydata,
                view! {
                    <Tile
                        href="/mydata"
                        icon="mydata"
                        name=t(shell::TILE_MYDATA)
                        text=t(shell::TILE_MYDATA_TEXT)
                        mark=t(shell::TILE_NOT_YET)
                    />
                }
                    .into_any(),
            )}
        </div>
    }
}
