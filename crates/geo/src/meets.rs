//! Which shapes a window shows.

use crate::{BBox, Outline, World};

impl Outline {
    /// Whether the shape and the box share a place. Only where a border cuts the
    /// box without a point or a corner on its inside is a shape missed, which
    /// borders of a map, made of many points, do at a sliver at most.
    #[must_use]
    pub fn meets(&self, bbox: &BBox) -> bool {
        if !self.bbox().intersects(bbox) {
            return false;
        }
        let BBox { min, max } = *bbox;
        let corners = [
            min,
            max,
            World { x: min.x, y: max.y },
            World { x: max.x, y: min.y },
        ];
        let mut points = self.rings().iter().flatten();
        points.any(|point| bbox.contains(*point))
            || corners.iter().any(|corner| self.contains(*corner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bbox(from: f64, to: f64) -> BBox {
        BBox::around([World { x: from, y: from }, World { x: to, y: to }])
    }

    #[test]
    fn a_shape_meets_what_it_holds_what_holds_it_and_what_it_crosses() {
        let corners = [(0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.4), (0.2, 0.2)];
        let ring = corners.map(|(x, y)| World { x, y }).to_vec();
        let square = Outline::new(vec![ring]);
        assert!(square.meets(&bbox(0.25, 0.35)));
        assert!(square.meets(&bbox(0.1, 0.9)));
        assert!(square.meets(&bbox(0.35, 0.6)));
        assert!(!square.meets(&bbox(0.5, 0.6)));
    }
}
