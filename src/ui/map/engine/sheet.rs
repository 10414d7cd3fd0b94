//! A part of the map larger than the window, drawn once and slid under it while the
//! map is dragged: a frame then costs one copy, however many marks it shows.

use madang_geo::{Px, View};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::{Engine, device_px};

/// How far the sheet reaches beyond the window, in CSS pixels.
const MARGIN_PX: f64 = 160.0;

/// The sheet, made when it is first needed.
#[derive(Default)]
pub(super) struct Sheet {
    canvas: Option<(HtmlCanvasElement, CanvasRenderingContext2d)>,
    /// What is on it.
    holds: Option<View>,
}

impl Sheet {
    /// What is on it is not so any more.
    pub fn forget(&mut self) {
        self.holds = None;
    }

    /// What is on it, if that covers a view.
    fn covers(&self, view: &View) -> Option<View> {
        self.holds.filter(|held| held.bbox().holds(&view.bbox()))
    }

    /// A clean sheet of that size; none where the browser gives no canvas.
    fn clean(
        &mut self,
        width: u32,
        height: u32,
    ) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
        if self.canvas.is_none() {
            let document = web_sys::window()?.document()?;
            let canvas: HtmlCanvasElement =
                document.create_element("canvas").ok()?.dyn_into().ok()?;
            let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
            self.canvas = Some((canvas, context));
        }
        let (canvas, context) = self.canvas.clone()?;
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        Some((canvas, context))
    }
}

impl Engine {
    /// Draws a view of the same zoom as before.
    pub(super) fn slide(&mut self) {
        let view = self.view;
        let held = match self.sheet.covers(&view) {
            Some(held) => Some(held),
            None => self.fill_sheet(),
        };
        let (Some(held), Some((canvas, _))) = (held, &self.sheet.canvas) else {
            return self.paint(&self.context.clone(), view);
        };
        let Px { x, y } = held.to_screen(view.to_world(Px { x: 0.0, y: 0.0 }));
        // Whole pixels of the screen stay sharp.
        let (x, y) = ((x * self.ratio).round(), (y * self.ratio).round());
        // These fail only for numbers that are none.
        let context = &self.context;
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = context.draw_image_with_html_canvas_element(canvas, -x, -y);
        let _ = context.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
    }

    /// Draws the view and what is around it; tells what that is.
    fn fill_sheet(&mut self) -> Option<View> {
        let wide = View {
            width_px: self.view.width_px + 2.0 * MARGIN_PX,
            height_px: self.view.height_px + 2.0 * MARGIN_PX,
            ..self.view
        };
        let size = |px: f64| device_px(px * self.ratio);
        let (_, context) = self
            .sheet
            .clean(size(wide.width_px), size(wide.height_px))?;
        self.paint(&context, wide);
        self.sheet.holds = Some(wide);
        Some(wide)
    }
}
