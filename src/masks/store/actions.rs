//! What can be done with an outlet: mark it, go there, hand it on, print it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_masks::{Store, StoreLink};

use super::find::Found;
use crate::i18n::{masks, t};
use crate::masks::favourites::Star;
use crate::masks::ways;
use crate::platform::{history, share};
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
    let (at, name) = (store.at, store.name.as_str());
    let links = [
        (masks::STORE_MAP_APP, ways::geo(at, name)),
        (masks::STORE_MAP_KAKAO, ways::kakao(at, name)),
        (masks::STORE_MAP_NAVER, ways::naver(at, name)),
        (masks::STORE_MAP_GOOGLE, ways::google(at)),
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
