//! Outlets are searched where they are at hand; all of them at a press.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{count, masks, t, tf};
use crate::masks::state::{Loading, Room};
use crate::ui::button::Button;

/// How fetching the outlets of the whole country stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fetching {
    No,
    Underway,
    /// Some could not be had.
    Failed,
}

/// Says in how many sido outlets were searched, and offers to search in all of them;
/// nothing when all are here, or there is no stock.
#[component]
pub fn Everywhere() -> impl IntoView {
    let room = Room::get();
    let fetching = RwSignal::new(Fetching::No);
    let fetch = {
        let room = room.clone();
        move || {
            let room = room.clone();
            fetching.set(Fetching::Underway);
            spawn_local(async move {
                let all = fetch_all(&room).await;
                // The citizen may have left the page meanwhile.
                let _ = fetching.try_set(if all { Fetching::No } else { Fetching::Failed });
            });
        }
    };
    let counts = {
        let room = room.clone();
        Memo::new(move |_| {
            let all = sidos(&room).len();
            let here = room.shards.with(|shards| {
                let here = shards.values().filter(|shard| shard.ready().is_some());
                here.count()
            });
            (here, all)
        })
    };
    move || {
        let (here, all) = counts.get();
        if here >= all {
            return None;
        }
        let numbers = [("n", &*count(here)), ("of", &*count(all))];
        let said = match fetching.get() {
            Fetching::Underway => tf(masks::SEARCH_FETCHING, &numbers),
            Fetching::Failed => t(masks::SEARCH_FAILED),
            Fetching::No if here == 0 => t(masks::SEARCH_NOWHERE),
            Fetching::No => tf(masks::SEARCH_SOMEWHERE, &numbers),
        };
        let fetch = fetch.clone();
        let offer = (fetching.get() != Fetching::Underway).then(|| {
            view! { <Button on_press=move |_| fetch()>{t(masks::SEARCH_EVERYWHERE)}</Button> }
        });
        Some(view! {
            <div class="search-everywhere">
                <p role="status">{said}</p>
                {offer}
            </div>
        })
    }
}

/// Fetches the outlets of every sido, one after the other; whether all came.
async fn fetch_all(room: &Room) -> bool {
    let mut all = true;
    for sido in untrack(|| sidos(room)) {
        all &= room.shard(&sido).await.is_ok();
    }
    all
}

/// The sido that have outlets.
fn sidos(room: &Room) -> Vec<String> {
    room.stock.with(|stock| match stock {
        Loading::Ready(current) => {
            let regions = current.snapshot.regions.iter();
            regions.map(|region| region.sido.clone()).collect()
        }
        Loading::Pending | Loading::Failed(_) => Vec::new(),
    })
}
