//! Madang, the citizen services portal that runs on the citizen's own device.

mod app;
mod data;
mod forum;
mod i18n;
mod lazy;
mod masks;
mod mydata;
mod pages;
mod platform;
mod portal;
mod relief;
mod secretary;
mod settings;
mod ui;

use leptos::prelude::*;

use crate::platform::{boot, dom};

fn main() {
    boot::on_panic();
    wasm_bindgen_futures::spawn_local(start());
}

/// Loads what the first page needs, then takes the place of the static page.
async fn start() {
    let settings = settings::Settings::load();
    if i18n::texts::change(settings.lang).await.is_err()
        || i18n::texts::load(i18n::shell::ROOM).await.is_err()
    {
        boot::show_failure();
        return;
    }
    let Some(place) = dom::mount_point() else {
        boot::show_failure();
        return;
    };
    place.set_inner_html("");
    mount_to(place, move || view! { <app::App settings /> }).forget();
    boot::mark_ready();
}
