//! The routes that have a page of their own, in one list: the build writes one
//! HTML file for each, and the tests walk them.

/// A route: its path, and the keys of its title and navigation entry.
pub struct RouteInfo {
    /// Absolute path, without a trailing slash.
    pub path: &'static str,
    /// Key of the page's heading in the shell's texts.
    pub title: &'static str,
}

const fn route(path: &'static str, title: &'static str) -> RouteInfo {
    RouteInfo { path, title }
}

/// Every route.
pub const ROUTES: [RouteInfo; 14] = [
    route("/", "title.home"),
    route("/masks", "title.masks"),
    route("/masks/store", "title.masks_store"),
    route("/masks/today", "title.masks_today"),
    route("/relief", "title.relief"),
    route("/relief/fill", "title.relief_fill"),
    route("/forum", "title.forum"),
    route("/mydata", "title.mydata"),
    route("/mydata/verify", "title.mydata_verify"),
    route("/mydata/wallet", "title.mydata_wallet"),
    route("/settings", "title.settings"),
    route("/about", "title.about"),
    route("/device", "title.device"),
    route("/gallery", "title.gallery"),
];
