//! Going to what was chosen.

use leptos::prelude::*;
use madang_geo::{BBox, LonLat};

use super::find::What;
use crate::masks::page::MAP_ID;
use crate::masks::state::{Origin, Room, Share};
use crate::platform::dom;
use crate::ui::map::Target;

/// As close as the map goes to an emd, and to an outlet.
const ZOOM: f64 = 15.5;

/// Brings map and list there; the page to open, where there is one.
pub fn to(what: &What) -> Option<String> {
    let room = Room::get();
    // The map would move where nobody sees it.
    if room.share.get_untracked() == Share::List {
        room.share.set(Share::Half);
    }
    match what {
        What::Region { code, place } => {
            match place {
                Some((at, reach_m)) => {
                    // Of an emd the picker shows the sigungu.
                    room.choose_region(Some(code.chars().take(5).collect()));
                    stand_in(&room, *at, *reach_m);
                }
                None => room.choose_region(Some(code.clone())),
            }
            dom::reveal(MAP_ID);
            None
        }
        What::Store { link, at } => {
            room.select(Some(link.clone()));
            // The map leaves with the page; it comes back with this view.
            room.steering.view.update(|view| {
                if let Some(view) = view {
                    view.center = at.project();
                    view.zoom = view.zoom.max(ZOOM);
                }
            });
            Some(["/masks/store#", &link.fragment()].concat())
        }
    }
}

/// Shows an emd, and measures distances from it: somebody chose it, so it counts
/// more than where the device is.
fn stand_in(room: &Room, at: LonLat, reach_m: f64) {
    room.origin.set(Some(Origin {
        at,
        accuracy_m: None,
    }));
    let middle = at.project();
    let around = BBox::around([middle]).grown(reach_m / middle.metres_per_unit());
    room.steering.go(Target::Fit(around, ZOOM));
}
