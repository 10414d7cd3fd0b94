//! Choosing a region: sido, then sigungu, with the system's own lists, which every
//! phone shows large.

use leptos::prelude::*;

use super::state::Room;
use super::words::short_name;
use crate::i18n::{masks, t};
use crate::ui::map::{Basemap, Place};

/// The region picker.
#[component]
pub fn RegionPicker() -> impl IntoView {
    let room = Room::get();
    let (for_sido, for_sigungu) = (room.clone(), room.clone());
    let (of_sido, of_sigungu) = (room.clone(), room.region.clone());
    let sido = move || {
        of_sido
            .region
            .get()
            .map_or_else(String::new, |code| of_sido.sido_of(&code))
    };
    let sigungu = {
        let sido = sido.clone();
        move || {
            let code = of_sigungu.get().filter(|code| *code != sido());
            code.unwrap_or_default()
        }
    };
    let choose_sido = {
        let room = room.clone();
        move |event| {
            let code = event_target_value(&event);
            room.choose_region((!code.is_empty()).then_some(code));
        }
    };
    let choose_sigungu = {
        let (room, sido) = (room.clone(), sido.clone());
        move |event| {
            let code = Some(event_target_value(&event)).filter(|code| !code.is_empty());
            room.choose_region(Some(code.unwrap_or_else(&sido)));
        }
    };
    let sidos = move || options(&for_sido, |ground| ground.sido.iter().collect());
    let sigungus = {
        let sido = sido.clone();
        move || {
            let sido = sido();
            options(&for_sigungu, |ground| {
                let within = |place: &&Place| !sido.is_empty() && place.code.starts_with(&sido);
                ground.sigungu.iter().filter(within).collect()
            })
        }
    };
    let no_sido = {
        let sido = sido.clone();
        move || sido().is_empty()
    };
    view! {
        <label>
                <span class="sr-only">{t(masks::REGION_SIDO)}</span>
                <select class="select" prop:value=sido on:change=choose_sido>
                    <option value="">{t(masks::REGION_COUNTRY)}</option>
                    {sidos}
                </select>
            </label>
            <label>
                <span class="sr-only">{t(masks::REGION_SIGUNGU)}</span>
                <select class="select" prop:value=sigungu on:change=choose_sigungu disabled=no_sido>
                    <option value="">{t(masks::REGION_ALL)}</option>
                    {sigungus}
                </select>
            </label>
    }
}

/// A sido goes by its short name, which leaves room beside it on a phone.
fn called(place: &Place) -> String {
    if place.code.len() == 2 {
        short_name(&place.code)
    } else {
        place.name().to_owned()
    }
}

/// The regions as options, in the official order; the chosen one is marked when
/// they arrive.
fn options(room: &Room, places: impl Fn(&Basemap) -> Vec<&Place>) -> AnyView {
    let region = room.region.get_untracked().unwrap_or_default();
    room.basemap.with(|basemap| {
        let places = basemap.ready().map(|b| places(b)).unwrap_or_default();
        places
            .into_iter()
            .map(|place| {
                let chosen = region.starts_with(&place.code);
                view! {
                    <option value=place.code.clone() selected=chosen>
                        {called(place)}
                    </option>
                }
            })
            .collect_view()
            .into_any()
    })
}
