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

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Idle,
    Asking,
    Missing(Key),
}

/// The button, and what came of it.
#[component]
pub fn Locate() -> impl IntoView {
    let room = Room::get();
    let state = RwSignal::new(State::Idle);
    let origin = room.origin.clone();
    let locate = move |_| {
        if state.get_untracked() == State::Asking {
            return;
        }
        state.set(State::Asking);
        let room = room.clone();
        spawn_local(async move {
            let outcome = find(&room).await;
            // The citizen may have left the page meanwhile.
            let _ = state.try_set(outcome);
        });
    };
    let said = move || match state.get() {
        State::Asking => Some(t(masks::LOCATE_ASKING)),
        State::Missing(key) => Some(t(key)),
        State::Idle => {
            let accuracy_m = origin.get()?.accuracy_m?;
            Some(tf(
                masks::LOCATE_FOUND,
                &[("n", &of_distance(accuracy_m.max(10.0)))],
            ))
        }
    };
    view! {
        <button type="button" class="button" on:click=locate>
            <Icon name="locate" />
            {t(masks::LOCATE)}
        </button>
        <p class="masks-located" role="status">
            {said}
        </p>
    }
}

async fn find(room: &Room) -> State {
    match position::locate().await {
        Ok(located) => {
            room.origin.set(Some(Origin {
                at: located.at,
                accuracy_m: Some(located.accuracy_m),
            }));
            room.steering.go(Target::Place(located.at.project(), ZOOM));
            State::Idle
        }
        Err(NoPosition::Refused) => State::Missing(masks::LOCATE_REFUSED),
        Err(NoPosition::Unavailable) => State::Missing(masks::LOCATE_UNAVAILABLE),
    }
}
