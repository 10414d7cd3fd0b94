//! `/config.json` from the operator's configuration, in place of the site's own.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use madang_api::{PortalConfig, sha256_hex};

/// The configuration as it is sent.
pub(super) struct ConfigJson {
    json: String,
    etag: String,
}

impl ConfigJson {
    pub fn new(config: &PortalConfig) -> Self {
        // Texts, numbers and switches always have a JSON form; `{}` would be the
        // demonstration.
        let json = serde_json::to_string(config).unwrap_or_else(|_| "{}".to_owned());
        let etag = format!("\"{}\"", sha256_hex(json.as_bytes()));
        Self { json, etag }
    }

    /// The file, or 304 where the client has it.
    pub fn answer(&self, request: &Request) -> Response {
        let etag = [(header::ETAG, self.etag.clone())];
        let known = request.headers().get(header::IF_NONE_MATCH);
        if known.is_some_and(|tags| self.is_among(tags)) {
            return (StatusCode::NOT_MODIFIED, etag).into_response();
        }
        let kind = [(header::CONTENT_TYPE, "application/json")];
        (kind, etag, self.json.clone()).into_response()
    }

    fn is_among(&self, tags: &HeaderValue) -> bool {
        let tags = tags.to_str().unwrap_or_default().split(',');
        tags.map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|tag| tag == self.etag || tag == "*")
    }
}
