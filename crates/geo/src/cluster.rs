//! Clustering on a grid: points that fall into one cell are shown as one.
//!
//! The grid lies on the world, not on the window, and its cells keep their size
//! between two whole zooms: panning never regroups the points, and zooming only
//! at each whole step.

use crate::{BBox, View, World};

/// How points are grouped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Edge of a cell in CSS pixels at a whole zoom; up to twice that just
    /// before the next.
    pub cell_px: f64,
    /// From this zoom on only points on the very same spot are grouped.
    pub single_zoom: f64,
}

/// A group of points, or a single one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cluster<const N: usize> {
    /// The mean place of its points.
    pub at: World,
    /// Number of points.
    pub total: u32,
    /// Number of points by class; adds up to `total`.
    pub counts: [u32; N],
    start: usize,
}

/// Groups points, keeping its buffers from frame to frame.
///
/// `N` is the number of classes.
#[derive(Debug)]
pub struct Clusterer<const N: usize> {
    /// Points in view as (cell, point), then sorted by cell.
    placed: Vec<(Key, u32)>,
    members: Vec<u32>,
    clusters: Vec<Cluster<N>>,
}

/// What brings points together: a cell's row and column, or a spot's bits.
type Key = (u64, u64);

impl<const N: usize> Default for Clusterer<N> {
    fn default() -> Self {
        Self {
            placed: Vec::new(),
            members: Vec::new(),
            clusters: Vec::new(),
        }
    }
}

impl<const N: usize> Clusterer<N> {
    /// Groups the points that `keep` admits (asked by index) and whose cell
    /// meets the window, and returns the groups from north to south.
    ///
    /// `classes` runs beside `points`; a class of `N` or more, or none, counts
    /// as the last one. A cell at the window's edge is taken whole, so that a cluster
    /// does not change while it is dragged in or out.
    pub fn update(
        &mut self,
        points: &[World],
        classes: &[u8],
        keep: impl Fn(usize) -> bool,
        view: &View,
        grid: &Grid,
    ) -> &[Cluster<N>] {
        self.place(points, keep, view, grid);
        self.placed.sort_unstable();
        self.gather(points, classes);
        &self.clusters
    }

    /// The groups of the last [`update`](Self::update).
    #[must_use]
    pub fn clusters(&self) -> &[Cluster<N>] {
        &self.clusters
    }

    /// The indices of a cluster's points, ascending.
    #[must_use]
    pub fn members(&self, cluster: &Cluster<N>) -> &[u32] {
        let end = cluster.start + cluster.total as usize;
        self.members.get(cluster.start..end).unwrap_or_default()
    }

    /// Notes for each point in view where it belongs.
    fn place(&mut self, points: &[World], keep: impl Fn(usize) -> bool, view: &View, grid: &Grid) {
        let cells = Cells::new(view, grid);
        let (first, last) = cells.seen_in(view);
        let single = view.zoom >= grid.single_zoom;
        self.placed.clear();
        for (index, point) in (0u32..).zip(points) {
            let cell = cells.cell_of(*point);
            let seen = (first.0..=last.0).contains(&cell.0) && (first.1..=last.1).contains(&cell.1);
            if seen && keep(index as usize) {
                let spot = (point.y.to_bits(), point.x.to_bits());
                self.placed.push((if single { spot } else { cell }, index));
            }
        }
    }

    /// Turns each run of equal keys into a cluster.
    fn gather(&mut self, points: &[World], classes: &[u8]) {
        self.members.clear();
        self.clusters.clear();
        for group in self.placed.chunk_by(|a, b| a.0 == b.0) {
            let start = self.members.len();
            let mut counts = [0; N];
            let (mut x, mut y, mut total) = (0.0, 0.0, 0u32);
            for &(_, index) in group {
                let (Some(point), class) = (
                    points.get(index as usize),
                    classes.get(index as usize).copied().unwrap_or(u8::MAX),
                ) else {
                    continue;
                };
                if let Some(count) = counts.get_mut(usize::from(class).min(N.saturating_sub(1))) {
                    *count += 1;
                }
                x += point.x;
                y += point.y;
                total += 1;
                self.members.push(index);
            }
            let count = f64::from(total);
            self.clusters.push(Cluster {
                at: World {
                    x: x / count,
                    y: y / count,
                },
                total,
                counts,
                start,
            });
        }
    }
}

/// The grid at one whole zoom.
struct Cells {
    /// Cells along one world unit.
    per_unit: f64,
}

impl Cells {
    fn new(view: &View, grid: &Grid) -> Self {
        let step = View {
            zoom: view.zoom.floor(),
            ..*view
        };
        Self {
            per_unit: step.scale() / grid.cell_px.max(1.0),
        }
    }

    /// The cell's row, then its column, so that cells sort from north to south.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the world starts at 0, and the cast saturates"
    )]
    fn cell_of(&self, point: World) -> Key {
        (
            (point.y * self.per_unit).floor() as u64,
            (point.x * self.per_unit).floor() as u64,
        )
    }

    /// The first and the last cell of the rectangle of cells that the window meets.
    fn seen_in(&self, view: &View) -> (Key, Key) {
        let BBox { min, max } = view.bbox();
        (self.cell_of(min), self.cell_of(max))
    }
}

#[cfg(test)]
mod tests;
