//! The room's state. It outlives its pages: coming back from an outlet finds the
//! map, the list and the filters as they were left.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use madang_api::FamilyIndex;
use madang_geo::{BBox, LonLat, World};
use madang_masks::wire::{AreaFile, Departed, Held, SnapshotFile};
use madang_masks::{Filter, MapLink, Order, SortBy, Stock, Store, StoreLink};

use super::centres::Centres;
use super::favourites::Favourite;
use crate::i18n::Key;
use crate::portal::Shown;
use crate::ui::map::{Basemap, Detail, Steering, Target};

/// A region is shown no closer than this when it is chosen.
const REGION_ZOOM: f64 = 14.0;

thread_local! {
    static ROOM: Room = Room::default();
}

/// What the room knows and what the citizen has chosen in it.
#[derive(Clone, Default)]
pub struct Room {
    /// The stock at portal time.
    pub stock: ArcRwSignal<Loading<Arc<Current>>>,
    /// The ground.
    pub basemap: ArcRwSignal<Loading<Arc<Basemap>>>,
    /// The outlets of each sido that was asked for, by its code.
    pub shards: ArcRwSignal<BTreeMap<String, Loading<Arc<Shard>>>>,
    /// What is shown.
    pub filter: ArcRwSignal<Filter>,
    /// The product that is shown, by its place in the snapshot's list.
    pub product: ArcRwSignal<usize>,
    /// The order that was chosen.
    pub sort: ArcRwSignal<Option<SortBy>>,
    /// Code of the chosen sido or sigungu.
    pub region: ArcRwSignal<Option<String>>,
    /// The outlets that the citizen marked; none until they were asked for.
    pub favourites: ArcRwSignal<Option<Vec<Favourite>>>,
    /// What last changed among them.
    pub news: ArcRwSignal<Option<String>>,
    /// Whether screening centres show.
    pub centres_shown: ArcRwSignal<bool>,
    /// The screening centres, once they were asked for.
    pub centres: ArcRwSignal<Loading<Arc<Centres>>>,
    /// Where they are.
    pub landmarks: ArcRwSignal<Arc<Vec<World>>>,
    /// The one that was tapped.
    pub landmark: ArcRwSignal<Option<usize>>,
    /// Where distances are measured from.
    pub origin: ArcRwSignal<Option<Origin>>,
    /// The outlet that stands out.
    pub selected: ArcRwSignal<Option<StoreLink>>,
    /// Outlets on one spot, to choose from; empty unless a tap meant several.
    pub spot: ArcRwSignal<Vec<StoreLink>>,
    /// The snapshot that is looked back at; none: the current one.
    pub looking_back: ArcRwSignal<Option<DateTime<Utc>>>,
    /// The emd of the sido that were looked at closely.
    pub details: ArcRwSignal<Vec<Arc<Detail>>>,
    /// The map's view.
    pub steering: Steering,
    /// How the screen of a phone is shared out.
    pub share: ArcRwSignal<Share>,
}

/// How map and list share the screen of a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Share {
    /// Map above, list below.
    #[default]
    Half,
    /// The map is large.
    Map,
    /// The list stands alone.
    List,
}

/// Something that is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loading<T> {
    /// Not asked for yet, or on its way.
    #[default]
    Pending,
    /// It could not be had; what the citizen is told.
    Failed(Key),
    /// Here.
    Ready(T),
}

/// The edition and the snapshot in use.
pub struct Current {
    /// Which files there are.
    pub index: FamilyIndex,
    /// Where it is, if that is not Korea.
    pub area: Option<Arc<AreaFile>>,
    /// The stock of all outlets.
    pub snapshot: SnapshotFile,
    /// SHA-256 of its payload.
    pub sha256: String,
    /// By how many change sets it is away from one that was fetched whole.
    pub steps: u8,
    /// What the status line says of it.
    pub shown: Shown,
    /// A newer edition is damaged.
    pub fallback: bool,
}

/// The outlets of one sido with their stock; the columns run side by side.
pub struct Shard {
    /// SHA-256 of the stores' file.
    pub sha256: String,
    /// What they are.
    pub stores: Arc<Vec<Store>>,
    /// Where they are on the flat map.
    pub worlds: Arc<Vec<World>>,
    /// What they last reported.
    pub stock: Vec<Stock>,
    /// All products of each, where there are several.
    pub held: Vec<Held>,
    /// Outlets that no longer sell.
    pub departed: Arc<Vec<Departed>>,
}

