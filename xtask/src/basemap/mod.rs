//! `cargo xtask basemap`: the base map's files from administrative boundaries.
//!
//! Paint the emd on a fine grid, give what is too small to its neighbours, trace
//! the borders and simplify them once; sigungu and sido are dissolved from that, and
//! the gazetteer is read off the emd's shapes.
//! Every step counts in whole numbers or goes in a fixed order, so the same
//! source always gives the same bytes.

mod components;
mod dissolve;
mod grid;
mod layers;
mod names;
mod places;
mod raster;
mod rings;
mod simplify;
mod source;
mod tidy_up;
mod topojson;
mod trace;
mod wkb;

use crate::{paths, process};
use anyhow::{Context, Result, ensure};
use layers::{File, Layers};
use madang_geo::Sido;
use raster::{Label, Raster};
use source::Emd;
use std::fs;

/// Gaps between neighbours up to this many cells (some 110 m) are closed.
const GAP_CELLS: usize = 4;

/// 울릉군 keeps its islets, 독도 among them, whatever their size.
const ULLEUNG: &str = "47940";

/// Makes the files under public/basemap/ and says which changed; with
/// `places_only` the gazetteer alone, from the shapes that are there.
///
/// # Errors
/// When the source cannot be had or a file cannot be written.
pub fn run(places_only: bool) -> Result<()> {
    if places_only {
        return write(&[places::file(&committed()?)?]);
    }
    let emds = process::step("reading the boundaries", source::read)?;
    let files = process::step("making the base map", || build(emds))?;
    write(&files)
}

/// The emd's files as they are.
fn committed() -> Result<Vec<File>> {
    let folder = paths::root().join("public/basemap");
    let read = |sido: &Sido| {
        let name = format!("emd/{}.json", sido.code);
        let path = folder.join(&name);
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok((name, content))
    };
    Sido::ALL.iter().map(read).collect()
}

fn write(files: &[File]) -> Result<()> {
    let folder = paths::root().join("public/basemap");
    let mut changed = 0;
    for (name, content) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        changed += 1;
        println!("  changed: {}", paths::shown(&path));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("cannot create {}", parent.display()))?;
        }
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    println!("  {} files, {changed} changed", files.len());
    Ok(())
}

/// All files from the source's regions.
fn build(mut emds: Vec<Emd>) -> Result<Vec<File>> {
    emds.sort_by(|a, b| a.code.cmp(&b.code));
    let labels = emds.len() + 1;
    ensure!(
        Label::try_from(labels).is_ok(),
        "{labels} regions are too many"
    );

    let mut raster = paint(&emds);
    raster.close_gaps(GAP_CELLS);
    tidy_up::absorb_splinters(&mut raster, labels);
    tidy_up::drop_islets(&mut raster, labels, |label| {
        let emd = usize::from(label)
            .checked_sub(1)
            .and_then(|index| emds.get(index));
        emd.is_some_and(|emd| emd.code.starts_with(ULLEUNG))
    });
    let mut files = Layers::new(emds, trace::trace(&raster)).files()?;
    files.push(places::file(&files)?);
    Ok(files)
}

/// Paints large regions first, so that no small one is covered by a neighbour.
fn paint(emds: &[Emd]) -> Raster {
    let mut order: Vec<(Label, &Emd)> = (1..).zip(emds).collect();
    order.sort_by(|(_, a), (_, b)| extent(b).total_cmp(&extent(a)));
    Raster::paint(
        order
            .into_iter()
            .map(|(label, emd)| (label, emd.polygons.as_slice())),
    )
}

/// The area of a region's outer rings in square degrees.
fn extent(emd: &Emd) -> f64 {
    let outer = emd.polygons.iter().filter_map(|polygon| polygon.first());
    outer.map(|ring| ring_area(ring).abs()).sum()
}

fn ring_area(ring: &[[f64; 2]]) -> f64 {
    let edges = ring.iter().zip(ring.iter().skip(1));
    let twice: f64 = edges.map(|([ax, ay], [bx, by])| ax * by - bx * ay).sum();
    twice / 2.0
}

#[cfg(test)]
mod tests;
