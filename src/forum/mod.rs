//! The room of the service at `/forum`; not open yet, and the page says so.

use leptos::prelude::*;

use crate::i18n::{forum, shell, t};
use crate::pages::NotOpen;

/// The service's page.
#[component]
pub fn Page() -> impl IntoView {
    view! { <NotOpen title=t(shell::TITLE_FORUM) text=t(forum::WHAT) /> }
}
