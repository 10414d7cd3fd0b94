//! How well a name answers a word.

use crate::index::Entry;
use crate::keys::{self, GAP, OTHER, START};
use crate::words::{Word, is_initial, tokens};

/// How a name was found, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// It is the name.
    Exact,
    /// The name begins so.
    Prefix,
    /// A word of the name begins so.
    WordPrefix,
    /// It stands within a word of the name.
    Substring,
    /// By initial consonants.
    Initials,
    /// With a slip of the finger.
    Typo,
}

/// How well a name answers: lower is better. Of two names that begin alike, the one
/// whose syllable is complete there comes first: 고양 before 곡성 for `고`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(pub u8);

/// Where in a name something stands.
#[derive(Clone, Copy)]
enum Place {
    Name = 0,
    Word = 1,
    Inner = 2,
}

impl Rank {
    /// It does not answer.
    pub const NONE: Self = Self(u8::MAX);
    /// It is the name.
    pub const EXACT: Self = Self(0);
    const FLAT: u8 = 1;
    const INITIALS: u8 = 7;
    const TYPO: u8 = 10;

    /// How well the names of an entry answer the word.
    pub fn of(word: &Word, entry: &Entry<'_>) -> Self {
        let missing = (word.has & !entry.has).count_ones();
        // Each slip brings one key at most that the name does not have.
        let forgiven = word.pattern.as_ref().map_or(0, |pattern| pattern.most);
        let mut best = Self::NONE;
        if missing <= forgiven {
            for (place, name) in starts(entry.keys) {
                best = best.min(Self::at(word, place, name, missing));
                if best == Self::EXACT {
                    break;
                }
            }
        }
        best
    }

    fn at(word: &Word, place: Place, name: &[u8], missing: u32) -> Self {
        if missing == 0 {
            if let Some(rest) = after(&word.keys, name) {
                return Self::flat(place, rest);
            }
            if word.has_initials && initials(&word.keys, name) {
                return Self(Self::INITIALS + place as u8);
            }
        }
        match (&word.pattern, place) {
            (None, _) | (_, Place::Inner) => Self::NONE,
            (Some(pattern), _) => pattern.slips(name).map_or(Self::NONE, |slips| {
                Self(Self::TYPO + 2 * (slips as u8).saturating_sub(1) + place as u8)
            }),
        }
    }

    fn flat(place: Place, rest: &[u8]) -> Self {
        let next = rest.first().copied();
        match (place, next) {
            (Place::Name, None | Some(OTHER)) => Self::EXACT,
            _ => {
                let within = next.is_some_and(|key| key & START == 0 && key != GAP && key != OTHER);
                Self(Self::FLAT + 2 * place as u8 + u8::from(within))
            }
        }
    }

    /// The same for one word of several: any word of the name may be meant by it.
    pub fn of_one_word(self) -> Self {
        match self.0 {
            3 | 4 => Self(self.0 - 2),
            8 => Self(7),
            typo @ Self::TYPO..=15 if (typo - Self::TYPO) % 2 == 1 => Self(typo - 1),
            _ => self,
        }
    }

    /// How a name with a rank of this number was found.
    pub fn how(number: u8) -> Match {
        match number {
            0 => Match::Exact,
            1 | 2 => Match::Prefix,
            3 | 4 => Match::WordPrefix,
            5 | 6 => Match::Substring,
            7..=9 => Match::Initials,
            _ => Match::Typo,
        }
    }
}

/// Each place in the names where a word may begin, with the keys from there on.
fn starts(names: &[u8]) -> impl Iterator<Item = (Place, &[u8])> {
    let mut place = Place::Name;
    let mut rest = names;
    std::iter::from_fn(move || {
        loop {
            let here = rest;
            let (key, tail) = rest.split_first()?;
            rest = tail;
            match *key {
                OTHER => place = Place::Name,
                GAP => place = Place::Word,
                key if key & START != 0 => {
                    let found = (place, here);
                    place = Place::Inner;
                    return Some(found);
                }
                _ => {}
            }
        }
    })
}

/// What follows in the name after these keys, if it begins with them.
fn after<'a>(keys: &[u8], name: &'a [u8]) -> Option<&'a [u8]> {
    let mut rest = name;
    for wanted in keys {
        let (mut key, mut tail) = rest.split_first()?;
        if *key == GAP {
            (key, tail) = tail.split_first()?;
        }
        if (key ^ wanted) & !START != 0 {
            return None;
        }
        rest = tail;
    }
    Some(rest)
}

/// Whether the name begins with these syllables, where a consonant alone stands for
/// any syllable that begins with it. The last one may be half typed.
fn initials(keys: &[u8], name: &[u8]) -> bool {
    let mut rest = name;
    for token in tokens(keys) {
        if let Some((&GAP, tail)) = rest.split_first() {
            rest = tail;
        }
        let next = match rest.split_first() {
            Some((first, tail)) if first & START != 0 && is_initial(token) => token
                .first()
                .filter(|typed| keys::stands_for(**typed, *first))
                .map(|_| past_syllable(tail)),
            Some((first, _)) if first & START != 0 => after(token, rest),
            _ => None,
        };
        let Some(next) = next else {
            return false;
        };
        rest = next;
    }
    true
}

fn past_syllable(rest: &[u8]) -> &[u8] {
    let of_syllable = |key: &&u8| **key & START == 0 && **key != GAP && **key != OTHER;
    let length = rest.iter().take_while(of_syllable).count();
    rest.get(length..).unwrap_or_default()
}
