//! The map itself: what it shows, and one frame drawn whenever that changes.

use std::sync::Arc;

use madang_geo::{BBox, Cluster, Clusterer, Grid, Px, View, World, spread};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use super::basemap::Basemap;
use super::ground::{Ground, write};
use super::marks::{self, Marks, Size};
use super::palette::Palette;
use super::{CLASSES, Look, Pick, SharedScene, Target};

/// From this zoom on points stand alone.
const SINGLE_ZOOM: f64 = 15.0;
const MIN_ZOOM: f64 = 5.0;
const MAX_ZOOM: f64 = 18.0;
const CELL_PX: f64 = 64.0;
/// From this zoom on the groups carry their names.
const NAME_ZOOM: f64 = 6.6;
/// What a group takes up with its name and without, in CSS pixels.
const NAMED_PX: (f64, f64) = (44.0, 54.0);
const BARE_PX: (f64, f64) = (34.0, 33.0);
/// Where no number of points asks for another size, in CSS pixels.
const POINT_RADIUS: f64 = 12.0;

/// View, scene and everything needed to draw them.
pub(super) struct Engine {
    element: HtmlElement,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    pub view: View,
    home: BBox,
    pending: Option<Target>,
    scene: SharedScene,
    looks: &'static [Look],
    ground: Option<Ground>,
    palette: Palette,
    marks: Marks,
    clusterer: Clusterer<CLASSES>,
    ratio: f64,
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
        Some(Self {
            palette: Palette::of(&element, looks),
            marks: Marks::new(looks),
            pending: view.is_none().then_some(Target::Fit(home, MAX_ZOOM)),
            view: View {
                width_px: 0.0,
                height_px: 0.0,
                ..view.unwrap_or(start)
            },
            element,
            canvas,
            context,
            home,
            scene: SharedScene::default(),
            looks,
            ground: None,
            clusterer: Clusterer::default(),
            ratio: 1.0,
            drawn: Vec::new(),
        })
    }

    pub fn set_scene(&mut self, scene: SharedScene) {
        self.scene = scene;
    }

    pub fn set_ground(&mut self, basemap: Arc<Basemap>) {
        self.ground = Some(Ground::new(basemap));
    }

    /// Reads colours and size of text anew.
    pub fn restyle(&mut self) {
        self.palette = Palette::of(&self.element, self.looks);
    }

    /// Takes the size that the page gives the map.
    pub fn resize(&mut self) {
        let (width, height) = (self.element.client_width(), self.element.client_height());
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        self.ratio = ratio.clamp(1.0, 3.0);
        self.canvas.set_width(device_px(width, self.ratio));
        self.canvas.set_height(device_px(height, self.ratio));
        self.view.width_px = f64::from(width);
        self.view.height_px = f64::from(height);
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

    /// What is drawn at a point of the window, if it is for the room to handle; a
    /// cluster is for the map: it zooms in.
    pub fn pick(&mut self, px: Px, reach_px: f64) -> Option<Pick> {
        let away = |mark: &Drawn| (mark.at.x - px.x).hypot(mark.at.y - px.y) - mark.radius;
        let nearest = self
            .drawn
            .iter()
            .map(|mark| (away(mark), mark.what))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(away, _)| *away <= reach_px)?;
        match nearest.1 {
            What::Group(index) => Some(Pick::Group(index)),
            What::Cluster(cluster) => self.pick_cluster(&cluster),
        }
    }

    fn pick_cluster(&mut self, cluster: &Cluster<CLASSES>) -> Option<Pick> {
        let members = self.clusterer.members(cluster);
        let places = members
            .iter()
            .filter_map(|index| self.scene.points.get(*index as usize).copied());
        let around = BBox::around(places);
        let one_spot = around.width() <= 0.0 && around.height() <= 0.0;
        if one_spot || self.view.zoom >= MAX_ZOOM {
            // Tapped again, the next of those on one spot is meant.
            let members = || members.iter().map(|index| *index as usize);
            let after = members()
                .skip_while(|index| Some(*index) != self.scene.selected)
                .nth(1);
            return after.or_else(|| members().next()).map(Pick::Point);
        }
        let fitted = self.view.fit(&around, 56.0, SINGLE_ZOOM + 1.0);
        let zoom = fitted.zoom.max(self.view.zoom + 1.0);
        self.look(View { zoom, ..fitted });
        None
    }

    fn look(&mut self, view: View) {
        let margin = self.home.width() * 0.1;
        self.view = view.clamp(&self.home.grown(margin), MIN_ZOOM, MAX_ZOOM);
    }

    /// Draws everything.
    pub fn draw(&mut self) {
        if !self.is_sized() {
            return;
        }
        let context = &self.context;
        let (view, palette) = (&self.view, &self.palette);
        // Fails only for numbers that are none.
        let _ = context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
        context.set_fill_style_str(&palette.sea);
        context.fill_rect(0.0, 0.0, view.width_px, view.height_px);
        if let Some(ground) = &self.ground {
            ground.draw(context, view, self.ratio, palette);
        }
        self.drawn.clear();
        self.draw_groups();
        self.draw_points();
        if let Some(ground) = &self.ground {
            let marks = self.drawn.iter().map(|mark| (mark.at, mark.radius));
            ground.name(&self.context, &self.view, marks.collect(), &self.palette);
        }
        if let Some(here) = &self.scene.here {
            marks::here(&self.context, &self.view, here, &self.palette);
        }
        self.draw_selected();
        marks::scale(&self.context, &self.view, &self.palette);
    }

    /// Groups stand apart even where the whole country is small. All of them count,
    /// in view or not, so that they keep their places while the map is dragged.
    fn draw_groups(&mut self) {
        let (context, palette) = (&self.context, &self.palette);
        let groups = &self.scene.groups;
        let mut places: Vec<Px> = groups.iter().map(|g| self.view.to_screen(g.at)).collect();
        let named = self.view.zoom >= NAME_ZOOM;
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

    fn draw_points(&mut self) {
        let grid = Grid {
            cell_px: CELL_PX * self.palette.scale,
            single_zoom: SINGLE_ZOOM,
        };
        let scene = &self.scene;
        let clusters =
            self.clusterer
                .update(&scene.points, &scene.classes, |_| true, &self.view, &grid);
        // Members can be asked for only when the clusters are borrowed no more.
        let clusters: Vec<Cluster<CLASSES>> = clusters.to_vec();
        for cluster in clusters {
            let at = self.view.to_screen(cluster.at);
            let radius = match self.clusterer.members(&cluster) {
                [index] => {
                    self.draw_point(*index as usize, at);
                    POINT_RADIUS * self.palette.scale
                }
                _ => self.marks.cluster(
                    &self.context,
                    at,
                    &cluster.counts,
                    Size::Normal,
                    &self.palette,
                ),
            };
            let what = What::Cluster(cluster);
            self.drawn.push(Drawn { at, radius, what });
        }
    }

    fn draw_point(&self, index: usize, at: Px) {
        let class = self.scene.classes.get(index).copied().unwrap_or_default();
        let pale = self.scene.pale.get(index).copied().unwrap_or_default();
        self.context.set_global_alpha(if pale { 0.55 } else { 1.0 });
        let size = 1.25 * self.palette.scale;
        self.marks
            .shape(&self.context, usize::from(class), at, size, &self.palette);
        self.context.set_global_alpha(1.0);
    }

    fn draw_selected(&self) {
        let Some(index) = self.scene.selected else {
            return;
        };
        let Some(place): Option<&World> = self.scene.points.get(index) else {
            return;
        };
        let at = self.view.to_screen(*place);
        marks::highlight(&self.context, at, &self.palette);
        self.draw_point(index, at);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, and a canvas is never that large"
)]
fn device_px(css_px: i32, ratio: f64) -> u32 {
    (f64::from(css_px) * ratio).round() as u32
}
