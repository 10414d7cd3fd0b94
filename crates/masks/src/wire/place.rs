//! Positions as whole numbers.

use madang_geo::LonLat;

/// A position in 1e-5 degrees, about a metre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct E5 {
    /// Longitude.
    pub lon: i32,
    /// Latitude.
    pub lat: i32,
}

impl E5 {
    /// The nearest position on the grid.
    #[must_use]
    pub fn of(at: LonLat) -> Self {
        Self {
            lon: rounded(at.lon),
            lat: rounded(at.lat),
        }
    }

    /// Whether there is such a position.
    #[must_use]
    pub fn is_on_earth(self) -> bool {
        self.lon.unsigned_abs() <= 180_00000 && self.lat.unsigned_abs() <= 90_00000
    }

    /// The position in degrees.
    #[must_use]
    pub fn lon_lat(self) -> LonLat {
        LonLat {
            lon: f64::from(self.lon) / 1e5,
            lat: f64::from(self.lat) / 1e5,
        }
    }
}

/// A float that is no degree at all becomes the nearest whole number or zero.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn rounded(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}
