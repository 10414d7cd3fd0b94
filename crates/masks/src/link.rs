//! What an address says of the map: region, filters and order, nothing personal.
//!
//! It stands in the fragment, which no server is told: `r=42150&c=ps&k=p&s=new`.

use crate::{Filter, OutletKind, StockClass};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// Best bet first.
    Best,
    /// Nearest first; needs a place to measure from.
    Distance,
    /// Newest report first.
    Freshness,
}

/// The part of the map's state that an address carries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapLink {
    /// Code of the chosen sido (2 digits) or sigungu (5), or of a region elsewhere (3
    /// capital letters).
    pub region: Option<String>,
    /// What is shown.
    pub filter: Filter,
    /// The order that was chosen; none: the one that suits.
    pub sort: Option<SortBy>,
}

impl MapLink {
    /// Reads a fragment, with or without its `#`. What it does not understand it
    /// leaves out: an address may come from another version or be cut off.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        fragment
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .fold(Self::default(), Self::with)
    }

    fn with(mut self, (key, value): (&str, &str)) -> Self {
        match key {
            "r" if is_region(value) => self.region = Some(value.to_owned()),
            "c" => {
                for class in StockClass::ALL {
                    self.filter = self
                        .filter
                        .with_class(class, value.contains(class_letter(class)));
                }
            }
            "k" => {
                for kind in OutletKind::ALL {
                    self.filter = self
                        .filter
                        .with_kind(kind, value.contains(kind_letter(kind)));
                }
            }
            "s" => {
                self.sort = match value {
                    "best" => Some(SortBy::Best),
                    "near" => Some(SortBy::Distance),
                    "new" => Some(SortBy::Freshness),
                    _ => None,
                }
            }
            _ => {}
        }
        self
    }

    /// The fragment without its `#`; empty when everything is as it is at first.
    #[must_use]
    pub fn fragment(&self) -> String {
        let all_classes = StockClass::ALL
            .iter()
            .all(|class| self.filter.shows_class(*class));
        let all_kinds = OutletKind::ALL
            .iter()
            .all(|kind| self.filter.shows_kind(*kind));
        let mut parts = Vec::new();
        if let Some(region) = &self.region {
            parts.push(["r=", region].concat());
        }
        if !all_classes {
            let shown = StockClass::ALL
                .into_iter()
                .filter(|class| self.filter.shows_class(*class));
            parts.push("c=".chars().chain(shown.map(class_letter)).collect());
        }
        if !all_kinds {
            let shown = OutletKind::ALL
                .into_iter()
                .filter(|kind| self.filter.shows_kind(*kind));
            parts.push("k=".chars().chain(shown.map(kind_letter)).collect());
        }
        match self.sort {
            Some(SortBy::Best) => parts.push("s=best".to_owned()),
            Some(SortBy::Distance) => parts.push("s=near".to_owned()),
            Some(SortBy::Freshness) => parts.push("s=new".to_owned()),
            None => {}
        }
        parts.join("&")
    }
}

/// What an outlet's address says: its code and, to find it sooner, its sido.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoreLink {
    /// Identification code.
    pub code: String,
    /// Code of the sido it lies in.
    pub sido: Option<String>,
}

impl StoreLink {
    /// Reads `11817488` or `11817488.11`, with or without a `#`.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (code, sido) = fragment.split_once('.').unwrap_or((fragment, ""));
        Self {
            code: code.to_owned(),
            sido: is_region(sido).then(|| sido_of(sido)),
        }
    }

    /// The fragment without its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        match &self.sido {
            Some(sido) => [&self.code, ".", sido].concat(),
            None => self.code.clone(),
        }
    }
}

/// Two digits of a sido, five of a sigungu, or three letters of a region elsewhere.
fn is_region(code: &str) -> bool {
    match code.len() {
        2 | 5 => code.bytes().all(|b| b.is_ascii_digit()),
        3 => code.bytes().all(|b| b.is_ascii_uppercase()),
        _ => false,
    }
}

/// The sido of a region; a region elsewhere has none above it.
fn sido_of(region: &str) -> String {
    let length = if region.len() == 3 { 3 } else { 2 };
    region.chars().take(length).collect()
}

fn class_letter(class: StockClass) -> char {
    match class {
        StockClass::Plenty => 'p',
        StockClass::Some => 's',
        StockClass::Few => 'f',
        StockClass::Empty => 'e',
        StockClass::Break => 'b',
        StockClass::Unknown => 'u',
    }
}

fn kind_letter(kind: OutletKind) -> char {
    match kind {
        OutletKind::Pharmacy => 'p',
        OutletKind::PostOffice => 'o',
        OutletKind::Hanaro => 'h',
        OutletKind::Unknown => 'u',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn links() -> impl Strategy<Value = MapLink> {
        let sort = prop::option::of(prop::sample::select(vec![
            SortBy::Best,
            SortBy::Distance,
            SortBy::Freshness,
        ]));
        let region = prop::option::of("[1-5][0-9]([0-9]{3})?");
        let classes = prop::array::uniform6(any::<bool>());
        let kinds = prop::array::uniform4(any::<bool>());
        (region, classes, kinds, sort).prop_map(|(region, classes, kinds, sort)| {
            let filter = StockClass::ALL
                .into_iter()
                .zip(classes)
                .fold(Filter::default(), |f, (class, on)| f.with_class(class, on));
            let filter = OutletKind::ALL
                .into_iter()
                .zip(kinds)
                .fold(filter, |f, (kind, on)| f.with_kind(kind, on));
            MapLink {
                region,
                filter,
                sort,
            }
        })
    }

    proptest! {
        #[test]
        fn there_and_back(link in links()) {
            prop_assert_eq!(MapLink::parse(&link.fragment()), link);
        }

        #[test]
        fn any_fragment_is_read(fragment in "\\PC*") {
            let link = MapLink::parse(&fragment);
            prop_assert_eq!(MapLink::parse(&link.fragment()), link);
            let store = StoreLink::parse(&fragment);
            prop_assert!(store.sido.is_none_or(|sido| sido.len() == 2));
        }
    }

    #[test]
    fn the_first_state_needs_no_fragment() {
        assert_eq!(MapLink::default().fragment(), "");
        assert_eq!(MapLink::parse("#"), MapLink::default());
    }

    #[test]
    fn a_store_is_found_with_and_without_its_sido() {
        let link = StoreLink::parse("#11817488.11");
        assert_eq!(
            (link.code.as_str(), link.sido.as_deref()),
            ("11817488", Some("11"))
        );
        assert_eq!(link.fragment(), "11817488.11");
        let taipei = StoreLink::parse("5900000001.TPE");
        assert_eq!(taipei.sido.as_deref(), Some("TPE"));
        assert_eq!(taipei.fragment(), "5900000001.TPE");
        let map = MapLink::parse("#r=TPE&s=new");
        assert_eq!(map.region.as_deref(), Some("TPE"));
        assert_eq!(MapLink::parse("r=tpe").region, None);
        assert_eq!(StoreLink::parse("11817488").sido, None);
        assert_eq!(StoreLink::parse("11817488.<b>").sido, None);
    }
}
