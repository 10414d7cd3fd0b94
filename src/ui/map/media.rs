//! The system's wishes on colours, followed while the map is open.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::MediaQueryList;

/// Calls a function when the system changes to or from forced colours or more
/// contrast; until it is dropped.
pub(super) struct MediaWatch {
    lists: Vec<MediaQueryList>,
    _changed: Closure<dyn FnMut()>,
}

impl MediaWatch {
    pub fn new(changed: impl FnMut() + 'static) -> Self {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let lists: Vec<_> = ["(forced-colors: active)", "(prefers-contrast: more)"]
            .into_iter()
            .filter_map(|query| web_sys::window()?.match_media(query).ok()?)
            .collect();
        for list in &lists {
            list.set_onchange(Some(changed.as_ref().unchecked_ref()));
        }
        Self {
            lists,
            _changed: changed,
        }
    }
}

impl Drop for MediaWatch {
    fn drop(&mut self) {
        for list in &self.lists {
            list.set_onchange(None);
        }
    }
}
