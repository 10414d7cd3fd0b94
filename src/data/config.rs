//! The operator's configuration, read by a chunk of its own: no page waits for it.

use leptos::prelude::*;
use madang_api::PortalConfig;

use crate::lazy::ChunkError;
use crate::platform::{kiosk, net};
use crate::portal::Portal;

/// Reads who runs the portal. Without an answer it stays a demonstration, which
/// never claims too much.
pub async fn read(portal: Portal) {
    let Ok(fetched) = net::get("/config.json").await else {
        return;
    };
    #[cfg(split)]
    let config = chunk::parse(fetched.bytes).await;
    #[cfg(not(split))]
    let config = chunk::parse(fetched.bytes);
    if let Ok(config) = config {
        if let (true, Some(screen)) = (kiosk::is_on(), config.kiosk.screen) {
            kiosk::fit_text(screen.pixels_per_inch());
        }
        portal.config.set(config);
        let languages = untrack(|| portal.languages());
        if let Some(first) = languages.first()
            && !languages.contains(&portal.lang.get_untracked())
        {
            portal.change_language(*first);
        }
    }
}

// The splitter's glue needs unsafe code and passes Rust types.
#[cfg_attr(
    split,
    allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)
)]
mod chunk {
    use super::{ChunkError, PortalConfig};

    #[cfg_attr(
        split,
        leptos::wasm_split::wasm_split(
            config,
            wasm_split_path = ::leptos::wasm_split,
            fallible
        )
    )]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "it outlives the chunk's loading"
    )]
    pub fn parse(bytes: Vec<u8>) -> Result<PortalConfig, ChunkError> {
        PortalConfig::parse(&bytes).map_err(|error| {
            leptos::logging::error!("/config.json: {error}");
            ChunkError
        })
    }
}
