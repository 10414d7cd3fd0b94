//! `/config.json`: who runs the portal and what the operator has switched on.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The languages that the app has texts in, as BCP 47 tags.
pub const LANGUAGES: [&str; 2] = ["ko", "en"];

/// The operator's configuration as the app reads it.
///
/// Whatever is missing takes its default, and the default is a demonstration: a
/// portal never claims to be official by a lost file or a misspelt word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PortalStatus {
    /// Run by the authority that the operator's name says.
    Official,
    /// Not official, and every page says so. Unknown words mean this one.
    #[default]
    #[serde(other)]
    Demonstration,
}

/// Who runs the portal and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Operator {
    /// The name.
    pub name: LocalText,
    /// Telephone number as it is to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// When somebody answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<LocalText>,
}

/// A short text in several languages, by BCP 47 tag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct LocalText(pub BTreeMap<String, String>);

/// The services' switches; a service that is off says that it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// What it says.
    pub text: LocalText,
    /// Shown from this instant on, UTC.
    pub from: DateTime<Utc>,
    /// Shown until this instant, UTC; absent: until it is taken out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
}

impl PortalConfig {
    /// Reads `/config.json`; unknown fields are ignored.
    ///
    /// # Errors
    /// The bytes are not JSON, or a known field has another type.
    pub fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

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
}

impl Screen {
    /// Device pixels per inch.
    #[must_use]
    pub fn pixels_per_inch(self) -> f64 {
        f64::from(self.width_px).hypot(f64::from(self.height_px)) / self.diagonal_in
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_or_strange_file_is_a_demonstration() {
        let empty = PortalConfig::parse(b"{}").unwrap();
        assert_eq!(empty, PortalConfig::default());
        let strange = PortalConfig::parse(br#"{"status":"oficial","colour":"red"}"#).unwrap();
        assert_eq!(strange.status, PortalStatus::Demonstration);
    }

    #[test]
    fn the_static_file_is_the_default() {
        let file = include_bytes!("../../../public/config.json");
        assert_eq!(PortalConfig::parse(file).unwrap(), PortalConfig::default());
    }

    #[test]
    fn a_notice_has_its_time() {
        let json = r#"{"notice":{"text":{"ko":"휴관"},
            "from":"2020-05-12T00:00:00Z","until":"2020-05-13T00:00:00Z"}}"#;
        let config = PortalConfig::parse(json.as_bytes()).unwrap();
        let shown = |at: &str| config.notice_at(at.parse().unwrap()).is_some();
        assert!(!shown("2020-05-11T23:59:59Z"));
        assert!(shown("2020-05-12T00:00:00Z"));
        assert!(!shown("2020-05-13T00:00:00Z"));
    }

    #[test]
    fn a_missing_language_falls_back_to_korean() {
        let text = LocalText(BTreeMap::from([
            ("en".into(), "yard".into()),
            ("ko".into(), "마당".into()),
        ]));
        assert_eq!(text.in_language("en"), "yard");
        assert_eq!(text.in_language("vi"), "마당");
        assert_eq!(LocalText::default().in_language("ko"), "");
    }

    #[test]
    fn a_full_hd_screen_of_21_5_inches_has_102_pixels_an_inch() {
        let screen = Screen {
            diagonal_in: 21.5,
            width_px: 1080,
            height_px: 1920,
        };
        assert_eq!(screen.pixels_per_inch().round(), 102.0);
    }
}
