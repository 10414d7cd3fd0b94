//! The citizen's settings: language, theme, size of text.
//!
//! They are not personal and are needed before the first paint, so they lie in
//! `localStorage` under one key, which the static page's script reads as well.

use crate::i18n::Lang;
use crate::platform::{dom, local, media};

/// The key in `localStorage`.
pub const KEY: &str = "madang-settings";

/// Colours of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

impl Settings {
    /// The sizes that are offered, in percent.
    pub const SIZES: [u16; 5] = [100, 115, 130, 150, 200];

    /// The stored settings, else the browser's language and the defaults.
    pub fn load() -> Self {
        let stored = local::read(KEY);
        let lang = stored.text("lang").and_then(|tag| Lang::from_tag(&tag));
        let theme = stored.text("theme").and_then(|name| Theme::named(&name));
        let size = stored.number("text");
        Self {
            lang: lang.or_else(local::browser_language).unwrap_or_default(),
            theme: theme.unwrap_or_default(),
            text_percent: Self::SIZES
                .into_iter()
                .find(|percent| size == Some(f64::from(*percent)))
                .unwrap_or(100),
        }
    }

    /// Stores the settings and shows them. Where storage is blocked they hold
    /// until the page is closed.
    pub fn apply(self) {
        let (lang, theme) = (self.lang.tag(), self.theme.name());
        let text = self.text_percent.to_string();
        local::set(
            KEY,
            &format!(r#"{{"lang":"{lang}","theme":"{theme}","text":{text}}}"#),
        );
        dom::set_root_attribute("lang", lang);
        dom::set_root_attribute("data-text", &text);
        dom::set_root_attribute("data-theme", self.theme.shown().name());
    }
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::HighContrast];

    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// The theme to show: the system's wish where it is asked for.
    fn shown(self) -> Self {
        match self {
            Self::System if media::wants_contrast() => Self::HighContrast,
            Self::System => Self::Light,
            chosen => chosen,
        }
    }
}
