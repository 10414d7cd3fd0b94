//! What map and list show: one picture for both.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use madang_geo::{BBox, View, World, distance_m};
use madang_masks::wire::{Held, RegionStock};
use madang_masks::{Filter, Freshness, Order, Remain, Stock, StockClass, Store, StoreLink};

use super::state::{Current, Loading, Origin, Room, Shard};
use super::words::{FADED, short_name};
use crate::ui::map::{Basemap, CLASSES, EMD_ZOOM, Group, Here, Place, Scene, SharedScene, Trust};
use leptos::prelude::*;

/// From this zoom on every sido in view shows its outlets; before, only the chosen
/// one does and those that are here anyway, and the others show their numbers.
const DETAIL_ZOOM: f64 = 9.0;
/// From this zoom on outlets that are here show, in view or not: what comes into view
/// is there already.
const HERE_ZOOM: f64 = 7.3;

/// The outlets and numbers that the filter lets through.
#[derive(Clone, Default)]
pub struct Picture {
    /// As the map draws it.
    pub scene: SharedScene,
    /// The sido whose outlets are not drawn; those that the map draws come first, in
    /// the order of the scene's groups.
    pub sums: Arc<Vec<Sum>>,
    shards: Vec<(String, Arc<Shard>)>,
    /// Shard and row of each of the scene's points.
    places: Arc<Vec<(u32, u32)>>,
}

/// The numbers of a sido.
pub struct Sum {
    /// Its code.
    pub code: String,
    /// How many outlets are of each class.
    pub counts: [u32; CLASSES],
    /// The same with faded reports apart, for the ring.
    ring: [u32; CLASSES],
    /// Where it is, if the ground is here.
    at: Option<World>,
}

/// An outlet in the picture.
#[derive(Clone, Copy)]
pub struct Outlet<'a> {
    /// Code of its sido.
    pub sido: &'a str,
    /// What it is.
    pub store: &'a Store,
    /// What it last reported.
    pub stock: Stock,
    /// All of its products, where there are several.
    pub held: Option<&'a Held>,
}

/// What is in view, in the order of the list.
#[derive(Clone, Default)]
pub struct Listing {
    /// The picture that it is of.
    scene: SharedScene,
    /// The outlets, as indices of the scene's points.
    pub outlets: Vec<usize>,
    /// The sido that show only their numbers, as indices of the picture's sums.
    pub sums: Vec<usize>,
    /// How many outlets are of each class, those of the sums included.
    pub counts: [u32; CLASSES],
}

/// The sido whose outlets are to be shown, by their codes; `here` are those that need
/// not be fetched.
pub fn detailed(
    region: Option<&str>,
    basemap: Option<&Basemap>,
    view: Option<View>,
    here: impl Fn(&str) -> bool,
) -> Vec<String> {
    let chosen: String = region.unwrap_or_default().chars().take(2).collect();
    let close = view.is_some_and(|view| view.zoom >= DETAIL_ZOOM);
    let near = view.is_some_and(|view| view.zoom >= HERE_ZOOM);
    let seen = view.map(|view| view.bbox());
    let Some(basemap) = basemap else {
        return Some(chosen)
            .filter(|code| !code.is_empty())
            .into_iter()
            .collect();
    };
    let in_view = |sido: &Place| seen.is_some_and(|seen| sido.outline.meets(&seen));
    basemap
        .sido
        .iter()
        .filter(|sido| {
            let chosen = region.is_some_and(|region| region.starts_with(&sido.code));
            chosen || (near && here(&sido.code)) || (close && in_view(sido))
        })
        .map(|sido| sido.code.clone())
        .collect()
}

/// The sido that are seen so closely that their emd show.
pub fn close_by(basemap: Option<&Basemap>, view: Option<View>) -> Vec<String> {
    let basemap = basemap.filter(|basemap| basemap.has_borders());
    let (Some(basemap), Some(view)) = (basemap, view.filter(|view| view.zoom >= EMD_ZOOM)) else {
        return Vec::new();
    };
    let seen = view.bbox();
    let sidos = basemap.sido.iter().filter(|sido| sido.outline.meets(&seen));
    sidos.map(|sido| sido.code.clone()).collect()
}

