//! The filters, which are the legend too.

use leptos::prelude::*;
use madang_masks::{OutletKind, StockClass};

use super::state::Room;
use super::words::{of_class, of_kind};
use crate::i18n::{masks, t};
use crate::ui::map::ShapeMark;

/// The classes: shape, colour and word of each, and whether it is picked out.
#[component]
pub fn ClassFilter() -> impl IntoView {
    let chips = StockClass::ALL.map(|class| {
        let words = of_class(class);
        let filter = Room::get().filter;
        let shown = {
            let filter = filter.clone();
            move || filter.with(|filter| filter.picks_class(class)).to_string()
        };
        let toggle = move |_| {
            filter.update(|filter| *filter = filter.press_class(class));
        };
        view! {
            <button
                type="button"
                class=["chip ", words.class].concat()
                aria-pressed=shown
                title=t(words.meaning)
                on:click=toggle
            >
                <ShapeMark shape=words.shape />
                <span>{t(words.word)}</span>
            </button>
        }
    });
    view! {
        <div class="chips is-legend" role="group" aria-label=t(masks::FILTER_CLASSES)>
            {chips.collect_view()}
        </div>
    }
}

/// The kinds of outlets that the data have.
#[component]
pub fn KindFilter() -> impl IntoView {
    let room = Room::get();
    let chips = move || {
        kinds(&room)
            .into_iter()
            .map(|kind| {
                let filter = room.filter.clone();
                let shown = {
                    let filter = filter.clone();
                    move || filter.with(|filter| filter.picks_kind(kind)).to_string()
                };
                let toggle = move |_| {
                    filter.update(|filter| *filter = filter.press_kind(kind));
                };
                view! {
                    <button type="button" class="chip" aria-pressed=shown on:click=toggle>
                        <span>{t(of_kind(kind))}</span>
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <div class="chips" role="group" aria-label=t(masks::FILTER_KINDS)>
            {chips}
        </div>
    }
}

/// The known kinds, and the unknown one where there are outlets of it.
fn kinds(room: &Room) -> Vec<OutletKind> {
    let strange = room.stock.with(|stock| {
        stock.ready().is_some_and(|current| {
            let mut regions = current.snapshot.regions.iter();
            regions.any(|region| region.kinds.unknown > 0)
        })
    });
    OutletKind::ALL
        .into_iter()
        .filter(|kind| *kind != OutletKind::Unknown || strange)
        .collect()
}
