//! Inflating zlib data (RFC 1950 and 1951), bit by bit: lists are short and read once,
//! and a fast inflater weighs more than all else that is known of them.

/// How many bits a code may have.
const CODE_BITS: usize = 15;

/// In which order the lengths of the lengths' codes stand (RFC 1951, section 3.2.7).
const LENGTHS_ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// The bytes that zlib data stands for; none where it is damaged, goes on behind its
/// end, or stands for more than `limit` bytes.
pub(super) fn inflate(zlib: &[u8], limit: usize) -> Option<Vec<u8>> {
    let [method, flags, rest @ ..] = zlib else {
        return None;
    };
    let is_deflate = method & 15 == 8 && method >> 4 <= 7;
    let is_sound = u16::from_be_bytes([*method, *flags]) % 31 == 0;
    let has_dictionary = flags & 32 != 0;
    if !is_deflate || !is_sound || has_dictionary {
        return None;
    }
    let mut inflater = Inflater {
        rest,
        held: 0,
        count: 0,
        out: Vec::new(),
        limit,
    };
    while !inflater.block()? {}
    let sum: [u8; 4] = inflater.rest.try_into().ok()?;
    (u32::from_be_bytes(sum) == adler32(&inflater.out)).then_some(inflater.out)
}

/// The checksum at the end (RFC 1950, section 8.2).
fn adler32(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1, 0);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    b << 16 | a
}

struct Inflater<'a> {
    rest: &'a [u8],
    /// Bits of a byte that was begun, the next one lowest, and how many there are.
    held: u32,
    count: u32,
    out: Vec<u8>,
    limit: usize,
}

impl Inflater<'_> {
    /// Reads a block; whether it was the last.
    fn block(&mut self) -> Option<bool> {
        let is_last = self.bits(1)? == 1;
        match self.bits(2)? {
            0 => self.stored()?,
            1 => self.compressed(&Codes::fixed_lengths(), &Codes::new(&[5; 30])?)?,
            2 => {
                let (lengths, distances) = self.codes()?;
                self.compressed(&lengths, &distances)?;
            }
            _ => return None,
        }
        Some(is_last)
    }

    fn stored(&mut self) -> Option<()> {
        self.count = 0;
        let [a, b, c, d, rest @ ..] = self.rest else {
            return None;
        };
        let length = u16::from_le_bytes([*a, *b]);
        if length != !u16::from_le_bytes([*c, *d]) {
            return None;
        }
        let (bytes, rest) = rest.split_at_checked(length.into())?;
        self.rest = rest;
        bytes.iter().try_for_each(|byte| self.push(*byte))
    }

    fn compressed(&mut self, lengths: &Codes, distances: &Codes) -> Option<()> {
        loop {
            let symbol = self.symbol(lengths)?;
            match symbol {
                256 => return Some(()),
                257.. => {
                    let length = self.length(symbol - 257)?;
                    let symbol = self.symbol(distances)?;
                    let distance = self.distance(symbol)?;
                    self.copy(length, distance)?;
                }
                _ => self.push(u8::try_from(symbol).ok()?)?,
            }
        }
    }

    /// The codes of a block that brings its own.
    fn codes(&mut self) -> Option<(Codes, Codes)> {
        let lengths_count = self.bits(5)? as usize + 257;
        let distances_count = self.bits(5)? as usize + 1;
        let given = self.bits(4)? as usize + 4;
        let mut of_lengths = [0; 19];
        for place in LENGTHS_ORDER.iter().take(given) {
            let length = self.bits(3)?;
            *of_lengths.get_mut(*place)? = length as u8;
        }
        let codes = Codes::new(&of_lengths)?;
        let all = lengths_count + distances_count;
        let mut lengths: Vec<u8> = Vec::with_capacity(all);
        while lengths.len() < all {
            let symbol = self.symbol(&codes)?;
            let (length, times) = match symbol {
                16 => (*lengths.last()?, 3 + self.bits(2)?),
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                _ => (u8::try_from(symbol).ok()?, 1),
            };
            lengths.resize(lengths.len() + times as usize, length);
        }
        let (lengths, distances) = lengths.split_at_checked(lengths_count)?;
        if distances.len() > distances_count {
            return None;
        }
        Some((Codes::new(lengths)?, Codes::new(distances)?))
    }

    /// How many bytes are copied (RFC 1951, section 3.2.5).
    fn length(&mut self, symbol: u16) -> Option<usize> {
        let symbol = u32::from(symbol);
        Some(match symbol {
            0..8 => 3 + symbol as usize,
            8..28 => {
                let extra = (symbol - 4) / 4;
                3 + ((4 + symbol % 4) << extra) as usize + self.bits(extra)? as usize
            }
            28 => 258,
            _ => return None,
        })
    }

    /// From how far back they are copied.
    fn distance(&mut self, symbol: u16) -> Option<usize> {
        let symbol = u32::from(symbol);
        Some(match symbol {
            0..4 => 1 + symbol as usize,
            4..30 => {
                let extra = (symbol - 2) / 2;
                1 + ((2 + symbol % 2) << extra) as usize + self.bits(extra)? as usize
            }
            _ => return None,
        })
    }

    fn copy(&mut self, length: usize, distance: usize) -> Option<()> {
        let from = self.out.len().checked_sub(distance)?;
        for place in from..from + length {
            self.push(*self.out.get(place)?)?;
        }
        Some(())
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        self.out.push(byte);
        (self.out.len() <= self.limit).then_some(())
    }

    fn symbol(&mut self, codes: &Codes) -> Option<u16> {
        let (mut code, mut first, mut place) = (0, 0, 0);
        for count in codes.counts.iter().skip(1) {
            let count = usize::from(*count);
            code |= self.bits(1)? as usize;
            if code < first + count {
                return codes.symbols.get(place + code - first).copied();
            }
            place += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }

    fn bits(&mut self, wanted: u32) -> Option<u32> {
        let mut value = 0;
        for place in 0..wanted {
            if self.count == 0 {
                let (byte, rest) = self.rest.split_first()?;
                self.rest = rest;
                (self.held, self.count) = (u32::from(*byte), 8);
            }
            value |= (self.held & 1) << place;
            self.held >>= 1;
            self.count -= 1;
        }
        Some(value)
    }
}

