//! Visvalingam's simplification of arcs that share a plane.
//!
//! The corner whose triangle with its two neighbours is smallest goes first. A
//! corner stays when another one lies in that triangle, or when the new edge
//! exists already: so borders never cross, no region vanishes, and neighbours,
//! who own one arc together, never part.

use super::grid::Corner;
use super::trace::Arc;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::ops::Range;

/// Columns and rows of cells in one bucket of the index.
const BUCKET: u16 = 16;

/// Removes corners whose triangle has less than half of `twice_area` cells.
/// Ends of arcs stay.
pub fn simplify(arcs: &mut [Arc], twice_area: i64) {
    let mut plane = Plane::new(arcs);
    // A corner that was in another's way may have gone: try again.
    while sweep(&mut plane, twice_area) > 0 {}
    for (arc, vertices) in arcs.iter_mut().zip(plane.arcs.clone()) {
        let left = plane.vertices.get(vertices).into_iter().flatten();
        arc.points = left
            .filter(|vertex| !vertex.gone)
            .map(|vertex| vertex.at)
            .collect();
    }
}

/// Goes once through all corners; says how many went.
fn sweep(plane: &mut Plane, twice_area: i64) -> usize {
    let mut queue: BinaryHeap<_> = (0..plane.vertices.len())
        .filter_map(|index| Some(Reverse((plane.weight(index)?, index))))
        .collect();
    let mut gone = 0;
    while let Some(Reverse((weight, index))) = queue.pop() {
        if weight >= twice_area {
            break;
        }
        // An entry from before a neighbour went is out of date.
        if plane.weight(index) == Some(weight) && plane.may_go(index) {
            for neighbour in plane.remove(index, weight) {
                queue.extend(
                    plane
                        .weight(neighbour)
                        .map(|weight| Reverse((weight, neighbour))),
                );
            }
            gone += 1;
        }
    }
    gone
}

/// A corner of an arc.
struct Vertex {
    at: Corner,
    /// The corners before and after it on the arc; none at an arc's end.
    links: Option<(usize, usize)>,
    gone: bool,
    /// The weight of what went beside it: no corner weighs less.
    least: i64,
}

/// All arcs' corners, and where they are.
struct Plane {
    vertices: Vec<Vertex>,
    /// Each arc's vertices.
    arcs: Vec<Range<usize>>,
    buckets: HashMap<Corner, Vec<usize>>,
    /// Ends of arcs of a single edge, in ascending order.
    straight: BTreeSet<(Corner, Corner)>,
}

impl Plane {
    fn new(arcs: &[Arc]) -> Self {
        let mut plane = Self {
            vertices: Vec::new(),
            arcs: Vec::new(),
            buckets: HashMap::new(),
            straight: BTreeSet::new(),
        };
        for arc in arcs {
            let start = plane.vertices.len();
            let last = start + arc.points.len().saturating_sub(1);
            for (index, at) in (start..).zip(&arc.points) {
                let inner = index > start && index < last;
                plane.vertices.push(Vertex {
                    at: *at,
                    links: inner.then(|| (index - 1, index + 1)),
                    gone: false,
                    least: 0,
                });
                plane.buckets.entry(bucket(*at)).or_default().push(index);
            }
            plane.arcs.push(start..plane.vertices.len());
            if let [a, b] = arc.points.as_slice() {
                plane.straight.insert(ascending(*a, *b));
            }
        }
        plane
    }

    /// Twice the area of a corner's triangle, or of the largest that went beside
    /// it; none for ends and for what has gone.
    fn weight(&self, index: usize) -> Option<i64> {
        let vertex = self.vertices.get(index)?;
        let [a, b, c] = self.triangle(index)?;
        (!vertex.gone).then(|| cross(a, b, c).abs().max(vertex.least))
    }

    /// A corner between its two neighbours.
    fn triangle(&self, index: usize) -> Option<[Corner; 3]> {
        let vertex = self.vertices.get(index)?;
        let (before, after) = vertex.links?;
        Some([
            self.vertices.get(before)?.at,
            vertex.at,
            self.vertices.get(after)?.at,
        ])
    }

