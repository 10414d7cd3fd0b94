//! Taiwan's `points.json`: a GeoJSON feature is outlet and stock in one.
//!
//! The class of a count follows the thresholds of the Korean API for both products:
//! 100, 30 and 2.

mod counties;
mod row;

pub use counties::County;
pub(super) use row::{PointRow, code_of};
