//! The ground: sido and sigungu, read once and kept.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use madang_geo::{BBox, LonLat, Outline, Regions, Topology, World};

use crate::i18n::{Lang, texts};
use crate::platform::net::{self, NetError};

const PATH: &str = "/basemap/korea.json";

thread_local! {
    static BASEMAP: RefCell<Option<Arc<Basemap>>> = const { RefCell::new(None) };
}

/// Administrative boundaries with what is needed to name, find and show them.
pub struct Basemap {
    /// None where there are no boundaries to draw.
    topology: Option<Topology>,
    /// All that there is to see.
    home: BBox,
    /// The sido, ordered by code.
    pub sido: Vec<Place>,
    /// The sigungu, ordered by code.
    pub sigungu: Vec<Place>,
}

/// The emd of one sido, for close views.
pub struct Detail {
    /// Code of the sido.
    pub sido: String,
    topology: Topology,
    /// The emd, ordered by code.
    pub emd: Vec<Place>,
}

/// A region of the ground.
pub struct Place {
    /// Code: 2 digits for a sido, 5 for a sigungu.
    pub code: String,
    label: OnceLock<World>,
    /// Its shape.
    pub outline: Outline,
    name: String,
    name_en: Option<String>,
}

impl Basemap {
    /// The base map, fetched the first time.
    ///
    /// # Errors
    /// It could not be fetched or is not a base map.
    pub async fn load() -> Result<Arc<Self>, NetError> {
        if let Some(here) = BASEMAP.with_borrow(Clone::clone) {
            return Ok(here);
        }
        let basemap = Arc::new(Self::korea(fetch(PATH).await?));
        BASEMAP.set(Some(Arc::clone(&basemap)));
        Ok(basemap)
    }

    fn korea(topology: Topology) -> Self {
        Self {
            home: korea(),
            sido: places(&topology, "sido"),
            sigungu: places(&topology, "sigungu"),
            topology: Some(topology),
        }
    }

    /// Ground elsewhere, of which only names and extents are known; no boundaries
    /// are drawn.
    pub fn elsewhere(home: BBox, regions: Vec<Place>) -> Self {
        Self {
            topology: None,
            home,
            sido: regions,
            sigungu: Vec::new(),
        }
    }

    /// All that there is to see.
    pub fn home(&self) -> BBox {
        self.home
    }

    /// Whether it has boundaries.
    pub fn has_borders(&self) -> bool {
        self.topology.is_some()
    }

    /// The sido or sigungu of that code.
    pub fn place(&self, code: &str) -> Option<&Place> {
        let mut places = self.sido.iter().chain(&self.sigungu);
        places.find(|place| place.code == code)
    }

    /// The borders of an object (`sido`, `sigungu`), each once.
    pub(super) fn borders(&self, object: &str) -> impl Iterator<Item = &[World]> {
        let topology = self.topology.iter();
        topology.flat_map(move |topology| topology.borders(object))
    }
}

/// The country without its farthest islands.
pub fn korea() -> BBox {
    let corner = |lon, lat| LonLat { lon, lat }.project();
    BBox::around([corner(125.6, 33.1), corner(130.0, 38.65)])
}

impl Detail {
    /// The emd of a sido.
    ///
    /// # Errors
    /// They could not be fetched or are no regions.
    pub async fn load(sido: &str) -> Result<Arc<Self>, NetError> {
        let topology = fetch(&["/basemap/emd/", sido, ".json"].concat()).await?;
        Ok(Arc::new(Self {
            sido: sido.to_owned(),
            emd: places(&topology, "emd"),
            topology,
        }))
    }

    /// The borders, each once.
    pub(super) fn borders(&self) -> impl Iterator<Item = &[World]> {
        self.topology.borders("emd")
    }
}

async fn fetch(path: &str) -> Result<Topology, NetError> {
    let fetched = net::get(path).await?;
    Topology::parse(&fetched.bytes)
        .map_err(|error| NetError::Form([path, ": ", &error.to_string()].concat()))
}

impl Place {
    /// A region of which only the box around it is known.
    pub fn of_box(code: String, name: String, name_en: Option<String>, bbox: BBox) -> Self {
        let BBox { min, max } = bbox;
        let (north_east, south_west) = (World { y: min.y, ..max }, World { y: max.y, ..min });
        let ring = vec![min, north_east, max, south_west, min];
        Self {
            code,
            label: OnceLock::from(bbox.center()),
            outline: Outline::new(vec![ring]),
            name,
            name_en,
        }
    }

    /// Its name in the current language, in Korean where there is no other.
    pub fn name(&self) -> &str {
        match (texts::lang(), &self.name_en) {
            (Lang::Ko, _) | (_, None) => &self.name,
            (_, Some(name)) => name,
        }
    }

    /// Its Korean name and the one in Latin letters, whatever the language; the
    /// latter may be empty.
    pub fn names(&self) -> (&str, &str) {
        (&self.name, self.name_en.as_deref().unwrap_or_default())
    }

    /// Where its name stands, well inside; found when it is first asked for.
    pub fn label(&self) -> World {
        let find = || self.outline.label_point();
        *self
            .label
            .get_or_init(|| find().unwrap_or_else(|| self.bbox().center()))
    }

    /// The box around it.
    pub fn bbox(&self) -> BBox {
        self.outline.bbox()
    }
}

fn places(topology: &Topology, object: &str) -> Vec<Place> {
    Regions::new(topology, object)
        .iter()
        .map(|(region, outline)| Place {
            code: region.code.clone(),
            label: OnceLock::new(),
            outline: outline.clone(),
            name: region.name.clone(),
            name_en: region.name_en.clone(),
        })
        .collect()
}
