//! Regions as polygons: rings of arcs, counterclockwise around land and
//! clockwise around holes, as RFC 7946 has it.

use super::grid::Corner;
use super::raster::Label;
use super::trace::{Arc, Step};
use std::collections::BTreeMap;

/// Numbers of arcs in the order they are walked; `!n` is arc `n` backwards.
pub type Ring = Vec<i32>;

/// Outer ring first, then its holes.
pub type Polygon = Vec<Ring>;

/// The polygons of every region that `owner` names for some number.
pub fn polygons<K: Ord + Copy>(
    arcs: &[Arc],
    owner: impl Fn(Label) -> Option<K>,
) -> BTreeMap<K, Vec<Polygon>> {
    let mut sides = BTreeMap::new();
    for (number, arc) in (0i32..).zip(arcs) {
        let (left, right) = (owner(arc.left), owner(arc.right));
        if left == right {
            continue;
        }
        if let Some(left) = left {
            insert(&mut sides, left, Side::forward(arc, number));
        }
        if let Some(right) = right {
            insert(&mut sides, right, Side::backward(arc, number));
        }
    }
    sides
        .into_iter()
        .map(|(key, sides)| (key, assemble(arcs, rings(sides))))
        .collect()
}

type Sides = BTreeMap<(Corner, Step), Side>;

fn insert<K: Ord>(sides: &mut BTreeMap<K, Sides>, key: K, side: Side) {
    sides
        .entry(key)
        .or_default()
        .insert((side.start, side.first), side);
}

/// An arc walked with its region on the left.
struct Side {
    number: i32,
    start: Corner,
    end: Corner,
    first: Step,
    last: Step,
}

impl Side {
    fn forward(arc: &Arc, number: i32) -> Self {
        Self {
            number,
            start: arc.start(),
            end: arc.end(),
            first: arc.first,
            last: arc.last,
        }
    }

    fn backward(arc: &Arc, number: i32) -> Self {
        Self {
            number: !number,
            start: arc.end(),
            end: arc.start(),
            first: arc.last.back(),
            last: arc.first.back(),
        }
    }
}

/// Chains one region's sides into rings. Where a region touches itself at a
/// corner, the sharpest left turn keeps the ring around the same cells.
fn rings(mut sides: Sides) -> Vec<Ring> {
    let mut rings = Vec::new();
    while let Some((_, first)) = sides.pop_first() {
        let (start, mut end, mut last) = (first.start, first.end, first.last);
        let mut ring = vec![first.number];
        loop {
            let left = last.left();
            // Back at the start, the first side may be the one to continue with.
            let next = [left, last, left.back()]
                .into_iter()
                .find(|step| {
                    (end, *step) == (start, first.first) || sides.contains_key(&(end, *step))
                })
                .and_then(|step| sides.remove(&(end, step)));
            let Some(next) = next else {
                break;
            };
            ring.push(next.number);
            (end, last) = (next.end, next.last);
        }
        rings.push(ring);
    }
    rings
}

/// Puts each hole into the smallest outer ring around it.
fn assemble(arcs: &[Arc], rings: Vec<Ring>) -> Vec<Polygon> {
    let shapes = rings.into_iter().map(|ring| {
        let points = points_of(arcs, &ring);
        (twice_area(&points), points, ring)
    });
    let (mut outer, holes): (Vec<_>, Vec<_>) = shapes.partition(|(area, ..)| *area > 0);
    outer.sort_by_key(|(area, ..)| *area);
    let mut polygons: Vec<Polygon> = outer.iter().map(|(.., ring)| vec![ring.clone()]).collect();
    for (_, points, ring) in holes {
        let home = outer
            .iter()
            .position(|(_, outer, _)| surrounds(outer, &points));
        if let Some(polygon) = home.and_then(|home| polygons.get_mut(home)) {
            polygon.push(ring);
        }
    }
    // The largest part first.
    polygons.reverse();
    polygons
}

/// A ring's corners; the last is the first.
pub fn points_of(arcs: &[Arc], ring: &Ring) -> Vec<Corner> {
    let mut points: Vec<Corner> = Vec::new();
    for number in ring {
        let index = usize::try_from((*number).max(!*number)).unwrap_or(usize::MAX);
        let Some(arc) = arcs.get(index) else {
            continue;
        };
        points.pop();
        if *number < 0 {
            points.extend(arc.points.iter().rev());
        } else {
            points.extend(&arc.points);
        }
    }
    points
}

/// Twice the signed area in cells; positive when counterclockwise.
pub fn twice_area(points: &[Corner]) -> i64 {
    let edges = points.iter().zip(points.iter().skip(1));
    edges
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

/// Whether the middle of the hole's first edge lies in the ring.
fn surrounds(ring: &[Corner], hole: &[Corner]) -> bool {
    let [a, b, ..] = hole else {
        return false;
    };
    let twice = |corner: &Corner| (i64::from(corner.0) * 2, i64::from(corner.1) * 2);
    let (x, y) = (
        i64::from(a.0) + i64::from(b.0),
        i64::from(a.1) + i64::from(b.1),
    );
    let crossings = ring.iter().zip(ring.iter().skip(1)).filter(|(a, b)| {
        let ((ax, ay), (bx, by)) = (twice(a), twice(b));
        let (rise, run) = (by - ay, bx - ax);
        (ay > y) != (by > y) && ((x - ax) * rise < (y - ay) * run) == (rise > 0)
    });
    crossings.count() % 2 == 1
}
