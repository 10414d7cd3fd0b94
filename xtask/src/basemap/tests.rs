use super::raster::{Label, NOBODY, Raster, runs};
use super::rings::{points_of, polygons, twice_area};
use super::simplify::simplify;
use super::source::Emd;
use super::trace::{Arc, trace};
use super::{build, dissolve, grid};
use madang_geo::{LonLat, Regions, Topology};
use proptest::prelude::*;

/// A rectangle, its corners given in degrees.
fn emd(code: &str, sigungu: &str, west: f64, south: f64, east: f64, north: f64) -> Emd {
    let ring = vec![
        [west, south],
        [west, north],
        [east, north],
        [east, south],
        [west, south],
    ];
    Emd {
        code: code.to_owned(),
        name: format!("{code}동"),
        sigungu: sigungu.to_owned(),
        polygons: vec![vec![ring]],
    }
}

/// Two emd of 강릉시 that overlap, one of 동해시 with a gap before it and an
/// islet off its coast, a dong within a dong, and an islet of 울릉군.
pub(super) fn country() -> Vec<Emd> {
    let mut east = emd("42170101", "동해시", 128.4005, 37.0, 128.6, 37.2);
    east.polygons
        .extend(emd("", "", 128.7, 37.1, 128.705, 37.105).polygons);
    vec![
        emd("42150101", "강릉시", 128.0, 37.0, 128.2005, 37.2),
        emd("42150102", "강릉시", 128.2, 37.0, 128.4, 37.2),
        emd("42150103", "강릉시", 128.28, 37.08, 128.282, 37.082),
        east,
        emd("47940250", "울릉군", 130.8, 37.4, 130.9, 37.5),
        emd("47940310", "울릉군", 131.87, 37.24, 131.873, 37.243),
    ]
}

fn topology(files: &[(String, Vec<u8>)], name: &str) -> Topology {
    let file = files.iter().find(|(path, _)| path == name).unwrap();
    Topology::parse(&file.1).unwrap()
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let mut shuffled = country();
    shuffled.reverse();
    assert_eq!(build(country()).unwrap(), build(shuffled).unwrap());
}

#[test]
fn gaps_and_overlaps_become_one_border() {
    let files = build(country()).unwrap();
    let emd = topology(&files, "emd/42.json");
    let regions = Regions::new(&emd, "emd");
    for step in 0..600 {
        let lon = 128.01 + f64::from(step) * 0.000_98;
        let place = LonLat { lon, lat: 37.15 }.project();
        let holders = regions
            .iter()
            .filter(|(_, outline)| outline.contains(place));
        assert_eq!(holders.count(), 1, "{lon}");
    }
    assert!(
        emd.regions("emd")
            .iter()
            .any(|region| region.code == "42150103")
    );
}

#[test]
fn sigungu_have_no_border_inside() {
    let files = build(country()).unwrap();
    let korea = topology(&files, "korea.json");
    let names: Vec<_> = korea
        .regions("sigungu")
        .iter()
        .map(|region| &region.name)
        .collect();
    assert_eq!(names, ["강릉시", "동해시", "울릉군"]);
    // The border between the two, the coast of each, 울릉도 and the islet.
    assert_eq!(korea.borders("sigungu").count(), 5);
}

#[test]
fn islets_go_but_not_those_of_ulleung() {
    let files = build(country()).unwrap();
    let korea = topology(&files, "korea.json");
    let regions = Regions::new(&korea, "sigungu");
    let at = |lon, lat| {
        regions
            .find(LonLat { lon, lat }.project())
            .map(|region| &region.name)
    };
    assert_eq!(at(128.702, 37.102), None);
    assert_eq!(at(131.8715, 37.2415).map(String::as_str), Some("울릉군"));
}

/// A patch of owners in the middle of the sea.
fn painted(cells: &[Vec<Label>]) -> Raster {
    let margin = 5;
    let empty = vec![NOBODY; usize::from(grid::WIDTH)];
    let mut lines = vec![empty; cells.len() + 2 * margin];
    for (line, owners) in lines[margin..].iter_mut().zip(cells) {
        line[margin..margin + owners.len()].copy_from_slice(owners);
    }
    Raster {
        rows: lines.iter().map(|line| runs(line)).collect(),
    }
}

fn patches() -> impl Strategy<Value = Vec<Vec<Label>>> {
    let row = prop::collection::vec(0..4 as Label, 9);
    // Rows come in pairs, so that regions are larger than a cell.
    prop::collection::vec((row, 1..4usize), 1..6).prop_map(|rows| {
        rows.into_iter()
            .flat_map(|(row, times)| std::iter::repeat_n(row, times))
            .collect()
    })
}

fn owner(label: Label) -> Option<Label> {
    (label != NOBODY).then_some(label)
}

fn area_of(arcs: &[Arc], label: Label) -> i64 {
    let shapes = polygons(arcs, owner);
    let rings = shapes.get(&label).into_iter().flatten().flatten();
    rings.map(|ring| twice_area(&points_of(arcs, ring))).sum()
}

type Edge = [(i64, i64); 2];

fn edges(arcs: &[Arc]) -> Vec<Edge> {
    let wide = |corner: (u16, u16)| (i64::from(corner.0), i64::from(corner.1));
    arcs.iter()
        .flat_map(|arc| arc.points.windows(2))
        .map(|edge| [wide(edge[0]), wide(edge[1])])
        .collect()
}

fn cross([a, b]: Edge, p: (i64, i64)) -> i64 {
    ((b.0 - a.0) * (p.1 - a.1) - (p.0 - a.0) * (b.1 - a.1)).signum()
}

fn cross_each_other(one: Edge, other: Edge) -> bool {
    cross(one, other[0]) * cross(one, other[1]) < 0
        && cross(other, one[0]) * cross(other, one[1]) < 0
}

proptest! {
    #[test]
    fn tracing_keeps_every_cell(cells in patches()) {
        let arcs = trace(&painted(&cells));
        for label in 1..4 {
            let count = cells.iter().flatten().filter(|cell| **cell == label).count();
            prop_assert_eq!(area_of(&arcs, label), 2 * i64::try_from(count).unwrap());
        }
    }

    #[test]
    fn dissolving_adds_areas_up(cells in patches()) {
        let arcs = trace(&painted(&cells));
        let both = dissolve::dissolve(&arcs, |label| label.min(2));
        prop_assert_eq!(area_of(&both, 1), area_of(&arcs, 1));
        prop_assert_eq!(area_of(&both, 2), area_of(&arcs, 2) + area_of(&arcs, 3));
    }

    /// However much is left out: no border crosses another, no region vanishes.
    #[test]
    fn simplifying_keeps_the_plane(cells in patches(), twice in 1..200i64) {
        let mut arcs = trace(&painted(&cells));
        let before: Vec<_> = (1..4).map(|label| area_of(&arcs, label)).collect();
        simplify(&mut arcs, twice);
        for (label, before) in (1..4).zip(before) {
            prop_assert_eq!(area_of(&arcs, label) > 0, before > 0);
        }
        let edges = edges(&arcs);
        for (index, one) in edges.iter().enumerate() {
            for other in &edges[..index] {
                prop_assert!(!cross_each_other(*one, *other));
                let mut reversed = *other;
                reversed.reverse();
                prop_assert!(one != other && *one != reversed);
            }
        }
    }
}
