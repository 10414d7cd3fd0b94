//! The published API: plain files, compressed on the way.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use tower_http::compression::CompressionLayer;

use super::files::Files;

/// Below this size compression costs more than it saves.
const COMPRESS_FROM_BYTES: u64 = 256;

/// The API's files, to be nested at `/api`.
pub(super) fn router(folder: &Path) -> Router {
    let files = Arc::new(Files::plain(folder));
    let get = move |request: Request| async move {
        match files.get(request).await {
            Some(found) => found,
            None => not_found().await,
        }
    };
    let edition = Router::new()
        .fallback(get)
        .layer(CompressionLayer::new().compress_when(is_worth_compressing))
        .layer(middleware::map_response(weaken_etag));
    Router::new()
        .nest_service("/v1", edition)
        .fallback(not_found)
}

/// The answer where there is no such file.
async fn not_found() -> Response {
    let json = (
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    let text = r#"{"error":"there is no such file in this API"}"#;
    (StatusCode::NOT_FOUND, [json], text).into_response()
}

/// Judges by the headers alone, so that HEAD says what GET would.
fn is_worth_compressing(
    status: StatusCode,
    _: Version,
    headers: &HeaderMap,
    _: &Extensions,
) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let bytes = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    status == StatusCode::OK
        && text(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/json"))
        && bytes.is_some_and(|bytes| bytes >= COMPRESS_FROM_BYTES)
}

/// The tag is of the file: its compressed form is equal in meaning, not in bytes
/// (RFC 9110, section 8.8.1).
async fn weaken_etag(mut response: Response) -> Response {
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) = headers.get(header::ETAG)
        && !tag.as_bytes().starts_with(b"W/")
        && let Ok(weak) = HeaderValue::from_bytes(&[b"W/", tag.as_bytes()].concat())
    {
        headers.insert(header::ETAG, weak);
    }
    response
}
