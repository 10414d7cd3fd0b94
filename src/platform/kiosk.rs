//! A shared device: what is kept lies apart from a person's own, and ends with
//! the visit.

use super::dom;

/// Whether this page is in kiosk mode, which the static page's script decides.
pub fn is_on() -> bool {
    dom::root_attribute("data-kiosk").is_some()
}

/// The database to keep records in. A wipe touches only the kiosk's.
pub fn database_name() -> &'static str {
    if is_on() { "kiosk-madang" } else { "madang" }
}
