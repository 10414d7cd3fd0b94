//! Tiles as they are used.

use leptos::prelude::*;

use super::Tile;
use crate::i18n::{shell, t};
use crate::ui::gallery::{Example, example};

/// A service that is open, and one that is not.
pub fn examples() -> Vec<Example> {
    vec![
        example(
            "open",
            view! {
                <Tile
                    href="/masks"
                    icon="masks"
                    name=t(shell::TILE_MASKS)
                    text=t(shell::TILE_MASKS_TEXT)
                    mark=t(shell::TILE_OFFLINE)
                />
            },
        ),
        example(
            "not open",
            view! {
                <Tile
                    href="/relief"
                    icon="relief"
                    name=t(shell::TILE_RELIEF)
                    text=t(shell::TILE_RELIEF_TEXT)
                    mark=t(shell::TILE_NOT_YET)
                />
            },
        ),
    ]
}
