//! The frame around every page: skip link, identity, header, status, navigation.

mod examples;
mod header;
mod kiosk;
mod navigation;
mod status;

pub use examples::examples;
use leptos::prelude::*;
use madang_api::PortalStatus;

use crate::i18n::{shell, t, texts, tf};
use crate::platform::dom;
use crate::portal::Portal;
use crate::ui::alerts::Alerts;
use header::Header;
use kiosk::EndVisit;
use navigation::{Footer, Navigation};
use status::StatusLine;

/// The frame, with the page in its `main`.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let portal = Portal::get();
    let banner = move || {
        let operator = portal.config.with(|config| {
            let official = config.status == PortalStatus::Official;
            let operator = config.operator.as_ref().filter(|_| official)?;
            Some(operator.name.in_language(texts::lang().tag()).to_owned())
        });
        match operator {
            Some(operator) => tf(shell::BANNER_OFFICIAL, &[("operator", &operator)]),
            None => t(shell::BANNER_DEMONSTRATION),
        }
    };
    // A fragment in the address belongs to the page, so the link moves the focus
    // itself.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = dom::by_id("main") {
            dom::focus(&main);
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>
            {t(shell::SKIP)}
        </a>
        <aside class="banner">{banner}</aside>
        <Header />
        <StatusLine />
        <Alerts />
        <div class="frame">
            <Navigation />
            <main id="main" tabindex="-1">
                {children()}
            </main>
        </div>
        <Footer />
        <EndVisit />
        <p class="sr-only" role="status">
            {portal.announce}
        </p>
    }
}
