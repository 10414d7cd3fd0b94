//! Where things are: projection, administrative regions, clustering on a grid.
//!
//! Deliberately absent: drawing, files, network.
#![forbid(unsafe_code)]

/// A place on the WGS84 ellipsoid, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    /// Longitude, east positive.
    pub lon: f64,
    /// Latitude, north positive.
    pub lat: f64,
}
