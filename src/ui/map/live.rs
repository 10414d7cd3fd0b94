//! The engine in the page: frames when something changed, and word to the room
//! when the view has come to rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

use super::engine::Engine;
use super::scene::Steering;

/// How long the view has to stand still before the list follows.
const REST: Duration = Duration::from_millis(180);
/// A leap of so many zoom steps is over when it is drawn, and the list follows at once.
const LEAP_STEPS: f64 = 0.9;

/// The engine, shared by everything that moves or changes the map.
#[derive(Clone)]
pub(super) struct Live(Rc<Inner>);

struct Inner {
    engine: RefCell<Engine>,
    steering: Steering,
    frame_due: Cell<bool>,
    leapt: Cell<bool>,
    rest: Cell<Option<TimeoutHandle>>,
    observer: RefCell<Option<Observer>>,
}

/// An observer with the function it calls, which has to live as long.
struct Observer {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Live {
    /// Starts to follow the size of the element.
    pub fn start(engine: Engine, steering: Steering, element: &HtmlElement) -> Self {
        let live = Self(Rc::new(Inner {
            engine: RefCell::new(engine),
            steering,
            frame_due: Cell::new(false),
            leapt: Cell::new(false),
            rest: Cell::new(None),
            observer: RefCell::new(None),
        }));
        live.follow_size(element);
        live
    }

    /// Changes the map and draws it with the next frame.
    pub fn change<T>(&self, change: impl FnOnce(&mut Engine) -> T) -> T {
        let mut engine = self.0.engine.borrow_mut();
        let before = engine.view;
        let result = change(&mut engine);
        let moved = engine.view != before;
        let leapt = (engine.view.zoom - before.zoom).abs() >= LEAP_STEPS;
        drop(engine);
        self.request_frame();
        if leapt {
            self.0.leapt.set(true);
        } else if moved {
            self.await_rest();
        }
        result
    }

    fn request_frame(&self) {
        if self.0.frame_due.replace(true) {
            return;
        }
        let inner = Rc::downgrade(&self.0);
        request_animation_frame(move || {
            if let Some(inner) = inner.upgrade() {
                inner.frame_due.set(false);
                inner.engine.borrow_mut().draw();
                if inner.leapt.take() {
                    inner.rest();
                }
            }
        });
    }

    fn await_rest(&self) {
        if let Some(earlier) = self.0.rest.take() {
            earlier.clear();
        }
        let inner = Rc::downgrade(&self.0);
        let at_rest = move || {
            if let Some(inner) = inner.upgrade() {
                inner.rest();
            }
        };
        // Without a timer the list would stay behind: then it follows at once.
        match set_timeout_with_handle(at_rest, REST) {
            Ok(handle) => self.0.rest.set(Some(handle)),
            Err(_) => self.0.rest(),
        }
    }

    fn follow_size(&self, element: &HtmlElement) {
        let inner = Rc::downgrade(&self.0);
        let changed = Closure::<dyn FnMut()>::new(move || {
            let Some(inner) = inner.upgrade() else {
                return;
            };
            let first = {
                let mut engine = inner.engine.borrow_mut();
                let first = !engine.is_sized();
                engine.resize();
                // Drawn at once: a canvas that changes its size is empty.
                engine.draw();
                first
            };
            if first {
                inner.rest();
            } else {
                Live(inner).await_rest();
            }
        });
        let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else {
            return;
        };
        observer.observe(element);
        self.0.observer.replace(Some(Observer {
            observer,
            _changed: changed,
        }));
    }
}

impl Inner {
    /// Tells the room what is in view.
    fn rest(&self) {
        let engine = self.engine.borrow();
        if engine.is_sized() {
            let view = engine.view;
            drop(engine);
            self.steering.view.set(Some(view));
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(timeout) = self.rest.take() {
            timeout.clear();
        }
        if let Some(observer) = self.observer.take() {
            observer.observer.disconnect();
        }
    }
}
