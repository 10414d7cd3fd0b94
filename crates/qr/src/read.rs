//! The codes in a picture.

use quircs::Quirc;

/// Edge of the smallest code, in modules; a picture that is no larger holds none.
const SMALLEST: usize = 21;

/// The texts of all codes in a grey picture, a byte a pixel, row by row, 0 is black.
/// Codes that are too blurred, hidden or small, or that hold no text, are passed by; so
/// are pixels of a row that is not whole.
#[must_use]
pub fn read(width: usize, pixels: &[u8]) -> Vec<String> {
    let height = pixels.len().checked_div(width).unwrap_or(0);
    let Some(whole) = pixels.get(..width * height) else {
        return Vec::new();
    };
    if width <= SMALLEST || height <= SMALLEST {
        return Vec::new();
    }
    let mut reader = Quirc::default();
    let codes = reader.identify(width, height, whole);
    let texts = codes.filter_map(|code| {
        let data = code.ok()?.decode().ok()?;
        String::from_utf8(data.payload).ok()
    });
    texts.collect()
}
