//! Borders traced from a raster: arcs from junction to junction, each with the
//! regions on its two sides.

use super::components::overlaps;
use super::grid::{Corner, WIDTH};
use super::raster::{Label, Raster};

/// A step from one cell corner to the next; its value is its bit in a corner's mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Along a cell's south side.
    East,
    /// Along a cell's west side.
    North,
    /// Back along a cell's south side.
    West,
    /// Back along a cell's west side.
    South,
}

/// A border between two regions, or between one and the sea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arc {
    /// Its corners; a closed arc ends where it starts.
    pub points: Vec<Corner>,
    /// Owner on the left of its direction.
    pub left: Label,
    /// Owner on the right.
    pub right: Label,
    /// Its first step, which survives simplification.
    pub first: Step,
    /// Its last step.
    pub last: Step,
}

impl Arc {
    /// Where it starts.
    pub fn start(&self) -> Corner {
        self.points.first().copied().unwrap_or_default()
    }

    /// Where it ends.
    pub fn end(&self) -> Corner {
        self.points.last().copied().unwrap_or_default()
    }

    /// The same border walked the other way.
    pub fn reversed(mut self) -> Arc {
        self.points.reverse();
        Arc {
            points: self.points,
            left: self.right,
            right: self.left,
            first: self.last.back(),
            last: self.first.back(),
        }
    }
}

impl Step {
    /// All four, counterclockwise.
    pub const ALL: [Step; 4] = [Step::East, Step::North, Step::West, Step::South];

    /// The step that undoes this one.
    pub fn back(self) -> Step {
        self.left().left()
    }

    /// The step a quarter turn to the left.
    pub fn left(self) -> Step {
        match self {
            Step::East => Step::North,
            Step::North => Step::West,
            Step::West => Step::South,
            Step::South => Step::East,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }

    fn from(self, (x, y): Corner) -> Corner {
        match self {
            Step::East => (x + 1, y),
            Step::North => (x, y + 1),
            Step::West => (x - 1, y),
            Step::South => (x, y - 1),
        }
    }
}

/// Traces every border once; junctions first, then closed lines, each from south
/// to north and west to east.
pub fn trace(raster: &Raster) -> Vec<Arc> {
    let mut corners = Corners::new(raster);
    let mut arcs = Vec::new();
    for junctions in [true, false] {
        for corner in corners.all() {
            for step in Step::ALL {
                let starts_here = corners.is_junction(corner) == junctions;
                if starts_here && corners.take(corner, step) {
                    arcs.push(follow(raster, &mut corners, corner, step));
                }
            }
        }
    }
    arcs
}

fn follow(raster: &Raster, corners: &mut Corners, start: Corner, first: Step) -> Arc {
    let (left, right) = sides(raster, start, first);
    let mut points = vec![start];
    let (mut at, mut step) = (first.from(start), first);
    corners.take(at, first.back());
    while at != start && !corners.is_junction(at) {
        let Some(next) = Step::ALL.into_iter().find(|next| corners.take(at, *next)) else {
            break;
        };
        if next != step {
            points.push(at);
        }
        step = next;
        at = step.from(at);
        corners.take(at, step.back());
    }
    points.push(at);
    Arc {
        points,
        left,
        right,
        first,
        last: step,
    }
}

/// The owners left and right of a step.
fn sides(raster: &Raster, (x, y): Corner, step: Step) -> (Label, Label) {
    let (x, y) = (usize::from(x), usize::from(y));
    let north_east = raster.label_at(x, y);
    let north_west = raster.label_at(x - 1, y);
    let south_west = raster.label_at(x - 1, y - 1);
    let south_east = raster.label_at(x, y - 1);
    match step {
        Step::East => (north_east, south_east),
        Step::North => (north_west, north_east),
        Step::West => (south_west, north_west),
        Step::South => (south_east, south_west),
    }
}

/// The corners that lie on a border, with the steps that lead along one.
struct Corners {
    /// Per row of corners, ascending: column, steps, steps not yet walked.
    rows: Vec<Vec<(u16, u8, u8)>>,
}

impl Corners {
    fn new(raster: &Raster) -> Self {
        let mut rows: Vec<Vec<(u16, u8)>> = vec![Vec::new(); raster.rows.len() + 1];
        for (row, runs) in raster.rows.iter().enumerate() {
            let below = row.checked_sub(1).and_then(|row| raster.rows.get(row));
            for run in runs.iter().filter(|run| run.end < WIDTH) {
                add(&mut rows, row, run.end, Step::North);
                add(&mut rows, row + 1, run.end, Step::South);
            }
            let below = below.map_or(&[][..], Vec::as_slice);
            for (south, north, length) in overlaps(below, runs) {
                if let (Some(south), Some(north)) = (below.get(south), runs.get(north))
                    && south.label != north.label
                {
                    let start = south.start.max(north.start);
                    for x in start..start + length {
                        add(&mut rows, row, x, Step::East);
                        add(&mut rows, row, x + 1, Step::West);
                    }
                }
            }
        }
        let rows = rows.into_iter().map(merge).collect();
        Self { rows }
    }

    fn all(&self) -> Vec<Corner> {
        (0u16..)
            .zip(&self.rows)
            .flat_map(|(y, row)| row.iter().map(move |(x, ..)| (*x, y)))
            .collect()
    }

    fn is_junction(&self, (x, y): Corner) -> bool {
        self.rows
            .get(usize::from(y))
            .and_then(|row| row.get(row.binary_search_by_key(&x, |corner| corner.0).ok()?))
            .is_some_and(|(_, steps, _)| steps.count_ones() != 2)
    }

    /// Marks a step as walked; says whether it was there and unwalked.
    fn take(&mut self, (x, y): Corner, step: Step) -> bool {
        let Some(row) = self.rows.get_mut(usize::from(y)) else {
            return false;
        };
        let Ok(index) = row.binary_search_by_key(&x, |corner| corner.0) else {
            return false;
        };
        let Some((_, _, left)) = row.get_mut(index) else {
            return false;
        };
        let was_left = *left & step.bit() != 0;
        *left &= !step.bit();
        was_left
    }
}

fn add(rows: &mut [Vec<(u16, u8)>], y: usize, x: u16, step: Step) {
    if let Some(row) = rows.get_mut(y) {
        row.push((x, step.bit()));
    }
}

/// One entry per corner, with all its steps.
fn merge(mut steps: Vec<(u16, u8)>) -> Vec<(u16, u8, u8)> {
    steps.sort_unstable();
    steps
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|corner| {
            let mask = corner.iter().fold(0, |mask, (_, bit)| mask | bit);
            corner.first().map(|(x, _)| (*x, mask, mask))
        })
        .collect()
}