/// Codes by their lengths (RFC 1951, section 3.2.2).
struct Codes {
    /// How many codes there are of each length.
    counts: [u16; CODE_BITS + 1],
    /// What they stand for, in the order of the codes.
    symbols: Vec<u16>,
}

impl Codes {
    /// Codes of these lengths, 0 for a symbol that has none; none where there are more
    /// than can be told apart.
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut counts = [0; CODE_BITS + 1];
        let mut symbols = Vec::with_capacity(lengths.len());
        let mut left = 1i32;
        for length in 1..=CODE_BITS {
            let own = (0..)
                .zip(lengths)
                .filter(|(_, own)| usize::from(**own) == length);
            let before = symbols.len();
            symbols.extend(own.map(|(symbol, _)| symbol));
            let count = symbols.len() - before;
            left = left * 2 - i32::try_from(count).ok()?;
            if left < 0 {
                return None;
            }
            *counts.get_mut(length)? = u16::try_from(count).ok()?;
        }
        Some(Self { counts, symbols })
    }

    /// The codes of blocks that bring none (RFC 1951, section 3.2.6).
    fn fixed_lengths() -> Self {
        let mut counts = [0; CODE_BITS + 1];
        let [.., seven, eight, nine, _, _, _, _, _, _] = &mut counts;
        (*seven, *eight, *nine) = (24, 152, 112);
        let symbols = (256..280).chain(0..144).chain(280..288).chain(144..256);
        Self {
            counts,
            symbols: symbols.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;
    use miniz_oxide::inflate::decompress_to_vec_zlib;
    use proptest::prelude::*;

    use super::inflate;

    #[test]
    fn damaged_data_is_none() {
        let good = compress_to_vec_zlib(b"status status status", 9);
        assert_eq!(
            inflate(&good, 20).as_deref(),
            Some(&b"status status status"[..])
        );
        assert_eq!(inflate(&good, 19), None, "too much");
        for end in 0..good.len() {
            assert_eq!(inflate(&good[..end], 100), None, "{end}");
        }
        let mut longer = good.clone();
        longer.push(0);
        assert_eq!(inflate(&longer, 100), None, "goes on");
        for (place, change) in [(0, 1), (1, 1), (1, 32), (good.len() - 1, 1)] {
            let mut changed = good.clone();
            changed[place] ^= change;
            assert_eq!(inflate(&changed, 100), None, "{place}");
        }
    }

    /// Texts that repeat themselves near and far, and some that do not.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let part = prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            prop::collection::vec(prop::sample::select(b"ab".to_vec()), 0..900),
            (any::<u8>(), 0..70_000usize).prop_map(|(byte, times)| vec![byte; times]),
        ];
        prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn what_another_deflates_is_inflated(bytes in bytes(), level in 0u8..=10) {
            let zlib = compress_to_vec_zlib(&bytes, level);
            prop_assert_eq!(inflate(&zlib, bytes.len()), Some(bytes));
        }

        #[test]
        fn what_is_inflated_another_inflates_likewise(bytes in bytes(), places: Vec<(prop::sample::Index, u8)>) {
            let mut zlib = compress_to_vec_zlib(&bytes, 9);
            for (place, byte) in places {
                let place = place.index(zlib.len());
                zlib[place] = byte;
            }
            if let Some(inflated) = inflate(&zlib, 1 << 20) {
                prop_assert_eq!(decompress_to_vec_zlib(&zlib).ok(), Some(inflated));
            }
        }
    }
}
