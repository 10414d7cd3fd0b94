//! The marks on the ground: rings of clusters, single points, the own place.

use std::f64::consts::{FRAC_PI_2, TAU};

use madang_geo::{Px, View, scale_bar};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, Path2d};

use super::ground::{circle, write};
use super::palette::Palette;
use super::{CLASSES, Here, Look};

/// The shapes as paths that the canvas keeps.
pub(super) struct Marks {
    shapes: Vec<Option<Path2d>>,
}

/// How large a cluster is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// By its number, with the shape of the most frequent class.
    Normal,
    /// Small, where there is little room.
    Small,
}

impl Marks {
    /// Prepares the shapes of the classes.
    pub fn new(looks: &[Look]) -> Self {
        let shapes = looks
            .iter()
            .map(|look| Path2d::new_with_path_string(look.shape.path()).ok())
            .collect();
        Self { shapes }
    }

    /// A class's shape; `size` 1 is 16 px wide.
    pub fn shape(
        &self,
        context: &CanvasRenderingContext2d,
        class: usize,
        color: &str,
        at: Px,
        size: f64,
        palette: &Palette,
    ) {
        let Some(Some(path)) = self.shapes.get(class) else {
            return;
        };
        context.save();
        // These fail only for numbers that are none.
        let _ = context.translate(at.x, at.y);
        let _ = context.scale(size, size);
        context.set_line_join("round");
        context.set_line_width(4.0);
        context.set_stroke_style_str(&palette.land);
        context.stroke_with_path(path);
        context.set_fill_style_str(color);
        context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
        context.restore();
    }

    /// A cluster: how many in the middle, the mix of classes around, and the shape
    /// of the most frequent one below the number.
    pub fn cluster(
        &self,
        context: &CanvasRenderingContext2d,
        at: Px,
        counts: &[u32; CLASSES],
        size: Size,
        palette: &Palette,
    ) -> f64 {
        let total: u32 = counts.iter().sum();
        let (radius, text_px) = match size {
            Size::Normal => (radius(total), number_px(total)),
            Size::Small => (16.0, 10.0),
        };
        let radius = radius * palette.scale;
        circle(context, at, radius + 1.5);
        context.set_fill_style_str(&palette.land);
        context.fill();
        ring(context, at, radius, counts, total, palette);
        let most = (0..).zip(counts).max_by_key(|(_, count)| **count);
        if let (Some((class, _)), Size::Normal) = (most, size) {
            let below = Px {
                y: at.y + radius * 0.38,
                ..at
            };
            let color = palette.class(class);
            self.shape(context, class, color, below, 0.5 * palette.scale, palette);
        }
        let above = match size {
            Size::Normal => radius * 0.14,
            Size::Small => 0.0,
        };
        context.set_font(&palette.font("700", text_px));
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_fill_style_str(&palette.text);
        let _ = context.fill_text(&total.to_string(), at.x, at.y - above);
        radius
    }
}

/// A landmark, or so many of them: a square, which no stock is drawn as, with a
/// cross or the number. Gives its radius.
pub(super) fn landmark(
    context: &CanvasRenderingContext2d,
    at: Px,
    total: u32,
    palette: &Palette,
) -> f64 {
    let half = palette.scale * if total == 1 { 10.0 } else { 12.0 };
    context.set_fill_style_str(&palette.land);
    context.fill_rect(
        at.x - half - 2.0,
        at.y - half - 2.0,
        2.0 * half + 4.0,
        2.0 * half + 4.0,
    );
    context.set_fill_style_str(&palette.landmark);
    context.fill_rect(at.x - half, at.y - half, 2.0 * half, 2.0 * half);
    context.set_fill_style_str(&palette.land);
    if total == 1 {
        let (long, wide) = (half * 0.65, half * 0.22);
        context.fill_rect(at.x - long, at.y - wide, 2.0 * long, 2.0 * wide);
        context.fill_rect(at.x - wide, at.y - long, 2.0 * wide, 2.0 * long);
    } else {
        context.set_font(&palette.font("700", 12.0));
        context.set_text_align("center");
        context.set_text_baseline("middle");
        // A text that cannot be drawn leaves the mark without it.
        let _ = context.fill_text(&total.to_string(), at.x, at.y);
    }
    half
}

