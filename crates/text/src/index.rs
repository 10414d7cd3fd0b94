//! The names that are searched, as one buffer of keys.

use crate::keys::{self, Layout, OTHER};

/// No parent.
const NONE: u32 = u32::MAX;

/// Names with their parents, in the order in which they were added: its numbers
/// are what a search gives back.
#[derive(Debug, Default)]
pub struct Index {
    /// The keys of all names, one after another.
    keys: Vec<u8>,
    /// Where each name's keys end.
    ends: Vec<u32>,
    /// The keys that each name has, a bit each.
    has: Vec<u64>,
    parents: Vec<u32>,
    /// The first number of each group but the first one.
    groups: Vec<u32>,
    /// One more than the highest number that is a parent.
    parents_end: u32,
}

/// A name as the search sees it.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// Its number.
    pub id: u32,
    /// Its keys; other names of the same thing stand behind [`OTHER`].
    pub keys: &'a [u8],
    /// The keys it has, a bit each.
    pub has: u64,
    /// What it lies in.
    pub parent: Option<u32>,
}

impl<'a> Entry<'a> {
    /// The keys of the main name.
    pub fn main_name(&self) -> impl Iterator<Item = &'a u8> {
        self.keys.iter().take_while(|key| **key != OTHER)
    }
}

impl Index {
    /// Adds a thing with all its names, the main one first, and gives its number.
    /// `parent` is the number of what it lies in: words of a query that the
    /// names do not answer may be answered by the parent's, and the parent's parent's.
    pub fn push(&mut self, names: &[&str], parent: Option<u32>) -> u32 {
        let id = to_u32(self.ends.len());
        let first = self.keys.len();
        for name in names {
            if self.keys.len() > first {
                self.keys.push(OTHER);
            }
            keys::append(&mut self.keys, name, Layout::Own);
        }
        let own = self.keys.get(first..).unwrap_or_default();
        self.has
            .push(own.iter().fold(0, |has, key| has | bit(*key)));
        self.ends.push(to_u32(self.keys.len()));
        // A later number would make a circle possible.
        let parent = parent.filter(|parent| *parent < id);
        self.parents_end = self.parents_end.max(parent.map_or(0, |parent| parent + 1));
        self.parents.push(parent.unwrap_or(NONE));
        id
    }

    /// Begins another group: of names that match equally well, those of an earlier
    /// group come first.
    pub fn begin_group(&mut self) {
        self.groups.push(to_u32(self.ends.len()));
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// What it weighs, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.keys.len() + self.len() * (size_of::<u64>() + 2 * size_of::<u32>())
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut rest = self.keys.as_slice();
        let mut start = 0;
        let columns = self.ends.iter().zip(&self.has).zip(&self.parents);
        (0..).zip(columns).map(move |(id, ((end, has), parent))| {
            let (keys, tail) = rest
                .split_at_checked((end - start) as usize)
                .unwrap_or_default();
            (rest, start) = (tail, *end);
            Entry {
                id,
                keys,
                has: *has,
                parent: Some(*parent).filter(|parent| *parent != NONE),
            }
        })
    }

    /// The group of a number, counted from 0.
    pub(crate) fn group(&self, id: u32) -> usize {
        self.groups.partition_point(|first| *first <= id)
    }

    pub(crate) fn parents_end(&self) -> usize {
        self.parents_end as usize
    }
}

/// The bit that a key is counted by.
pub fn bit(key: u8) -> u64 {
    1 << (key & 63)
}

/// Names beyond what 32 bits can number would be found under wrong numbers; there
/// are never so many in a browser's memory.
fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}
