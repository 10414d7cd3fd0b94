//! The file as it lies on the wire.

use std::collections::BTreeMap;

use madang_json::{FromJson, Json, ReadError};

use super::{Region, TopologyError, arc_index};
use crate::{BBox, LonLat, World};

pub(super) struct File {
    pub(super) attribution: String,
    pub(super) transform: Transform,
    pub(super) arcs: Vec<Vec<[i32; 2]>>,
    pub(super) objects: BTreeMap<String, Collection>,
}

pub(super) struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

pub(super) struct Collection {
    pub(super) geometries: Vec<Geometry>,
}

/// A `MultiPolygon`, the one geometry type that the base map has.
pub(super) struct Geometry {
    properties: Properties,
    arcs: Vec<Vec<Vec<i32>>>,
}

struct Properties {
    code: String,
    name: String,
    name_en: Option<String>,
    sido: Option<String>,
    whole: bool,
}

impl Transform {
    /// Sums up an arc's steps and projects its points.
    pub(super) fn decode(&self, steps: &[[i32; 2]]) -> Vec<World> {
        let [scale_lon, scale_lat] = self.scale;
        let [west, south] = self.translate;
        let (mut x, mut y) = (0i64, 0i64);
        steps
            .iter()
            .map(|[dx, dy]| {
                x += i64::from(*dx);
                y += i64::from(*dy);
                LonLat {
                    lon: west + x as f64 * scale_lon,
                    lat: south + y as f64 * scale_lat,
                }
                .project()
            })
            .collect()
    }
}

impl Geometry {
    pub(super) fn into_region(
        self,
        object: &str,
        arcs: &[Vec<World>],
    ) -> Result<Region, TopologyError> {
        let Properties {
            code,
            name,
            name_en,
            sido,
            whole,
        } = self.properties;
        let mut bbox = BBox::EMPTY;
        for arc in self.arcs.iter().flatten().flatten() {
            let Some(points) = arcs.get(arc_index(*arc)) else {
                return Err(TopologyError::MissingArc {
                    object: object.to_owned(),
                    code,
                    arc: *arc,
                    arcs: arcs.len(),
                });
            };
            points.iter().for_each(|point| bbox.include(*point));
        }
        Ok(Region {
            code,
            name,
            name_en,
            sido,
            whole,
            polygons: self.arcs,
            bbox,
        })
    }
}

impl FromJson for File {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            attribution: json.or_default("attribution")?,
            transform: json.field("transform")?,
            arcs: json.field("arcs")?,
            objects: json.field("objects")?,
        })
    }
}

impl FromJson for Transform {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            scale: json.field("scale")?,
            translate: json.field("translate")?,
        })
    }
}

impl FromJson for Collection {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            geometries: json.field("geometries")?,
        })
    }
}

impl FromJson for Geometry {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        json.field::<MultiPolygon>("type")?;
        Ok(Self {
            properties: json.field("properties")?,
            arcs: json.field("arcs")?,
        })
    }
}

struct MultiPolygon;

impl FromJson for MultiPolygon {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        match json.text()? {
            "MultiPolygon" => Ok(Self),
            _ => Err(json.not("\"MultiPolygon\"")),
        }
    }
}

impl FromJson for Properties {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            code: json.field("code")?,
            name: json.field("name")?,
            name_en: json.optional("name_en")?,
            sido: json.optional("sido")?,
            whole: json.or_default("whole")?,
        })
    }
}
