//! The grid all work happens on: cells of some 28 m, their corners the only
//! places where a border can bend.

/// Width of a cell in degrees of longitude.
pub const CELL_LON: f64 = 0.000_3;
/// Height of a cell in degrees of latitude.
pub const CELL_LAT: f64 = 0.000_25;
/// West edge of column 0.
pub const WEST: f64 = 124.5;
/// South edge of row 0.
pub const SOUTH: f64 = 33.0;
/// Columns; the grid ends at 132° east.
pub const WIDTH: u16 = 25_000;
/// Rows; the grid ends at 39° north.
pub const HEIGHT: u16 = 24_000;

const METRES_PER_DEGREE: f64 = 111_195.0;

/// A corner of cells: column and row of the cell north-east of it.
pub type Corner = (u16, u16);

/// Area of a cell of the row in km².
pub fn cell_km2(row: usize) -> f64 {
    let lat = SOUTH + (row as f64 + 0.5) * CELL_LAT;
    let km_per_degree = METRES_PER_DEGREE / 1_000.0;
    CELL_LON * CELL_LAT * km_per_degree * km_per_degree * lat.to_radians().cos()
}

/// A place in cells from the grid's south-western corner.
pub fn to_cells([lon, lat]: [f64; 2]) -> [f64; 2] {
    [(lon - WEST) / CELL_LON, (lat - SOUTH) / CELL_LAT]
}
