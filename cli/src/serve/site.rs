//! The app's files, and the page for wrong paths.

use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::files::Files;

/// The app's folder.
pub(super) struct Site(Files);

impl Site {
    pub fn new(folder: &Path) -> Self {
        Self(Files::site(folder))
    }

    /// The file that is asked for, else `404.html`.
    pub async fn get(&self, request: Request) -> Response {
        let mut instead = Request::new(Body::empty());
        *instead.method_mut() = request.method().clone();
        *instead.uri_mut() = Uri::from_static("/404.html");
        // Nothing but the encoding: a range or a condition was for another file.
        if let Some(accepted) = request.headers().get(header::ACCEPT_ENCODING) {
            let accepted = accepted.clone();
            instead
                .headers_mut()
                .insert(header::ACCEPT_ENCODING, accepted);
        }
        match self.0.get(request).await {
            Some(found) => found,
            None => self.not_found(instead).await,
        }
    }

    async fn not_found(&self, page: Request) -> Response {
        let is_head = page.method() == Method::HEAD;
        let Some(mut found) = self.0.get(page).await else {
            let text = if is_head { "" } else { "Not found.\n" };
            return (StatusCode::NOT_FOUND, text).into_response();
        };
        *found.status_mut() = StatusCode::NOT_FOUND;
        for name in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
            found.headers_mut().remove(name);
        }
        found
    }
}
