//! From a symbol's modules to its text (ISO/IEC 18004, section 12).

use super::correct::correct;
use super::tables::Version;
use super::text::text;

/// How many of the 15 bits of a format may be wrong.
const FORMAT_ERRORS_MAX: u32 = 3;

/// A symbol's modules.
pub struct Modules {
    version: Version,
    /// Whether each is dark, row by row.
    dark: Vec<bool>,
}

impl Modules {
    /// The modules of a symbol, each by its column and row.
    pub fn new(version: Version, mut is_dark: impl FnMut(usize, usize) -> bool) -> Self {
        let size = version.size();
        let dark = (0..size * size).map(|place| is_dark(place % size, place / size));
        Self {
            version,
            dark: dark.collect(),
        }
    }

    /// The text; none where too much is wrong, or it is none.
    pub fn text(&self) -> Option<String> {
        let (level, mask) = self.format()?;
        let codewords = self.codewords(mask);
        let (blocks, correction) = self.version.blocks(level)?;
        let mut blocks = split(&codewords, blocks, correction);
        let mut data = Vec::new();
        for block in &mut blocks {
            correct(block, correction)?;
            data.extend(block.iter().take(block.len() - correction));
        }
        text(&data, self.version)
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        let place = y * self.version.size() + x;
        self.dark.get(place).copied().unwrap_or(false)
    }

    /// Level and mask: what both copies together are nearest to.
    fn format(&self) -> Option<(usize, usize)> {
        let size = self.version.size();
        let first = (0..15).map(|bit| match bit {
            0..=5 => (8, bit),
            6 | 7 => (8, bit + 1),
            8 => (7, 8),
            _ => (14 - bit, 8),
        });
        let second = (0..15).map(|bit| match bit {
            0..=7 => (size - 1 - bit, 8),
            _ => (8, size - 15 + bit),
        });
        let read = |places: &mut dyn Iterator<Item = (usize, usize)>| {
            let bits = places.enumerate();
            bits.fold(0, |bits, (bit, (x, y))| {
                bits | u32::from(self.is_dark(x, y)) << bit
            })
        };
        let copies = [read(&mut first.into_iter()), read(&mut second.into_iter())];
        let distance = |format: u32| {
            let distances = copies
                .iter()
                .map(|copy| (copy ^ written(format)).count_ones());
            distances.min().unwrap_or(u32::MAX)
        };
        let nearest = (0..32).min_by_key(|format| distance(*format))?;
        // The levels' numbers are M, L, H, Q.
        let level = [1, 0, 3, 2].get(nearest as usize >> 3).copied()?;
        let mask = (nearest & 7) as usize;
        (distance(nearest) <= FORMAT_ERRORS_MAX).then_some((level, mask))
    }

    /// All codewords in the order in which they are written: in columns of two modules
    /// from the right, up and down in turn.
    fn codewords(&self, mask: usize) -> Vec<u8> {
        let size = self.version.size();
        let own = self.version.own_modules();
        let mut codewords = Vec::new();
        let (mut bits, mut count) = (0_u8, 0);
        let columns = (0..7).step_by(2).chain((8..size).step_by(2));
        // The column of the timing pattern is left out: to its left they are even.
        let rights: Vec<usize> = columns.filter(|x| *x > 0).collect();
        for (turn, right) in rights.into_iter().rev().enumerate() {
            let right = if right < 7 { right - 1 } else { right };
            for step in 0..size {
                let y = if turn % 2 == 0 { size - 1 - step } else { step };
                for x in [right, right - 1] {
                    if own.get(y * size + x) != Some(&false) {
                        continue;
                    }
                    let is_one = self.is_dark(x, y) != is_masked(mask, x, y);
                    bits = bits << 1 | u8::from(is_one);
                    count += 1;
                    if count == 8 {
                        codewords.push(bits);
                        count = 0;
                    }
                }
            }
        }
        codewords
    }
}

/// A format as it is written: with its error correction, and masked.
fn written(format: u32) -> u32 {
    let rest = (0..10).fold(format, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
    (format << 10 | rest) ^ 0x5412
}

/// Whether a mask turns the module there around.
fn is_masked(mask: usize, x: usize, y: usize) -> bool {
    0 == match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (x / 3 + y / 2) % 2,
        5 => x * y % 2 + x * y % 3,
        6 => (x * y % 2 + x * y % 3) % 2,
        _ => ((x + y) % 2 + x * y % 3) % 2,
    }
}

/// The blocks that the codewords were woven from: data, then correction, a codeword of
/// each in turn. Some at the end have one more of data.
fn split(codewords: &[u8], count: usize, correction: usize) -> Vec<Vec<u8>> {
    let short = (codewords.len() / count).saturating_sub(correction);
    let longer = codewords.len() % count;
    let mut blocks = vec![Vec::new(); count];
    let mut left = codewords.iter().copied();
    let mut deal = |rounds: usize, from: usize| {
        for _ in 0..rounds {
            for (block, codeword) in blocks.iter_mut().skip(from).zip(&mut left) {
                block.push(codeword);
            }
        }
    };
    deal(short, 0);
    deal(1, if longer == 0 { count } else { count - longer });
    deal(correction, 0);
    blocks
}
