//! Searching: every name is looked at, at every keystroke.

use crate::best::Best;
use crate::index::{Entry, Index};
use crate::keys::Layout;
use crate::rank::{Match, Rank};
use crate::words::{MOST_WORDS, Query};

/// With as many names that match as typed, slips are not looked for; nor where a
/// name or a word of one begins as typed.
const ENOUGH: usize = 5;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The best ones, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the index.
    pub id: u32,
    /// How it was found: the least of its words' matches.
    pub how: Match,
}

impl Index {
    /// The names that answer what was typed, at most `limit` of them: by how well
    /// they match, then by group, then the shorter, then the earlier one. Each word
    /// must be answered by the name or by what it lies in, one at least by the name.
    /// What nothing answers is read as typed on the other layout, then with slips.
    #[must_use]
    pub fn search(&self, typed: &str, limit: usize) -> Found {
        // The best one decides how much is forgiven, however few are wanted.
        let mut found = self.as_forgiving_as_need_be(typed, limit.max(1));
        found.hits.truncate(limit);
        found
    }

    fn as_forgiving_as_need_be(&self, typed: &str, limit: usize) -> Found {
        let run = |layout, with_typos| {
            Query::of(typed, layout, with_typos)
                .map(|query| self.run(&query, limit))
                .unwrap_or_default()
        };
        let plain = run(Layout::Own, false);
        let first = plain.hits.first().map(|hit| hit.how);
        if plain.total >= ENOUGH || first.is_some_and(|how| how <= Match::WordPrefix) {
            return plain;
        }
        if plain.total == 0 {
            let other = run(Layout::Other, false);
            if other.total > 0 {
                return other;
            }
        }
        let with_typos = run(Layout::Own, true);
        if with_typos.total > 0 {
            return with_typos;
        }
        run(Layout::Other, true)
    }

    fn run(&self, query: &Query, limit: usize) -> Found {
        let mut parents = Parents::new(self.parents_end());
        let mut best = Best::new(limit);
        for entry in self.entries() {
            let whole = (Rank::of(&query.whole, &entry), 0);
            let (rank, by_parents) = match parents.by_words(query, &entry) {
                Some(by_words) => whole.min(by_words),
                None => whole,
            };
            if rank != Rank::NONE {
                best.show(self.place(&entry, rank, by_parents));
            }
        }
        let (lowest, total) = best.into_parts();
        let hit = |place: &u64| Hit {
            id: *place as u32,
            how: Rank::how((place >> 56) as u8),
        };
        Found {
            hits: lowest.iter().map(hit).collect(),
            total,
        }
    }

    /// Where a name stands among those found: lower comes first, and no two stand
    /// at one place.
    fn place(&self, entry: &Entry<'_>, rank: Rank, by_parents: usize) -> u64 {
        let byte = |number: usize| number.min(0xFF) as u64;
        u64::from(rank.0) << 56
            | byte(by_parents) << 48
            | byte(self.group(entry.id)) << 40
            | byte(entry.main_name().count()) << 32
            | u64::from(entry.id)
    }
}

/// How well each name that is a parent answers each word, by itself or by its own
/// parents; parents come before what lies in them.
struct Parents {
    ranks: Vec<[Rank; MOST_WORDS]>,
    /// How many names are parents.
    end: usize,
}

impl Parents {
    fn new(end: usize) -> Self {
        Self {
            ranks: Vec::new(),
            end,
        }
    }

    /// How well an entry answers word by word, and how many words only its parents
    /// answer; none where a word is not answered, or none by the entry itself.
    fn by_words(&mut self, query: &Query, entry: &Entry<'_>) -> Option<(Rank, usize)> {
        if query.words.is_empty() {
            return None;
        }
        let mut ranks = [Rank::NONE; MOST_WORDS];
        if let Some(parent) = entry.parent {
            ranks = self.ranks.get(parent as usize).copied().unwrap_or(ranks);
        }
        let (mut worst, mut by_parents) = (Rank::EXACT, 0);
        for (rank, word) in ranks.iter_mut().zip(&query.words) {
            let own = Rank::of(word, entry).of_one_word();
            if own == Rank::NONE {
                by_parents += 1;
            }
            *rank = own.min(*rank);
            worst = worst.max(*rank);
        }
        if self.ranks.len() < self.end {
            self.ranks.push(ranks);
        }
        (worst != Rank::NONE && by_parents < query.words.len()).then_some((worst, by_parents))
    }
}
