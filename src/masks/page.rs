//! `/masks`: the map and the list of the same outlets.

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use madang_masks::{MapLink, StoreLink};

use super::centres::{CentresSwitch, Panel};
use super::filters::ClassFilter;
use super::list::List;
use super::locate::{LocateButton, Located, Locating};
use super::picture::{Picture, Shown, close_by, detailed};
use super::region::RegionPicker;
use super::search::Search;
use super::sheet::{Drag, Edge};
use super::state::{Loading, Room, Share};
use super::words::{LOOKS, of_map};
use crate::i18n::{self, count_u32, masks, shell, t, tn};
use crate::lazy::lazy_page;
use crate::platform::history;
use crate::portal::Portal;
use crate::ui::map::{Map, Pick, korea};
use crate::ui::page::Page;

/// The route that the state in the address belongs to.
pub const PATH: &str = "/masks";
/// The map's place on the page.
pub const MAP_ID: &str = "masks-map";
/// How often a newer snapshot is looked for; outlets reported every five minutes.
const REFRESH: std::time::Duration = std::time::Duration::from_secs(120);

/// Map and list.
#[component]
pub fn MapPage() -> impl IntoView {
    let room = Room::get();
    let portal = Portal::get();
    room.start();
    keep_address(&room);
    show_freshness(&room, portal);
    keep_fresh(&room);
    room.load_favourites();
    watch_favourites(&room, portal);

    let picture = picture(&room);
    let pick = {
        let room = room.clone();
        move |pick| match pick {
            Pick::Point(index) => picture.with(|picture| {
                if let Some(outlet) = picture.outlet(index) {
                    portal.announce.set(outlet.store.name.clone());
                    room.select(Some(outlet.link()));
                }
            }),
            Pick::Spot(indices) => picture.with(|picture| {
                let outlets = indices.iter().filter_map(|index| picture.outlet(*index));
                let links: Vec<StoreLink> = outlets.map(|outlet| outlet.link()).collect();
                portal.announce.set(tn(masks::SPOT, count_u32(links.len())));
                room.selected.set(None);
                room.spot.set(links);
            }),
            Pick::Landmark(index) => room.landmark.set(Some(index)),
            Pick::Group(index) => {
                let code =
                    picture.with(|picture| picture.sums.get(index).map(|sum| sum.code.clone()));
                room.choose_region(code);
            }
        }
    };
    let scene = Signal::derive(move || picture.with(|picture| picture.scene.clone()));
    let selected = room.selected.clone();
    let selected = Signal::derive(move || {
        let link = selected.get()?;
        picture.with(|picture| picture.find(&link.code))
    });
    let ground = room.basemap.clone();
    let ground = Signal::derive(move || ground.with(|basemap| basemap.ready().cloned()));
    let details = room.details.clone();
    let details = Signal::derive(move || details.get());
    let (large, away, stock) = (room.share.clone(), room.share.clone(), room.stock.clone());
    let (canvas, drag) = (NodeRef::new(), RwSignal::new(None::<Drag>));
    let height = move || drag.get().map(Drag::height);
    // Without stock there is nothing on the map, and the reason should be in sight.
    let away = move || {
        away.get() == Share::List || stock.with(|stock| matches!(stock, Loading::Failed(_)))
    };
    let locating = RwSignal::new(Locating::Idle);
    // The search comes when the numbers are there, or are known not to come.
    let stock = room.stock.clone();
    let settled = Memo::new(move |_| stock.with(|stock| !matches!(stock, Loading::Pending)));
    let centres_shown = room.centres_shown.clone();
    view! {
        <Page title=t(shell::TITLE_MASKS) class="masks">
            <a class="masks-today" href="/masks/today">
                {t(masks::TODAY)}
            </a>
            <div class="masks-where">
                <div class="search-place">{move || settled.get().then(search_box)}</div>
                <div class="masks-region">
                    <RegionPicker />
                    <LocateButton state=locating />
                </div>
                <Located state=locating />
            </div>
            <div
                class="masks-map"
                id=MAP_ID
                class:is-large=move || large.get() == Share::Map
                class:is-away=away
            >
                <ClassFilter />
                <div class="masks-canvas" node_ref=canvas style:height=height>
                    <Map
                        scene
                        selected
                        looks=&LOOKS
                        basemap=ground
                        details
                        home=korea()
                        steering=room.steering.clone()
                        on_pick=Callback::new(pick)
                        words=of_map()
                    />
                    <CentresSwitch />
                </div>
            </div>
            <div class="masks-list">
                <Edge map=canvas drag />
                {move || centres_shown.get().then(|| centres_panel().into_any())}
                <List picture />
            </div>
        </Page>
    }
}

