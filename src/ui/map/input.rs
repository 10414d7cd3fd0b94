//! Fingers, mouse, wheel and keys.

use std::cell::RefCell;

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use madang_geo::Px;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Pick;
use super::live::Live;
use crate::platform::dom;

/// A finger that has moved less than this has tapped, in CSS pixels.
const TAP_PX: f64 = 8.0;
/// How far beside a mark a tap still means it.
const REACH_PX: f64 = 10.0;
/// One press of an arrow.
const KEY_PAN_PX: f64 = 90.0;
/// Wheel pixels for one zoom step.
const WHEEL_STEP_PX: f64 = 240.0;

/// The fingers on the map.
#[derive(Default)]
pub(super) struct Hands(RefCell<State>);

#[derive(Default)]
struct State {
    down: Vec<Finger>,
    /// No tap any more: it moved, or there were two fingers.
    gesture: bool,
}

#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    start: Px,
    at: Px,
}

impl Hands {
    /// A finger or the mouse's first button goes down.
    pub fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        dom::capture_pointer(event);
        let mut state = self.0.borrow_mut();
        let at = place(event);
        state.gesture = !state.down.is_empty();
        state.down.push(Finger {
            id: event.pointer_id(),
            start: at,
            at,
        });
    }

    /// One finger drags; two drag and zoom, holding the ground between them.
    pub fn moved(&self, event: &PointerEvent, live: &Live) {
        let mut state = self.0.borrow_mut();
        let before = state.fingers();
        let at = place(event);
        let Some(finger) = state.down.iter_mut().find(|f| f.id == event.pointer_id()) else {
            return;
        };
        finger.at = at;
        let far = (at.x - finger.start.x).hypot(at.y - finger.start.y) > TAP_PX;
        state.gesture |= far;
        if !state.gesture {
            return;
        }
        match (before, state.fingers()) {
            ((Some(from), None), (Some(to), None)) => {
                live.change(|map| map.pan(to.x - from.x, to.y - from.y));
            }
            ((Some(a), Some(b)), (Some(c), Some(d))) => {
                let (from, to) = (middle(a, b), middle(c, d));
                let spread = (distance(c, d).max(1.0) / distance(a, b).max(1.0)).log2();
                live.change(|map| {
                    map.pan(to.x - from.x, to.y - from.y);
                    map.zoom_by(spread, Some(to));
                });
            }
            _ => {}
        }
    }

    /// A finger goes up; tells where if it was a tap.
    pub fn up(&self, event: &PointerEvent) -> Option<Px> {
        let mut state = self.0.borrow_mut();
        let index = state.down.iter().position(|f| f.id == event.pointer_id())?;
        let finger = state.down.swap_remove(index);
        (!state.gesture).then_some(finger.at)
    }

    /// The browser took the finger away.
    pub fn cancelled(&self, event: &PointerEvent) {
        let mut state = self.0.borrow_mut();
        state.down.retain(|f| f.id != event.pointer_id());
    }
}

impl State {
    fn fingers(&self) -> (Option<Px>, Option<Px>) {
        let mut down = self.down.iter().map(|finger| finger.at);
        (down.next(), down.next())
    }
}

/// A tap: what it hit, unless the map has handled it itself.
pub(super) fn tap(live: &Live, px: Px) -> Option<Pick> {
    live.change(|map| map.pick(px, REACH_PX))
}

/// The wheel zooms where the mouse is.
pub(super) fn wheel(event: &WheelEvent, live: &Live) {
    event.prevent_default();
    let lines = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE {
        30.0
    } else {
        1.0
    };
    // A pinch on a touchpad comes as a wheel with small steps and Ctrl.
    let pinch = if event.ctrl_key() { 4.0 } else { 1.0 };
    let steps = (-event.delta_y() * lines * pinch / WHEEL_STEP_PX).clamp(-1.0, 1.0);
    let at = place(event);
    live.change(|map| map.zoom_by(steps, Some(at)));
}

/// Arrows move, plus and minus zoom, zero shows everything, Enter takes what is in
/// the middle. Everything else stays the page's.
pub(super) fn key(event: &KeyboardEvent, live: &Live) -> Option<Pick> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let picked = match event.key().as_str() {
        "ArrowLeft" => pan(live, KEY_PAN_PX, 0.0),
        "ArrowRight" => pan(live, -KEY_PAN_PX, 0.0),
        "ArrowUp" => pan(live, 0.0, KEY_PAN_PX),
        "ArrowDown" => pan(live, 0.0, -KEY_PAN_PX),
        "+" | "=" => zoom(live, 1.0),
        "-" | "_" => zoom(live, -1.0),
        "0" => {
            live.change(|map| map.go_home());
            None
        }
        "Enter" => live.change(|map| {
            let middle = map.middle();
            map.pick(middle, f64::INFINITY)
        }),
        _ => return None,
    };
    event.prevent_default();
    picked
}

fn pan(live: &Live, dx: f64, dy: f64) -> Option<Pick> {
    live.change(|map| map.pan(dx, dy));
    None
}

fn zoom(live: &Live, steps: f64) -> Option<Pick> {
    live.change(|map| map.zoom_by(steps, None));
    None
}

fn place(event: &web_sys::MouseEvent) -> Px {
    let origin = target(event).map(|element| element.get_bounding_client_rect());
    let (left, top) = origin.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
    Px {
        x: f64::from(event.client_x()) - left,
        y: f64::from(event.client_y()) - top,
    }
}

fn target(event: &web_sys::Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn middle(a: Px, b: Px) -> Px {
    Px {
        x: (a.x + b.x) / 2.0,
        y: (a.y + b.y) / 2.0,
    }
}

fn distance(a: Px, b: Px) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
