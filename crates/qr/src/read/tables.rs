//! Where things are in a symbol, by its version: ISO/IEC 18004, table 9 and annex E.

/// Versions there are.
pub const VERSIONS: usize = 40;

/// Error correction codewords in a block, by version from 1, for the levels L, M, Q, H.
const CORRECTION: [[u8; VERSIONS]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
        30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
        30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Blocks, likewise.
const BLOCKS: [[u8; VERSIONS]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
        14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
        25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
        34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
        37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

/// A version: how large a symbol is, and so what is where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version(usize);

impl Version {
    /// The version from 1 to 40.
    pub fn new(number: usize) -> Option<Self> {
        (1..=VERSIONS).contains(&number).then_some(Self(number))
    }

    /// Modules along an edge.
    pub fn size(self) -> usize {
        self.0 * 4 + 17
    }

    /// Whether the symbol tells its version in two corners.
    fn tells_version(self) -> bool {
        self.0 >= 7
    }

    /// Where the alignment patterns' centres are, along both edges.
    pub fn alignment(self) -> Vec<usize> {
        if self.0 == 1 {
            return Vec::new();
        }
        let count = self.0 / 7 + 2;
        let step = match self.0 {
            32 => 26,
            _ => (self.0 * 4 + count * 2 + 1) / (count * 2 - 2) * 2,
        };
        let mut places: Vec<usize> = (0..count - 1).map(|i| self.size() - 7 - i * step).collect();
        places.push(6);
        places.reverse();
        places
    }

    /// Centres of the alignment patterns, column and row; none lies on a finder.
    pub fn alignment_centres(self) -> Vec<(usize, usize)> {
        let places = self.alignment();
        let last = self.size() - 7;
        let all = places.iter().flat_map(|x| places.iter().map(|y| (*x, *y)));
        all.filter(|centre| {
            !matches!(*centre, (6, 6)) && *centre != (6, last) && *centre != (last, 6)
        })
        .collect()
    }

    /// For each module, row by row, whether it is the symbol's own and holds no data.
    pub fn own_modules(self) -> Vec<bool> {
        let size = self.size();
        let mut own = vec![false; size * size];
        let mut fill = |x: std::ops::Range<usize>, y: std::ops::Range<usize>| {
            for row in own.chunks_mut(size).skip(y.start).take(y.len()) {
                row.iter_mut()
                    .skip(x.start)
                    .take(x.len())
                    .for_each(|module| *module = true);
            }
        };
        // Finders with their margins and the format beside them.
        fill(0..9, 0..9);
        fill(size - 8..size, 0..9);
        fill(0..9, size - 8..size);
        // The timing patterns.
        fill(0..size, 6..7);
        fill(6..7, 0..size);
        for (x, y) in self.alignment_centres() {
            fill(x - 2..x + 3, y - 2..y + 3);
        }
        if self.tells_version() {
            fill(size - 11..size - 8, 0..6);
            fill(0..6, size - 11..size - 8);
        }
        own
    }

    /// Blocks of a level (0 is L, 3 is H), and error correction codewords in each.
    pub fn blocks(self, level: usize) -> Option<(usize, usize)> {
        let of = |table: &[[u8; VERSIONS]; 4]| table.get(level)?.get(self.0 - 1).copied();
        Some((of(&BLOCKS)?.into(), of(&CORRECTION)?.into()))
    }
}
