//! A query as the search sees it.

use crate::index::bit;
use crate::keys::{self, GAP, Layout, START};
use crate::typo::{LONGEST, Pattern};

/// Of more words the rest counts as one.
pub const MOST_WORDS: usize = 4;

/// One word of a query, or the whole of it.
pub struct Word {
    /// Its keys.
    pub keys: Vec<u8>,
    /// The keys it has, a bit each.
    pub has: u64,
    /// Whether a consonant stands alone in it.
    pub has_initials: bool,
    /// What tells slips from other names; absent when slips are not forgiven.
    pub pattern: Option<Pattern>,
}

/// What was typed.
pub struct Query {
    /// All of it, without the gaps.
    pub whole: Word,
    /// Its words; empty when there is only one.
    pub words: Vec<Word>,
}

impl Query {
    /// Reads a text as typed on a layout; none when it has no keys.
    pub fn of(text: &str, layout: Layout, with_typos: bool) -> Option<Self> {
        let mut keys = keys::keys(text, layout);
        let word = |keys: &[u8]| Word::of(keys, with_typos);
        let mut words = Vec::new();
        if keys.contains(&GAP) {
            words = keys
                .splitn(MOST_WORDS, |key| *key == GAP)
                .map(word)
                .collect();
            keys.retain(|key| *key != GAP);
        }
        let whole = Word::of(&keys, with_typos);
        (!whole.keys.is_empty()).then_some(Self { whole, words })
    }
}

impl Word {
    fn of(keys: &[u8], with_typos: bool) -> Self {
        let keys: Vec<u8> = keys
            .iter()
            .copied()
            .filter(|key| *key != GAP)
            .take(LONGEST)
            .collect();
        let initials = tokens(&keys).filter(|token| is_initial(token)).count();
        // Of consonants alone every few are like every other few.
        let with_typos = with_typos && 2 * initials <= tokens(&keys).count();
        Self {
            has: keys.iter().fold(0, |has, key| has | bit(*key)),
            has_initials: initials > 0,
            pattern: with_typos.then(|| Pattern::of(&keys)).flatten(),
            keys,
        }
    }
}

/// The syllables and single letters that keys make.
pub fn tokens(keys: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = keys;
    std::iter::from_fn(move || {
        let (_, tail) = rest.split_first()?;
        let length = 1 + tail.iter().take_while(|key| **key & START == 0).count();
        let (token, tail) = rest.split_at_checked(length)?;
        rest = tail;
        Some(token)
    })
}

/// Whether a token is a consonant alone.
pub fn is_initial(token: &[u8]) -> bool {
    matches!(token, [key] if keys::is_consonant(*key))
}
