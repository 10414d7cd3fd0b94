//! Statuses packed into bytes, and the bytes compressed.

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::inflate::inflate;

/// How many bytes a list may have once inflated: eight million certificates at a bit
/// each. A small file can hold a large one.
pub const LIST_BYTES_MAX: usize = 1 << 20;

/// Statuses of 1, 2, 4 or 8 bits each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    width: u8,
    bytes: Vec<u8>,
}

impl Bits {
    /// Statuses packed; none where a status is too large for the width, the width is
    /// none of the four, or there are more than [`LIST_BYTES_MAX`] hold.
    #[must_use]
    pub fn pack(width: u8, statuses: &[u8]) -> Option<Self> {
        let per_byte = per_byte(width)?;
        let mut bytes = Vec::with_capacity(statuses.len().div_ceil(per_byte));
        for chunk in statuses.chunks(per_byte) {
            let mut byte = 0;
            for status in chunk.iter().rev() {
                if *status > mask(width) {
                    return None;
                }
                byte = byte << (width & 7) | status;
            }
            bytes.push(byte);
        }
        (bytes.len() <= LIST_BYTES_MAX).then_some(Self { width, bytes })
    }

    /// Statuses from zlib data; none where it is none, or inflates to more than
    /// [`LIST_BYTES_MAX`].
    #[must_use]
    pub fn inflate(width: u8, zlib: &[u8]) -> Option<Self> {
        per_byte(width)?;
        let bytes = inflate(zlib, LIST_BYTES_MAX)?;
        Some(Self { width, bytes })
    }

    /// The bytes as zlib data.
    #[must_use]
    pub fn deflate(&self) -> Vec<u8> {
        compress_to_vec_zlib(&self.bytes, 9)
    }

    /// How many bits a status has.
    #[must_use]
    pub fn width(&self) -> u8 {
        self.width
    }

    /// The status at a place; the first has the lowest bits of the first byte. None
    /// past the end.
    #[must_use]
    pub fn get(&self, idx: u64) -> Option<u8> {
        let idx = usize::try_from(idx).ok()?;
        let per_byte = per_byte(self.width)?;
        let byte = self.bytes.get(idx / per_byte)?;
        let shift = (idx % per_byte) * usize::from(self.width);
        Some(byte >> shift & mask(self.width))
    }
}

/// How many statuses a byte has; none where the width is none of the four.
fn per_byte(width: u8) -> Option<usize> {
    matches!(width, 1 | 2 | 4 | 8).then(|| usize::from(8 / width))
}

fn mask(width: u8) -> u8 {
    u8::MAX >> (8 - width)
}
