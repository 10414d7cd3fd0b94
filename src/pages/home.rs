//! `/`: the four services.

use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::platform::kiosk;
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

/// The services as tiles.
#[component]
pub fn Tiles() -> impl IntoView {
    view! {
        <div class="tiles">
            <Tile
                href="/masks"
                icon="masks"
                name=t(shell::TILE_MASKS)
                text=t(shell::TILE_MASKS_TEXT)
                mark=t(shell::TILE_OFFLINE)
            />
            <Tile
                href="/relief"
                icon="relief"
                name=t(shell::TILE_RELIEF)
                text=t(shell::TILE_RELIEF_TEXT)
                mark=t(shell::TILE_NOT_YET)
            />
            <Tile
                href="/forum"
                icon="forum"
                name=t(shell::TILE_FORUM)
                text=t(shell::TILE_FORUM_TEXT)
                mark=t(shell::TILE_NOT_YET)
            />
            <Tile
                href="/mydata"
                icon="mydata"
                name=t(shell::TILE_MYDATA)
                text=t(shell::TILE_MYDATA_TEXT)
                mark=t(shell::TILE_NOT_YET)
            />
        </div>
    }
}
