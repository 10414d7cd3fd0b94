//! Where the outlets are when that is not Korea.
//!
//! An edition without this file is of Korea, whose base map the app has. Else the map
//! takes its frame from here and draws no boundaries.

use madang_api::LocalText;
use madang_geo::LonLat;
use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

use super::{E5, StoresFile, WireError};

/// The area of an edition outside Korea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AreaFile {
    /// Everything that there is to see.
    pub frame: Frame,
    /// How far its clocks are ahead of UTC, in minutes.
    pub utc_offset_min: i32,
    /// The regions that the outlets are in, ordered by code; their stores' files and
    /// their stock go by these codes.
    pub regions: Vec<AreaRegion>,
}

/// A region that outlets are in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AreaRegion {
    /// Its code: letters or digits.
    pub code: String,
    /// What it is called.
    pub name: LocalText,
    /// Around its outlets.
    pub frame: Frame,
}

/// A box on the map, in 1e-5 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Frame {
    /// The least longitude.
    pub west_e5: i32,
    /// The least latitude.
    pub south_e5: i32,
    /// The greatest longitude.
    pub east_e5: i32,
    /// The greatest latitude.
    pub north_e5: i32,
}

impl AreaFile {
    /// Reads a payload.
    ///
    /// # Errors
    /// The bytes are no area's file, or one that contradicts itself.
    pub fn parse(bytes: &[u8]) -> Result<Self, WireError> {
        let file: Self = madang_json::read(bytes)?;
        let mut last = None;
        for region in &file.regions {
            if last.is_some_and(|last| last >= &region.code) {
                let sido = region.code.clone();
                return Err(WireError::Sido { sido });
            }
            last = Some(&region.code);
        }
        let mut frames = file.regions.iter().map(|region| &region.frame);
        if frames.all(Frame::is_one) && file.frame.is_one() {
            Ok(file)
        } else {
            Err(WireError::Frame)
        }
    }

    /// The region with this code.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<&AreaRegion> {
        self.regions.iter().find(|region| region.code == code)
    }
}

impl Frame {
    /// The box around a file's outlets; none when it has none.
    #[must_use]
    pub fn around(file: &StoresFile) -> Option<Self> {
        let (lon, lat) = (&file.lon_e5, &file.lat_e5);
        Some(Self {
            west_e5: *lon.iter().min()?,
            south_e5: *lat.iter().min()?,
            east_e5: *lon.iter().max()?,
            north_e5: *lat.iter().max()?,
        })
    }

    /// The box around both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            west_e5: self.west_e5.min(other.west_e5),
            south_e5: self.south_e5.min(other.south_e5),
            east_e5: self.east_e5.max(other.east_e5),
            north_e5: self.north_e5.max(other.north_e5),
        }
    }

    /// Its south-western and its north-eastern corner.
    #[must_use]
    pub fn corners(self) -> [LonLat; 2] {
        [(self.west_e5, self.south_e5), (self.east_e5, self.north_e5)]
            .map(|(lon, lat)| E5 { lon, lat }.lon_lat())
    }

    fn is_one(&self) -> bool {
        let Self {
            west_e5,
            south_e5,
            east_e5,
            north_e5,
        } = *self;
        let on_earth = |lon, lat| E5 { lon, lat }.is_on_earth();
        let right = west_e5 <= east_e5 && south_e5 <= north_e5;
        right && on_earth(west_e5, south_e5) && on_earth(east_e5, north_e5)
    }
}

impl FromJson for AreaFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            frame: json.field("frame")?,
            utc_offset_min: json.field("utc_offset_min")?,
            regions: json.field("regions")?,
        })
    }
}

impl FromJson for AreaRegion {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            code: json.field("code")?,
            name: json.field("name")?,
            frame: json.field("frame")?,
        })
    }
}

impl FromJson for Frame {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            west_e5: json.field("west_e5")?,
            south_e5: json.field("south_e5")?,
            east_e5: json.field("east_e5")?,
            north_e5: json.field("north_e5")?,
        })
    }
}
