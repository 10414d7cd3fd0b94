//! The map that services share: points with classes over administrative ground.
//!
//! It knows no service. A room gives it a [`Scene`], the [`Look`] of each class and
//! its texts, steers it by a [`Steering`] that outlives the element, and is told
//! what was picked. One canvas, drawn only when something changed; one focusable
//! element, whose content the room shows as a list too.

mod basemap;
mod clusters;
mod engine;
mod examples;
mod ground;
mod input;
mod live;
mod marks;
mod media;
mod palette;
mod scene;
mod shape;

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use madang_geo::BBox;

use crate::portal::Portal;
use crate::ui::icon::Icon;
use engine::Engine;
use input::Hands;
use live::Live;
use media::MediaWatch;

pub use basemap::{Basemap, Detail, Place, korea};
pub use examples::examples;
pub use ground::EMD_ZOOM;
pub use scene::{
    CLASSES, Group, Here, Look, Pick, Scene, SharedScene, Steering, Target, Trust, Words,
};
pub use shape::{Shape, ShapeMark};

/// The map. Its element fills what the room's style sheet gives it.
#[component]
pub fn Map(
    /// What is drawn over the ground.
    #[prop(into)]
    scene: Signal<SharedScene>,
    /// The point that stands out, by its index.
    #[prop(into)]
    selected: Signal<Option<usize>>,
    /// How each class looks.
    looks: &'static [Look],
    /// The ground, once it is here.
    #[prop(into)]
    basemap: Signal<Option<Arc<Basemap>>>,
    /// Parts of the regions that are near.
    #[prop(into)]
    details: Signal<Vec<Arc<Detail>>>,
    /// What is shown at first and whenever everything is to be shown.
    home: BBox,
    /// The view and where to go.
    steering: Steering,
    /// Told what was picked.
    on_pick: Callback<Pick>,
    words: Words,
) -> impl IntoView {
    let surface = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let live = StoredValue::new_local(None::<Live>);
    let media = StoredValue::new_local(None::<MediaWatch>);
    let target = steering.target.clone();
    let with = move |act: &dyn Fn(&Live)| {
        live.with_value(|live| live.as_ref().map(act));
    };

    Effect::new(move |_| {
        let (Some(surface), Some(canvas)) = (surface.get(), canvas.get()) else {
            return;
        };
        let view = steering.view.get_untracked();
        let Some(engine) = Engine::new(surface.clone().into(), canvas, looks, home, view) else {
            return;
        };
        let started = Live::start(engine, steering.clone(), &surface);
        let restyled = started.clone();
        media.set_value(Some(MediaWatch::new(move || {
            restyled.change(Engine::restyle);
        })));
        live.set_value(Some(started));
    });
    Effect::new(move |_| {
        let scene = scene.get();
        with(&|live| live.change(|map| map.set_scene(scene.clone())));
    });
    Effect::new(move |_| {
        let selected = selected.get();
        with(&|live| live.change(|map| map.select(selected)));
    });
    Effect::new(move |_| {
        if let Some(basemap) = basemap.get() {
            with(&|live| live.change(|map| map.set_ground(&basemap)));
        }
    });
    // After the ground, which forgets the details that it had.
    Effect::new(move |_| {
        basemap.track();
        let details = details.get();
        with(&|live| live.change(|map| map.set_details(&details)));
    });
    Effect::new(move |_| {
        Portal::get().settings.track();
        with(&|live| live.change(Engine::restyle));
    });
    Effect::new(move |_| {
        if let Some(to) = target.get() {
            target.set(None);
            with(&|live| live.change(|map| map.go(to)));
        }
    });

    view! {
        <div class="map">
            <Surface surface canvas live on_pick words=words.clone() />
            <div class="map-buttons">
                <ZoomButton live steps=1.0 icon="plus" name=words.closer />
                <ZoomButton live steps=-1.0 icon="minus" name=words.farther />
            </div>
            <p class="map-source">{words.source}</p>
        </div>
    }
}

type Shared = StoredValue<Option<Live>, LocalStorage>;

/// The canvas and everything that moves it.
#[component]
fn Surface(
    surface: NodeRef<Div>,
    canvas: NodeRef<Canvas>,
    live: Shared,
    on_pick: Callback<Pick>,
    words: Words,
) -> impl IntoView {
    let hands = StoredValue::new_local(Hands::default());
    let with = move |act: &dyn Fn(&Hands, &Live) -> Option<Pick>| {
        let picked = live.with_value(|live| hands.with_value(|hands| act(hands, live.as_ref()?)));
        if let Some(pick) = picked {
            on_pick.run(pick);
        }
    };
    view! {
        <div
            class="map-surface"
            role="application"
            tabindex="0"
            aria-label=words.label
            aria-describedby="map-keys"
            node_ref=surface
            on:pointerdown=move |event: PointerEvent| hands.with_value(|hands| hands.down(&event))
            on:pointermove=move |event: PointerEvent| {
                with(&|hands, live| {
                    hands.moved(&event, live);
                    None
                });
            }
            on:pointerup=move |event: PointerEvent| {
                with(&|hands, live| input::tap(live, hands.up(&event)?));
            }
            on:pointercancel=move |event: PointerEvent| {
                hands.with_value(|hands| hands.cancelled(&event))
            }
            on:wheel=move |event| {
                with(&|_, live| {
                    input::wheel(&event, live);
                    None
                });
            }
            on:keydown=move |event: KeyboardEvent| with(&|_, live| input::key(&event, live))
        >
            <canvas class="map-canvas" aria-hidden="true" node_ref=canvas></canvas>
        </div>
        <p id="map-keys" class="sr-only">
            {words.keys}
        </p>
    }
}

/// Zooms without a gesture.
#[component]
fn ZoomButton(live: Shared, steps: f64, icon: &'static str, name: String) -> impl IntoView {
    let press = move |_| {
        live.with_value(|live| {
            if let Some(live) = live {
                live.change(|map| map.zoom_by(steps, None));
            }
        });
    };
    view! {
        <button type="button" class="map-button" on:click=press>
            <Icon name=icon />
            <span class="sr-only">{name}</span>
        </button>
    }
}