/// The outlets that are shown, by sido; equal while they are the very same.
#[derive(Clone, Default)]
pub struct Shown(Vec<(String, Arc<Shard>)>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let same =
            |((_, one), (_, other)): (&(_, Arc<Shard>), &(_, Arc<Shard>))| Arc::ptr_eq(one, other);
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

impl Shown {
    /// Those of these sido that are here.
    pub fn of(room: &Room, sidos: &[String]) -> Self {
        let here = |shards: &BTreeMap<String, Loading<Arc<Shard>>>| {
            let here = |sido: &String| Some((sido.clone(), shards.get(sido)?.ready()?.clone()));
            sidos.iter().filter_map(here).collect()
        };
        Self(room.shards.with(here))
    }
}

impl Picture {
    /// The picture of the room's state.
    pub fn of(room: &Room, shown: &Shown) -> Self {
        let Some(current) = room.stock.with(|stock| stock.ready().cloned()) else {
            return Self::default();
        };
        let filter = room.filter.get();
        let mut picture = Self {
            shards: shown.0.clone(),
            ..Self::default()
        };
        let mut scene = Scene::default();
        let mut places = Vec::new();
        for (number, (_, shard)) in (0..).zip(&picture.shards) {
            add_outlets(&mut scene, &mut places, number, shard, filter, &current);
        }
        let sums = room
            .basemap
            .with(|basemap| picture.sums(basemap.ready().map(|b| &**b), &current, filter));
        scene.groups = sums.iter().filter_map(Sum::group).collect();
        scene.here = room.origin.get().map(here);
        if room.centres_shown.get() {
            scene.landmarks = room.landmarks.get();
        }
        picture.places = Arc::new(places);
        picture.sums = Arc::new(sums);
        picture.scene = Arc::new(scene);
        picture
    }

    /// The outlet of one of the scene's points.
    pub fn outlet(&self, index: usize) -> Option<Outlet<'_>> {
        let (shard, row) = *self.places.get(index)?;
        let (sido, shard) = self.shards.get(shard as usize)?;
        Some(Outlet {
            sido,
            store: shard.stores.get(row as usize)?,
            stock: *shard.stock.get(row as usize)?,
            held: shard.held.get(row as usize),
        })
    }

    /// What lies in the view, sorted.
    pub fn listing(&self, view: &View, order: Order) -> Listing {
        let seen: BBox = view.bbox();
        let scene = &self.scene;
        let mut counts = [0u32; CLASSES];
        let mut rows: Vec<((u64, u64), u32)> = Vec::new();
        for ((index, point), class) in (0u32..).zip(&scene.points).zip(&scene.classes) {
            if seen.contains(*point)
                && let Some(outlet) = self.outlet(index as usize)
            {
                rows.push((order.key(outlet.store, outlet.stock), index));
                if let Some(count) = counts.get_mut(usize::from(*class)) {
                    *count += 1;
                }
            }
        }
        rows.sort_unstable();
        let sums: Vec<usize> = self
            .sums
            .iter()
            .enumerate()
            .filter(|(_, sum)| sum.is_in(&seen))
            .map(|(index, _)| index)
            .collect();
        for sum in sums.iter().filter_map(|index| self.sums.get(*index)) {
            add(&mut counts, &sum.counts);
        }
        Listing {
            scene: Arc::clone(&self.scene),
            outlets: rows.into_iter().map(|(_, index)| index as usize).collect(),
            sums,
            counts,
        }
    }

    /// The box around the view's middle and the outlet nearest to it.
    pub fn nearest(&self, view: &View) -> Option<BBox> {
        let away = |point: &World| (point.x - view.center.x).hypot(point.y - view.center.y);
        let points = self.scene.points.iter();
        let nearest = points.min_by(|a, b| away(a).total_cmp(&away(b)))?;
        Some(BBox::around([view.center, *nearest]))
    }

    /// The sido whose outlets are not drawn, those with a place first.
    fn sums(&self, basemap: Option<&Basemap>, current: &Current, filter: Filter) -> Vec<Sum> {
        let drawn = |code: &str| self.shards.iter().any(|(sido, _)| sido == code);
        let sums = current
            .snapshot
            .regions
            .iter()
            .filter(|region| !drawn(&region.sido))
            .map(|region| {
                let (counts, ring) = counts(region, filter, current);
                Sum {
                    code: region.sido.clone(),
                    counts,
                    ring,
                    at: basemap
                        .and_then(|b| b.place(&region.sido))
                        .map(|p| p.label()),
                }
            });
        let (mut placed, nowhere): (Vec<Sum>, Vec<Sum>) = sums.partition(|sum| sum.at.is_some());
        placed.extend(nowhere);
        placed
    }

    /// The point of the outlet with that code, if it is in the picture.
    pub fn find(&self, code: &str) -> Option<usize> {
        (0..self.places.len())
            .find(|index| self.outlet(*index).is_some_and(|o| o.store.code == code))
    }
}

