//! The way to a place, by other people's maps.

use madang_geo::LonLat;

use crate::platform::intl;

/// The place for the device's own map app (RFC 5870, with the query that Android's
/// apps show as the pin's name).
pub fn geo(place: LonLat, name: &str) -> String {
    let at = lat_lon(place);
    ["geo:", &at, "?q=", &at, "(", &plain(name), ")"].concat()
}

/// KakaoMap's address for the way to a named place.
pub fn kakao(place: LonLat, name: &str) -> String {
    let at = lat_lon(place);
    ["https://map.kakao.com/link/to/", &plain(name), ",", &at].concat()
}

/// Naver Map has no address for a way without its app: a search where the place is.
pub fn naver(place: LonLat, name: &str) -> String {
    let (lon, lat) = (fixed(place.lon), fixed(place.lat));
    let search = ["https://map.naver.com/p/search/", &plain(name), "?c="].concat();
    [&search, &lon, ",", &lat, ",17,0,0,0,dh"].concat()
}

/// Google Maps URLs, `dir` action.
pub fn google(place: LonLat) -> String {
    let at = lat_lon(place);
    ["https://www.google.com/maps/dir/?api=1&destination=", &at].concat()
}

fn lat_lon(place: LonLat) -> String {
    [&fixed(place.lat), ",", &fixed(place.lon)].concat()
}

/// A degree to a metre.
fn fixed(degrees: f64) -> String {
    intl::fixed(degrees, 5)
}

/// The name without what has a meaning in addresses.
fn plain(name: &str) -> String {
    let plain = |c: &char| c.is_alphanumeric() || *c == ' ';
    let name: String = name.chars().filter(plain).collect();
    name.replace(' ', "+")
}
