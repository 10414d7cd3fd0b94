//! The map itself: what it shows, and one frame drawn whenever that changes.

mod draw;
mod pick;
mod sheet;

use std::sync::Arc;

use madang_geo::{BBox, Cluster, Px, View};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use super::basemap::{Basemap, Detail};
use super::clusters::Clusters;
use super::ground::Ground;
use super::marks::Marks;
use super::palette::Palette;
use super::{CLASSES, Look, SharedScene, Target};
use sheet::Sheet;

const MIN_ZOOM: f64 = 5.0;
const MAX_ZOOM: f64 = 18.0;

/// View, scene and everything needed to draw them.
pub(super) struct Engine {
    element: HtmlElement,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    pub view: View,
    home: BBox,
    pending: Option<Target>,
    scene: SharedScene,
    selected: Option<usize>,
    looks: &'static [Look],
    ground: Option<Ground>,
    palette: Palette,
    marks: Marks,
    points: Clusters<CLASSES>,
    landmarks: Clusters<1>,
    ratio: f64,
    /// What the canvas shows; none when something in it has changed.
    shown: Option<View>,
    sheet: Sheet,
    /// The view that the marks were last drawn for.
    painted: View,
    drawn: Vec<Drawn>,
}

/// A mark as it was last drawn, to be hit.
struct Drawn {
    at: Px,
    radius: f64,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Cluster(Cluster<CLASSES>),
    Group(usize),
    Landmarks(Cluster<1>),
}

impl Engine {
    /// None where the browser gives no canvas.
    pub fn new(
        element: HtmlElement,
        canvas: HtmlCanvasElement,
        looks: &'static [Look],
        home: BBox,
        view: Option<View>,
    ) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let start = View {
            center: home.center(),
            zoom: MIN_ZOOM,
            width_px: 0.0,
            height_px: 0.0,
        };
        let pending = view.is_none().then_some(Target::Fit(home, MAX_ZOOM));
        let view = View {
            width_px: 0.0,
            height_px: 0.0,
            ..view.unwrap_or(start)
        };
        Some(Self {
            palette: Palette::of(&element, looks),
            marks: Marks::new(looks),
            pending,
            view,
            element,
            canvas,
            context,
            home,
            scene: SharedScene::default(),
            selected: None,
            looks,
            ground: None,
            points: Clusters::default(),
            landmarks: Clusters::default(),
            ratio: 1.0,
            shown: None,
            sheet: Sheet::default(),
            painted: view,
            drawn: Vec::new(),
        })
    }

    pub fn set_scene(&mut self, scene: SharedScene) {
        self.scene = scene;
        self.points.forget();
        self.landmarks.forget();
        self.shown = None;
    }

    /// Makes a point stand out.
    pub fn select(&mut self, point: Option<usize>) {
        self.selected = point;
        self.shown = None;
    }

    pub fn set_ground(&mut self, basemap: &Arc<Basemap>) {
        self.ground = Some(Ground::new(basemap));
        self.shown = None;
        if self.home != basemap.home() {
            self.home = basemap.home();
            self.go_home();
        }
    }

    /// Adds the parts of regions that are near, each once.
    pub fn set_details(&mut self, details: &[Arc<Detail>]) {
        if let Some(ground) = &mut self.ground {
            ground.set_details(details);
            self.shown = None;
        }
    }

    /// Reads colours and size of text anew.
    pub fn restyle(&mut self) {
        self.palette = Palette::of(&self.element, self.looks);
        self.shown = None;
    }

    /// Takes the size that the page gives the map.
    pub fn resize(&mut self) {
        let (width, height) = (self.element.client_width(), self.element.client_height());
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        self.ratio = ratio.clamp(1.0, 3.0);
        self.canvas
            .set_width(device_px(f64::from(width) * self.ratio));
        self.canvas
            .set_height(device_px(f64::from(height) * self.ratio));
        self.view.width_px = f64::from(width);
        self.view.height_px = f64::from(height);
        self.shown = None;
        if let Some(target) = self.pending.take() {
            self.go(target);
        }
    }

    /// Whether the map has a size yet.
    pub fn is_sized(&self) -> bool {
        self.view.width_px > 0.0 && self.view.height_px > 0.0
    }

    pub fn go(&mut self, target: Target) {
        if !self.is_sized() {
            self.pending = Some(target);
            return;
        }
        let view = match target {
            Target::Fit(bbox, max_zoom) => self.view.fit(&bbox, 24.0, max_zoom),
            Target::Place(center, zoom) => View {
                center,
                zoom: self.view.zoom.max(zoom),
                ..self.view
            },
        };
        self.look(view);
    }

    /// Shows everything.
    pub fn go_home(&mut self) {
        self.go(Target::Fit(self.home, MAX_ZOOM));
    }

    pub fn pan(&mut self, dx: f64, dy: f64) {
        self.look(self.view.pan(dx, dy));
    }

    /// Zooms by so many steps around a point, or around the middle.
    pub fn zoom_by(&mut self, steps: f64, anchor: Option<Px>) {
        let anchor = anchor.unwrap_or(self.middle());
        let zoom = (self.view.zoom + steps).clamp(MIN_ZOOM, MAX_ZOOM);
        self.look(self.view.zoom_around(anchor, zoom));
    }

    pub fn middle(&self) -> Px {
        Px {
            x: self.view.width_px / 2.0,
            y: self.view.height_px / 2.0,
        }
    }

    fn look(&mut self, view: View) {
        let margin = self.home.width() * 0.1;
        self.view = view.clamp(&self.home.grown(margin), MIN_ZOOM, MAX_ZOOM);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, and a canvas is never that large"
)]
fn device_px(px: f64) -> u32 {
    px.round() as u32
}