/// The ring that stands out around a point.
pub(super) fn highlight(context: &CanvasRenderingContext2d, at: Px, palette: &Palette) {
    let radius = 17.0 * palette.scale;
    circle(context, at, radius);
    context.set_fill_style_str(&palette.land);
    context.fill();
    context.set_line_width(4.0);
    context.set_stroke_style_str(&palette.act);
    context.stroke();
}

/// How long something on the ground is, at the bottom left.
pub(super) fn scale(context: &CanvasRenderingContext2d, view: &View, palette: &Palette) {
    let (length_m, px) = scale_bar(view.metres_per_px(), 90.0);
    let text = if length_m < 1000 {
        format!("{length_m} m")
    } else {
        format!("{} km", length_m / 1000)
    };
    let (left, bottom) = (10.0, view.height_px - 28.0 * palette.scale);
    for (width, color) in [(5.0, &palette.land), (2.0, &palette.label)] {
        context.begin_path();
        context.move_to(left, bottom - 4.0);
        context.line_to(left, bottom);
        context.line_to(left + px, bottom);
        context.line_to(left + px, bottom - 4.0);
        context.set_line_width(width);
        context.set_stroke_style_str(color);
        context.stroke();
    }
    context.set_font(&palette.font("400", 11.0));
    context.set_text_align("left");
    context.set_text_baseline("bottom");
    let at = Px {
        x: left + 4.0,
        y: bottom - 2.0,
    };
    write(context, &text, at, palette);
}

/// The place that distances are measured from, with how far off it may be.
pub(super) fn here(
    context: &CanvasRenderingContext2d,
    view: &View,
    here: &Here,
    palette: &Palette,
) {
    let at = view.to_screen(here.at);
    if let Some(accuracy_m) = here.accuracy_m {
        circle(context, at, accuracy_m / view.metres_per_px());
        context.set_fill_style_str(&palette.act);
        context.set_global_alpha(0.12);
        context.fill();
        context.set_global_alpha(1.0);
    }
    let radius = 8.0 * palette.scale;
    circle(context, at, radius);
    context.set_fill_style_str(&palette.land);
    context.fill();
    context.set_line_width(3.0);
    context.set_stroke_style_str(&palette.act);
    context.stroke();
    circle(context, at, radius * 0.45);
    context.set_fill_style_str(&palette.act);
    context.fill();
}

fn ring(
    context: &CanvasRenderingContext2d,
    at: Px,
    radius: f64,
    counts: &[u32; CLASSES],
    total: u32,
    palette: &Palette,
) {
    let width = (radius * 0.26).min(5.0 * palette.scale);
    let kinds = counts.iter().filter(|count| **count > 0).count();
    // A gap between neighbours tells them apart without their colours.
    let gap = if kinds > 1 { 1.5 / radius } else { 0.0 };
    context.set_line_width(width);
    let mut from = -FRAC_PI_2;
    for (class, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let to = from + TAU * f64::from(*count) / f64::from(total.max(1));
        context.begin_path();
        let end = (to - gap).max(from);
        // Fails only for a negative radius.
        let _ = context.arc(at.x, at.y, (radius - width / 2.0).max(0.0), from, end);
        context.set_stroke_style_str(palette.class(class));
        context.stroke();
        from = to;
    }
}

fn radius(total: u32) -> f64 {
    match total {
        0..100 => 17.0,
        100..1000 => 19.0,
        _ => 21.0,
    }
}

fn number_px(total: u32) -> f64 {
    match total {
        0..1000 => 13.0,
        _ => 12.0,
    }
}
