//! Stock of another country: its ground, its clock, and its products.

use std::sync::Arc;

use leptos::prelude::*;
use madang_api::LocalText;
use madang_geo::BBox;
use madang_masks::wire::{AreaFile, Frame};

use super::state::{Current, Loading, Room};
use crate::i18n::{masks, set_offset, t, texts};
use crate::ui::map::{Basemap, Place};

/// The dataset that says where, in editions that are not of Korea.
pub const AREA: &str = "area";

impl Room {
    /// Takes the ground of an edition that is not of Korea.
    pub fn take_area(&self, area: &AreaFile) {
        set_offset(area.utc_offset_min);
        let regions = area.regions.iter().map(|region| {
            let name = |lang: &str| region.name.0.get(lang).cloned();
            let korean = region.name.in_language("ko").to_owned();
            Place::of_box(region.code.clone(), korean, name("en"), bbox(region.frame))
        });
        let ground = Basemap::elsewhere(bbox(area.frame), regions.collect());
        self.basemap.set(Loading::Ready(Arc::new(ground)));
    }
}

fn bbox(frame: Frame) -> BBox {
    BBox::around(frame.corners().map(|corner| corner.project()))
}

/// Which product the map, the filter and the order go by, where there are several;
/// each row says all of them.
#[component]
pub fn ProductChoice() -> impl IntoView {
    let room = Room::get();
    move || {
        let current = room.stock.with(|stock| stock.ready().cloned())?;
        let products = current.snapshot.products.iter().enumerate();
        let options: Vec<_> = products
            .map(|(number, product)| {
                let name = called(&product.name);
                view! { <option value=number.to_string()>{name}</option> }
            })
            .collect();
        let (room, product) = (room.clone(), room.product.clone());
        let choose = move |event| {
            room.product
                .set(event_target_value(&event).parse().unwrap_or(0));
            room.rejoin_all();
        };
        (options.len() > 1).then(|| {
            view! {
                <label>
                    <span class="sr-only">{t(masks::PRODUCT)}</span>
                    <select
                        class="select"
                        prop:value=move || product.get().to_string()
                        on:change=choose
                    >
                        {options}
                    </select>
                </label>
            }
        })
    }
}

/// What a product is called in the current language.
pub fn called(name: &LocalText) -> String {
    name.in_language(texts::lang().tag()).to_owned()
}

/// The names of the products, none where there is one.
pub fn products(current: &Current) -> Vec<String> {
    let products = current.snapshot.products.iter();
    products.map(|product| called(&product.name)).collect()
}
