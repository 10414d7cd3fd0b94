//! Administrative regions from a TopoJSON file.
//!
//! TopoJSON keeps each border once, as an *arc*, and a region as a list of
//! arcs, so neighbours share their border exactly. Read here is the part of
//! the format that the base map uses: quantized arcs, and objects that are
//! collections of `MultiPolygon`s.

mod file;

use std::collections::BTreeMap;

use madang_json::ReadError;

use crate::{BBox, Outline, World};
use file::File;

/// Regions over shared borders, projected to the flat map.
#[derive(Debug, Clone)]
pub struct Topology {
    attribution: String,
    arcs: Vec<Vec<World>>,
    objects: BTreeMap<String, Vec<Region>>,
}

/// One region: its names and the arcs around it.
#[derive(Debug, Clone)]
pub struct Region {
    /// Administrative code: 2 digits for a sido, 5 for a sigungu, 8 for an emd,
    /// each starting with the code of what it lies in.
    pub code: String,
    /// Korean name.
    pub name: String,
    /// Name in Latin letters, where the file has one.
    pub name_en: Option<String>,
    /// Code of the sido a sigungu lies in.
    pub sido: Option<String>,
    /// Whether this is a whole whose parts are listed beside it (a city and its
    /// districts), so that its places lie in two regions of the list.
    pub whole: bool,
    polygons: Vec<Vec<Vec<i32>>>,
    bbox: BBox,
}

/// Why a file is not a topology the map can use.
#[derive(Debug, thiserror::Error)]
pub enum TopologyError {
    /// Not JSON, or not the shape of a quantized topology.
    #[error("not a quantized TopoJSON topology of multipolygons: {0}")]
    Shape(#[from] ReadError),
    /// A region names an arc that the file does not have.
    #[error("region {code} of object {object:?} uses arc {arc}, but the file has {arcs} arcs")]
    MissingArc {
        /// The object's name.
        object: String,
        /// The region's code.
        code: String,
        /// The arc as written; a negative one means `!arc`, backwards.
        arc: i32,
        /// How many arcs there are.
        arcs: usize,
    },
}

impl Topology {
    /// Reads a TopoJSON file and projects it.
    ///
    /// # Errors
    /// When the file is not such a topology or names an arc it does not have.
    pub fn parse(json: &[u8]) -> Result<Self, TopologyError> {
        let file: File = madang_json::read(json)?;
        let arcs: Vec<_> = file
            .arcs
            .iter()
            .map(|arc| file.transform.decode(arc))
            .collect();
        let mut objects = BTreeMap::new();
        for (object, collection) in file.objects {
            let regions = collection
                .geometries
                .into_iter()
                .map(|geometry| geometry.into_region(&object, &arcs))
                .collect::<Result<_, _>>()?;
            objects.insert(object, regions);
        }
        Ok(Self {
            attribution: file.attribution,
            arcs,
            objects,
        })
    }

    /// Who made the data; to be shown where the map is.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// The regions of an object such as `sido`, in the file's order (ascending
    /// codes); none if there is no such object.
    #[must_use]
    pub fn regions(&self, object: &str) -> &[Region] {
        self.objects.get(object).map_or(&[], Vec::as_slice)
    }

    /// The borders of an object, each once, as open or closed lines: what to
    /// stroke.
    pub fn borders(&self, object: &str) -> impl Iterator<Item = &[World]> {
        let mut used = vec![false; self.arcs.len()];
        for arc in self.regions(object).iter().flat_map(Region::arcs) {
            if let Some(slot) = used.get_mut(arc_index(arc)) {
                *slot = true;
            }
        }
        self.arcs
            .iter()
            .zip(used)
            .filter_map(|(arc, used)| used.then_some(arc.as_slice()))
    }

    /// The rings of a region of this topology, outer ones and holes alike:
    /// what to fill with the even-odd rule. A ring's last point is its first.
    pub fn rings<'a>(
        &'a self,
        region: &'a Region,
    ) -> impl Iterator<Item = impl Iterator<Item = World> + 'a> + 'a {
        region.polygons.iter().flatten().map(|ring| {
            ring.iter()
                .enumerate()
                .flat_map(|(position, arc)| self.walk(*arc).skip(usize::from(position > 0)))
        })
    }

    /// The region's shape for searching.
    #[must_use]
    pub fn outline(&self, region: &Region) -> Outline {
        Outline::new(self.rings(region).map(Iterator::collect).collect())
    }

    /// The points of an arc, backwards if its number is negative.
    fn walk(&self, arc: i32) -> impl Iterator<Item = World> + '_ {
        let points = self.arcs.get(arc_index(arc)).map_or(&[][..], Vec::as_slice);
        let (forward, backward) = if arc < 0 {
            (&[][..], points)
        } else {
            (points, &[][..])
        };
        forward.iter().chain(backward.iter().rev()).copied()
    }
}

impl Region {
    /// The smallest box around the region.
    #[must_use]
    pub fn bbox(&self) -> BBox {
        self.bbox
    }

    /// The numbers of the arcs around the region; `!n` is arc `n` backwards.
    pub fn arcs(&self) -> impl Iterator<Item = i32> + '_ {
        self.polygons.iter().flatten().flatten().copied()
    }
}

/// The place of an arc in the list, whichever way it is walked.
fn arc_index(arc: i32) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

#[cfg(test)]
pub(crate) mod tests;
