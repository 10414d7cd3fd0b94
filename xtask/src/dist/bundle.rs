//! Joins the splitter's shared pieces: it makes one for each set of rooms that share
//! something, over a hundred, most of them a few functions. Each costs a request and
//! a module's overhead; joined, a page loads a dozen.

mod limits;
mod loader;
mod merge;

use std::path::Path;

use anyhow::{Context, Result};

use super::record::SERVICES;
use super::{read, write};
use loader::Loader;

/// The splitter's loader.
pub const LOADER: &str = "__wasm_split.js";

/// What a request costs beside its bytes, in bytes: headers, a module's own overhead,
/// and its turn on a slow line.
const REQUEST_BYTES: u64 = 2_000;
/// How much a byte that is installed counts beside one that a room loads.
const INSTALL_WEIGHT: u64 = 3;
/// What is left of a piece when it is optimised and compressed, in percent.
const COMPRESSED_PERCENT: u64 = 17;

/// A piece: who loads it, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// A bit for each room, in the order of the weights.
    rooms: u64,
    chunks: Vec<String>,
    bytes: u64,
}

/// Joins the pieces in `cut`, and writes the loader that goes with them.
pub fn join(cut: &Path) -> Result<()> {
    let script = cut.join(LOADER);
    let loader = Loader::parse(&read(&script)?)
        .context("the splitter's loader is not of the form that is known")?;
    let rooms = loader.rooms();
    let weights = Weights::of(&rooms);
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
    let joined = grouped(pieces, &weights);
    for piece in &joined {
        merge::merge(cut, &piece.chunks)?;
    }
    let names: Vec<Vec<String>> = joined.into_iter().map(|piece| piece.chunks).collect();
    write(&script, loader.joined(&names))
}

/// The pieces, joined as long as that makes the pages' loads cheaper in all.
fn grouped(mut pieces: Vec<Piece>, weights: &Weights) -> Vec<Piece> {
    while let Some((one, other)) = best(&pieces, weights) {
        let other = pieces.remove(other);
        if let Some(one) = pieces.get_mut(one) {
            one.rooms |= other.rooms;
            one.chunks.extend(other.chunks);
            one.bytes += other.bytes;
        }
    }
    pieces
}

/// The two pieces, the earlier first, that are best joined.
fn best(pieces: &[Piece], weights: &Weights) -> Option<(usize, usize)> {
    let cost = |rooms, bytes| cost(rooms, bytes, weights);
    let costs: Vec<u64> = pieces.iter().map(|p| cost(p.rooms, p.bytes)).collect();
    let mut best = None;
    for (place, (one, own)) in pieces.iter().zip(&costs).enumerate() {
        let others = pieces.iter().zip(&costs).enumerate().skip(place + 1);
        for (second, (other, theirs)) in others {
            let together = cost(one.rooms | other.rooms, one.bytes + other.bytes);
            let saved = (own + theirs).saturating_sub(together);
            if saved > 0 && best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, (place, second)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// What a piece costs those who load it.
fn cost(rooms: u64, bytes: u64, weights: &Weights) -> u64 {
    let loads = weights.rooms.iter().enumerate();
    let loads = loads.filter(|(room, _)| rooms >> room & 1 == 1);
    let loads: u64 = loads.map(|(_, weight)| weight).sum();
    let installed = match rooms & weights.installed {
        0 => 0,
        _ => bytes * INSTALL_WEIGHT,
    };
    (bytes + REQUEST_BYTES) * loads + installed
}

/// What rooms count.
struct Weights {
    /// How much the loading of each room counts.
    rooms: Vec<u64>,
    /// A bit for each room that the worker installs.
    installed: u64,
}

impl Weights {
    fn of<S: AsRef<str>>(rooms: &[S]) -> Self {
        let bit =
            |(place, room): (usize, &S)| u64::from(SERVICES.contains(&room.as_ref())) << place;
        Self {
            rooms: rooms.iter().map(|room| weight(room.as_ref())).collect(),
            installed: rooms.iter().enumerate().map(bit).sum(),
        }
    }
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
    use super::{Piece, Weights, grouped};

    const MASKS: u64 = 1;
    const RELIEF: u64 = 2;
    const TODAY: u64 = 4;
    const GALLERY: u64 = 8;

    fn weights() -> Weights {
        Weights::of(&["masks", "relief", "today", "gallery"])
    }

    fn piece(name: &str, rooms: u64, bytes: u64) -> Piece {
        Piece {
            rooms,
            chunks: vec![name.to_owned()],
            bytes,
        }
    }

    #[test]
    fn small_pieces_are_joined_and_large_ones_of_others_are_not() {
        let pieces = vec![
            piece("a", MASKS | RELIEF, 40_000),
            piece("b", MASKS | RELIEF | TODAY, 200),
            piece("c", MASKS | TODAY, 30_000),
            piece("d", MASKS | RELIEF | GALLERY, 5_000),
            piece("e", RELIEF | TODAY, 100),
        ];
        let joined = grouped(pieces, &weights());
        let names: Vec<String> = joined.iter().map(|piece| piece.chunks.join("+")).collect();
        assert_eq!(names, ["a+d", "b+e", "c"]);
    }

    #[test]
    fn what_is_for_one_side_page_is_not_installed_for_a_request() {
        let pieces = || vec![piece("a", MASKS | TODAY, 800), piece("b", TODAY, 1_200)];
        let names = |weights: &Weights| grouped(pieces(), weights).len();
        assert_eq!(names(&weights()), 2);
        let nothing_installed = Weights {
            installed: 0,
            ..weights()
        };
        assert_eq!(names(&nothing_installed), 1);
    }

    #[test]
    fn nothing_is_lost_and_nobody_left_out() {
        let piece = |n: u64| piece(&n.to_string(), n % 15 + 1, n * 97 % 1500);
        let pieces: Vec<Piece> = (0..40).map(piece).collect();
        let joined = grouped(pieces.clone(), &weights());
        assert!(joined.len() < pieces.len());
        for before in &pieces {
            let holds = |after: &&Piece| after.chunks.contains(&before.chunks[0]);
            let after: Vec<_> = joined.iter().filter(holds).collect();
            assert_eq!(after.len(), 1);
            assert_eq!(after[0].rooms & before.rooms, before.rooms);
        }
        assert_eq!(joined, grouped(pieces, &weights()));
    }
}
