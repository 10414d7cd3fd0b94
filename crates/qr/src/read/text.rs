//! The text in a symbol's data (ISO/IEC 18004, section 7.4).

use super::tables::Version;

const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Bits in turn.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next bits as a number; none past the end.
    fn take(&mut self, count: usize) -> Option<usize> {
        let mut number = 0;
        for place in self.at..self.at + count {
            let byte = self.bytes.get(place / 8)?;
            number = number << 1 | usize::from(byte >> (7 - place % 8) & 1);
        }
        self.at += count;
        Some(number)
    }
}

/// The text; none where it is none in UTF-8, or of a kind that is not read here: Kanji,
/// and other alphabets than UTF-8's.
pub fn text(data: &[u8], version: Version) -> Option<String> {
    let mut bits = Bits { bytes: data, at: 0 };
    let mut text = Vec::new();
    // Without room for a mode the text is over.
    while let Some(mode) = bits.take(4) {
        match mode {
            0 => break,
            1 => numeric(&mut bits, version, &mut text)?,
            2 => alphanumeric(&mut bits, version, &mut text)?,
            4 => bytes(&mut bits, version, &mut text)?,
            7 => alphabet(&mut bits)?,
            _ => return None,
        }
    }
    String::from_utf8(text).ok()
}

/// How many letters follow: a number of bits by the version.
fn count(bits: &mut Bits<'_>, version: Version, widths: [usize; 3]) -> Option<usize> {
    let [small, middle, large] = widths;
    bits.take(match version.size() {
        0..=53 => small,
        54..=121 => middle,
        _ => large,
    })
}

fn numeric(bits: &mut Bits<'_>, version: Version, text: &mut Vec<u8>) -> Option<()> {
    let mut left = count(bits, version, [10, 12, 14])?;
    while left > 0 {
        let digits = left.min(3);
        let number = bits.take(digits * 3 + 1)?;
        for place in [100, 10, 1].into_iter().skip(3 - digits) {
            let digit = u8::try_from(number / place % 10).ok()?;
            text.push(b'0' + digit);
        }
        left -= digits;
    }
    Some(())
}

fn alphanumeric(bits: &mut Bits<'_>, version: Version, text: &mut Vec<u8>) -> Option<()> {
    let left = count(bits, version, [9, 11, 13])?;
    for _ in 0..left / 2 {
        let pair = bits.take(11)?;
        text.push(*ALPHANUMERIC.get(pair / 45)?);
        text.push(*ALPHANUMERIC.get(pair % 45)?);
    }
    if left % 2 == 1 {
        text.push(*ALPHANUMERIC.get(bits.take(6)?)?);
    }
    Some(())
}

fn bytes(bits: &mut Bits<'_>, version: Version, text: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count(bits, version, [8, 16, 16])? {
        text.push(u8::try_from(bits.take(8)?).ok()?);
    }
    Some(())
}

/// Goes over the announcement of UTF-8, which is taken for granted.
fn alphabet(bits: &mut Bits<'_>) -> Option<()> {
    const UTF_8: usize = 26;
    (bits.take(8)? == UTF_8).then_some(())
}
