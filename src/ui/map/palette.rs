//! The colours and the type of the map, from the page's style sheet, so that every
//! theme and forced colours hold for the canvas too.

use web_sys::{CssStyleDeclaration, HtmlElement};

use super::{CLASSES, Look};

/// Colours as the canvas takes them, and the size of text.
pub(super) struct Palette {
    pub land: String,
    pub sea: String,
    pub line: String,
    pub border: String,
    pub text: String,
    pub label: String,
    pub act: String,
    pub landmark: String,
    /// One colour a class.
    pub classes: Vec<String>,
    pub font: String,
    /// Size of text beside its size at 100 %.
    pub scale: f64,
}

/// Size of the map's text at 100 %, in CSS pixels.
const TEXT_PX: f64 = 17.0;

impl Palette {
    /// Reads the style of the map's element.
    pub fn of(element: &HtmlElement, looks: &[Look]) -> Self {
        let style = web_sys::window()
            .and_then(|window| window.get_computed_style(element).ok())
            .flatten();
        let value = |name: &str| read(style.as_ref(), name);
        let text_px = Some(js_sys::parse_float(&value("font-size")))
            .filter(|px| px.is_finite())
            .unwrap_or(TEXT_PX);
        Self {
            land: value("--map-land"),
            sea: value("--map-sea"),
            line: value("--map-line"),
            border: value("--map-border"),
            text: value("--text"),
            label: value("--text-subtle"),
            act: value("--act"),
            landmark: value("--map-landmark"),
            classes: looks
                .iter()
                .take(CLASSES)
                .map(|look| value(look.color))
                .collect(),
            font: value("font-family"),
            scale: (text_px / TEXT_PX).clamp(0.8, 2.2),
        }
    }

    /// The canvas's font of that size in CSS pixels at 100 %, to the nearest pixel.
    #[expect(clippy::cast_possible_truncation, reason = "sizes of text are small")]
    pub fn font(&self, weight: &str, size_px: f64) -> String {
        let size_px = (size_px * self.scale).round() as i32;
        format!("{weight} {size_px}px {}", self.font)
    }

    /// A class's colour.
    pub fn class(&self, class: usize) -> &str {
        self.classes.get(class).map_or("", String::as_str)
    }
}

fn read(style: Option<&CssStyleDeclaration>, name: &str) -> String {
    style
        .and_then(|style| style.get_property_value(name).ok())
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}
