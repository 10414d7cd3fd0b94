//! The routes and what wraps them.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use madang_api::PortalConfig;

use super::config_json::ConfigJson;
use super::headers::Headers;
use super::site::Site;
use super::{Args, api, headers, log};

/// The whole portal.
pub(super) fn router(args: &Args, config: Option<&PortalConfig>) -> Router {
    let site = Arc::new(Site::new(&args.site));
    let headers = Arc::new(Headers::new(&args.site));
    let mut router = Router::new()
        .nest_service("/api", api::router(&args.api))
        .fallback(move |request| async move { site.get(request).await });
    if let Some(config) = config {
        let config = Arc::new(ConfigJson::new(config));
        let answer = move |request| async move { config.answer(&request) };
        router = router.route("/config.json", get(answer));
    }
    router
        .layer(middleware::from_fn(only_reads))
        .layer(middleware::from_fn_with_state(headers, headers::add))
        .layer(middleware::from_fn(log::requests))
}

async fn only_reads(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let allow = (header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    let text = "This server only answers GET and HEAD.\n";
    (StatusCode::METHOD_NOT_ALLOWED, [allow], text).into_response()
}
