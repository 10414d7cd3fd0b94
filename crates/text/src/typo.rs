//! How many slips of the finger lie between what was typed and the beginning of a
//! name: keys left out, added, mistaken, or swapped with the one before.
//!
//! Bit-parallel: a word of the machine is a column of the table (Myers 1999, with
//! Hyyrö's term of 2003 for swapped neighbours), so a name costs a dozen
//! operations a key.

use crate::keys::{GAP, OTHER, START};

/// Keys of a query beyond this are not looked at: a column must fit 64 bits.
pub const LONGEST: usize = 64;

/// A query with the slips it is forgiven.
pub struct Pattern {
    /// At which places of the query each key stands, a bit a place.
    places: [u64; 128],
    length: u32,
    /// The most slips: one from four keys on, another from eight and twelve on.
    /// Two syllables have four keys at least, and with less than that every name
    /// is like every other.
    pub most: u32,
}

impl Pattern {
    /// The pattern of some keys; none where no slip is forgiven.
    pub fn of(keys: &[u8]) -> Option<Self> {
        let length = keys.len().min(LONGEST);
        let mut pattern = Self {
            places: [0; 128],
            length: length as u32,
            most: (length as u32 / 4).min(3),
        };
        for (place, key) in keys.iter().take(length).enumerate() {
            if let Some(places) = pattern.places.get_mut(usize::from(key & !START)) {
                *places |= 1 << place;
            }
        }
        (pattern.most > 0).then_some(pattern)
    }

    /// The fewest slips that make the query a beginning of the name, if they are
    /// not too many.
    pub fn slips(&self, name: &[u8]) -> Option<u32> {
        let last = 1u64 << self.length.checked_sub(1)?;
        let (mut vp, mut vn, mut diagonal, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
        let mut distance = self.length;
        let mut fewest = distance;
        let keys = name
            .iter()
            .map(|key| key & !START)
            .filter(|key| *key != GAP);
        for key in keys.take((self.length + self.most) as usize) {
            if key == OTHER {
                break;
            }
            let same = self.places.get(usize::from(key)).copied().unwrap_or(0);
            let swapped = ((!diagonal & same) << 1) & before;
            diagonal = (((same & vp).wrapping_add(vp)) ^ vp) | same | vn | swapped;
            let hp = vn | !(diagonal | vp);
            let hn = diagonal & vp;
            if hp & last != 0 {
                distance += 1;
            } else if hn & last != 0 {
                distance -= 1;
                fewest = fewest.min(distance);
            }
            let hp = hp << 1 | 1;
            vp = hn << 1 | !(diagonal | hp);
            vn = hp & diagonal;
            before = same;
        }
        (fewest <= self.most).then_some(fewest)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table itself, for the smallest distance to any beginning of `name`.
    fn by_table(query: &[u8], name: &[u8]) -> usize {
        let mut rows: Vec<Vec<usize>> = vec![(0..=name.len()).collect()];
        for (i, a) in query.iter().enumerate() {
            let mut row = vec![i + 1];
            for (j, b) in name.iter().enumerate() {
                let mut least = (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1);
                least = least.min(row[j] + 1);
                if i > 0 && j > 0 && *a == name[j - 1] && query[i - 1] == *b {
                    least = least.min(rows[i - 1][j - 1] + 1);
                }
                row.push(least);
            }
            rows.push(row);
        }
        rows[query.len()].iter().min().copied().unwrap()
    }

    proptest! {
        #[test]
        fn counts_as_the_table_does(
            query in prop::collection::vec(65..70u8, 0..20),
            name in prop::collection::vec(65..70u8, 0..30),
        ) {
            let expected = by_table(&query, &name);
            let found = Pattern::of(&query).and_then(|pattern| pattern.slips(&name));
            let most = (query.len() / 4).min(3);
            prop_assert_eq!(found, u32::try_from(expected).ok().filter(|_| most > 0 && expected <= most));
        }
    }

    #[test]
    fn a_swap_is_one_slip_and_a_gap_none() {
        let pattern = Pattern::of(b"ABDCEFGH").unwrap();
        assert_eq!(
            pattern.slips(&[b'A' | START, b'B', GAP, b'C', b'D', b'E', b'F', b'G', b'H']),
            Some(1)
        );
        assert_eq!(pattern.slips(b"ABCD"), None);
    }
}
