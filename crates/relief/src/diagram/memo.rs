//! A table from hashes to places, for shared nodes and remembered results.

/// A slot that nothing is in.
const EMPTY: u32 = u32::MAX;

/// Open addressing, at most half full. Not the standard library's map, which weighs
/// more than all of this module for each type that it is used with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memo {
    slots: Vec<(u64, u32)>,
    filled: usize,
}

impl Memo {
    /// The next value under a hash, from `slot` on, which is the hash at first.
    pub fn next(&self, slot: &mut u64, hash: u64) -> Option<u32> {
        let mask = (self.slots.len() as u64).checked_sub(1)?;
        loop {
            let place = usize::try_from(*slot & mask).unwrap_or_default();
            let (key, value) = *self.slots.get(place)?;
            if value == EMPTY {
                return None;
            }
            *slot = (*slot & mask) + 1;
            if key == hash {
                return Some(value);
            }
        }
    }

    /// The value under a key that no other shares.
    pub fn get(&self, key: u64) -> Option<u32> {
        let mut slot = spread(key);
        self.next(&mut slot, key)
    }

    /// Puts a value under a key that no other shares.
    pub fn set(&mut self, key: u64, value: u32) {
        self.insert(spread(key), key, value);
    }

    /// Puts a value under a hash, beside those that share it.
    pub fn add(&mut self, hash: u64, value: u32) {
        self.insert(hash, hash, value);
    }

    fn insert(&mut self, start: u64, key: u64, value: u32) {
        if self.slots.len() < 2 * (self.filled + 1) {
            self.grow(start == key);
        }
        self.filled += 1;
        self.put(start, key, value);
    }

    fn put(&mut self, start: u64, key: u64, value: u32) {
        let mask = (self.slots.len() as u64).wrapping_sub(1);
        let mut at = start & mask;
        while let Some(slot) = self.slots.get_mut(usize::try_from(at).unwrap_or_default()) {
            if slot.1 == EMPTY {
                *slot = (key, value);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self, is_hash: bool) {
        let size = (2 * self.slots.len()).max(64);
        let old = std::mem::replace(&mut self.slots, vec![(0, EMPTY); size]);
        for (key, value) in old {
            if value != EMPTY {
                let start = if is_hash { key } else { spread(key) };
                self.put(start, key, value);
            }
        }
    }
}

/// Mixes a number into a hash.
pub(crate) fn mix(hash: u64, number: u64) -> u64 {
    spread(hash.rotate_left(5) ^ number)
}

/// Spreads a number over all bits (Knuth's multiplicative hash, folded).
fn spread(number: u64) -> u64 {
    let wide = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    wide ^ (wide >> 32)
}
