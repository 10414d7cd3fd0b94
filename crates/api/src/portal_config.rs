//! `/config.json`: who runs the portal and what the operator has switched on.

mod read;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

/// The languages that the app has texts in, as BCP 47 tags.
pub const LANGUAGES: [&str; 2] = ["ko", "en"];

/// The operator's configuration as the app reads it.
///
/// Whatever is missing takes its default, and the default is a demonstration: a
/// portal never claims to be official by a lost file or a misspelt word.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct PortalConfig {
    /// What the banner on every page says.
    pub status: PortalStatus,
    /// Who runs the portal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Operator>,
    /// Languages offered, the first one by default; out of [`LANGUAGES`].
    pub languages: Vec<String>,
    /// Which services are open.
    pub services: Services,
    /// Shared devices, entered by `?kiosk`.
    pub kiosk: Kiosk,
    /// A message on top of every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
}

/// Whether an authority stands behind the portal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PortalStatus {
    /// Run by the authority that the operator's name says.
    Official,
    /// Not official, and every page says so. Unknown words mean this one.
    #[default]
    Demonstration,
}

/// Who runs the portal and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Operator {
    /// The name.
    pub name: LocalText,
    /// Telephone number as it is to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// When somebody answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<LocalText>,
}

/// A short text in several languages, by BCP 47 tag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct LocalText(pub BTreeMap<String, String>);

/// The services' switches; a service that is off says that it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct Services {
    /// The mask-stock map.
    pub masks: bool,
    /// The relief-fund checker.
    pub relief: bool,
    /// The residents' forum.
    pub forum: bool,
    /// Selective disclosure of one's own data.
    pub mydata: bool,
}

/// The profile of the operator's shared devices.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct Kiosk {
    /// Whether `?kiosk` does anything.
    pub enabled: bool,
    /// Idle time after which the session is wiped, in seconds.
    pub idle_s: u32,
    /// The screen, for texts of a physical size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen: Option<Screen>,
}

/// A screen's true size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Screen {
    /// Diagonal in inches.
    pub diagonal_in: f64,
    /// Width in device pixels.
    pub width_px: u32,
    /// Height in device pixels.
    pub height_px: u32,
}

/// An emergency notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// What it says.
    pub text: LocalText,
    /// Shown from this instant on, UTC.
    pub from: DateTime<Utc>,
    /// Shown until this instant, UTC; absent: until it is taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
}

impl PortalConfig {
    /// The notice to show at `now`, real time.
    #[must_use]
    pub fn notice_at(&self, now: DateTime<Utc>) -> Option<&Notice> {
        let notice = self.notice.as_ref()?;
        let over = notice.until.is_some_and(|until| until <= now);
        (notice.from <= now && !over).then_some(notice)
    }
}

impl Default for PortalConfig {
    fn default() -> Self {
        Self {
            status: PortalStatus::default(),
            operator: None,
            languages: LANGUAGES.map(str::to_owned).to_vec(),
            services: Services::default(),
            kiosk: Kiosk::default(),
            notice: None,
        }
    }
}

impl Default for Services {
    fn default() -> Self {
        Self {
            masks: true,
            relief: true,
            forum: true,
            mydata: true,
        }
    }
}

impl Default for Kiosk {
    fn default() -> Self {
        Self {
            enabled: true,
            idle_s: 60,
            screen: None,
        }
    }
}

impl LocalText {
    /// The text in `language`, else in Korean, else in whatever there is.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        self.0
            .get(language)
            .or_else(|| self.0.get("ko"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// The first of the portal's languages that it has no words in.
    #[must_use]
    pub fn missing(&self) -> Option<&'static str> {
        let is_blank = |language: &&str| {
            let text = self.0.get(*language);
            text.is_none_or(|text| text.trim().is_empty())
        };
        LANGUAGES.into_iter().find(is_blank)
    }
}

impl Screen {
    /// Device pixels per inch.
    #[must_use]
    pub fn pixels_per_inch(self) -> f64 {
        f64::from(self.width_px).hypot(f64::from(self.height_px)) / self.diagonal_in
    }
}

#[cfg(test)]
mod tests;
