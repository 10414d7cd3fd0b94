//! The main navigation and the footer.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use madang_api::Services;

use crate::i18n::{Key, shell, t};
use crate::portal::Portal;
use crate::ui::icon::Icon;

/// Where it leads, its icon, its word, and whether the operator has it open.
type Entry = (&'static str, &'static str, Key, fn(&Services) -> bool);

/// The services: a bar at the bottom of a phone, a rail at the side from 1024 px.
#[component]
pub fn Navigation() -> impl IntoView {
    let items: [Entry; 5] = [
        ("/", "home", shell::NAV_HOME, |_| true),
        ("/masks", "masks", shell::NAV_MASKS, |s| s.masks),
        ("/relief", "relief", shell::NAV_RELIEF, |s| s.relief),
        ("/forum", "forum", shell::NAV_FORUM, |s| s.forum),
        ("/mydata", "mydata", shell::NAV_MYDATA, |s| s.mydata),
    ];
    let (path, portal) = (use_location().pathname, Portal::get());
    let items = items.map(|(href, icon, key, service)| {
        let current = move || path.with(|path| is_within(path, href)).then_some("page");
        view! {
            <li hidden=move || !portal.is_open(service)>
                <a class="nav-link" href=href aria-current=current>
                    <Icon name=icon />
                    <span>{t(key)}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="nav" aria-label=t(shell::NAV_LABEL)>
            <ul class="nav-list">{items.collect_view()}</ul>
        </nav>
    }
}

/// Help and what is said about the portal, the same on every page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <div class="footer-note">
                <nav aria-label=t(shell::FOOTER_LINKS)>
                    <ul class="footer-links">
                        <li>
                            <a href="tel:110">{t(shell::FOOTER_HELP)}</a>
                        </li>
                        <li>
                            <a href="/about#privacy">{t(shell::ABOUT_PRIVACY)}</a>
                        </li>
                        <li>
                            <a href="/about#accessibility">{t(shell::ABOUT_ACCESSIBILITY)}</a>
                        </li>
                        <li>
                            <a href="/device">{t(shell::NAV_DEVICE)}</a>
                        </li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}

/// Whether the page at `path` belongs to the entry `href`.
fn is_within(path: &str, href: &str) -> bool {
    match href {
        "/" => path == "/",
        _ => path
            .strip_prefix(href)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
    }
}
