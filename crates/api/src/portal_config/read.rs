//! From JSON to the configuration.

use madang_json::{FromJson, Json, ReadError};

use super::{Kiosk, LocalText, Notice, Operator, PortalConfig, PortalStatus, Screen, Services};

impl PortalConfig {
    /// Reads `/config.json`; unknown fields are ignored.
    ///
    /// # Errors
    /// The bytes are not JSON, or a known field has another type.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }
}

impl FromJson for PortalConfig {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let languages = json.optional("languages")?;
        Ok(Self {
            status: json.or_default("status")?,
            operator: json.optional("operator")?,
            languages: languages.unwrap_or_else(|| Self::default().languages),
            services: json.or_default("services")?,
            kiosk: json.or_default("kiosk")?,
            notice: json.optional("notice")?,
        })
    }
}

impl FromJson for PortalStatus {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match json.text()? {
            "official" => Self::Official,
            _ => Self::Demonstration,
        })
    }
}

impl FromJson for Operator {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            name: json.field("name")?,
            phone: json.optional("phone")?,
            email: json.optional("email")?,
            hours: json.optional("hours")?,
        })
    }
}

impl FromJson for LocalText {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        FromJson::from_json(json).map(Self)
    }
}

impl FromJson for Services {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let on = |name| Ok(json.optional(name)?.unwrap_or(true));
        Ok(Self {
            masks: on("masks")?,
            relief: on("relief")?,
            forum: on("forum")?,
            mydata: on("mydata")?,
        })
    }
}

impl FromJson for Kiosk {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let default = Self::default();
        Ok(Self {
            enabled: json.optional("enabled")?.unwrap_or(default.enabled),
            idle_s: json.optional("idle_s")?.unwrap_or(default.idle_s),
            screen: json.optional("screen")?,
        })
    }
}

impl FromJson for Screen {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            diagonal_in: json.field("diagonal_in")?,
            width_px: json.field("width_px")?,
            height_px: json.field("height_px")?,
        })
    }
}

impl FromJson for Notice {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            text: json.field("text")?,
            from: json.field("from")?,
            until: json.optional("until")?,
        })
    }
}
