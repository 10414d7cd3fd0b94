//! Which region a place lies in.

use crate::bands::Bands;
use crate::{Outline, Region, Topology, World};

/// The regions of one object with their shapes, ready to be searched.
#[derive(Debug, Clone)]
pub struct Regions {
    entries: Vec<(Region, Outline)>,
    bands: Bands,
}

impl Regions {
    /// The regions of an object such as `sido`. Wholes whose parts are listed
    /// too are left out, so a place lies in at most one region.
    #[must_use]
    pub fn new(topology: &Topology, object: &str) -> Self {
        let entries: Vec<_> = topology
            .regions(object)
            .iter()
            .filter(|region| !region.whole)
            .map(|region| (region.clone(), topology.outline(region)))
            .collect();
        let bands = Bands::new(entries.iter().map(|(_, outline)| outline));
        Self { entries, bands }
    }

    /// The region the place lies in.
    #[must_use]
    pub fn find(&self, place: World) -> Option<&Region> {
        let index = self.bands.find(place)?;
        self.entries.get(index).map(|(region, _)| region)
    }

    /// The region the place lies in or, outside all, the nearest one no farther
    /// than `tolerance_m`: for places on a coast that the map draws with fewer
    /// points than it has.
    #[must_use]
    pub fn find_near(&self, place: World, tolerance_m: f64) -> Option<&Region> {
        self.find(place)
            .or_else(|| self.nearest(place, tolerance_m))
    }

    /// Every region with its shape, in the topology's order.
    pub fn iter(&self) -> impl Iterator<Item = (&Region, &Outline)> {
        self.entries
            .iter()
            .map(|(region, outline)| (region, outline))
    }

    fn nearest(&self, place: World, tolerance_m: f64) -> Option<&Region> {
        let tolerance = tolerance_m / place.metres_per_unit();
        self.entries
            .iter()
            .filter(|(_, outline)| outline.bbox().grown(tolerance).contains(place))
            .map(|(region, outline)| (outline.border_distance(place), region))
            .filter(|(distance, _)| *distance <= tolerance)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, region)| region)
    }
}

#[cfg(test)]
mod tests;
