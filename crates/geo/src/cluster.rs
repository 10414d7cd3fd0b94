//! Clustering on a grid: points that fall into one cell are shown as one.
//!
//! The grid lies on the world, not on the window, and its cells keep their size
//! between two whole zooms: panning never regroups the points, and zooming only
//! at each whole step.

use std::ops::RangeInclusive;

use crate::{BBox, View, World};

/// Cells are no smaller, so that their number stays small.
const MIN_CELL_PX: f64 = 4.0;

/// How points are grouped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Edge of a cell in CSS pixels at a whole zoom, at least 4; up to twice
    /// that just before the next.
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
    /// Points in view with their cells.
    placed: Vec<(u32, u32)>,
    members: Vec<u32>,
    clusters: Vec<Cluster<N>>,
}

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
        let spot = |index: u32| points.get(index as usize).map(|point| spot(*point));
        if view.zoom >= grid.single_zoom {
            self.placed
                .sort_unstable_by_key(|(_, index)| (spot(*index), *index));
            self.gather(points, classes, |a, b| spot(a.1) == spot(b.1));
        } else {
            self.placed.sort_unstable();
            self.gather(points, classes, |a, b| a.0 == b.0);
        }
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

    /// Notes for each point in view in which cell it lies.
    fn place(&mut self, points: &[World], keep: impl Fn(usize) -> bool, view: &View, grid: &Grid) {
        let cells = Cells::seen_in(view, grid);
        self.placed.clear();
        for (index, point) in (0u32..).zip(points) {
            if let Some(cell) = cells.number_of(*point)
                && keep(index as usize)
            {
                self.placed.push((cell, index));
            }
        }
    }

    /// Turns each run of placed points that belong together into a cluster.
    fn gather(
        &mut self,
        points: &[World],
        classes: &[u8],
        together: impl Fn(&(u32, u32), &(u32, u32)) -> bool,
    ) {
        self.members.clear();
        self.clusters.clear();
        for group in self.placed.chunk_by(together) {
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

/// What is equal for points on the very same spot, in order from north to south.
fn spot(point: World) -> (u64, u64) {
    (point.y.to_bits(), point.x.to_bits())
}

/// The rectangle of cells that a window meets.
struct Cells {
    /// Cells along one world unit.
    per_unit: f64,
    rows: RangeInclusive<u32>,
    columns: RangeInclusive<u32>,
}

impl Cells {
    fn seen_in(view: &View, grid: &Grid) -> Self {
        let step = View {
            zoom: view.zoom.floor(),
            ..*view
        };
        let per_unit = step.scale() / grid.cell_px.max(MIN_CELL_PX);
        let BBox { min, max } = view.bbox();
        Self {
            per_unit,
            rows: cell(min.y, per_unit)..=cell(max.y, per_unit),
            columns: cell(min.x, per_unit)..=cell(max.x, per_unit),
        }
    }

    /// The number of the point's cell, counted row by row from the north-west;
    /// none when the window does not meet it.
    fn number_of(&self, point: World) -> Option<u32> {
        let row = cell(point.y, self.per_unit);
        let column = cell(point.x, self.per_unit);
        if !self.rows.contains(&row) || !self.columns.contains(&column) {
            return None;
        }
        let width = self.columns.end() - self.columns.start() + 1;
        let before = (row - self.rows.start()).saturating_mul(width);
        Some(before.saturating_add(column - self.columns.start()))
    }
}

/// The row or column of a place.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the world starts at 0, and the cast saturates"
)]
fn cell(place: f64, per_unit: f64) -> u32 {
    (place * per_unit) as u32
}

#[cfg(test)]
mod tests;
