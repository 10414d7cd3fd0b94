//! Texts as codes.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Width of the light margin around a code, in modules, without which readers may not
/// find it (ISO/IEC 18004, "quiet zone").
pub const QUIET_ZONE: usize = 4;

/// A code to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules along an edge, the quiet zone's with them.
    pub side: usize,
    /// The dark modules as the data of an SVG path, for a stroke as wide as a module is:
    /// each run of them in a row is a line from its left edge, half a module below the
    /// row's upper edge.
    pub path: String,
}

/// A text that no code holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a text of {bytes} bytes is more than a QR code holds")]
pub struct TooLong {
    /// Length of the text in UTF-8.
    pub bytes: usize,
}

/// A code for each text, all of one size, so that they can take turns in one place. A
/// seventh of a code may be hidden or dirty (level M).
///
/// # Errors
/// A text has more than 2,331 bytes.
pub fn write_all<T: AsRef<str>>(texts: &[T]) -> Result<Vec<Code>, TooLong> {
    let mut least = Version::MIN;
    for text in texts {
        least = least.max(encode(text.as_ref(), least)?.version());
    }
    let codes = texts.iter().map(|text| encode(text.as_ref(), least));
    codes.map(|code| Ok(outline(&code?))).collect()
}

fn encode(text: &str, least: Version) -> Result<QrCode, TooLong> {
    let bytes = text.as_bytes();
    let segments = [QrSegment::make_bytes(bytes)];
    let (level, most) = (QrCodeEcc::Medium, Version::MAX);
    QrCode::encode_segments_advanced(&segments, level, least, most, None, true)
        .map_err(|_| TooLong { bytes: bytes.len() })
}

fn outline(code: &QrCode) -> Code {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                line(&mut path, x, y, run);
            }
            // What ends a run is light.
            x += i32::try_from(run).unwrap_or(size) + 1;
        }
    }
    Code {
        side: usize::try_from(size).unwrap_or_default() + 2 * QUIET_ZONE,
        path,
    }
}

fn line(path: &mut String, x: i32, y: i32, run: usize) {
    let inset = |place: i32| (place + QUIET_ZONE as i32).to_string();
    for part in ["M", &inset(x), " ", &inset(y), ".5h", &run.to_string()] {
        path.push_str(part);
    }
}

#[cfg(test)]
mod tests;
