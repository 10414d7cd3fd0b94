//! Finding names as they are typed: half a syllable, initial consonants alone,
//! with slips of the finger, on the wrong keyboard layout.
//!
//! Names and queries become keys of the two-set Korean keyboard (KS X 5002), so
//! that what is typed so far is always a prefix of what will have been typed:
//! `강` on the way to `가운` is ㄱㅏㅇ, a prefix of ㄱㅏㅇㅜㄴ. An [`Index`] holds the
//! keys of all names in one buffer and is searched from end to end at each
//! keystroke.
//!
//! ```
//! use madang_text::{Index, Match};
//!
//! let mut index = Index::default();
//! let gyeonggi = index.push(&["경기도", "Gyeonggi"], None);
//! let paldal = index.push(&["수원시 팔달구"], Some(gyeonggi));
//! for (typed, how) in [
//!     ("수원시 팔달구", Match::Exact),
//!     ("팔다", Match::WordPrefix),
//!     ("ㅍㄷㄱ", Match::Initials),
//!     ("경기 팔당구", Match::Typo),
//!     ("tndnjs", Match::Prefix),
//! ] {
//!     let found = index.search(typed, 10);
//!     let first = found.hits.first().map(|hit| (hit.id, hit.how));
//!     assert_eq!(first, Some((paldal, how)), "{typed}");
//! }
//! ```
//!
//! Letters of other scripts are keys of their own, found as they are.
//!
//! Deliberately absent: stemming, synonyms.
#![forbid(unsafe_code)]

mod best;
mod index;
mod keys;
mod rank;
mod romanise;
mod search;
mod typo;
mod words;

pub use index::Index;
pub use rank::Match;
pub use romanise::romanise;
pub use search::{Found, Hit};
