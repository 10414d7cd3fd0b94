//! How classes and kinds are called and drawn.

use chrono::TimeDelta;
use leptos::prelude::GetUntracked;
use madang_geo::Sido;
use madang_masks::{Freshness, OutletKind, Reason, StockClass};

use super::state::Room;
use crate::i18n::{Key, Lang, age, count, masks, t, texts, tf};
use crate::platform::intl;
use crate::ui::map::{Look, Shape};

/// What reports that are too old to be trusted count as in a ring.
pub const FADED: u8 = StockClass::ALL.len() as u8;

/// The looks of the classes, in their order, and of [`FADED`] ones.
pub static LOOKS: [Look; StockClass::ALL.len() + 1] = [
    look(Shape::Disc, "--stock-plenty"),
    look(Shape::Triangle, "--stock-some"),
    look(Shape::Diamond, "--stock-few"),
    look(Shape::Cross, "--stock-empty"),
    look(Shape::Bar, "--stock-break"),
    look(Shape::Ring, "--stock-unknown"),
    look(Shape::Ring, "--line-strong"),
];

const fn look(shape: Shape, color: &'static str) -> Look {
    Look { shape, color }
}

/// A class as the page shows it.
pub struct ClassWords {
    /// Its shape.
    pub shape: Shape,
    /// The style sheet's class with its colour.
    pub class: &'static str,
    /// One word.
    pub word: Key,
    /// What the word means.
    pub meaning: Key,
}

/// How a class is shown.
pub fn of_class(class: StockClass) -> ClassWords {
    let words = |shape, class, word, meaning| ClassWords {
        shape,
        class,
        word,
        meaning,
    };
    use masks::*;
    match class {
        StockClass::Plenty => words(Shape::Disc, "is-plenty", CLASS_PLENTY, MEANS_PLENTY),
        StockClass::Some => words(Shape::Triangle, "is-some", CLASS_SOME, MEANS_SOME),
        StockClass::Few => words(Shape::Diamond, "is-few", CLASS_FEW, MEANS_FEW),
        StockClass::Empty => words(Shape::Cross, "is-empty", CLASS_EMPTY, MEANS_EMPTY),
        StockClass::Break => words(Shape::Bar, "is-break", CLASS_BREAK, MEANS_BREAK),
        StockClass::Unknown => words(Shape::Ring, "is-unknown", CLASS_UNKNOWN, MEANS_UNKNOWN),
    }
}

/// What a kind of outlet is called.
pub fn of_kind(kind: OutletKind) -> Key {
    match kind {
        OutletKind::Pharmacy => masks::KIND_PHARMACY,
        OutletKind::PostOffice => masks::KIND_POST_OFFICE,
        OutletKind::Hanaro => masks::KIND_HANARO,
        OutletKind::Unknown => masks::KIND_UNKNOWN,
    }
}

/// Why an outlet stands where it does among the best bets.
pub fn of_reason(reason: Reason) -> Key {
    use masks::*;
    match reason {
        Reason::NearFresh => WHY_NEAR_FRESH,
        Reason::NearMany => WHY_NEAR_MANY,
        Reason::NearAging => WHY_NEAR_AGING,
        Reason::NearFew => WHY_NEAR_FEW,
        Reason::AwayMany => WHY_AWAY_MANY,
        Reason::AwayFresh => WHY_AWAY_FRESH,
        Reason::FarMany => WHY_FAR_MANY,
        Reason::Far => WHY_FAR,
        Reason::ManyFresh => WHY_MANY_FRESH,
        Reason::Many => WHY_MANY,
        Reason::Fresh => WHY_FRESH,
        Reason::Aging => WHY_AGING,
        Reason::Few => WHY_FEW,
        Reason::Old => WHY_OLD,
        Reason::Unknown => WHY_UNKNOWN,
        Reason::Paused => WHY_PAUSED,
        Reason::SoldOut => WHY_SOLD_OUT,
    }
}

/// When a report was made, with a word of warning when it is old.
pub fn of_age(since: TimeDelta) -> String {
    let key = match Freshness::of_age(since) {
        Freshness::Fresh => masks::SEEN,
        Freshness::Stale => masks::SEEN_STALE,
        Freshness::Faded => masks::SEEN_FADED,
    };
    tf(key, &[("age", &age(since))])
}

/// A distance, to ten metres below a kilometre and to a hundred above.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on earth fit"
)]
pub fn of_distance(distance_m: f64) -> String {
    if distance_m < 995.0 {
        let metres = (distance_m / 10.0).round() as usize * 10;
        tf(masks::DISTANCE_M, &[("n", &count(metres))])
    } else {
        let tenths = (distance_m / 100.0).round() / 10.0;
        let text = if tenths < 100.0 {
            intl::fixed(tenths, 1)
        } else {
            count(tenths.round() as usize)
        };
        tf(masks::DISTANCE_KM, &[("n", &text)])
    }
}

/// The texts of the map.
pub fn of_map() -> crate::ui::map::Words {
    crate::ui::map::Words {
        label: t(masks::MAP_LABEL),
        keys: t(masks::MAP_KEYS),
        closer: t(masks::MAP_CLOSER),
        farther: t(masks::MAP_FARTHER),
        source: t(masks::MAP_SOURCE),
    }
}

/// What a sido is called in the current language.
pub fn sido_name(code: &str) -> String {
    in_language(code, |sido| sido.ko)
}

/// What a sido is called where there is little room.
pub fn short_name(code: &str) -> String {
    in_language(code, |sido| sido.short)
}

fn in_language(code: &str, korean: impl Fn(&Sido) -> &str) -> String {
    let name = Sido::by_code(code).map(|sido| match texts::lang() {
        Lang::Ko => korean(sido),
        Lang::En => sido.en,
    });
    let elsewhere = || {
        let basemap = Room::get().basemap.get_untracked();
        Some(basemap.ready()?.place(code)?.name().to_owned())
    };
    match name {
        Some(name) => name.to_owned(),
        None => elsewhere().unwrap_or_else(|| code.to_owned()),
    }
}
