//! Regions painted onto the grid.
//!
//! The source's neighbours were digitised apart: their borders overlap here and
//! leave gaps there. Painted, each cell has one owner, and what is traced from
//! it later fits without either.

use super::grid::{self, HEIGHT, WIDTH};
use super::wkb::Polygon;
use std::ops::Range;

/// Who owns a cell: 0 for nobody (the sea), else a region's number.
pub type Label = u16;

/// The sea, and whatever lies outside.
pub const NOBODY: Label = 0;

/// Neighbouring cells of a row with one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First column.
    pub start: u16,
    /// First column past the run.
    pub end: u16,
    /// The owner of its cells.
    pub label: Label,
}

/// Rows from south to north, each its runs from west to east, the sea included.
pub struct Raster {
    /// One list of runs per row; each covers the row's whole width.
    pub rows: Vec<Vec<Run>>,
}

impl Raster {
    /// Paints shapes, later ones over earlier ones.
    pub fn paint<'a>(shapes: impl Iterator<Item = (Label, &'a [Polygon])>) -> Self {
        let mut spans = vec![Vec::new(); usize::from(HEIGHT)];
        for (label, polygons) in shapes {
            for polygon in polygons {
                for (row, columns) in cells_of(polygon) {
                    if let Some(row) = spans.get_mut(row) {
                        row.push((columns, label));
                    }
                }
            }
        }
        let mut line = Vec::new();
        let rows = spans
            .into_iter()
            .map(|spans| {
                if spans.is_empty() {
                    return sea();
                }
                line.clear();
                line.resize(usize::from(WIDTH), NOBODY);
                for (columns, label) in spans {
                    if let Some(cells) = line.get_mut(columns) {
                        cells.fill(label);
                    }
                }
                runs(&line)
            })
            .collect();
        Self { rows }
    }

    /// Fills unowned stretches of at most `reach` cells between two owned ones,
    /// along rows, then along columns; each half goes to the nearer side.
    pub fn close_gaps(&mut self, reach: usize) {
        let width = usize::from(WIDTH);
        // The owned cell last seen in each column: its row and owner.
        let mut below = vec![(0, NOBODY); width];
        let mut line = Vec::with_capacity(width);
        for row in 0..self.rows.len() {
            if self.rows.get(row) == Some(&sea()) {
                continue;
            }
            self.draw(row, &mut line);
            close_line(&mut line, reach);
            let mut fills = Vec::new();
            for (column, (&label, below)) in line.iter().zip(&mut below).enumerate() {
                if label == NOBODY {
                    continue;
                }
                let (last, owner) = *below;
                let gap = row.saturating_sub(last + 1);
                if owner != NOBODY && (1..=reach).contains(&gap) {
                    fills.extend((1..=gap).map(|step| {
                        let nearer = if step * 2 <= gap { owner } else { label };
                        (last + step, column, nearer)
                    }));
                }
                *below = (row, label);
            }
            self.put(row, &line);
            self.fill_cells(fills);
        }
    }

    /// The owner of a cell.
    pub fn label_at(&self, column: usize, row: usize) -> Label {
        let Some(runs) = self.rows.get(row) else {
            return NOBODY;
        };
        let run = runs.partition_point(|run| usize::from(run.end) <= column);
        runs.get(run).map_or(NOBODY, |run| run.label)
    }

    /// Sets single cells, given as (row, column, owner).
    fn fill_cells(&mut self, mut fills: Vec<(usize, usize, Label)>) {
        fills.sort_unstable();
        let mut line = Vec::new();
        for fills in fills.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(row, ..)) = fills.first() else {
                continue;
            };
            self.draw(row, &mut line);
            for &(_, column, label) in fills {
                if let Some(cell) = line.get_mut(column) {
                    *cell = label;
                }
            }
            self.put(row, &line);
        }
    }

    /// Writes a row's owners cell by cell into `line`.
    fn draw(&self, row: usize, line: &mut Vec<Label>) {
        line.clear();
        for run in self.rows.get(row).into_iter().flatten() {
            line.resize(usize::from(run.end), run.label);
        }
    }

    fn put(&mut self, row: usize, line: &[Label]) {
        if let Some(slot) = self.rows.get_mut(row) {
            *slot = runs(line);
        }
    }
}

/// A row that nobody owns.
fn sea() -> Vec<Run> {
    vec![Run {
        start: 0,
        end: WIDTH,
        label: NOBODY,
    }]
}

/// Groups a line's cells into runs.
pub fn runs(line: &[Label]) -> Vec<Run> {
    let mut start = 0;
    line.chunk_by(|a, b| a == b)
        .filter_map(|cells| {
            let end = start + u16::try_from(cells.len()).ok()?;
            let run = Run {
                start,
                end,
                label: *cells.first()?,
            };
            start = end;
            Some(run)
        })
        .collect()
}

fn close_line(line: &mut [Label], reach: usize) {
    let gaps: Vec<(Label, Run, Label)> = runs(line)
        .windows(3)
        .filter_map(|runs| match runs {
            [west, gap, east] if gap.label == NOBODY => Some((west.label, *gap, east.label)),
            _ => None,
        })
        .collect();
    for (west, gap, east) in gaps {
        let (start, end) = (usize::from(gap.start), usize::from(gap.end));
        if end - start <= reach {
            let middle = start.midpoint(end);
            line.get_mut(start..middle)
                .into_iter()
                .for_each(|cells| cells.fill(west));
            line.get_mut(middle..end)
                .into_iter()
                .for_each(|cells| cells.fill(east));
        }
    }
}

/// The cells whose middle lies in the polygon (even-odd), as (row, columns).
fn cells_of(polygon: &Polygon) -> Vec<(usize, Range<usize>)> {
    let mut crossings: Vec<(usize, f64)> = Vec::new();
    for ring in polygon {
        for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
            let ([ax, ay], [bx, by]) = (grid::to_cells(*a), grid::to_cells(*b));
            for row in middles_between(ay.min(by), ay.max(by)) {
                let share = (row as f64 + 0.5 - ay) / (by - ay);
                crossings.push((row, ax + share * (bx - ax)));
            }
        }
    }
    crossings.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    crossings
        .chunks_exact(2)
        .filter_map(|pair| match pair {
            [(row, west), (_, east)] => Some((*row, middles_between(*west, *east))),
            _ => None,
        })
        .collect()
}

/// The cells along one axis whose middle lies between two places.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates at the grid's edge"
)]
fn middles_between(from: f64, to: f64) -> Range<usize> {
    (from - 0.5).ceil() as usize..(to - 0.5).ceil() as usize
}
