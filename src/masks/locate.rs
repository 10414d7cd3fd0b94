//! "My position": asked for by a button, never on its own; it stays in memory.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Origin, Room};
use super::words::of_distance;
use crate::i18n::{Key, masks, t, tf};
use crate::platform::position::{self, NoPosition};
use crate::ui::icon::Icon;
use crate::ui::map::Target;

/// As close as the map goes to the own position.
const ZOOM: f64 = 14.0;

/// How asking for the position stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Locating {
    /// Not asked, or answered.
    Idle,
    /// On its way.
    Asking,
    /// There is none; what the citizen is told.
    Missing(Key),
}

/// The button.
#[component]
pub fn LocateButton(state: RwSignal<Locating>) -> impl IntoView {
    let locate = move |_| {
        if state.get_untracked() == Locating::Asking {
            return;
        }
        state.set(Locating::Asking);
        spawn_local(async move {
            let outcome = find(&Room::get()).await;
            // The citizen may have left the page meanwhile.
            let _ = state.try_set(outcome);
        });
    };
    view! {
        <button type="button" class="button" on:click=locate>
            <Icon name="locate" />
            <span>{t(masks::LOCATE)}</span>
        </button>
    }
}

/// What came of it.
#[component]
pub fn Located(state: RwSignal<Locating>) -> impl IntoView {
    let origin = Room::get().origin;
    let said = move || match state.get() {
        Locating::Asking => Some(t(masks::LOCATE_ASKING)),
        Locating::Missing(key) => Some(t(key)),
        Locating::Idle => {
            let accuracy_m = origin.get()?.accuracy_m?;
            let accuracy = of_distance(accuracy_m.max(10.0));
            Some(tf(masks::LOCATE_FOUND, &[("n", &accuracy)]))
        }
    };
    view! {
        <p class="masks-located" role="status">
            {said}
        </p>
    }
}

async fn find(room: &Room) -> Locating {
    match position::locate().await {
        Ok(located) => {
            room.origin.set(Some(Origin {
                at: located.at,
                accuracy_m: Some(located.accuracy_m),
            }));
            room.steering.go(Target::Place(located.at.project(), ZOOM));
            Locating::Idle
        }
        Err(NoPosition::Refused) => Locating::Missing(masks::LOCATE_REFUSED),
        Err(NoPosition::Unavailable) => Locating::Missing(masks::LOCATE_UNAVAILABLE),
    }
}
