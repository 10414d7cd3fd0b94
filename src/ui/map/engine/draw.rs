//! One frame.

use madang_geo::{Px, View, World, spread};
use web_sys::CanvasRenderingContext2d;

use super::{Drawn, Engine, What};
use crate::ui::map::Trust;
use crate::ui::map::ground::write;
use crate::ui::map::marks::{self, Size};

/// From this zoom on the groups carry their names.
const NAME_ZOOM: f64 = 6.6;
/// What a group takes up with its name and without, in CSS pixels.
const NAMED_PX: (f64, f64) = (44.0, 54.0);
const BARE_PX: (f64, f64) = (34.0, 33.0);
/// Where no number of points asks for another size, in CSS pixels.
const POINT_RADIUS: f64 = 12.0;
/// How far right of and above their middle several landmarks stand, in CSS pixels.
const BESIDE_PX: f64 = 21.0;
/// What lies this far outside the window may still reach into it, in CSS pixels.
const EDGE_PX: f64 = 40.0;

impl Engine {
    /// Draws what has changed since the last frame.
    pub fn draw(&mut self) {
        let shown = self.shown.replace(self.view);
        if !self.is_sized() || shown == Some(self.view) {
            return;
        }
        if shown.is_some_and(|shown| shown.zoom == self.view.zoom) {
            self.slide();
        } else {
            self.sheet.forget();
            self.paint(&self.context.clone(), self.view);
        }
        marks::scale(&self.context, &self.view, &self.palette);
    }

    /// Draws everything that a view shows but the scale.
    pub(super) fn paint(&mut self, context: &CanvasRenderingContext2d, view: View) {
        self.painted = view;
        let palette = &self.palette;
        // Fails only for numbers that are none.
        let _ = context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
        context.set_fill_style_str(&palette.sea);
        context.fill_rect(0.0, 0.0, view.width_px, view.height_px);
        if let Some(ground) = &self.ground {
            ground.draw(context, &view, self.ratio, palette);
        }
        self.drawn.clear();
        self.draw_groups(context);
        self.draw_points(context);
        self.draw_landmarks(context);
        if let Some(ground) = &self.ground {
            let marks = self.drawn.iter().map(|mark| (mark.at, mark.radius));
            ground.name(context, &view, marks.collect(), &self.palette);
        }
        if let Some(here) = &self.scene.here {
            marks::here(context, &view, here, &self.palette);
        }
        self.draw_selected(context);
    }

    /// Groups stand apart even where the whole country is small. All of them count,
    /// in view or not, so that they keep their places while the map is dragged.
    fn draw_groups(&mut self, context: &CanvasRenderingContext2d) {
        let palette = &self.palette;
        let groups = &self.scene.groups;
        let mut places: Vec<Px> = groups
            .iter()
            .map(|g| self.painted.to_screen(g.at))
            .collect();
        let named = self.painted.zoom >= NAME_ZOOM;
        let (width, height) = if named { NAMED_PX } else { BARE_PX };
        spread(&mut places, width * palette.scale, height * palette.scale);
        for ((index, group), at) in groups.iter().enumerate().zip(places) {
            if group.counts.iter().all(|count| *count == 0) {
                continue;
            }
            let size = if named { Size::Normal } else { Size::Small };
            let radius = self
                .marks
                .cluster(context, at, &group.counts, size, palette);
            if named {
                context.set_font(&palette.font("700", 12.0));
                let below = Px {
                    y: at.y + radius + 8.0 * palette.scale,
                    ..at
                };
                write(context, &group.name, below, palette);
            }
            self.drawn.push(Drawn {
                at,
                radius,
                what: What::Group(index),
            });
        }
    }

    fn draw_points(&mut self, context: &CanvasRenderingContext2d) {
        let scene = &self.scene;
        let scale = self.palette.scale;
        self.points
            .update(&scene.points, &scene.ring_classes, &self.painted, scale);
        for cluster in self.points.all() {
            let at = self.painted.to_screen(cluster.at);
            if !self.is_near(at) {
                continue;
            }
            let radius = match self.points.members(cluster) {
                [index] => {
                    self.draw_point(context, *index as usize, at);
                    POINT_RADIUS * scale
                }
                _ => {
                    let (counts, palette) = (&cluster.counts, &self.palette);
                    self.marks
                        .cluster(context, at, counts, Size::Normal, palette)
                }
            };
            let what = What::Cluster(*cluster);
            self.drawn.push(Drawn { at, radius, what });
        }
    }

    fn draw_landmarks(&mut self, context: &CanvasRenderingContext2d) {
        let scale = self.palette.scale;
        self.landmarks
            .update(&self.scene.landmarks, &[], &self.painted, scale);
        for cluster in self.landmarks.all() {
            let mut at = self.painted.to_screen(cluster.at);
            // Several have no one place: they stand beside the ring that may be there.
            if cluster.total > 1 {
                let beside = BESIDE_PX * scale;
                at = Px {
                    x: at.x + beside,
                    y: at.y - beside,
                };
            }
            if self.is_near(at) {
                let radius = marks::landmark(context, at, cluster.total, &self.palette);
                let what = What::Landmarks(*cluster);
                self.drawn.push(Drawn { at, radius, what });
            }
        }
    }

    /// Whether something drawn there shows in the window.
    fn is_near(&self, at: Px) -> bool {
        let edge = EDGE_PX * self.palette.scale;
        at.x > -edge
            && at.y > -edge
            && at.x < self.painted.width_px + edge
            && at.y < self.painted.height_px + edge
    }

    fn draw_point(&self, context: &CanvasRenderingContext2d, index: usize, at: Px) {
        let scale = self.palette.scale;
        let trust = self.scene.trust.get(index).copied().unwrap_or_default();
        let Some([first, second]) = self.scene.pairs.get(index) else {
            let class = self.scene.classes.get(index).copied().unwrap_or_default();
            return self.draw_mark(context, class, trust, at, 1.25 * scale);
        };
        let apart = 9.5 * scale;
        for (class, by) in [(first, -apart), (second, apart)] {
            let at = Px { x: at.x + by, ..at };
            self.draw_mark(context, *class, trust, at, scale);
        }
    }

    fn draw_mark(
        &self,
        context: &CanvasRenderingContext2d,
        class: u8,
        trust: Trust,
        at: Px,
        size: f64,
    ) {
        let class = usize::from(class);
        let (alpha, color) = match trust {
            Trust::Fresh => (1.0, self.palette.class(class)),
            Trust::Stale => (0.7, self.palette.class(class)),
            Trust::Faded => (0.7, self.palette.label.as_str()),
        };
        context.set_global_alpha(alpha);
        self.marks
            .shape(context, class, color, at, size, &self.palette);
        context.set_global_alpha(1.0);
    }

    fn draw_selected(&self, context: &CanvasRenderingContext2d) {
        let Some(index) = self.selected else {
            return;
        };
        let Some(place): Option<&World> = self.scene.points.get(index) else {
            return;
        };
        let at = self.painted.to_screen(*place);
        marks::highlight(context, at, &self.palette);
        self.draw_point(context, index, at);
    }
}
