//! The header: the brand, size of text, language, and the menu.

use leptos::prelude::*;

use crate::i18n::{shell, t, texts, tf};
use crate::portal::Portal;
use crate::settings::Settings;
use crate::ui::icon::Icon;

/// Brand, one-tap tools, and the menu with every other page.
#[component]
pub fn Header() -> impl IntoView {
    let portal = Portal::get();
    let larger = move |_| portal.change(|settings| settings.text_percent = settings.next_size());
    let size = move || {
        let percent = portal.settings.with(|s| s.text_percent).to_string();
        tf(shell::TEXT_SIZE, &[("n", &percent)])
    };
    view! {
        <header class="header">
            <a class="brand" href="/">
                <img src="/icons/icon.svg" alt="" width="28" height="28" />
                {t(shell::BRAND)}
            </a>
            <button type="button" class="tool" on:click=larger title=size>
                <Icon name="text-size" />
                <span class="tool-word">{t(shell::TEXT_LARGER)}</span>
                <span class="sr-only">{size}</span>
            </button>
            {move || language_button(portal)}
            <Menu />
        </header>
    }
}

/// One tap to the next language that the operator offers, written in that language.
fn language_button(portal: Portal) -> Option<impl IntoView> {
    let offered = portal.languages();
    let here = texts::lang();
    let after = offered.iter().skip_while(|lang| **lang != here).nth(1);
    let next = *after.or(offered.first())?;
    (next != here).then(|| {
        view! {
            <button
                type="button"
                class="tool"
                lang=next.tag()
                on:click=move |_| portal.change_language(next)
            >
                {next.own_name()}
            </button>
        }
    })
}

#[component]
fn Menu() -> impl IntoView {
    let links = [
        ("/settings", shell::NAV_SETTINGS),
        ("/device", shell::NAV_DEVICE),
        ("/about", shell::NAV_ABOUT),
    ]
    .map(|(href, key)| view! { <li><a href=href>{t(key)}</a></li> });
    let open = RwSignal::new(false);
    let close = move || open.set(false);
    view! {
        <details
            class="menu"
            prop:open=open
            on:toggle=move |event| open.set(crate::platform::dom::is_open(&event))
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    close();
                }
            }
        >
            <summary class="tool">
                <Icon name="menu" />
                {t(shell::MENU)}
            </summary>
            <ul class="menu-list" on:click=move |_| close()>
                {links.collect_view()}
            </ul>
        </details>
    }
}

impl Settings {
    /// The next larger size of text; after the largest, the first.
    fn next_size(self) -> u16 {
        Self::SIZES
            .into_iter()
            .find(|size| *size > self.text_percent)
            .unwrap_or(100)
    }
}
