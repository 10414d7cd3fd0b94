//! The decoder, in a chunk of its own.

pub use split::read;

// The splitter's glue needs unsafe code and passes Rust types.
#[cfg_attr(
    split,
    allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)
)]
mod split {
    use crate::lazy::ChunkError;
    use crate::platform::camera::Picture;

    #[cfg_attr(
        split,
        leptos::wasm_split::wasm_split(
            qr_read,
            wasm_split_path = ::leptos::wasm_split,
            fallible
        )
    )]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "it outlives the chunk's loading"
    )]
    #[expect(
        clippy::unnecessary_wraps,
        reason = "the chunk may not load where it is split"
    )]
    pub fn read(picture: Picture) -> Result<Vec<String>, ChunkError> {
        Ok(madang_qr::read(picture.width, &picture.pixels))
    }
}
