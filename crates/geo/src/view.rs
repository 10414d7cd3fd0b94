//! The window through which the map is seen.

use crate::{BBox, World};

/// Edge of the world square at zoom 0, in CSS pixels, as web maps count zooms.
const WORLD_PX: f64 = 256.0;

/// A place in the window, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Px {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// What the window shows: its size, the place in its middle and the zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The place in the middle of the window.
    pub center: World,
    /// The world is 256 px wide at zoom 0 and doubles with each step;
    /// fractions are allowed.
    pub zoom: f64,
    /// Width of the window in CSS pixels.
    pub width_px: f64,
    /// Height of the window in CSS pixels.
    pub height_px: f64,
}

impl View {
    /// The closest view that shows the whole box with `padding_px` free on
    /// every side, but no closer than `max_zoom` (which also answers for a box
    /// without extent). The window's middle is kept for an empty box.
    #[must_use]
    pub fn fit(self, bbox: &BBox, padding_px: f64, max_zoom: f64) -> View {
        if bbox.is_empty() {
            return self;
        }
        let zoom_for = |window_px: f64, extent: f64| {
            ((window_px - 2.0 * padding_px).max(1.0) / (extent * WORLD_PX)).log2()
        };
        let zoom = zoom_for(self.width_px, bbox.width())
            .min(zoom_for(self.height_px, bbox.height()))
            .min(max_zoom);
        View {
            center: bbox.center(),
            zoom,
            ..self
        }
    }

    /// Pixels one world unit spans.
    #[must_use]
    pub fn scale(&self) -> f64 {
        WORLD_PX * self.zoom.exp2()
    }

    /// Where a place lies in the window; outside places lie beyond its edges.
    #[must_use]
    pub fn to_screen(&self, world: World) -> Px {
        let scale = self.scale();
        Px {
            x: (world.x - self.center.x) * scale + self.width_px / 2.0,
            y: (world.y - self.center.y) * scale + self.height_px / 2.0,
        }
    }

    /// The place under a point of the window.
    #[must_use]
    pub fn to_world(&self, px: Px) -> World {
        let scale = self.scale();
        World {
            x: (px.x - self.width_px / 2.0) / scale + self.center.x,
            y: (px.y - self.height_px / 2.0) / scale + self.center.y,
        }
    }

    /// The part of the world in the window.
    #[must_use]
    pub fn bbox(&self) -> BBox {
        BBox {
            min: self.to_world(Px { x: 0.0, y: 0.0 }),
            max: self.to_world(Px {
                x: self.width_px,
                y: self.height_px,
            }),
        }
    }

    /// The view after dragging the map by so many pixels right and down.
    #[must_use]
    pub fn pan(self, dx_px: f64, dy_px: f64) -> View {
        let scale = self.scale();
        View {
            center: World {
                x: self.center.x - dx_px / scale,
                y: self.center.y - dy_px / scale,
            },
            ..self
        }
    }

    /// The view at another zoom with the place under `anchor` kept there.
    #[must_use]
    pub fn zoom_around(self, anchor: Px, zoom: f64) -> View {
        let fixed = self.to_world(anchor);
        let zoomed = View { zoom, ..self };
        let moved = zoomed.to_screen(fixed);
        zoomed.pan(anchor.x - moved.x, anchor.y - moved.y)
    }

    /// The nearest view whose zoom lies between the limits and whose middle
    /// lies in `bounds`.
    #[must_use]
    pub fn clamp(self, bounds: &BBox, min_zoom: f64, max_zoom: f64) -> View {
        let between = |value: f64, min: f64, max: f64| value.min(max).max(min);
        View {
            center: World {
                x: between(self.center.x, bounds.min.x, bounds.max.x),
                y: between(self.center.y, bounds.min.y, bounds.max.y),
            },
            zoom: between(self.zoom, min_zoom, max_zoom),
            ..self
        }
    }

    /// Metres on the ground that one pixel spans in the middle of the window.
    #[must_use]
    pub fn metres_per_px(&self) -> f64 {
        self.center.metres_per_unit() / self.scale()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn views() -> impl Strategy<Value = View> {
        (
            0.84..0.87f64,
            0.38..0.42f64,
            5.0..19.0f64,
            200.0..2000.0f64,
            200.0..2000.0f64,
        )
            .prop_map(|(x, y, zoom, width_px, height_px)| View {
                center: World { x, y },
                zoom,
                width_px,
                height_px,
            })
    }

    fn pixels() -> impl Strategy<Value = Px> {
        (-100.0..2000.0f64, -100.0..2000.0f64).prop_map(|(x, y)| Px { x, y })
    }

    fn near(a: Px, b: Px) -> bool {
        (a.x - b.x).abs() < 1e-3 && (a.y - b.y).abs() < 1e-3
    }

    proptest! {
        #[test]
        fn screen_to_world_and_back(view in views(), px in pixels()) {
            prop_assert!(near(view.to_screen(view.to_world(px)), px));
        }

        #[test]
        fn zooming_keeps_the_anchor(view in views(), anchor in pixels(), zoom in 5.0..19.0f64) {
            let fixed = view.to_world(anchor);
            let zoomed = view.zoom_around(anchor, zoom);
            prop_assert_eq!(zoomed.zoom, zoom);
            prop_assert!(near(zoomed.to_screen(fixed), anchor));
        }

        #[test]
        fn the_map_follows_the_finger(
            view in views(), finger in pixels(), dx in -300.0..300.0f64, dy in -300.0..300.0f64,
        ) {
            let held = view.to_world(finger);
            let moved = view.pan(dx, dy).to_screen(held);
            let followed = Px { x: finger.x + dx, y: finger.y + dy };
            prop_assert!(near(moved, followed));
        }

        #[test]
        fn fitting_shows_the_whole_box(view in views(), w in 1e-6..0.02f64, h in 1e-6..0.02f64) {
            let corner = World { x: 0.85, y: 0.39 };
            let bbox = BBox::around([corner, World { x: corner.x + w, y: corner.y + h }]);
            let seen = view.fit(&bbox, 10.0, 18.0).bbox().grown(1e-12);
            prop_assert!(seen.contains(bbox.min) && seen.contains(bbox.max));
        }

        #[test]
        fn clamping_is_idempotent_and_holds(view in views()) {
            let bounds = BBox {
                min: World { x: 0.85, y: 0.39 },
                max: World { x: 0.86, y: 0.40 },
            };
            let clamped = view.clamp(&bounds, 6.0, 17.0);
            prop_assert!(bounds.contains(clamped.center));
            prop_assert!((6.0..=17.0).contains(&clamped.zoom));
            prop_assert_eq!(clamped.clamp(&bounds, 6.0, 17.0), clamped);
        }
    }

    #[test]
    fn a_point_is_fitted_at_the_closest_zoom() {
        let view = View {
            center: World { x: 0.5, y: 0.5 },
            zoom: 3.0,
            width_px: 400.0,
            height_px: 300.0,
        };
        let point = World { x: 0.85, y: 0.39 };
        let fitted = view.fit(&BBox::around([point]), 20.0, 16.0);
        assert_eq!((fitted.center, fitted.zoom), (point, 16.0));
        assert_eq!(view.fit(&BBox::EMPTY, 20.0, 16.0), view);
    }
}
