//! Distance on the ground.

use crate::LonLat;

/// The earth's mean radius (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Great-circle distance in metres (haversine); within 0.5 % of the ellipsoid's.
#[must_use]
pub fn distance_m(a: LonLat, b: LonLat) -> f64 {
    let sin2 = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let h = sin2(b.lat - a.lat)
        + a.lat.to_radians().cos() * b.lat.to_radians().cos() * sin2(b.lon - a.lon);
    2.0 * EARTH_RADIUS_M * h.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEOUL: LonLat = LonLat {
        lon: 126.978,
        lat: 37.5665,
    };
    const BUSAN: LonLat = LonLat {
        lon: 129.0756,
        lat: 35.1796,
    };

    #[test]
    fn seoul_to_busan_is_325_km() {
        let distance = distance_m(SEOUL, BUSAN);
        assert!((distance - 325_000.0).abs() < 1_500.0, "{distance}");
    }

    proptest! {
        #[test]
        fn is_symmetric_and_zero_at_home(
            lon in 124.0..132.0f64, lat in 33.0..39.0f64,
            lon2 in 124.0..132.0f64, lat2 in 33.0..39.0f64,
        ) {
            let (a, b) = (LonLat { lon, lat }, LonLat { lon: lon2, lat: lat2 });
            prop_assert!((distance_m(a, b) - distance_m(b, a)).abs() < 1e-6);
            prop_assert!(distance_m(a, a).abs() < 1e-6);
        }

        /// The map's own scale and the great circle agree for short ways.
        #[test]
        fn agrees_with_the_projection_nearby(
            lon in 124.0..132.0f64, lat in 33.0..39.0f64,
            dx in -0.01..0.01f64, dy in -0.01..0.01f64,
        ) {
            let (a, b) = (LonLat { lon, lat }, LonLat { lon: lon + dx, lat: lat + dy });
            let (p, q) = (a.project(), b.project());
            let flat = (p.x - q.x).hypot(p.y - q.y) * p.metres_per_unit();
            prop_assert!((flat - distance_m(a, b)).abs() <= 0.005 * flat + 0.01);
        }
    }
}
