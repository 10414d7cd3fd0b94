//! Places beside the outlets: where one is tested, and when they are open.
//!
//! Hours are Korea's clock. What a publisher does not know stays unknown: a place
//! without hours is neither open nor closed.

#[cfg(feature = "csv")]
pub mod import;
mod opening;
mod read;
mod span;

use chrono::NaiveDate;
use madang_api::LocalText;
use madang_geo::LonLat;
use serde::Serialize;

use crate::wire::E5;

pub use opening::{DayRun, Opening};
pub use read::PlacesError;
pub use span::Span;

/// The places of one dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacesFile {
    /// Public holidays in Korea, in order, for the years that the hours are of.
    pub holidays: Vec<NaiveDate>,
    /// The places, ordered by their ids.
    pub places: Vec<Place>,
}

/// A place that is not an outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Letters, digits, `-` and `_`; the same place keeps it through editions.
    pub id: String,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// Name, in Korean at least.
    pub name: LocalText,
    /// Address as people there write it.
    pub address: String,
    /// Telephone number as it is to be shown; absent: not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Longitude in 1e-5 degrees.
    pub lon_e5: i32,
    /// Latitude in 1e-5 degrees.
    pub lat_e5: i32,
    /// When it is open; absent: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// What else to know, in Korean at least; absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Screening centre that one drives through (드라이브 스루).
    DriveThrough,
    /// Screening centre that one walks through (워크 스루).
    WalkThrough,
    /// Screening centre put up for a time (임시).
    Temporary,
    /// A kind that this version does not know.
    Unknown,
}

impl PlaceKind {
    /// The kinds that a publisher can name.
    pub const KNOWN: [Self; 3] = [Self::DriveThrough, Self::WalkThrough, Self::Temporary];

    /// The word for it in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::DriveThrough => "drive_through",
            Self::WalkThrough => "walk_through",
            Self::Temporary => "temporary",
            Self::Unknown => "unknown",
        }
    }

    /// The kind that a word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|kind| kind.word() == word);
        known.unwrap_or(Self::Unknown)
    }
}

/// When a place is open, by Korea's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hours {
    /// The spans of each day from Monday to Sunday, in order and apart; none: closed.
    /// A span past midnight belongs to the day that it begins on.
    pub week: [Vec<Span>; 7],
    /// The spans of a public holiday, whatever its weekday; absent: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holiday: Option<Vec<Span>>,
}

impl Place {
    /// Where it is.
    #[must_use]
    pub fn at(&self) -> LonLat {
        E5 {
            lon: self.lon_e5,
            lat: self.lat_e5,
        }
        .lon_lat()
    }
}
