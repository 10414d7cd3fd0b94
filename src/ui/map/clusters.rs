//! The clusters in and around the window, kept from frame to frame.
//!
//! While the map is dragged they stay as they are; they are made anew when a whole
//! zoom step is passed, when the points change, or when the window leaves the part of
//! the world that they were made for.

use madang_geo::{BBox, Cluster, Clusterer, Grid, View, World};

/// From this zoom on points stand alone.
pub(super) const SINGLE_ZOOM: f64 = 15.0;
/// Edge of a cell in CSS pixels at a whole zoom.
const CELL_PX: f64 = 64.0;
/// The part of the world that clusters are made for, in windows.
const AROUND: f64 = 2.0;

/// Clusters of points of `N` classes.
#[derive(Default)]
pub(super) struct Clusters<const N: usize> {
    clusterer: Clusterer<N>,
    made_for: Option<MadeFor>,
}

/// What clusters hold for.
struct MadeFor {
    area: BBox,
    /// Whole zoom step.
    step: f64,
    scale: f64,
}

impl<const N: usize> Clusters<N> {
    /// The points are others now.
    pub fn forget(&mut self) {
        self.made_for = None;
    }

    /// Makes the clusters of what `view` shows, unless they are here.
    pub fn update(&mut self, points: &[World], classes: &[u8], view: &View, scale: f64) {
        let step = view.zoom.floor();
        let here = self.made_for.as_ref().is_some_and(|made| {
            made.step == step && made.scale == scale && made.area.holds(&view.bbox())
        });
        if here {
            return;
        }
        let wide = View {
            width_px: view.width_px * AROUND,
            height_px: view.height_px * AROUND,
            ..*view
        };
        let grid = Grid {
            cell_px: CELL_PX * scale,
            single_zoom: SINGLE_ZOOM,
        };
        self.clusterer
            .update(points, classes, |_| true, &wide, &grid);
        self.made_for = Some(MadeFor {
            area: wide.bbox(),
            step,
            scale,
        });
    }

    /// All of them, from north to south.
    pub fn all(&self) -> &[Cluster<N>] {
        self.clusterer.clusters()
    }

    /// The indices of a cluster's points.
    pub fn members(&self, cluster: &Cluster<N>) -> &[u32] {
        self.clusterer.members(cluster)
    }
}
