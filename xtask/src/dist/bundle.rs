//! Joins the splitter's shared pieces: it makes one for each set of rooms that share
//! something, over a hundred, most of them a few functions. Each costs a request and
//! a module's overhead; joined, a page loads a dozen.

mod limits;
mod loader;
mod merge;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};

use super::{read, write};
use loader::Loader;

/// The splitter's loader.
pub const LOADER: &str = "__wasm_split.js";

/// What a request costs beside its bytes, in bytes: headers, and a module's own
/// overhead.
const REQUEST_BYTES: u64 = 600;
/// What is left of a piece when it is optimised and compressed, in percent.
const COMPRESSED_PERCENT: u64 = 17;

/// A piece: who loads it, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    rooms: BTreeSet<String>,
    chunks: Vec<String>,
    bytes: u64,
}

/// Joins the pieces in `cut`, and writes the loader that goes with them.
pub fn join(cut: &Path) -> Result<()> {
    let script = cut.join(LOADER);
    let loader = Loader::parse(&read(&script)?)
        .context("the splitter's loader is not of the form that is known")?;
    let mut pieces = Vec::new();
    for chunk in loader.chunks() {
        let file = cut.join(format!("{chunk}.wasm"));
        let bytes = std::fs::metadata(&file)
            .with_context(|| format!("cannot read {}", file.display()))?
            .len();
        pieces.push(Piece {
            rooms: loader.rooms_of(&chunk),
            chunks: vec![chunk],
            bytes: bytes * COMPRESSED_PERCENT / 100,
        });
    }
    let joined = grouped(pieces);
    for piece in &joined {
        merge::merge(cut, &piece.chunks)?;
    }
    let names: Vec<Vec<String>> = joined.into_iter().map(|piece| piece.chunks).collect();
    write(&script, loader.joined(&names))
}

/// The pieces, joined as long as that makes the pages' loads cheaper in all.
fn grouped(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some((one, other)) = best(&pieces) {
        let other = pieces.remove(other);
        if let Some(one) = pieces.get_mut(one) {
            *one = together(one, &other);
        }
    }
    pieces
}

/// The two pieces, the earlier first, that are best joined.
fn best(pieces: &[Piece]) -> Option<(usize, usize)> {
    let mut best = None;
    for (place, one) in pieces.iter().enumerate() {
        for (offset, other) in pieces.iter().skip(place + 1).enumerate() {
            let apart = cost(one) + cost(other);
            let saved = apart.saturating_sub(cost(&together(one, other)));
            if saved > 0 && best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, (place, place + 1 + offset)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

fn together(one: &Piece, other: &Piece) -> Piece {
    Piece {
        rooms: one.rooms.union(&other.rooms).cloned().collect(),
        chunks: [&*one.chunks, &other.chunks].concat(),
        bytes: one.bytes + other.bytes,
    }
}

/// What a piece costs those who load it.
fn cost(piece: &Piece) -> u64 {
    let weights = piece.rooms.iter().map(|room| weight(room));
    (piece.bytes + REQUEST_BYTES) * weights.sum::<u64>()
}

/// How much a room's loading counts.
fn weight(room: &str) -> u64 {
    match room {
        // For those who build the portal.
        "gallery" => 0,
        // Every page reads the configuration.
        "config" => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, grouped};

    fn piece(name: &str, rooms: &[&str], bytes: u64) -> Piece {
        Piece {
            rooms: rooms.iter().map(|room| (*room).to_owned()).collect(),
            chunks: vec![name.to_owned()],
            bytes,
        }
    }

    fn names(pieces: &[Piece]) -> Vec<String> {
        let names = pieces.iter().map(|piece| piece.chunks.join("+"));
        names.collect()
    }

    #[test]
    fn small_pieces_are_joined_and_large_ones_of_others_are_not() {
        let pieces = vec![
            piece("a", &["masks", "relief"], 40_000),
            piece("b", &["masks", "relief", "forum"], 200),
            piece("c", &["masks", "forum"], 30_000),
            piece("d", &["masks", "relief", "gallery"], 5_000),
            piece("e", &["relief", "forum"], 100),
        ];
        assert_eq!(names(&grouped(pieces)), ["a+d", "b+e", "c"]);
    }

    #[test]
    fn nothing_is_lost_and_nobody_left_out() {
        let pieces: Vec<Piece> = (0..20_u64)
            .map(|n| {
                let rooms = ["masks", "relief", "forum", "mydata"];
                let some: Vec<&str> = rooms
                    .into_iter()
                    .enumerate()
                    .filter(|(place, _)| n >> place & 1 == 1 || *place == 0)
                    .map(|(_, room)| room)
                    .collect();
                piece(&n.to_string(), &some, n * 97 % 1500)
            })
            .collect();
        let joined = grouped(pieces.clone());
        assert!(joined.len() < pieces.len());
        for before in &pieces {
            let [chunk] = before.chunks.as_slice() else {
                panic!("a piece of one chunk");
            };
            let after: Vec<_> = joined.iter().filter(|p| p.chunks.contains(chunk)).collect();
            assert_eq!(after.len(), 1);
            assert!(before.rooms.is_subset(&after[0].rooms));
        }
        assert_eq!(joined, grouped(pieces));
    }
}
