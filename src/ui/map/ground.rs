//! The ground as paths that the canvas keeps, cut to what the window shows.

use std::f64::consts::PI;
use std::sync::Arc;

use madang_geo::{BBox, Px, View, World};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, Path2d};

use super::basemap::{Basemap, Detail, Place};
use super::palette::Palette;

/// Paths count in these units around [`ORIGIN`], so that 32-bit graphics keep a
/// twentieth of a pixel at the closest zoom.
const UNITS: f64 = 1_048_576.0;
const ORIGIN: World = World { x: 0.855, y: 0.39 };

/// From this zoom on the sigungu show.
const SIGUNGU_ZOOM: f64 = 8.4;
/// From this zoom on the emd show, and from the next one their names in place of
/// those of the sigungu.
pub const EMD_ZOOM: f64 = 11.5;
const EMD_NAME_ZOOM: f64 = 13.0;

/// The base map, ready to be drawn again and again.
pub(super) struct Ground {
    basemap: Arc<Basemap>,
    land: Paths,
    sido: Paths,
    sigungu: Paths,
    details: Vec<(Arc<Detail>, Paths)>,
}

/// Paths with the boxes around them.
type Paths = Vec<(BBox, Path2d)>;

impl Ground {
    /// Prepares the paths. A browser that makes no paths gets no ground.
    pub fn new(basemap: &Arc<Basemap>) -> Self {
        let drawn = basemap.has_borders().then_some(&basemap.sido);
        let land = drawn.into_iter().flatten().filter_map(|place| {
            let rings = place.outline.rings().iter().map(Vec::as_slice);
            Some((place.bbox(), path(rings)?))
        });
        Self {
            land: land.collect(),
            sido: paths(&mut basemap.borders("sido")),
            sigungu: paths(&mut basemap.borders("sigungu")),
            details: Vec::new(),
            basemap: Arc::clone(basemap),
        }
    }

    /// Takes these details and no others; those that are here stay as they are.
    pub fn set_details(&mut self, details: &[Arc<Detail>]) {
        self.details
            .retain(|(here, _)| details.iter().any(|detail| Arc::ptr_eq(here, detail)));
        for detail in details {
            let here = |(here, _): &(Arc<Detail>, _)| Arc::ptr_eq(here, detail);
            if !self.details.iter().any(here) {
                let paths = paths(&mut detail.borders());
                self.details.push((Arc::clone(detail), paths));
            }
        }
    }

    /// Draws land and borders.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        view: &View,
        ratio: f64,
        palette: &Palette,
    ) {
        let seen = view.bbox();
        let unit_px = view.scale() / UNITS;
        let Px { x, y } = view.to_screen(ORIGIN);
        let zoom = ratio * unit_px;
        // Fails only for numbers that are none.
        let _ = context.set_transform(zoom, 0.0, 0.0, zoom, x * ratio, y * ratio);
        context.set_line_join("round");
        context.set_fill_style_str(&palette.land);
        for (_, path) in within(&self.land, &seen) {
            context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
        }
        if view.zoom >= EMD_ZOOM {
            context.set_stroke_style_str(&palette.line);
            context.set_line_width(0.8 / unit_px);
            for (_, paths) in &self.details {
                within(paths, &seen).for_each(|(_, path)| context.stroke_with_path(path));
            }
        }
        if view.zoom >= SIGUNGU_ZOOM {
            let close = view.zoom >= EMD_ZOOM;
            context.set_stroke_style_str(if close {
                &palette.border
            } else {
                &palette.line
            });
            context.set_line_width(1.0 / unit_px);
            within(&self.sigungu, &seen).for_each(|(_, path)| context.stroke_with_path(path));
        }
        context.set_stroke_style_str(&palette.border);
        context.set_line_width(1.4 / unit_px);
        within(&self.sido, &seen).for_each(|(_, path)| context.stroke_with_path(path));
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    }

    /// Writes the names of the sigungu where they have room between the marks, each
    /// a place and a radius.
    pub fn name(
        &self,
        context: &CanvasRenderingContext2d,
        view: &View,
        marks: Vec<(Px, f64)>,
        palette: &Palette,
    ) {
        if view.zoom < SIGUNGU_ZOOM {
            return;
        }
        let size = 12.0 * palette.scale;
        context.set_font(&palette.font("400", 12.0));
        context.set_text_align("center");
        context.set_text_baseline("middle");
        let seen = view.bbox();
        let mut taken: Vec<Taken> = marks
            .into_iter()
            .map(|(at, radius)| Taken(at, radius, radius))
            .collect();
        for place in self
            .named(view)
            .filter(|p| p.bbox().intersects(&seen) && seen.contains(p.label()))
        {
            let half = context
                .measure_text(place.name())
                .map_or(0.0, |text| text.width() / 2.0);
            let at = view.to_screen(place.label());
            let name = Taken(at, half, size * 0.7);
            if fits(place, view, half) && taken.iter().all(|other| other.leaves_free(&name)) {
                write(context, place.name(), at, palette);
                taken.push(name);
            }
        }
    }
}

