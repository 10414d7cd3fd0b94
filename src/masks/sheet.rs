//! The edge between map and list on a phone: dragged by a finger, or moved by its
//! two buttons.

use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;

use super::state::{Room, Share};
use crate::i18n::{Key, masks, t};
use crate::platform::{dom, viewport};

/// A drag that is shorter changes nothing, in CSS pixels.
const DRAG_PX: f64 = 40.0;

/// A drag of the edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drag {
    /// Height of the map when it began, in CSS pixels.
    map_px: f64,
    from_px: f64,
    by_px: f64,
}

impl Drag {
    /// What the style sheet is told: the map's height while it is dragged.
    pub fn height(self) -> String {
        let px = (self.map_px + self.by_px).max(0.0);
        [&crate::platform::intl::fixed(px, 0), "px"].concat()
    }
}

/// The edge. `map` is what it makes larger and smaller.
#[component]
pub fn Edge(map: NodeRef<Div>, drag: RwSignal<Option<Drag>>) -> impl IntoView {
    let share = Room::get().share;
    let down = move |event: PointerEvent| {
        let height = map.get_untracked().map(|map| viewport::extent(&map).1);
        dom::capture_pointer(&event);
        drag.set(height.map(|map_px| Drag {
            map_px,
            from_px: f64::from(event.client_y()),
            by_px: 0.0,
        }));
    };
    let moved = move |event: PointerEvent| {
        if let Some(before) = drag.get_untracked() {
            let by_px = f64::from(event.client_y()) - before.from_px;
            drag.set(Some(Drag { by_px, ..before }));
        }
    };
    let up = {
        let share = share.clone();
        move |_| {
            if let Some(Drag { by_px, .. }) = drag.get_untracked() {
                share.update(|share| *share = share.dragged(by_px));
            }
            drag.set(None);
        }
    };
    view! {
        <div class="masks-edge">
            <div
                class="masks-handle"
                aria-hidden="true"
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointercancel=move |_| drag.set(None)
            ></div>
            {button(Share::Map, masks::SHARE_MAP)}
            {button(Share::List, masks::SHARE_LIST)}
        </div>
    }
}

/// Gives the map or the list more room, and takes it back.
fn button(of: Share, key: Key) -> impl IntoView {
    let share = Room::get().share;
    let pressed = share.clone();
    view! {
        <button
            type="button"
            class="masks-share"
            aria-pressed=move || (pressed.get() == of).to_string()
            on:click=move |_| {
                share.update(|share| *share = if *share == of { Share::Half } else { of });
            }
        >
            {t(key)}
        </button>
    }
}

impl Share {
    /// How the screen is shared out after the edge was dragged down by so many pixels.
    fn dragged(self, by_px: f64) -> Self {
        match self {
            _ if by_px.abs() < DRAG_PX => self,
            Self::Map if by_px < 0.0 => Self::Half,
            Self::List if by_px > 0.0 => Self::Half,
            _ if by_px > 0.0 => Self::Map,
            _ => Self::List,
        }
    }
}
