//! `/settings`: language, colours, size of text.

use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::portal::Portal;
use crate::settings::{self, Theme};
use crate::ui::choice::{Choice, Opt};
use crate::ui::page::Page;

/// The settings, each in force as soon as it is chosen.
#[component]
pub fn Settings() -> impl IntoView {
    let portal = Portal::get();
    let current = portal.settings.get_untracked();
    let themes = [
        (Theme::System, shell::SETTINGS_THEME_SYSTEM),
        (Theme::Light, shell::SETTINGS_THEME_LIGHT),
        (Theme::HighContrast, shell::SETTINGS_THEME_CONTRAST),
    ]
    .map(|(value, key)| Opt {
        value,
        label: t(key),
        lang: None,
    });
    let sizes = settings::Settings::SIZES.map(|percent| Opt {
        value: percent,
        label: format!("{percent}%"),
        lang: None,
    });
    view! {
        <Page title=t(shell::TITLE_SETTINGS) class="stack-l">
            <p class="subtle">{t(shell::SETTINGS_SAVED)}</p>
            {move || languages(portal)}
            <Choice
                legend=t(shell::SETTINGS_THEME)
                name="theme"
                options=themes.into()
                value=current.theme
                chosen=move |theme| portal.change(|s| s.theme = theme)
            />
            <Choice
                legend=t(shell::SETTINGS_TEXT)
                name="text"
                options=sizes.into()
                value=current.text_percent
                chosen=move |percent| portal.change(|s| s.text_percent = percent)
            />
        </Page>
    }
}

/// The languages that the operator offers.
fn languages(portal: Portal) -> impl IntoView {
    let offered = portal.languages().into_iter().map(|lang| Opt {
        value: lang,
        label: lang.own_name().into(),
        lang: Some(lang.tag()),
    });
    view! {
        <Choice
            legend=t(shell::SETTINGS_LANG)
            name="lang"
            options=offered.collect()
            value=portal.lang.get_untracked()
            chosen=move |lang| portal.change_language(lang)
        />
    }
}