impl Ground {
    /// The regions whose names show: the emd where they are here and large enough.
    fn named(&self, view: &View) -> impl Iterator<Item = &Place> {
        let emd = (view.zoom >= EMD_NAME_ZOOM).then_some(&self.details);
        let emd = emd
            .into_iter()
            .flatten()
            .flat_map(|(detail, _)| &detail.emd);
        emd.chain(&self.basemap.sigungu)
    }
}

/// A box around a place by its half width and half height.
struct Taken(Px, f64, f64);

impl Taken {
    fn leaves_free(&self, other: &Self) -> bool {
        (self.0.x - other.0.x).abs() > self.1 + other.1 + 2.0
            || (self.0.y - other.0.y).abs() > self.2 + other.2
    }
}

/// A text with a halo in the colour of the land.
pub(super) fn write(context: &CanvasRenderingContext2d, text: &str, at: Px, palette: &Palette) {
    context.set_stroke_style_str(&palette.land);
    context.set_line_width(3.0);
    context.set_line_join("round");
    context.set_fill_style_str(&palette.label);
    // A text that cannot be drawn leaves the map without it.
    let _ = context.stroke_text(text, at.x, at.y);
    let _ = context.fill_text(text, at.x, at.y);
}

/// A whole circle on the current path.
pub(super) fn circle(context: &CanvasRenderingContext2d, at: Px, radius: f64) {
    context.begin_path();
    // Fails only for a negative radius.
    let _ = context.arc(at.x, at.y, radius.max(0.0), 0.0, 2.0 * PI);
}

fn fits(place: &Place, view: &View, half: f64) -> bool {
    place.bbox().width() * view.scale() > half * 1.6
}

fn within<'a>(
    paths: &'a [(BBox, Path2d)],
    seen: &'a BBox,
) -> impl Iterator<Item = &'a (BBox, Path2d)> {
    paths.iter().filter(|(bbox, _)| bbox.intersects(seen))
}

/// Each line as a path.
fn paths(lines: &mut dyn Iterator<Item = &[World]>) -> Paths {
    lines
        .filter_map(|line| {
            let bbox = BBox::around(line.iter().copied());
            Some((bbox, path([line].into_iter())?))
        })
        .collect()
}

fn path<'a>(lines: impl Iterator<Item = &'a [World]>) -> Option<Path2d> {
    let path = Path2d::new().ok()?;
    for line in lines {
        let mut points = line
            .iter()
            .map(|p| ((p.x - ORIGIN.x) * UNITS, (p.y - ORIGIN.y) * UNITS));
        if let Some((x, y)) = points.next() {
            path.move_to(x, y);
        }
        points.for_each(|(x, y)| path.line_to(x, y));
    }
    Some(path)
}
