//! Connected cells: which runs of a raster hang together by their sides.

use super::grid;
use super::raster::{Label, NOBODY, Raster, Run};

/// A raster's runs, sorted into connected pieces.
pub struct Components {
    /// The piece of each run, row by row.
    pub of_run: Vec<Vec<usize>>,
    /// Each piece's area in km².
    pub area_km2: Vec<f64>,
    /// The owner of each piece's first cell: of all its cells, where pieces
    /// join equal owners only.
    pub label: Vec<Label>,
}

impl Components {
    /// Joins cells side by side whose owners `joined` accepts.
    pub fn new(raster: &Raster, joined: impl Fn(Label, Label) -> bool) -> Self {
        let mut sets = Sets::default();
        let mut of_run: Vec<Vec<usize>> = Vec::with_capacity(raster.rows.len());
        let mut below: (&[Run], &[usize]) = (&[], &[]);
        for runs in &raster.rows {
            let mut sets_of_row: Vec<usize> = Vec::with_capacity(runs.len());
            for (index, run) in runs.iter().enumerate() {
                let west = index.checked_sub(1).and_then(|west| runs.get(west));
                let set = match (west, sets_of_row.last()) {
                    (Some(west), Some(set)) if joined(west.label, run.label) => *set,
                    _ => sets.add(),
                };
                sets_of_row.push(set);
            }
            for (south, north, _) in overlaps(below.0, runs) {
                if let (Some(a), Some(b)) = (below.0.get(south), runs.get(north))
                    && joined(a.label, b.label)
                    && let (Some(a), Some(b)) = (below.1.get(south), sets_of_row.get(north))
                {
                    sets.join(*a, *b);
                }
            }
            of_run.push(sets_of_row);
            below = (runs, of_run.last().map_or(&[], Vec::as_slice));
        }
        Self::measured(raster, of_run, &sets)
    }

    fn measured(raster: &Raster, mut of_run: Vec<Vec<usize>>, sets: &Sets) -> Self {
        let mut area_km2 = vec![0.0; sets.parent.len()];
        let mut label = vec![NOBODY; sets.parent.len()];
        for (row, (runs, pieces)) in raster.rows.iter().zip(&mut of_run).enumerate() {
            for (run, piece) in runs.iter().zip(pieces) {
                *piece = sets.root(*piece);
                if let (Some(area), Some(label)) = (area_km2.get_mut(*piece), label.get_mut(*piece))
                {
                    if *area == 0.0 {
                        *label = run.label;
                    }
                    *area += f64::from(run.end - run.start) * grid::cell_km2(row);
                }
            }
        }
        Self {
            of_run,
            area_km2,
            label,
        }
    }

    /// A piece's area in km².
    pub fn area(&self, piece: usize) -> f64 {
        self.area_km2.get(piece).copied().unwrap_or_default()
    }

    /// The largest piece of each owner below `labels`.
    pub fn largest(&self, labels: usize) -> Vec<Option<usize>> {
        let mut largest: Vec<Option<usize>> = vec![None; labels];
        for (piece, (area, label)) in self.area_km2.iter().zip(&self.label).enumerate() {
            if let Some(best) = largest.get_mut(usize::from(*label))
                && best.is_none_or(|best| self.area(best) < *area)
            {
                *best = Some(piece);
            }
        }
        largest
    }
}

/// Pairs of runs of two rows that share columns: (index in the first, index in
/// the second, number of columns).
pub fn overlaps<'a>(
    first: &'a [Run],
    second: &'a [Run],
) -> impl Iterator<Item = (usize, usize, u16)> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        let (a, b) = (first.get(i)?, second.get(j)?);
        let pair = (i, j, a.end.min(b.end) - a.start.max(b.start));
        if a.end <= b.end {
            i += 1;
        }
        if b.end <= a.end {
            j += 1;
        }
        Some(pair)
    })
}

/// Disjoint sets.
#[derive(Default)]
struct Sets {
    /// A lower member of the same set, or the member itself if it is the lowest.
    parent: Vec<usize>,
}

impl Sets {
    fn add(&mut self) -> usize {
        self.parent.push(self.parent.len());
        self.parent.len() - 1
    }

    fn root(&self, mut member: usize) -> usize {
        while let Some(parent) = self.parent.get(member)
            && *parent != member
        {
            member = *parent;
        }
        member
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a_root, b_root) = (self.root(a), self.root(b));
        let root = a_root.min(b_root);
        for member in [a, b, a_root, b_root] {
            if let Some(parent) = self.parent.get_mut(member) {
                *parent = root;
            }
        }
    }
}
