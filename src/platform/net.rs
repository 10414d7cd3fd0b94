//! Reads: GETs of published paths of our own origin.

use std::pin::Pin;

use js_sys::{Array, JSON, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

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
    /// When the server says that it answered.
    pub date: Option<String>,
}

/// What a read gives when it is done. Boxed: each caller would otherwise hold a
/// copy of the whole state machine in its own.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, NetError>>>>;

/// Fetches a path of our own origin.
///
/// # Errors
/// No answer, a status other than 2xx, or a body that broke off.
pub fn get(path: &str) -> Answer<Fetched> {
    fetch(path, RequestCache::Default)
}

/// Fetches a path that changes: a copy is taken only when the server says that it
/// still holds.
///
/// # Errors
/// As [`get`].
pub fn get_current(path: &str) -> Answer<Fetched> {
    fetch(path, RequestCache::NoCache)
}

/// Fetches a path past every copy that the device has.
///
/// # Errors
/// As [`get`].
pub fn get_anew(path: &str) -> Answer<Fetched> {
    fetch(path, RequestCache::Reload)
}

/// Fetches a list of texts.
///
/// # Errors
/// As [`get`], and when the body is not a list of texts.
pub fn texts(path: &str) -> Answer<Vec<String>> {
    let (read, path) = (get(path), path.to_owned());
    Box::pin(async move {
        let text = String::from_utf8(read.await?.bytes).unwrap_or_default();
        let list = JSON::parse(&text)
            .ok()
            .and_then(|value| value.dyn_into::<Array>().ok());
        let list = list.ok_or(NetError::Form(path))?;
        Ok(list.iter().filter_map(|text| text.as_string()).collect())
    })
}

fn fetch(path: &str, cache: RequestCache) -> Answer<Fetched> {
    let init = RequestInit::new();
    init.set_cache(cache);
    let request = web_sys::window().map(|window| window.fetch_with_str_and_init(path, &init));
    Box::pin(async move {
        let response = settle(request.ok_or(NetError::Unreachable)?).await?;
        let response: Response = response.unchecked_into();
        if !response.ok() {
            return Err(NetError::Status(response.status()));
        }
        let from_cache = response.headers().has("x-madang-from").unwrap_or(false);
        let date = response.headers().get("date").unwrap_or(None);
        let body = response.array_buffer().map_err(|_| NetError::Unreachable)?;
        let bytes = Uint8Array::new(&settle(body).await?).to_vec();
        Ok(Fetched {
            bytes,
            from_cache,
            date,
        })
    })
}

async fn settle(promise: Promise) -> Result<JsValue, NetError> {
    let settled = JsFuture::from(promise).await;
    settled.map_err(|_| NetError::Unreachable)
}