// Not in the map's chunk: map and list come first, and most visits never ask for the
// panel. It shares the chunk of the outlets' pages: each chunk more is a request more
// for all.
lazy_page!(search_box, masks_search, i18n::masks::ROOM, Search);
lazy_page!(centres_panel, masks_store, i18n::masks::ROOM, Panel);

/// The picture that map and list show, made anew when something in it changes;
/// while the map is moved it mostly does not.
fn picture(room: &Room) -> Memo<Picture> {
    let (for_detail, for_wish, for_picture) = (room.clone(), room.clone(), room.clone());
    let detailed = Memo::new(move |_| {
        let room = &for_detail;
        let view = room.steering.view.get();
        let region = room.region.get();
        room.basemap.with(|basemap| {
            let basemap = basemap.ready().map(|b| &**b);
            room.shards.with(|shards| {
                let here = |sido: &str| matches!(shards.get(sido), Some(Loading::Ready(_)));
                detailed(region.as_deref(), basemap, view, here)
            })
        })
    });
    Effect::new(move |_| {
        for_wish.stock.track();
        detailed.with(|sidos| for_wish.want(sidos));
        let view = for_wish.steering.view.get();
        let near = for_wish
            .basemap
            .with(|basemap| close_by(basemap.ready().map(|b| &**b), view));
        for_wish.want_details(&near);
    });
    // Outlets of elsewhere, which come in the background, change nothing here.
    let for_shown = for_picture.clone();
    let shown = Memo::new(move |_| detailed.with(|sidos| Shown::of(&for_shown, sidos)));
    Memo::new_with_compare(
        move |_| shown.with(|shown| Picture::of(&for_picture, shown)),
        |_, _| true,
    )
}

/// Follows the address, and keeps it at what the room shows.
fn keep_address(room: &Room) {
    let location = use_location();
    let (reading, writing, showing) = (room.clone(), room.clone(), room.clone());
    // The address changes before the page does: another page's is not meant.
    let said = Memo::new(move |_| {
        let hash = location.hash.get();
        (location.pathname.get() == PATH && !hash.is_empty()).then_some(hash)
    });
    if let Some(hash) = said.get_untracked() {
        reading.follow(MapLink::parse(&hash));
    }
    Effect::new(move |before: Option<Option<String>>| {
        let said = said.get();
        if let (Some(before), Some(hash)) = (before, &said)
            && before.as_ref() != Some(hash)
        {
            reading.follow(MapLink::parse(hash));
        }
        said
    });
    Effect::new(move |_| history::replace_fragment(PATH, &writing.link().fragment()));
    // A region out of the address waits for the ground, or for its outlets where
    // there is no ground to be had.
    Effect::new(move |_| {
        showing.basemap.track();
        showing.shards.track();
        if showing.origin.with_untracked(Option::is_none) {
            showing.show_region();
        }
    });
}

/// Lets the status line say how old what is shown is, as long as it is shown.
pub fn show_freshness(room: &Room, portal: Portal) {
    let stock = room.stock.clone();
    Effect::new(move |_| {
        let shown = stock.with(|stock| match stock {
            Loading::Ready(current) => Some(current.shown),
            Loading::Pending | Loading::Failed(_) => None,
        });
        portal.shown.set(shown);
    });
    on_cleanup(move || portal.shown.set(None));
}

/// Looks for newer stock from time to time.
fn keep_fresh(room: &Room) {
    let room = room.clone();
    let again = move || {
        let room = room.clone();
        spawn_local(async move { room.refresh().await });
    };
    // Without a timer the stock on show ages, and says so.
    if let Ok(timer) = set_interval_with_handle(again, REFRESH) {
        on_cleanup(move || IntervalHandle::clear(&timer));
    }
}

/// Tells when a marked outlet's class changes with newer stock; not while the page
/// looks back.
fn watch_favourites(room: &Room, portal: Portal) {
    let room = room.clone();
    Effect::new(move |_| {
        room.shards.track();
        if room.looking_back.with(Option::is_none) {
            room.watch_favourites(portal);
        }
    });
}
