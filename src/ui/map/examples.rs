//! The map and its shapes as they are used.

use std::sync::Arc;

use leptos::prelude::*;
use madang_geo::{BBox, LonLat};

use super::{Group, Look, Map, Scene, Shape, ShapeMark, Steering, Trust, Words};
use crate::i18n::{shell, t};
use crate::ui::gallery::{Example, example};

const SHAPES: [Shape; 6] = [
    Shape::Disc,
    Shape::Triangle,
    Shape::Diamond,
    Shape::Cross,
    Shape::Bar,
    Shape::Ring,
];

static LOOKS: [Look; 3] = [
    look(Shape::Disc, "--stock-plenty"),
    look(Shape::Triangle, "--stock-some"),
    look(Shape::Diamond, "--stock-few"),
];

const fn look(shape: Shape, color: &'static str) -> Look {
    Look { shape, color }
}

/// The shapes, and a map of a group and three points on no ground.
pub fn examples() -> Vec<Example> {
    let shapes = SHAPES.map(|shape| view! { <ShapeMark shape /> });
    vec![
        example("shapes", view! { <p>{shapes.collect_view()}</p> }),
        example("group and points", map()),
    ]
}

fn map() -> impl IntoView {
    let at = |lon: f64, lat: f64| LonLat { lon, lat }.project();
    let scene = Arc::new(Scene {
        points: vec![at(128.86, 37.76), at(128.88, 37.75), at(128.9, 37.74)],
        classes: vec![0, 1, 2],
        ring_classes: vec![0, 1, 2],
        trust: vec![Trust::Fresh, Trust::Stale, Trust::Faded],
        pairs: Vec::new(),
        groups: vec![Group {
            at: at(128.82, 37.75),
            name: t(shell::NAV_MASKS),
            counts: [12, 5, 3, 0, 0, 0, 0, 0],
        }],
        landmarks: Arc::new(vec![at(128.85, 37.73)]),
        here: None,
    });
    let home = BBox::around([at(128.8, 37.7), at(128.92, 37.8)]);
    view! {
        <div class="gallery-map">
            <Map
                scene=Signal::stored(scene)
                selected=Signal::stored(Some(1))
                looks=&LOOKS
                basemap=Signal::stored(None)
                details=Signal::stored(Vec::new())
                home
                steering=Steering::default()
                on_pick=Callback::new(|_| {})
                words=Words {
                    label: t(shell::TITLE_MASKS),
                    keys: t(shell::TITLE_GALLERY),
                    closer: "+".into(),
                    farther: "-".into(),
                    source: t(shell::BRAND),
                }
            />
        </div>
    }
}
