//! The gazetteer: names of the emd and where they are, from the files that have
//! their shapes, so that it can be made anew without the source.

use super::grid::{CELL_LAT, CELL_LON, SOUTH, WEST};
use super::layers::File;
use anyhow::{Context, Result, ensure};
use madang_geo::{Gazetteer, LonLat, Outline, Regions, Topology, distance_m};
use serde::Serialize;

/// Its path below public/basemap/.
pub const PATH: &str = "places.json";

/// Columns, ordered by code; see `madang_geo::Gazetteer`.
#[derive(Serialize)]
struct Columns {
    attribution: String,
    scale: [f64; 2],
    translate: [f64; 2],
    code: Vec<i32>,
    name: Vec<String>,
    lon: Vec<i32>,
    lat: Vec<i32>,
    reach: Vec<u8>,
}

/// The gazetteer of all emd in these files, which are in the order of their codes;
/// files of other layers are passed over.
///
/// # Errors
/// When a file is no topology, or an emd has no shape or no number for a code.
pub fn file(files: &[File]) -> Result<File> {
    let mut columns = Columns {
        attribution: String::new(),
        scale: [CELL_LON, CELL_LAT],
        translate: [WEST, SOUTH],
        code: Vec::new(),
        name: Vec::new(),
        lon: Vec::new(),
        lat: Vec::new(),
        reach: Vec::new(),
    };
    for (path, content) in files {
        let topology = Topology::parse(content).with_context(|| path.clone())?;
        topology.attribution().clone_into(&mut columns.attribution);
        for (emd, outline) in Regions::new(&topology, "emd").iter() {
            let (column, row) =
                place(outline).with_context(|| format!("{} has no shape", emd.code))?;
            columns.code.push(emd.code.parse()?);
            columns.name.push(emd.name.clone());
            columns.lon.push(column);
            columns.lat.push(row);
            columns
                .reach
                .push(Gazetteer::reach_step(reach_m(outline, column, row)));
        }
    }
    ensure!(
        columns.code.is_sorted(),
        "the codes do not ascend from file to file"
    );
    for column in [&mut columns.code, &mut columns.lon, &mut columns.lat] {
        to_steps(column);
    }
    let mut json = serde_json::to_vec(&columns)?;
    json.push(b'\n');
    Ok((PATH.to_owned(), json))
}

/// The corner of cells that is farthest inside, of those around the place for the
/// label; the nearest one where the shape is too small to hold any.
fn place(outline: &Outline) -> Option<(i32, i32)> {
    let label = outline.label_point()?;
    let at = label.unproject();
    let (column, row) = ((at.lon - WEST) / CELL_LON, (at.lat - SOUTH) / CELL_LAT);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the grid has some 24,000 rows"
    )]
    let nearest = (column.round() as i32, row.round() as i32);
    let around = |by: i32| [0, -1, 1].map(|step| by + step);
    let corners = around(nearest.0)
        .into_iter()
        .flat_map(|column| around(nearest.1).map(|row| (column, row)));
    let inside = corners.filter(|(column, row)| outline.contains(corner(*column, *row).project()));
    let depth =
        |(column, row): &(i32, i32)| outline.border_distance(corner(*column, *row).project());
    let deepest = inside.max_by(|a, b| depth(a).total_cmp(&depth(b)));
    Some(deepest.unwrap_or(nearest))
}

/// How far the shape reaches from a corner.
fn reach_m(outline: &Outline, column: i32, row: i32) -> f64 {
    let from = corner(column, row);
    let points = outline.rings().iter().flatten();
    let distances = points.map(|point| distance_m(from, point.unproject()));
    distances.fold(0.0, f64::max)
}

fn corner(column: i32, row: i32) -> LonLat {
    LonLat {
        lon: WEST + f64::from(column) * CELL_LON,
        lat: SOUTH + f64::from(row) * CELL_LAT,
    }
}

/// Each value as the step from the one before.
fn to_steps(values: &mut [i32]) {
    let mut last = 0;
    for value in values {
        let step = *value - last;
        last = *value;
        *value = step;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{committed, tests};
    use super::*;

    fn read(file: &File) -> Gazetteer {
        Gazetteer::parse(&file.1).unwrap()
    }

    /// Made again from the committed shapes it is the committed file, byte for byte.
    #[test]
    fn the_committed_gazetteer_is_what_the_committed_shapes_give() {
        let shapes = committed().unwrap();
        let made = file(&shapes).unwrap();
        let path = crate::paths::root().join("public/basemap").join(PATH);
        assert!(
            std::fs::read(path).unwrap() == made.1,
            "run `cargo xtask basemap --places`"
        );

        let gazetteer = read(&made);
        let mut emds = gazetteer.emds.iter();
        for (path, content) in &shapes {
            let topology = Topology::parse(content).unwrap();
            for (region, outline) in Regions::new(&topology, "emd").iter() {
                let emd = emds.next().unwrap();
                assert_eq!(
                    (&emd.code, &emd.name),
                    (&region.code, &region.name),
                    "{path}"
                );
                let at = emd.at.project();
                let outside = outline.border_distance(at) * at.metres_per_unit();
                assert!(
                    outline.contains(at) || outside < 20.0,
                    "{} {outside}",
                    emd.name
                );
                let points = outline.rings().iter().flatten();
                let farthest = points
                    .map(|p| distance_m(emd.at, p.unproject()))
                    .fold(0.0, f64::max);
                assert!(farthest <= emd.reach_m && emd.reach_m < (2.0 * farthest).max(101.0));
            }
        }
        assert_eq!(emds.next(), None);
        assert_eq!(gazetteer.emds.len(), 5_025);
    }

    #[test]
    fn a_new_base_map_brings_its_gazetteer() {
        let files = super::super::build(tests::country()).unwrap();
        let gazetteer = files
            .iter()
            .find(|(path, _)| path == PATH)
            .map(read)
            .unwrap();
        let codes: Vec<&str> = gazetteer.emds.iter().map(|emd| emd.code.as_str()).collect();
        assert_eq!(
            codes,
            [
                "42150101", "42150102", "42150103", "42170101", "47940250", "47940310"
            ]
        );
        assert_eq!(gazetteer.emds[1].name, "42150102동");
    }
}
