//! What can be done with an outlet: mark it, go there, hand it on, print it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_masks::{Store, StoreLink};

use super::find::Found;
use crate::i18n::{masks, t};
use crate::masks::favourites::Star;
use crate::platform::{history, intl, share};
use crate::ui::button::Button;
use crate::ui::icon::Icon;

/// All of it.
pub fn actions(found: &Found) -> impl IntoView + use<> {
    let store = found.store()?.clone();
    let said = RwSignal::new(String::new());
    let title = store.name.clone();
    let hand_on = move |_| {
        let title = title.clone();
        spawn_local(async move {
            let text = match share::share(&title, &history::address()).await {
                share::Shared::Handed => String::new(),
                share::Shared::Copied => t(masks::STORE_COPIED),
                share::Shared::Impossible => t(masks::STORE_NOT_SHARED),
            };
            // The citizen may have left the page meanwhile.
            let _ = said.try_set(text);
        });
    };
    let link = StoreLink {
        code: store.code.clone(),
        sido: Some(found.sido.clone()),
    };
    Some(view! {
        <div class="buttons no-print">
            <Star link name=store.name.clone() />
            <Button on_press=hand_on>
                <Icon name="share" />
                {t(masks::STORE_SHARE)}
            </Button>
            <Button on_press=|_| share::print()>
                <Icon name="print" />
                {t(masks::STORE_PRINT)}
            </Button>
        </div>
        <p role="status">{said}</p>
        <Directions store />
    })
}

/// The way there, by other people's maps: each is named as leaving the portal.
#[component]
fn Directions(store: Store) -> impl IntoView {
    let links = [
        (masks::STORE_MAP_APP, geo(&store)),
        (masks::STORE_MAP_KAKAO, kakao(&store)),
        (masks::STORE_MAP_NAVER, naver(&store)),
        (masks::STORE_MAP_GOOGLE, google(&store)),
    ]
    .map(|(name, href)| {
        view! {
            <li>
                <a class="button" href=href rel="noreferrer">
                    {t(name)}
                </a>
            </li>
        }
    });
    view! {
        <section class="stack no-print" aria-label=t(masks::STORE_DIRECTIONS)>
            <h2>
                <Icon name="place" />
                {t(masks::STORE_DIRECTIONS)}
            </h2>
            <p class="subtle">{t(masks::STORE_LEAVES)}</p>
            <ul class="buttons">{links.collect_view()}</ul>
        </section>
    }
}

/// The place for the device's own map app (RFC 5870, with the query that Android's
/// apps show as the pin's name).
fn geo(store: &Store) -> String {
    let at = lat_lon(store);
    ["geo:", &at, "?q=", &at, "(", &name(store), ")"].concat()
}

/// KakaoMap's address for the way to a named place.
fn kakao(store: &Store) -> String {
    let at = lat_lon(store);
    ["https://map.kakao.com/link/to/", &name(store), ",", &at].concat()
}

/// Naver Map has no address for a way without its app: a search where the outlet is.
fn naver(store: &Store) -> String {
    let at = [&fixed(store.at.lon), ",", &fixed(store.at.lat)].concat();
    let name = name(store);
    [
        "https://map.naver.com/p/search/",
        &name,
        "?c=",
        &at,
        ",17,0,0,0,dh",
    ]
    .concat()
}

/// Google Maps URLs, `dir` action.
fn google(store: &Store) -> String {
    let at = lat_lon(store);
    ["https://www.google.com/maps/dir/?api=1&destination=", &at].concat()
}

fn lat_lon(store: &Store) -> String {
    [&fixed(store.at.lat), ",", &fixed(store.at.lon)].concat()
}

/// A degree to a metre.
fn fixed(degrees: f64) -> String {
    intl::fixed(degrees, 5)
}

/// The name without what has a meaning in addresses.
fn name(store: &Store) -> String {
    let plain = |c: &char| c.is_alphanumeric() || *c == ' ';
    let name: String = store.name.chars().filter(plain).collect();
    name.replace(' ', "+")
}
