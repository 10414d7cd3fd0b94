//! The base map that is built into this program.

use madang_geo::{LonLat, Region, Regions, Sido, Topology, TopologyError};

/// Sido and sigungu of the whole country.
const KOREA: &[u8] = include_bytes!("../../public/basemap/korea.json");

/// Emd by the code of their sido.
const EMD: [(&str, &[u8]); 17] = [
    ("11", include_bytes!("../../public/basemap/emd/11.json")),
    ("26", include_bytes!("../../public/basemap/emd/26.json")),
    ("27", include_bytes!("../../public/basemap/emd/27.json")),
    ("28", include_bytes!("../../public/basemap/emd/28.json")),
    ("29", include_bytes!("../../public/basemap/emd/29.json")),
    ("30", include_bytes!("../../public/basemap/emd/30.json")),
    ("31", include_bytes!("../../public/basemap/emd/31.json")),
    ("36", include_bytes!("../../public/basemap/emd/36.json")),
    ("41", include_bytes!("../../public/basemap/emd/41.json")),
    ("42", include_bytes!("../../public/basemap/emd/42.json")),
    ("43", include_bytes!("../../public/basemap/emd/43.json")),
    ("44", include_bytes!("../../public/basemap/emd/44.json")),
    ("45", include_bytes!("../../public/basemap/emd/45.json")),
    ("46", include_bytes!("../../public/basemap/emd/46.json")),
    ("47", include_bytes!("../../public/basemap/emd/47.json")),
    ("48", include_bytes!("../../public/basemap/emd/48.json")),
    ("50", include_bytes!("../../public/basemap/emd/50.json")),
];

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

    /// The sigungu, each once.
    pub fn sigungu(&self) -> impl Iterator<Item = &Region> {
        self.sigungu.iter().map(|(region, _)| region)
    }

    /// The emd of a sido, as its object `emd`.
    ///
    /// # Errors
    /// The built-in map is no topology: a fault of this program.
    pub fn emd(sido: &Sido) -> Result<Topology, TopologyError> {
        let json = EMD.iter().find(|(code, _)| *code == sido.code);
        Topology::parse(json.map_or(&[][..], |(_, json)| json))
    }

    /// The sido that a place lies in. Asked by sigungu: their small boxes settle most
    /// questions, so this is many times faster than the outlines of the sido.
    #[must_use]
    pub fn sido(&self, at: LonLat) -> Option<&'static Sido> {
        let region = self.sigungu.find(at.project())?;
        Sido::by_code(region.code.get(..2)?)
    }
}
