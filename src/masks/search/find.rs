//! What is searched, made once and kept up with what is at hand.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use madang_geo::{Gazetteer, LonLat};
use madang_masks::StoreLink;
use madang_masks::search::{Finder, Hit};

use crate::i18n::{Lang, masks, t, texts};
use crate::masks::state::{Loading, Room};
use crate::masks::words::of_kind;
use crate::platform::net;
use crate::ui::map::{Basemap, Place};

const PATH: &str = "/basemap/places.json";
/// As many as one looks through before typing on.
const MOST: usize = 20;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What was found, ready to be shown.
#[derive(Clone, PartialEq, Default)]
pub struct Found {
    /// The best ones.
    pub choices: Vec<Choice>,
    /// How many there are in all.
    pub total: usize,
    /// Nothing is quite as typed: these are like it.
    pub guessed: bool,
}

/// Something to choose.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// Its name.
    pub title: String,
    /// Where it lies, or its address.
    pub context: String,
    /// What it is.
    pub what: What,
}

/// What a choice leads to.
#[derive(Clone, PartialEq)]
pub enum What {
    /// A region: its code and, for an emd, a place in it and its reach in metres.
    Region {
        /// 2, 5 or 8 digits.
        code: String,
        /// Of emd only.
        place: Option<(LonLat, f64)>,
    },
    /// An outlet and where it is.
    Store {
        /// Names it.
        link: StoreLink,
        /// Its place.
        at: LonLat,
    },
}

#[derive(Default)]
struct Kept {
    finder: Finder,
    emd: Option<Gazetteer>,
    /// What the finder was made of.
    ground: Ground,
}

/// What there was to make a finder of.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Ground {
    /// Korea, with sigungu and with emd or without.
    Korea { sigungu: bool, emd: bool },
    /// Another country's regions.
    Elsewhere,
    /// Nothing yet.
    #[default]
    Nothing,
}

/// Fetches the names of the emd unless they are here.
pub async fn fetch_emd() -> Loading<()> {
    if KEPT.with_borrow(|kept| kept.emd.is_some()) {
        return Loading::Ready(());
    }
    let fetched = net::get(PATH).await;
    match fetched.map(|fetched| Gazetteer::parse(&fetched.bytes)) {
        Ok(Ok(emd)) => {
            KEPT.with_borrow_mut(|kept| kept.emd = Some(emd));
            Loading::Ready(())
        }
        Ok(Err(error)) => {
            leptos::logging::error!("{PATH}: {error}");
            Loading::Failed(masks::SEARCH_NO_EMD)
        }
        Err(_) => Loading::Failed(masks::SEARCH_NO_EMD),
    }
}

/// Brings what is searched up to what is at hand.
pub fn prepare(room: &Room) {
    KEPT.with_borrow_mut(|kept| kept.keep_up(room));
}

/// What answers a text.
pub fn find(room: &Room, typed: &str) -> Found {
    if typed.trim().is_empty() {
        return Found::default();
    }
    KEPT.with_borrow_mut(|kept| {
        kept.keep_up(room);
        let results = kept.finder.find(typed, MOST);
        Found {
            choices: results.hits.iter().map(|hit| kept.choice(hit)).collect(),
            total: results.total,
            guessed: results.guessed,
        }
    })
}

impl Kept {
    fn keep_up(&mut self, room: &Room) {
        let current = room.stock.with(|stock| stock.ready().cloned());
        let abroad = current.is_some_and(|current| current.area.is_some());
        room.basemap.with(|basemap| {
            let basemap = basemap.ready().map(|basemap| &**basemap);
            let ground = match abroad {
                true => Ground::Elsewhere,
                false => Ground::Korea {
                    sigungu: basemap.is_some(),
                    emd: self.emd.is_some(),
                },
            };
            room.shards.with(|shards| {
                let here = |(sido, shard): (_, &Loading<_>)| Some((sido, shard.ready().cloned()?));
                let others = shards.iter().filter_map(here).any(|(sido, shard)| {
                    let known = self.finder.stores(sido);
                    known.is_some_and(|known| !Arc::ptr_eq(known, &shard.stores))
                });
                if ground != self.ground || others {
                    self.finder = self.made_of(ground, basemap);
                    self.ground = ground;
                }
                for (sido, shard) in shards.iter().filter_map(here) {
                    self.finder.add_stores(sido, &shard.stores);
                }
            });
        });
    }

    fn made_of(&self, ground: Ground, basemap: Option<&Basemap>) -> Finder {
        let of = |places: fn(&Basemap) -> &Vec<Place>| basemap.into_iter().flat_map(places);
        match ground {
            Ground::Elsewhere => Finder::elsewhere(of(|basemap| &basemap.sido).map(|place| {
                let (name, latin) = place.names();
                (place.code.as_str(), name, latin)
            })),
            _ => {
                let sigungu = of(|basemap| &basemap.sigungu);
                let names = sigungu.map(|place| (place.code.as_str(), place.names().0));
                Finder::korea(names, self.emd.as_ref())
            }
        }
    }

    fn choice(&self, hit: &Hit<'_>) -> Choice {
        match hit {
            Hit::Region(region) => {
                let latin = texts::lang() == Lang::En;
                let mut titles = self.finder.titles(region, latin).into_iter();
                let title = titles.next().unwrap_or_default();
                Choice {
                    title,
                    context: titles.collect::<Vec<_>>().join(", "),
                    what: What::Region {
                        code: region.code.clone(),
                        place: region.place,
                    },
                }
            }
            Hit::Store { sido, store } => Choice {
                title: store.name.clone(),
                context: [&t(of_kind(store.kind)), " · ", &store.addr].concat(),
                what: What::Store {
                    link: StoreLink {
                        code: store.code.clone(),
                        sido: Some((*sido).to_owned()),
                    },
                    at: store.at,
                },
            },
        }
    }
}
