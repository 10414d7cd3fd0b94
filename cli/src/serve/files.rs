//! A folder of files over HTTP: [`ServeDir`] and what it leaves open.

use std::io;
use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;

/// Serves the files of a folder, never a listing, never a hidden file.
pub(super) struct Files(ServeDir);

impl Files {
    /// A site: `/masks` is `masks/index.html`, and `.br` and `.gz` files beside a
    /// file are its compressed forms.
    pub fn site(folder: &Path) -> Self {
        let files = ServeDir::new(folder)
            .redirect_to_trailing_slash(false)
            .ignore_multi_range_requests(true)
            .precompressed_br()
            .precompressed_gzip();
        Self(files)
    }

    /// Plain files by their full names.
    pub fn plain(folder: &Path) -> Self {
        let files = ServeDir::new(folder)
            .append_index_html_on_directories(false)
            .ignore_multi_range_requests(true);
        Self(files)
    }

    /// The file that is asked for; `None` where there is none.
    pub async fn get(&self, mut request: Request) -> Option<Response> {
        let path = request.uri().path().to_owned();
        if is_hidden(&path) {
            return None;
        }
        // ServeDir does not know If-Range; without the range the client gets the
        // whole file, which is right whether or not its part is still good.
        if request.headers().contains_key(header::IF_RANGE) {
            request.headers_mut().remove(header::RANGE);
        }
        match self.0.clone().try_call(request).await {
            Ok(found) if found.status() == StatusCode::NOT_FOUND => None,
            Ok(found) => Some(found.map(Body::new)),
            Err(error) if is_absent(&error) => None,
            Err(error) => Some(unreadable(&path, &error)),
        }
    }
}

/// Whether a segment of the path starts with a dot, however it is written.
fn is_hidden(path: &str) -> bool {
    let decoded: Vec<u8> = percent_decode_str(path).collect();
    decoded
        .split(|byte| matches!(byte, b'/' | b'\\'))
        .any(|segment| segment.starts_with(b"."))
}

fn is_absent(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound, PermissionDenied};
    matches!(
        error.kind(),
        NotFound | NotADirectory | PermissionDenied | InvalidFilename
    )
}

fn unreadable(path: &str, error: &io::Error) -> Response {
    super::log::note(format_args!("cannot read {path}: {error}"));
    let text = "The file cannot be read; the operator's log says why.\n";
    (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::is_hidden;

    #[test]
    fn dots_are_seen_through_escapes() {
        for path in [
            "/.git",
            "/a/.env",
            "/%2egit",
            "/a%2F.env",
            "/..%5c",
            "/a/%2E%2E/b",
        ] {
            assert!(is_hidden(path), "{path}");
        }
        for path in ["/", "/app.js", "/a.b/c", "/%EB%A7%88%EB%8B%B9"] {
            assert!(!is_hidden(path), "{path}");
        }
    }
}
