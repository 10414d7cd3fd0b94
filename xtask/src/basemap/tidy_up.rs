//! What is too small to draw: splinters left by overlapping borders, patches
//! nobody owns, islets.

use super::components::{Components, overlaps};
use super::raster::{Label, NOBODY, Raster};
use std::collections::BTreeMap;

/// A detached piece of a region smaller than this goes to the neighbour that
/// surrounds most of it.
const SPLINTER_KM2: f64 = 0.05;
/// So does an unowned patch smaller than this that is not open to the sea.
const PATCH_KM2: f64 = 1.0;
/// Islands smaller than this are left out.
const ISLAND_KM2: f64 = 1.0;

/// Gives splinters and patches to their neighbours. A region's largest piece
/// always stays.
pub fn absorb_splinters(raster: &mut Raster, labels: usize) {
    let pieces = Components::new(raster, |a, b| a == b);
    let largest = pieces.largest(labels);
    let is_small = |piece: usize| {
        let label = pieces.label.get(piece).copied().unwrap_or(NOBODY);
        let is_largest = largest.get(usize::from(label)) == Some(&Some(piece));
        let limit = if label == NOBODY {
            PATCH_KM2
        } else {
            SPLINTER_KM2
        };
        !is_largest && pieces.area(piece) < limit
    };
    let heirs = longest_borders(raster, &pieces, is_small);
    relabel(raster, &pieces, |piece, label| {
        heirs.get(&piece).map_or(label, |(heir, _)| *heir)
    });
}

/// Leaves out small islands, but none that holds most of a region, and none
/// with a region that `kept` names.
pub fn drop_islets(raster: &mut Raster, labels: usize, kept: impl Fn(Label) -> bool) {
    let largest = Components::new(raster, |a, b| a == b);
    let islands = Components::new(raster, |a, b| a != NOBODY && b != NOBODY);
    let homes = largest.largest(labels);
    let mut stays: Vec<bool> = islands
        .area_km2
        .iter()
        .map(|area| *area >= ISLAND_KM2)
        .collect();
    let pieces_and_islands = largest
        .of_run
        .iter()
        .flatten()
        .zip(islands.of_run.iter().flatten());
    for ((piece, island), run) in pieces_and_islands.zip(raster.rows.iter().flatten()) {
        let is_home = homes.get(usize::from(run.label)) == Some(&Some(*piece));
        if let Some(stays) = stays.get_mut(*island) {
            *stays |= run.label != NOBODY && (is_home || kept(run.label));
        }
    }
    relabel(raster, &islands, |island, label| {
        if stays.get(island) == Some(&true) {
            label
        } else {
            NOBODY
        }
    });
}

/// For each piece that `wanted` names the owner beside it with the longest
/// common border, and that border's length in cells.
fn longest_borders(
    raster: &Raster,
    pieces: &Components,
    wanted: impl Fn(usize) -> bool,
) -> BTreeMap<usize, (Label, u32)> {
    let mut lengths: BTreeMap<(usize, Label), u32> = BTreeMap::new();
    let mut note = |piece: usize, own: Label, other: Label, length: u16| {
        if other != NOBODY && other != own && wanted(piece) {
            *lengths.entry((piece, other)).or_default() += u32::from(length);
        }
    };
    let rows: Vec<_> = raster.rows.iter().zip(&pieces.of_run).collect();
    for (runs, of_run) in &rows {
        let cells: Vec<_> = runs.iter().zip(of_run.iter()).collect();
        for pair in cells.windows(2) {
            if let [(a, a_piece), (b, b_piece)] = pair {
                note(**a_piece, a.label, b.label, 1);
                note(**b_piece, b.label, a.label, 1);
            }
        }
    }
    for pair in rows.windows(2) {
        let [(south, south_pieces), (north, north_pieces)] = pair else {
            continue;
        };
        for (i, j, length) in overlaps(south, north) {
            if let (Some(a), Some(a_piece), Some(b), Some(b_piece)) = (
                south.get(i),
                south_pieces.get(i),
                north.get(j),
                north_pieces.get(j),
            ) {
                note(*a_piece, a.label, b.label, length);
                note(*b_piece, b.label, a.label, length);
            }
        }
    }
    let mut longest = BTreeMap::new();
    for ((piece, label), length) in lengths {
        let best = longest.entry(piece).or_insert((label, length));
        if best.1 < length {
            *best = (label, length);
        }
    }
    longest
}

fn relabel(raster: &mut Raster, pieces: &Components, label: impl Fn(usize, Label) -> Label) {
    for (runs, of_run) in raster.rows.iter_mut().zip(&pieces.of_run) {
        for (run, piece) in runs.iter_mut().zip(of_run) {
            run.label = label(*piece, run.label);
        }
        runs.dedup_by(|next, run| {
            let same = run.label == next.label;
            if same {
                run.end = next.end;
            }
            same
        });
    }
}
