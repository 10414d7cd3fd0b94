//! The search itself, a chunk of its own: it comes when the box is first entered.

use leptos::prelude::RwSignal;

use super::find::{self, Found};
use crate::lazy::ChunkError;
use crate::masks::state::{Loading, Room};

/// What the chunk holds.
#[derive(Clone, Copy)]
pub struct Engine {
    /// Brings what is searched up to what is at hand, and fetches the names of the
    /// emd unless they are here; tells the signal how that stands.
    pub prepare: fn(&Room, RwSignal<Loading<()>>),
    /// What answers a text.
    pub find: fn(&Room, &str) -> Found,
}

/// Fetches the chunk.
///
/// # Errors
/// It did not load; the next call tries again.
pub async fn load() -> Result<Engine, ChunkError> {
    #[cfg(split)]
    return chunk::engine().await;
    #[cfg(not(split))]
    return chunk::engine();
}

// The splitter's glue needs unsafe code and passes Rust types.
#[cfg_attr(
    split,
    allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)
)]
mod chunk {
    use super::{ChunkError, Engine, find};

    #[cfg_attr(
        split,
        leptos::wasm_split::wasm_split(
            masks_search,
            wasm_split_path = ::leptos::wasm_split,
            fallible
        )
    )]
    pub fn engine() -> Result<Engine, ChunkError> {
        Ok(Engine {
            prepare: find::prepare,
            find: find::find,
        })
    }
}
