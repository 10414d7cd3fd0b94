//! Reads: GETs of published paths of our own origin.

use gloo::net::http::{Request, RequestBuilder};
use serde::de::DeserializeOwned;
use web_sys::RequestCache;

/// Why a read gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetError {
    /// No answer: offline, or the server is gone.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
    /// The answer is not what it should be; says where.
    Form(String),
}

/// An answer, and what the service worker said of it.
pub struct Fetched {
    /// The body.
    pub bytes: Vec<u8>,
    /// It came from the device's cache because the network gave nothing.
    pub from_cache: bool,
}

/// Fetches a path of our own origin.
///
/// # Errors
/// No answer, a status other than 2xx, or a body that broke off.
pub async fn get(path: &str) -> Result<Fetched, NetError> {
    fetch(Request::get(path)).await
}

/// Fetches a path past every copy that the device has.
///
/// # Errors
/// As [`get`].
pub async fn get_anew(path: &str) -> Result<Fetched, NetError> {
    fetch(Request::get(path).cache(RequestCache::Reload)).await
}

async fn fetch(request: RequestBuilder) -> Result<Fetched, NetError> {
    let response = request.send().await.map_err(|_| NetError::Unreachable)?;
    if !response.ok() {
        return Err(NetError::Status(response.status()));
    }
    let from_cache = response.headers().get("x-madang-from").is_some();
    let bytes = response.binary().await.map_err(|_| NetError::Unreachable)?;
    Ok(Fetched { bytes, from_cache })
}

/// Fetches JSON of a known shape.
///
/// # Errors
/// As [`get`], and when the body is not of that shape.
pub async fn json<T: DeserializeOwned>(path: &str) -> Result<T, NetError> {
    let fetched = get(path).await?;
    serde_json::from_slice(&fetched.bytes).map_err(|e| NetError::Form(format!("{path}: {e}")))
}
