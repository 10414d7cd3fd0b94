//! The codes in a picture.
//!
//! Finders are looked for line by line; three that may belong together are the corners
//! of a symbol. From there one alignment pattern leads to the next, so that the view of
//! the symbol is known to a part of a module also in the far corner of a dense one that
//! is held at an angle.
//!
//! Deliberately absent: mirrored symbols, light ones on dark ground, Micro QR, Kanji.

mod correct;
mod finder;
mod geometry;
mod grid;
mod picture;
mod symbol;
mod tables;
mod text;

use picture::Picture;

/// Edge of the smallest code, in modules; a picture that is no larger holds none.
const SMALLEST: usize = 21;
/// How many symbols are read of a picture.
const SYMBOLS_MAX: usize = 30;

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
    let picture = Picture::new(width, whole);
    let finders = finder::find(&picture);
    let mut is_free = vec![true; finders.len()];
    let mut texts = Vec::new();
    for corners in grid::corners(&finders) {
        let of = |finder: &usize| is_free.get(*finder).copied().unwrap_or(false);
        if texts.len() == SYMBOLS_MAX || !corners.finders.iter().all(of) {
            continue;
        }
        if let Some(text) = corners.text(&picture) {
            texts.push(text);
            for finder in corners.finders {
                if let Some(free) = is_free.get_mut(finder) {
                    *free = false;
                }
            }
        }
    }
    texts
}

#[cfg(test)]
mod tests;
