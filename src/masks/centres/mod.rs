//! Screening centres: a layer of the map that is fetched and listed when it is
//! switched on, from a chunk of its own.

mod row;
mod switch;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_geo::{LonLat, View, distance_m};
use madang_masks::places::{PlacesError, PlacesFile};

use super::state::{Loading, Room};
use super::trouble::failed;
use crate::data::{self, DataError};
use crate::i18n::{count_u32, masks, t, tn};
use crate::ui::icon::Icon;
use crate::ui::long_list::{LongList, RowView, Rows};
use crate::ui::notice::{Kind, Notice};
pub use switch::CentresSwitch;

const FAMILY: &str = "places";
const DATASET: &str = "screening";

/// The centres, and whether they are invented.
pub struct Centres {
    /// What they are and when they are open.
    pub file: PlacesFile,
    sample: bool,
}

impl From<PlacesError> for DataError {
    fn from(error: PlacesError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl Room {
    fn fetch_centres(&self) {
        let room = self.clone();
        spawn_local(async move {
            let fetched = data::dataset(FAMILY, DATASET, PlacesFile::parse).await;
            room.centres.set(match fetched {
                Ok(data::Whole {
                    value: (file, dataset),
                    ..
                }) => {
                    let places = file.places.iter().map(|place| place.at().project());
                    room.landmarks.set(Arc::new(places.collect()));
                    let sample = dataset.sample;
                    Loading::Ready(Arc::new(Centres { file, sample }))
                }
                Err(error) => Loading::Failed(error.message()),
            });
        });
    }
}

/// The centres in view, the nearest first.
#[component]
pub fn Panel() -> impl IntoView {
    let room = Room::get();
    if room
        .centres
        .with_untracked(|centres| centres.ready().is_none())
    {
        room.fetch_centres();
    }
    let centres = room.centres.clone();
    move || match centres.get() {
        Loading::Pending => view! { <p role="status">{t(masks::LOADING)}</p> }.into_any(),
        Loading::Failed(message) => {
            let room = room.clone();
            let again = move || {
                room.centres.set(Loading::Pending);
                room.fetch_centres();
            };
            failed(message, again).into_any()
        }
        Loading::Ready(centres) => view! { <Listed centres /> }.into_any(),
    }
}

#[component]
fn Listed(centres: Arc<Centres>) -> impl IntoView {
    let room = Room::get();
    let sample = centres.sample;
    let for_view = (room.clone(), Arc::clone(&centres));
    let seen = Memo::new(move |_| {
        let (room, centres) = &for_view;
        let view = room.steering.view.get();
        let from = room.origin.get().map(|origin| origin.at);
        view.map_or_else(Vec::new, |view| in_view(&centres.file, &view, from))
    });
    let rows = Memo::new(move |before: Option<&Rows>| Rows {
        len: seen.with(Vec::len),
        generation: before.map_or(0, |before| before.generation + 1),
    });
    let content: RowView = Arc::new({
        let (room, centres) = (room.clone(), Arc::clone(&centres));
        move |number| {
            let index = seen.with_untracked(|seen| seen.get(number).copied());
            index
                .and_then(|index| row::row(&room, &centres.file, index))
                .into_any()
        }
    });
    let chosen = room.landmark.clone();
    let tapped = move || {
        let row = row::row(&room, &centres.file, chosen.get()?)?;
        Some(view! { <div class="masks-selected">{row}</div> })
    };
    let total = move || tn(masks::CENTRES_TOTAL, count_u32(seen.with(Vec::len)));
    view! {
        <section class="masks-centres" aria-label=t(masks::CENTRES)>
            <h2>
                <Icon name="centre" />
                {total}
            </h2>
            {sample
                .then(|| {
                    view! {
                        <Notice kind=Kind::Info>
                            <p>{t(masks::CENTRES_SAMPLE)}</p>
                        </Notice>
                    }
                })}
            {tapped}
            <LongList rows class="outlets" row=content />
        </section>
    }
}

/// The centres in the window, the nearest to `from` first, else to its middle.
fn in_view(file: &PlacesFile, view: &View, from: Option<LonLat>) -> Vec<usize> {
    let seen = view.bbox();
    let from = from.unwrap_or_else(|| view.center.unproject());
    let places = file.places.iter().enumerate();
    let mut found: Vec<(u64, usize)> = places
        .filter(|(_, place)| seen.contains(place.at().project()))
        // Floats that are not negative are ordered as their bits are.
        .map(|(index, place)| (distance_m(from, place.at()).to_bits(), index))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}