    /// Whether the corner can go without crossing or doubling another border.
    fn may_go(&self, index: usize) -> bool {
        self.triangle(index)
            .is_some_and(|triangle| !self.edge_exists(index) && !self.holds_another(triangle))
    }

    /// Whether the corner's neighbours are neighbours already.
    fn edge_exists(&self, index: usize) -> bool {
        let links = |index: usize| self.vertices.get(index).and_then(|vertex| vertex.links);
        let at = |index: usize| self.vertices.get(index).map(|vertex| vertex.at);
        let Some((before, after)) = links(index) else {
            return true;
        };
        let (Some(a), Some(c)) = (at(before), at(after)) else {
            return true;
        };
        match (links(before), links(after)) {
            (None, None) => a == c || self.straight.contains(&ascending(a, c)),
            (Some((beyond, _)), None) => at(beyond) == Some(c),
            (None, Some((_, beyond))) => at(beyond) == Some(a),
            (Some(_), Some(_)) => false,
        }
    }

    /// Whether a corner other than its own lies in the triangle or on its edge.
    fn holds_another(&self, [a, b, c]: [Corner; 3]) -> bool {
        let (min_x, max_x) = (a.0.min(b.0).min(c.0), a.0.max(b.0).max(c.0));
        let (min_y, max_y) = (a.1.min(b.1).min(c.1), a.1.max(b.1).max(c.1));
        let turn = cross(a, b, c).signum();
        let inside = |p: Corner| {
            (min_x..=max_x).contains(&p.0)
                && (min_y..=max_y).contains(&p.1)
                && ![a, b, c].contains(&p)
                && [(a, b), (b, c), (c, a)]
                    .into_iter()
                    .all(|(from, to)| cross(from, to, p) * turn >= 0)
        };
        let columns = min_x / BUCKET..=max_x / BUCKET;
        columns
            .flat_map(|x| (min_y / BUCKET..=max_y / BUCKET).map(move |y| (x, y)))
            .filter_map(|bucket| self.buckets.get(&bucket))
            .flatten()
            .filter_map(|index| self.vertices.get(*index))
            .any(|vertex| inside(vertex.at))
    }

    /// Takes a corner out and links its neighbours, which it returns.
    fn remove(&mut self, index: usize, weight: i64) -> Vec<usize> {
        let Some(vertex) = self.vertices.get_mut(index) else {
            return Vec::new();
        };
        vertex.gone = true;
        let (at, Some((before, after))) = (vertex.at, vertex.links.take()) else {
            return Vec::new();
        };
        if let Some(indices) = self.buckets.get_mut(&bucket(at)) {
            indices.retain(|other| *other != index);
        }
        let mut ends = Vec::new();
        for (neighbour, link) in [(before, after), (after, before)] {
            let Some(vertex) = self.vertices.get_mut(neighbour) else {
                continue;
            };
            vertex.least = vertex.least.max(weight);
            match &mut vertex.links {
                Some(links) if neighbour == before => links.1 = link,
                Some(links) => links.0 = link,
                None => ends.push(vertex.at),
            }
        }
        if let [a, c] = ends.as_slice() {
            self.straight.insert(ascending(*a, *c));
        }
        vec![before, after]
    }
}

fn bucket((x, y): Corner) -> Corner {
    (x / BUCKET, y / BUCKET)
}

fn ascending(a: Corner, b: Corner) -> (Corner, Corner) {
    (a.min(b), a.max(b))
}

/// Twice the signed area of a triangle; positive when counterclockwise.
fn cross(a: Corner, b: Corner, c: Corner) -> i64 {
    let from_a = |p: Corner| {
        (
            i64::from(p.0) - i64::from(a.0),
            i64::from(p.1) - i64::from(a.1),
        )
    };
    let ((bx, by), (cx, cy)) = (from_a(b), from_a(c));
    bx * cy - cx * by
}
