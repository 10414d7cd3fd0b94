//! Upright rectangles on the flat map.

use crate::World;

/// A rectangle in world units; its edges belong to it. The empty box, which
/// holds nothing, has its minimum above its maximum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BBox {
    /// The north-western corner.
    pub min: World,
    /// The south-eastern corner.
    pub max: World,
}

impl BBox {
    /// The box that holds nothing, where collecting points starts.
    pub const EMPTY: BBox = BBox {
        min: World {
            x: f64::INFINITY,
            y: f64::INFINITY,
        },
        max: World {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        },
    };

    /// The smallest box around all points.
    pub fn around(points: impl IntoIterator<Item = World>) -> BBox {
        points.into_iter().fold(BBox::EMPTY, |mut bbox, point| {
            bbox.include(point);
            bbox
        })
    }

    /// Grows the box to hold the point.
    pub fn include(&mut self, point: World) {
        self.min.x = self.min.x.min(point.x);
        self.min.y = self.min.y.min(point.y);
        self.max.x = self.max.x.max(point.x);
        self.max.y = self.max.y.max(point.y);
    }

    /// The box grown by `margin` world units on every side.
    #[must_use]
    pub fn grown(self, margin: f64) -> BBox {
        BBox {
            min: World {
                x: self.min.x - margin,
                y: self.min.y - margin,
            },
            max: World {
                x: self.max.x + margin,
                y: self.max.y + margin,
            },
        }
    }

    /// Whether the point lies in the box or on its edge.
    #[must_use]
    pub fn contains(&self, point: World) -> bool {
        self.min.x <= point.x
            && point.x <= self.max.x
            && self.min.y <= point.y
            && point.y <= self.max.y
    }

    /// Whether all of the other box lies in this one.
    #[must_use]
    pub fn holds(&self, other: &BBox) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether the boxes share a point.
    #[must_use]
    pub fn intersects(&self, other: &BBox) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether the box holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    /// Extent from west to east in world units; not positive when empty.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Extent from north to south in world units; not positive when empty.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// The middle of the box; not a number when empty.
    #[must_use]
    pub fn center(&self) -> World {
        World {
            x: (self.min.x + self.max.x) / 2.0,
            y: (self.min.y + self.max.y) / 2.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_holds_and_meets_nothing() {
        let origin = World { x: 0.0, y: 0.0 };
        assert!(BBox::EMPTY.is_empty());
        assert!(!BBox::EMPTY.contains(origin));
        assert!(!BBox::EMPTY.intersects(&BBox::around([origin])));
    }

    #[test]
    fn a_point_box_holds_its_point() {
        let point = World { x: 0.3, y: 0.4 };
        let bbox = BBox::around([point]);
        assert!(bbox.contains(point) && !bbox.is_empty());
        assert!(!bbox.contains(World { x: 0.3, y: 0.5 }));
        assert!(bbox.grown(0.2).contains(World { x: 0.3, y: 0.5 }));
    }
}
