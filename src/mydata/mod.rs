//! The room of the service at `/mydata`; not open yet, and the page says so.

use leptos::prelude::*;

use crate::i18n::{mydata, shell, t};
use crate::pages::NotOpen;

/// The service's page.
#[component]
pub fn Page() -> impl IntoView {
    view! { <NotOpen title=t(shell::TITLE_MYDATA) text=t(mydata::WHAT) /> }
}
