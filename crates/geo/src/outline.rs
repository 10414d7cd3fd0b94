//! A region's shape: is a place inside, how far is it, where to write its name.

use crate::{BBox, World};

/// The closed rings of a region, outer ones and holes alike. Inside is what an
/// odd number of rings surrounds.
#[derive(Debug, Clone)]
pub struct Outline {
    rings: Vec<Vec<World>>,
    bbox: BBox,
}

impl Outline {
    /// A shape from rings whose last point is their first.
    #[must_use]
    pub fn new(rings: Vec<Vec<World>>) -> Self {
        let bbox = BBox::around(rings.iter().flatten().copied());
        Self { rings, bbox }
    }

    /// The rings as given.
    #[must_use]
    pub fn rings(&self) -> &[Vec<World>] {
        &self.rings
    }

    /// The smallest box around the shape.
    #[must_use]
    pub fn bbox(&self) -> BBox {
        self.bbox
    }

    /// Whether the place lies inside. A place on a border that two shapes share
    /// lies in exactly one of them.
    #[must_use]
    pub fn contains(&self, place: World) -> bool {
        self.bbox.contains(place)
            && self
                .edges()
                .filter(|(a, b)| is_west_of_edge(place, *a, *b))
                .count()
                % 2
                == 1
    }

    /// Distance from the place to the nearest border in world units; infinite
    /// for an empty shape.
    #[must_use]
    pub fn border_distance(&self, place: World) -> f64 {
        self.edges()
            .map(|(a, b)| distance_to_edge(place, a, b))
            .fold(f64::INFINITY, f64::min)
    }

    /// A place well inside for a label: of the middle of the largest ring and of
    /// the widest spans on a few horizontal lines through it, the one farthest
    /// from any border. None for an empty shape.
    #[must_use]
    pub fn label_point(&self) -> Option<World> {
        const LINES: u32 = 9;
        let largest = self
            .rings
            .iter()
            .max_by(|a, b| area(a).total_cmp(&area(b)))?;
        let around = BBox::around(largest.iter().copied());
        let spans = (0..LINES).filter_map(|line| {
            let share = (f64::from(line) + 0.5) / f64::from(LINES);
            self.widest_span_middle(around.min.y + share * around.height())
        });
        spans
            .chain([around.center()])
            .filter(|place| self.contains(*place))
            .map(|place| (self.border_distance(place), place))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, place)| place)
    }

    /// The middle of the widest stretch inside on the line at `y`.
    fn widest_span_middle(&self, y: f64) -> Option<World> {
        let mut crossings: Vec<f64> = self
            .edges()
            .filter(|(a, b)| (a.y > y) != (b.y > y))
            .map(|(a, b)| crossing_x(y, a, b))
            .collect();
        crossings.sort_unstable_by(f64::total_cmp);
        crossings
            .chunks_exact(2)
            .filter_map(|span| match span {
                [west, east] => Some((east - west, (west + east) / 2.0)),
                _ => None,
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, x)| World { x, y })
    }

    pub(crate) fn edges(&self) -> impl Iterator<Item = (World, World)> + '_ {
        self.rings
            .iter()
            .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().skip(1)))
    }
}

/// Whether a line eastwards from the place crosses the edge.
pub(crate) fn is_west_of_edge(place: World, a: World, b: World) -> bool {
    (a.y > place.y) != (b.y > place.y) && place.x < crossing_x(place.y, a, b)
}

/// Where the edge meets the horizontal line at `y`. Computed from the northern
/// end whichever way the edge runs, so that both owners of a shared border get
/// the same number.
fn crossing_x(y: f64, a: World, b: World) -> f64 {
    let (north, south) = if a.y < b.y { (a, b) } else { (b, a) };
    north.x + (y - north.y) / (south.y - north.y) * (south.x - north.x)
}

fn distance_to_edge(place: World, a: World, b: World) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length2 = dx * dx + dy * dy;
    let along = if length2 > 0.0 {
        (((place.x - a.x) * dx + (place.y - a.y) * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (place.x - a.x - along * dx).hypot(place.y - a.y - along * dy)
}

/// The area a ring surrounds, in square world units.
fn area(ring: &[World]) -> f64 {
    let Some(origin) = ring.first() else {
        return 0.0;
    };
    let twice: f64 = ring
        .iter()
        .zip(ring.iter().skip(1))
        .map(|(a, b)| (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y))
        .sum();
    (twice / 2.0).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<World> {
        points.iter().map(|&(x, y)| World { x, y }).collect()
    }

    fn square(min: f64, max: f64) -> Vec<World> {
        ring(&[(min, min), (max, min), (max, max), (min, max), (min, min)])
    }

    fn horseshoe() -> Outline {
        Outline::new(vec![ring(&[
            (0.0, 0.0),
            (0.9, 0.0),
            (0.9, 0.1),
            (0.1, 0.1),
            (0.1, 0.8),
            (0.9, 0.8),
            (0.9, 0.9),
            (0.0, 0.9),
            (0.0, 0.0),
        ])])
    }

    #[test]
    fn a_hole_is_outside() {
        let shape = Outline::new(vec![square(0.1, 0.9), square(0.4, 0.6)]);
        assert!(shape.contains(World { x: 0.2, y: 0.5 }));
        assert!(!shape.contains(World { x: 0.5, y: 0.5 }));
        assert!(!shape.contains(World { x: 0.95, y: 0.5 }));
    }

    #[test]
    fn a_label_lies_inside_even_where_the_middle_does_not() {
        let shape = horseshoe();
        assert!(!shape.contains(shape.bbox().center()));
        let label = shape.label_point().unwrap();
        assert!(shape.contains(label));
        assert!(Outline::new(Vec::new()).label_point().is_none());
    }

    #[test]
    fn distance_is_to_the_nearest_border() {
        let shape = Outline::new(vec![square(0.2, 0.4)]);
        let distance = shape.border_distance(World { x: 0.5, y: 0.3 });
        assert!((distance - 0.1).abs() < 1e-12);
    }

    proptest! {
        /// Two shapes with a common crooked border split the plane between them.
        #[test]
        fn a_shared_border_belongs_to_one_side(
            xs in prop::collection::vec(0.3..0.7f64, 1..8), at in 0usize..8, share in 0.0..=1.0f64,
        ) {
            let step = 1.0 / (xs.len() + 1) as f64;
            let mut border = vec![World { x: 0.5, y: 0.0 }];
            border.extend(xs.iter().enumerate().map(|(i, x)| World {
                x: *x,
                y: step * (i + 1) as f64,
            }));
            border.push(World { x: 0.5, y: 1.0 });

            let mut west = border.clone();
            west.extend([World { x: 0.0, y: 1.0 }, World { x: 0.0, y: 0.0 }, border[0]]);
            let mut east: Vec<_> = border.iter().rev().copied().collect();
            east.extend([World { x: 1.0, y: 0.0 }, World { x: 1.0, y: 1.0 }, east[0]]);
            let (west, east) = (Outline::new(vec![west]), Outline::new(vec![east]));

            let pair = &border[at % (border.len() - 1)..][..2];
            let place = World {
                x: pair[0].x + share * (pair[1].x - pair[0].x),
                y: pair[0].y + share * (pair[1].y - pair[0].y),
            };
            if place.y < 1.0 {
                prop_assert!(west.contains(place) != east.contains(place));
            }
        }
    }
}
