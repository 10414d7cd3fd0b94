//! The sources that files are of, told apart by their content.

use std::collections::BTreeMap;

use madang_api::LocalText;

use crate::wire::Product;

/// Whose form a file has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// An answer of the public mask API of 2020: one product, classes, Korea's clock.
    #[default]
    Korea,
    /// GeoJSON as the project kiang/pharmacies writes `points.json`: two products,
    /// counts, Taiwan's clock.
    Taiwan,
}

impl Form {
    /// The products; none: the one product of Korea.
    #[must_use]
    pub fn products(self) -> Vec<Product> {
        match self {
            Self::Korea => Vec::new(),
            Self::Taiwan => vec![
                product("adult", "성인용", "Adult"),
                product("child", "어린이용", "Child"),
            ],
        }
    }

    /// How far its clock is ahead of UTC, all year.
    #[must_use]
    pub fn utc_offset_min(self) -> i32 {
        match self {
            Self::Korea => 9 * 60,
            Self::Taiwan => 8 * 60,
        }
    }
}

fn product(id: &str, ko: &str, en: &str) -> Product {
    let name = [("ko", ko), ("en", en)].map(|(tag, text)| (tag.to_owned(), text.to_owned()));
    Product {
        id: id.to_owned(),
        name: LocalText(BTreeMap::from(name)),
    }
}
