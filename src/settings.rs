//! The citizen's settings: language, theme, size of text.
//!
//! They are not personal and are needed before the first paint, so they lie in
//! `localStorage` under one key, which the static page's script reads as well.

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;
use crate::platform::{dom, local};

/// The key in `localStorage`.
pub const KEY: &str = "madang-settings";

/// Colours of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system has it: high contrast when the system asks for more.
    #[default]
    System,
    /// Light.
    Light,
    /// Light text on black.
    HighContrast,
}

/// What the citizen has set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Language of the texts.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Size of text in percent, 100 to 200.
    pub text_percent: u16,
}

/// As stored; anything unreadable falls back to the default.
#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    theme: Theme,
    #[serde(default)]
    text: Option<u16>,
}

impl Settings {
    /// The sizes that are offered, in percent.
    pub const SIZES: [u16; 5] = [100, 115, 130, 150, 200];

    /// The stored settings, else the browser's language and the defaults.
    pub fn load() -> Self {
        let stored = local::get(KEY).and_then(|text| serde_json::from_str::<Stored>(&text).ok());
        let lang = stored
            .as_ref()
            .and_then(|s| s.lang.as_deref())
            .and_then(Lang::from_tag)
            .or_else(local::browser_language)
            .unwrap_or_default();
        Self {
            lang,
            theme: stored.as_ref().map(|s| s.theme).unwrap_or_default(),
            text_percent: stored
                .and_then(|s| s.text)
                .filter(|percent| Self::SIZES.contains(percent))
                .unwrap_or(100),
        }
    }

    /// Stores the settings and shows them. Where storage is blocked they hold
    /// until the page is closed.
    pub fn apply(self) {
        let stored = Stored {
            lang: Some(self.lang.tag().into()),
            theme: self.theme,
            text: Some(self.text_percent),
        };
        if let Ok(text) = serde_json::to_string(&stored) {
            local::set(KEY, &text);
        }
        dom::set_root_attribute("lang", self.lang.tag());
        dom::set_root_attribute(
            "data-theme",
            match self.theme {
                Theme::System => "system",
                Theme::Light => "light",
                Theme::HighContrast => "high-contrast",
            },
        );
        dom::set_root_attribute("data-text", &self.text_percent.to_string());
    }
}