impl Listing {
    /// Whether it shows the same rows, in the same order and of the same stock.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scene, &other.scene)
            && self.outlets == other.outlets
            && self.sums == other.sums
    }
}

impl Outlet<'_> {
    /// Names it.
    pub fn link(&self) -> StoreLink {
        StoreLink {
            code: self.store.code.clone(),
            sido: Some(self.sido.to_owned()),
        }
    }
}

impl Sum {
    /// As the map draws it.
    fn group(&self) -> Option<Group> {
        Some(Group {
            at: self.at?,
            name: short_name(&self.code),
            counts: self.ring,
        })
    }

    /// Whether it is in view, where no place counts as in view; an empty one is not.
    fn is_in(&self, seen: &BBox) -> bool {
        self.at.is_none_or(|at| seen.contains(at)) && self.counts.iter().any(|n| *n > 0)
    }
}

impl Origin {
    /// How far an outlet is from here, in metres.
    pub fn distance_m(self, store: &Store) -> f64 {
        distance_m(self.at, store.at)
    }
}

fn add_outlets(
    scene: &mut Scene,
    places: &mut Vec<(u32, u32)>,
    number: u32,
    shard: &Shard,
    filter: Filter,
    current: &Current,
) {
    let rows = shard
        .stores
        .iter()
        .zip(&shard.stock)
        .zip(shard.worlds.iter());
    for (row, ((store, stock), world)) in (0u32..).zip(rows) {
        if filter.matches(store.kind, stock.remain) {
            let class = class_index(stock.remain);
            let trust = match stock.freshness(current.shown.portal_time) {
                Some(Freshness::Stale) => Trust::Stale,
                Some(Freshness::Faded) => Trust::Faded,
                Some(Freshness::Fresh) | None => Trust::Fresh,
            };
            scene.points.push(*world);
            scene.classes.push(class);
            scene.ring_classes.push(match trust {
                Trust::Faded => FADED,
                Trust::Fresh | Trust::Stale => class,
            });
            scene.trust.push(trust);
            if let Some(held) = shard.held.get(row as usize) {
                let second = held.more.first().map_or(Remain::Unknown, |more| more.0);
                let first = class_index(held.stock.remain);
                scene.pairs.push([first, class_index(second)]);
            }
            places.push((number, row));
        }
    }
}

/// How many of a sido's outlets of each class the filter lets through, and the same
/// with faded reports apart.
fn counts(
    region: &RegionStock,
    filter: Filter,
    current: &Current,
) -> ([u32; CLASSES], [u32; CLASSES]) {
    let (mut counts, mut ring) = ([0; CLASSES], [0; CLASSES]);
    let since = (current.shown.portal_time - current.snapshot.at).num_minutes();
    let rows = region.kinds.each().zip(region.remains());
    for ((kind, remain), created_min) in rows.zip(&region.created_min) {
        if !filter.matches(kind, remain) {
            continue;
        }
        let class = class_index(remain);
        let age = created_min.map(|minutes| TimeDelta::minutes(since + i64::from(minutes)));
        let faded = age.map(Freshness::of_age) == Some(Freshness::Faded);
        count(&mut counts, class);
        count(&mut ring, if faded { FADED } else { class });
    }
    (counts, ring)
}

fn count(counts: &mut [u32; CLASSES], class: u8) {
    if let Some(count) = counts.get_mut(usize::from(class)) {
        *count += 1;
    }
}

fn add(counts: &mut [u32; CLASSES], more: &[u32; CLASSES]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

fn class_index(remain: Remain) -> u8 {
    StockClass::of(remain) as u8
}

fn here(origin: Origin) -> Here {
    Here {
        at: origin.at.project(),
        accuracy_m: origin.accuracy_m,
    }
}
