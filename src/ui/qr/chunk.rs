//! The encoder, in a chunk of its own.

pub use split::draw;

// The splitter's glue needs unsafe code and passes Rust types.
#[cfg_attr(
    split,
    allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)
)]
mod split {
    use madang_qr::Code;

    use crate::lazy::ChunkError;

    #[cfg_attr(
        split,
        leptos::wasm_split::wasm_split(
            qr_draw,
            wasm_split_path = ::leptos::wasm_split,
            fallible
        )
    )]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "they outlive the chunk's loading"
    )]
    pub fn draw(frames: Vec<String>) -> Result<Vec<Code>, ChunkError> {
        madang_qr::write_all(&frames).map_err(|error| {
            // Whoever cuts frames keeps them far shorter.
            leptos::logging::error!("{error}");
            ChunkError
        })
    }
}
