//! Coarser borders from finer ones: what lies between two regions that become
//! one is dropped, and what meets end to end is joined.

use super::grid::Corner;
use super::raster::Label;
use super::trace::Arc;
use std::collections::BTreeMap;

/// The borders left when each region belongs to `owner` of its number.
pub fn dissolve(arcs: &[Arc], owner: impl Fn(Label) -> Label) -> Vec<Arc> {
    let owned = arcs.iter().map(|arc| Arc {
        left: owner(arc.left),
        right: owner(arc.right),
        ..arc.clone()
    });
    join(owned.filter(|arc| arc.left != arc.right).collect())
}

/// Joins arcs at corners where only two ends meet.
fn join(arcs: Vec<Arc>) -> Vec<Arc> {
    let mut ends = Ends::new(&arcs);
    let mut rest: Vec<Option<Arc>> = arcs.into_iter().map(Some).collect();
    let mut joined = Vec::new();
    for closed in [false, true] {
        for index in 0..rest.len() {
            let start = rest.get_mut(index).and_then(|slot| {
                slot.take_if(|arc| {
                    closed || ends.is_junction(arc.start()) || ends.is_junction(arc.end())
                })
            });
            if let Some(arc) = start {
                let forward = closed || ends.is_junction(arc.start());
                let arc = if forward { arc } else { arc.reversed() };
                joined.push(extend(arc, &mut rest, &mut ends));
            }
        }
    }
    joined
}

/// Appends what follows until the next junction or the arc's own start.
fn extend(mut arc: Arc, rest: &mut [Option<Arc>], ends: &mut Ends) -> Arc {
    while !ends.is_junction(arc.end()) && arc.end() != arc.start() {
        let at = arc.end();
        let Some(next) = ends
            .at(at)
            .iter()
            .find_map(|index| rest.get_mut(*index).and_then(Option::take))
        else {
            break;
        };
        let next = if next.start() == at {
            next
        } else {
            next.reversed()
        };
        arc.points.extend(next.points.iter().skip(1));
        arc.last = next.last;
    }
    arc
}

/// Which arcs end where.
struct Ends(BTreeMap<Corner, Vec<usize>>);

impl Ends {
    fn new(arcs: &[Arc]) -> Self {
        let mut ends: BTreeMap<Corner, Vec<usize>> = BTreeMap::new();
        for (index, arc) in arcs.iter().enumerate() {
            ends.entry(arc.start()).or_default().push(index);
            ends.entry(arc.end()).or_default().push(index);
        }
        Self(ends)
    }

    fn at(&self, corner: Corner) -> &[usize] {
        self.0.get(&corner).map_or(&[], Vec::as_slice)
    }

    fn is_junction(&self, corner: Corner) -> bool {
        self.at(corner).len() != 2
    }
}
