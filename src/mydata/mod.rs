//! The room of the service at `/mydata`; not open yet, and the page says so.

mod load;
pub mod vault;
mod verify;
mod words;

use leptos::prelude::*;

use crate::i18n::{mydata, shell, t};
use crate::pages::NotOpen;
pub use verify::VerifyPage;

/// The service's page.
#[component]
pub fn Page() -> impl IntoView {
    view! { <NotOpen title=t(shell::TITLE_MYDATA) text=t(mydata::WHAT) /> }
}
