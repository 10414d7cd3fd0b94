//! Web Mercator (EPSG:3857) on the unit square.

use std::f64::consts::{PI, TAU};

/// The latitude, in degrees, at which the square map ends; places beyond it are
/// projected to the map's edge.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Length of the equator on the sphere that Web Mercator projects.
const EQUATOR_M: f64 = TAU * 6_378_137.0;

/// A place on the WGS84 ellipsoid, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    /// Longitude, east positive.
    pub lon: f64,
    /// Latitude, north positive.
    pub lat: f64,
}

/// A place on the flat map: x grows eastwards and y southwards, both from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 at the northern edge ([`MAX_LATITUDE`]), 1 at the southern.
    pub y: f64,
}

impl LonLat {
    /// The place on the flat map.
    #[must_use]
    pub fn project(self) -> World {
        let sin = self
            .lat
            .clamp(-MAX_LATITUDE, MAX_LATITUDE)
            .to_radians()
            .sin();
        World {
            x: self.lon / 360.0 + 0.5,
            y: 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (2.0 * TAU),
        }
    }
}

impl World {
    /// The place on the earth.
    #[must_use]
    pub fn unproject(self) -> LonLat {
        LonLat {
            lon: (self.x - 0.5) * 360.0,
            lat: (PI * (1.0 - 2.0 * self.y)).sinh().atan().to_degrees(),
        }
    }

    /// How many metres on the ground one world unit spans here. Mercator
    /// stretches towards the poles, so this holds only near the place.
    #[must_use]
    pub fn metres_per_unit(self) -> f64 {
        EQUATOR_M / (PI * (1.0 - 2.0 * self.y)).cosh()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_null_island_is_the_centre() {
        let at = LonLat { lon: 0.0, lat: 0.0 }.project();
        assert!((at.x - 0.5).abs() < 1e-15 && (at.y - 0.5).abs() < 1e-15);
    }

    /// The worked example of EPSG guidance note 7-2 for method 1024.
    #[test]
    fn agrees_with_the_epsg_example() {
        let at = LonLat {
            lon: -(100.0 + 20.0 / 60.0),
            lat: 24.0 + 22.0 / 60.0 + 54.433 / 3600.0,
        }
        .project();
        let east_m = (at.x - 0.5) * EQUATOR_M;
        let north_m = (0.5 - at.y) * EQUATOR_M;
        assert!((east_m - -11_169_055.58).abs() < 0.01, "{east_m}");
        assert!((north_m - 2_800_000.0).abs() < 0.01, "{north_m}");
    }

    proptest! {
        #[test]
        fn there_and_back(lon in -180.0..180.0f64, lat in -85.0..85.0f64) {
            let back = LonLat { lon, lat }.project().unproject();
            prop_assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9);
        }

        #[test]
        fn the_map_is_the_unit_square(lon in -180.0..180.0f64, lat in -90.0..90.0f64) {
            let at = LonLat { lon, lat }.project();
            prop_assert!((0.0..=1.0).contains(&at.x));
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&at.y));
        }
    }
}
