//! Outlets that the citizen marked: first in the list, and watched while the portal
//! is open.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_masks::{StockClass, StoreLink};

use super::row::row;
use super::state::{Loading, Room};
use super::words::of_class;
use crate::i18n::{masks, t, tf};
use crate::masks::picture::Outlet;
use crate::platform::store::{self, Kind};
use crate::platform::{notify, record};
use crate::portal::Portal;
use crate::ui::button::Button;
use crate::ui::icon::Icon;

/// An outlet that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// Which it is.
    pub link: StoreLink,
    /// Its name when it was marked.
    pub name: String,
    /// Its class when it was last looked at.
    class: Option<StockClass>,
}

impl Room {
    /// Reads the marks from the device, once.
    pub fn load_favourites(&self) {
        if self.favourites.with_untracked(Option::is_some) {
            return;
        }
        self.favourites.set(Some(Vec::new()));
        let room = self.clone();
        spawn_local(async move {
            let mut found = Vec::new();
            for code in store::keys(Kind::Favourites).await {
                let text = store::get(Kind::Favourites, &code).await;
                let record = record::Record::parse(&text.unwrap_or_default());
                found.push(Favourite {
                    name: record.text("name").unwrap_or_else(|| code.clone()),
                    link: StoreLink {
                        code,
                        sido: record.text("sido"),
                    },
                    class: None,
                });
            }
            room.favourites.set(Some(found));
            room.fetch_favourites();
        });
    }

    /// Whether an outlet is marked.
    pub fn is_favourite(&self, code: &str) -> bool {
        self.favourites.with(|favourites| {
            let mut all = favourites.iter().flatten();
            all.any(|favourite| favourite.link.code == code)
        })
    }

    /// Marks an outlet, or takes its mark away.
    pub fn toggle_favourite(&self, link: &StoreLink, name: &str) {
        let (link, name) = (link.clone(), name.to_owned());
        if untrack(|| self.is_favourite(&link.code)) {
            self.favourites.update(|favourites| {
                let all = favourites.get_or_insert_default();
                all.retain(|favourite| favourite.link.code != link.code);
            });
            spawn_local(async move { store::delete(Kind::Favourites, &link.code).await });
            return;
        }
        let sido = link.sido.clone().unwrap_or_default();
        let text = record::write(&[("name", &name), ("sido", &sido)]);
        let code = link.code.clone();
        self.favourites.update(|favourites| {
            favourites.get_or_insert_default().push(Favourite {
                link,
                name,
                class: None,
            });
        });
        spawn_local(async move { store::put(Kind::Favourites, &code, text).await });
    }

    /// Fetches the outlets of the sido that have marked ones.
    pub fn fetch_favourites(&self) {
        let sidos: Vec<String> = self.favourites.with_untracked(|favourites| {
            let all = favourites.iter().flatten();
            all.filter_map(|favourite| favourite.link.sido.clone())
                .collect()
        });
        self.want(&sidos);
    }

    /// Compares the marked outlets with what they were, and tells what changed.
    pub fn watch_favourites(&self, portal: Portal) {
        let mut told = Vec::new();
        self.favourites.update_untracked(|favourites| {
            for favourite in favourites.iter_mut().flatten() {
                let class = untrack(|| self.class_of(&favourite.link));
                let before = favourite.class;
                favourite.class = class.or(before);
                if let (Some(before), Some(now)) = (before, class)
                    && before != now
                {
                    let (was, is) = (t(of_class(before).word), t(of_class(now).word));
                    let values = [
                        ("name", favourite.name.as_str()),
                        ("was", &was),
                        ("is", &is),
                    ];
                    told.push((
                        favourite.link.code.clone(),
                        tf(masks::FAVOURITE_CHANGED, &values),
                    ));
                }
            }
        });
        if told.is_empty() {
            return;
        }
        let texts: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
        let text = texts.join(" ");
        self.news.set(Some(text.clone()));
        portal.announce.set(text);
        spawn_local(async move {
            for (code, text) in told {
                notify::show(&text, &code).await;
            }
        });
    }

    fn class_of(&self, link: &StoreLink) -> Option<StockClass> {
        self.with_outlet(link, |outlet| StockClass::of(outlet.stock.remain))
    }

    /// Reads an outlet whose sido is here.
    pub fn with_outlet<T>(
        &self,
        link: &StoreLink,
        read: impl FnOnce(Outlet<'_>) -> T,
    ) -> Option<T> {
        let sido = link.sido.as_deref()?;
        self.shards.with(|shards| {
            let shard = shards.get(sido).and_then(Loading::ready)?;
            let row = shard.row_of(&link.code)?;
            Some(read(Outlet {
                sido,
                store: shard.stores.get(row)?,
                stock: *shard.stock.get(row)?,
                held: shard.held.get(row),
            }))
        })
    }
}

/// The marked outlets, above all others; nothing without any.
#[component]
pub fn Favourites() -> impl IntoView {
    let room = Room::get();
    let watching = RwSignal::new(notify::is_allowed());
    let ask = move |_| {
        spawn_local(async move {
            let allowed = notify::ask().await;
            // The citizen may have left the page meanwhile.
            let _ = watching.try_set(Some(allowed));
        });
    };
    move || {
        let (all, at) = (room.favourites.get()?, room.portal_time()?);
        if all.is_empty() {
            return None;
        }
        let origin = room.origin.get();
        let rows: Vec<_> = all
            .iter()
            .map(|favourite| {
                let here = room.with_outlet(&favourite.link, |o| row(o, origin, at).into_any());
                let row = here.unwrap_or_else(|| elsewhere(favourite));
                view! { <li>{row}</li> }
            })
            .collect();
        let news = room.news.clone();
        Some(view! {
            <section class="masks-favourites" aria-label=t(masks::FAVOURITES)>
                <h2>
                    <Icon name="star" />
                    {t(masks::FAVOURITES)}
                </h2>
                <p class="masks-news">{move || news.get()}</p>
                <ul class="outlets">{rows}</ul>
                {move || {
                    (watching.get() == Some(false))
                        .then(|| {
                            view! { <Button on_press=ask>{t(masks::FAVOURITE_NOTIFY)}</Button> }
                        })
                }}
            </section>
        })
    }
}

/// A marked outlet that is not here (yet, or any more): its page tells more.
fn elsewhere(favourite: &Favourite) -> AnyView {
    let href = ["/masks/store#", &favourite.link.fragment()].concat();
    view! {
        <a class="outlet-link" href=href>
            <span></span>
            <span class="outlet-name">{favourite.name.clone()}</span>
        </a>
    }
    .into_any()
}

/// The button that marks an outlet.
#[component]
pub fn Star(link: StoreLink, name: String) -> impl IntoView {
    let room = Room::get();
    room.load_favourites();
    let (marked, code) = (room.clone(), link.code.clone());
    let pressed = Memo::new(move |_| marked.is_favourite(&code));
    let word = move || {
        t(if pressed.get() {
            masks::FAVOURITE_REMOVE
        } else {
            masks::FAVOURITE_ADD
        })
    };
    view! {
        <button
            type="button"
            class="button star"
            aria-pressed=move || pressed.get().to_string()
            on:click=move |_| room.toggle_favourite(&link, &name)
        >
            <Icon name="star" />
            {word}
        </button>
    }
}
