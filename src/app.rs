//! Which route shows which page, inside the frame that all of them share.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use madang_api::Services;

use crate::lazy::lazy_page;
use crate::pages::{Closed, Home, NotFound};
use crate::platform::{connection, events, worker};
use crate::portal::Portal;
use crate::settings::Settings;
use crate::ui::shell::Shell;
use crate::{data, forum, i18n, masks, mydata, pages, relief, secretary, ui};

lazy_page!(masks_page, masks, i18n::masks::ROOM, masks::MapPage);
lazy_page!(store_page, masks_store, i18n::masks::ROOM, masks::StorePage);
lazy_page!(
    today_page,
    masks_today,
    i18n::masks_today::ROOM,
    masks::TodayPage
);
lazy_page!(relief_page, relief, i18n::relief::ROOM, relief::Page);
lazy_page!(fill_page, secretary, i18n::secretary::ROOM, secretary::Fill);
lazy_page!(forum_page, forum, i18n::forum::ROOM, forum::Page);
lazy_page!(mydata_page, mydata, i18n::mydata::ROOM, mydata::Page);
lazy_page!(
    verify_page,
    mydata_verify,
    i18n::mydata_verify::ROOM,
    mydata::VerifyPage
);
lazy_page!(
    wallet_page,
    mydata_wallet,
    i18n::mydata_wallet::ROOM,
    mydata::wallet::Page
);
lazy_page!(settings_page, pages, i18n::shell::ROOM, pages::Settings);
lazy_page!(about_page, pages, i18n::shell::ROOM, pages::About);
lazy_page!(
    gallery_page,
    gallery,
    i18n::masks::ROOM,
    ui::gallery::Gallery
);
lazy_page!(device_page, pages, i18n::shell::ROOM, pages::Device);

/// The whole app. A change of language builds everything below anew.
#[component]
pub fn App(settings: Settings) -> impl IntoView {
    settings.apply();
    let portal = Portal::new(settings);
    provide_context(portal);
    connection::watch(move |online| portal.online.set(online));
    worker::on_update(move || portal.update_ready.set(true));
    worker::on_offline_ready(move || portal.announce.set(i18n::t(i18n::shell::OFFLINE_READY)));
    spawn_local(data::config::read(portal));
    events::on(events::MEMORY_ONLY, move || portal.memory_only.set(true));
    move || {
        portal.lang.track();
        view! {
            <Router>
                <Shell>
                    <FlatRoutes fallback=NotFound>
                        <Route path=path!("/") view=Home />
                        <Route path=path!("/masks") view=gate(|s| s.masks, masks_page) />
                        <Route path=path!("/masks/store") view=gate(|s| s.masks, store_page) />
                        <Route path=path!("/masks/today") view=gate(|s| s.masks, today_page) />
                        <Route path=path!("/relief") view=gate(|s| s.relief, relief_page) />
                        <Route
                            path=path!("/relief/fill")
                            view=gate(|s| s.relief && s.mydata, fill_page)
                        />
                        <Route path=path!("/forum") view=gate(|s| s.forum, forum_page) />
                        <Route path=path!("/mydata") view=gate(|s| s.mydata, mydata_page) />
                        <Route
                            path=path!("/mydata/verify")
                            view=gate(|s| s.mydata, verify_page)
                        />
                        <Route
                            path=path!("/mydata/wallet")
                            view=gate(|s| s.mydata, wallet_page)
                        />
                        <Route path=path!("/settings") view=settings_page />
                        <Route path=path!("/about") view=about_page />
                        <Route path=path!("/device") view=device_page />
                        <Route path=path!("/gallery") view=gallery_page />
                    </FlatRoutes>
                </Shell>
            </Router>
        }
    }
}

/// A service's page, or that the operator has closed it.
fn gate<V: IntoView + 'static>(
    service: fn(&Services) -> bool,
    page: fn() -> V,
) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
    move || {
        let portal = Portal::get();
        let open = Memo::new(move |_| portal.is_open(service));
        let page = move || match open.get() {
            true => page().into_any(),
            false => view! { <Closed /> }.into_any(),
        };
        page.into_any()
    }
}
