//! Every browser API that the app uses, each behind a small function.
//!
//! Only this module and the map's canvas know `web_sys`: a room that needs more
//! of the browser gets a function here.

pub mod boot;
pub mod cache;
pub mod camera;
pub mod clock;
pub mod connection;
pub mod crypto;
pub mod device;
pub mod dom;
pub mod download;
pub mod events;
pub mod file;
pub mod history;
pub mod intl;
pub mod kiosk;
pub mod local;
pub mod media;
pub mod net;
pub mod notify;
pub mod page;
pub mod position;
pub mod record;
pub mod session;
pub mod share;
pub mod store;
pub mod viewport;
pub mod worker;