/// Where distances are measured from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin {
    /// The place.
    pub at: LonLat,
    /// How far off the device's own position may be; none for a chosen region.
    pub accuracy_m: Option<f64>,
}

impl Shard {
    /// The row of the outlet with that code.
    pub fn row_of(&self, code: &str) -> Option<usize> {
        self.stores.iter().position(|store| store.code == code)
    }

    /// The outlet with that code if it no longer sells.
    pub fn departed(&self, code: &str) -> Option<&Departed> {
        self.departed.iter().find(|departed| departed.code == code)
    }
}

impl<T> Loading<T> {
    /// What is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Pending | Self::Failed(_) => None,
        }
    }
}

impl Room {
    /// The one room.
    pub fn get() -> Self {
        ROOM.with(Clone::clone)
    }

    /// Portal time as of the stock on show.
    pub fn portal_time(&self) -> Option<DateTime<Utc>> {
        self.stock
            .with(|stock| stock.ready().map(|current| current.shown.portal_time))
    }

    /// Lets an outlet stand out, and no spot.
    pub fn select(&self, link: Option<StoreLink>) {
        self.spot.set(Vec::new());
        self.selected.set(link);
    }

    /// Chooses a region or the whole country: the map goes there, and distances
    /// count from its middle unless they count from the device's own position.
    pub fn choose_region(&self, code: Option<String>) {
        let place_known = self
            .origin
            .with_untracked(|origin| origin.is_some_and(|origin| origin.accuracy_m.is_some()));
        if !place_known {
            self.origin.set(None);
        }
        self.region.set(code);
        self.show_region();
    }

    /// The code of the sido that a region lies in, or is.
    pub fn sido_of(&self, code: &str) -> String {
        let of_ground = self.basemap.with(|basemap| {
            let mut sidos = basemap.ready()?.sido.iter().map(|sido| &sido.code);
            sidos.find(|sido| code.starts_with(*sido)).cloned()
        });
        of_ground.unwrap_or_else(|| code.chars().take(2).collect())
    }

    /// Goes to the chosen region, if it is known where that is.
    pub fn show_region(&self) {
        let Some(code) = self.region.get_untracked() else {
            return;
        };
        let Some((middle, bbox)) = self.whereabouts(&code) else {
            return;
        };
        if self.origin.with_untracked(Option::is_none) {
            self.origin.set(Some(Origin {
                at: middle.unproject(),
                accuracy_m: None,
            }));
        }
        self.steering.go(Target::Fit(bbox, REGION_ZOOM));
    }

    /// A region's middle and extent: by the ground, or by its outlets when the
    /// ground could not be had.
    fn whereabouts(&self, code: &str) -> Option<(World, BBox)> {
        let basemap = self.basemap.get_untracked();
        match basemap {
            Loading::Pending => None,
            Loading::Ready(basemap) => {
                let place = basemap.place(code)?;
                Some((place.label(), place.bbox()))
            }
            Loading::Failed(_) => self.shards.with_untracked(|shards| {
                let sido: String = code.chars().take(2).collect();
                let shard = shards.get(&sido)?.ready()?;
                let bbox = BBox::around(shard.worlds.iter().copied());
                (!bbox.is_empty()).then(|| (bbox.center(), bbox))
            }),
        }
    }

    /// The part of the state that an address carries.
    pub fn link(&self) -> MapLink {
        MapLink {
            region: self.region.get(),
            filter: self.filter.get(),
            sort: self.sort.get(),
        }
    }

    /// Takes over what an address says.
    pub fn follow(&self, link: MapLink) {
        self.filter.set(link.filter);
        self.sort.set(link.sort);
        if self.region.get_untracked() != link.region {
            self.choose_region(link.region);
        }
    }

    /// The order of the list: the chosen one where it is possible, else by the best
    /// bet; none until there is stock to sort.
    pub fn order(&self) -> Option<Order> {
        let from = self.origin.get().map(|origin| origin.at);
        Some(match (self.sort.get(), from) {
            (Some(SortBy::Freshness), _) => Order::Freshness,
            (Some(SortBy::Distance), Some(from)) => Order::Distance(from),
            _ => Order::Best {
                from,
                at: self.portal_time()?,
            },
        })
    }
}
