//! Where things are: projection, administrative regions, clustering on a grid.
//!
//! Two kinds of coordinates meet here. [`LonLat`] is a place on the earth in
//! degrees; [`World`] is the same place on the flat map, the unit square of Web
//! Mercator. Data carries the first, and everything that draws, searches or
//! clusters uses the second, projected once.
//!
//! Deliberately absent: drawing, files, network.
#![forbid(unsafe_code)]

mod bands;
mod bbox;
mod cluster;
mod distance;
mod gazetteer;
mod meets;
mod outline;
mod projection;
mod regions;
mod scale_bar;
mod sido;
mod spread;
mod topology;
mod view;

pub use bbox::BBox;
pub use cluster::{Cluster, Clusterer, Grid};
pub use distance::distance_m;
pub use gazetteer::{Emd, Gazetteer};
pub use outline::Outline;
pub use projection::{LonLat, MAX_LATITUDE, World};
pub use regions::Regions;
pub use scale_bar::scale_bar;
pub use sido::Sido;
pub use spread::spread;
pub use topology::{Region, Topology, TopologyError};
pub use view::{Px, View};
