//! QR codes (ISO/IEC 18004): texts as codes to draw, and the texts of the codes in a
//! picture.
//!
//! Deliberately absent: cameras, image files, screens. Pixels are passed in, outlines
//! are handed out.
#![forbid(unsafe_code)]

mod read;
#[cfg(test)]
mod testing;
mod write;

pub use read::read;
pub use write::{Code, QUIET_ZONE, TooLong, write_all};
