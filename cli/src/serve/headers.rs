//! The headers that every answer has: security, caching, text encoding.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use std::{collections::BTreeMap, fs};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{cache, log};

/// Sent with every answer: a type is what it says it is.
const NOSNIFF: (HeaderName, HeaderValue) = (
    header::X_CONTENT_TYPE_OPTIONS,
    HeaderValue::from_static("nosniff"),
);

/// Sent with what runs unless the site's `headers.json` says otherwise. Strict-Transport-Security
/// is not among them: only the TLS front knows whether there is TLS.
const DEFAULTS: [(&str, &str); 3] = [
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "geolocation=(self), camera=(self), microphone=(self), screen-wake-lock=(self), \
         payment=(), usb=(), serial=(), midi=()",
    ),
];

/// The site's headers, read again when a new build replaces `headers.json`: the
/// policy's hashes have to be those of the pages that lie there now.
pub(super) struct Headers {
    path: PathBuf,
    current: Mutex<Version>,
}

/// The headers of one version of the file.
struct Version {
    modified: Option<SystemTime>,
    headers: HeaderMap,
}

impl Headers {
    /// The headers of the site in `folder`.
    pub fn new(folder: &Path) -> Self {
        let path = folder.join("headers.json");
        let modified = modified(&path);
        let headers = read(&path).unwrap_or_else(|reason| {
            log::note(format_args!(
                "{}: {reason}; pages are served without a Content-Security-Policy",
                path.display()
            ));
            defaults()
        });
        let current = Mutex::new(Version { modified, headers });
        Self { path, current }
    }

    fn current(&self) -> HeaderMap {
        let modified = modified(&self.path);
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if current.modified != modified {
            current.modified = modified;
            match read(&self.path) {
                Ok(headers) => current.headers = headers,
                Err(reason) => log::note(format_args!(
                    "{}: {reason}; the headers stay as they were",
                    self.path.display()
                )),
            }
        }
        current.headers.clone()
    }
}

/// Adds the headers to an answer.
pub(super) async fn add(
    State(headers): State<Arc<Headers>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let control = cache::control(&path, response.status());
    let answer = response.headers_mut();
    answer.insert(NOSNIFF.0, NOSNIFF.1);
    if runs_code(answer) {
        answer.extend(headers.current());
    }
    answer.insert(header::CACHE_CONTROL, control);
    name_charset(answer);
    response
}

/// Whether a browser runs what is answered: pages, scripts (the service worker has
/// a policy of its own) and pictures that may hold scripts. Data, wasm and style
/// sheets go without the policies, which would weigh more than many of them.
fn runs_code(headers: &HeaderMap) -> bool {
    const RUN: [&[u8]; 3] = [b"text/html", b"text/javascript", b"image/svg+xml"];
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| RUN.iter().any(|run| kind.starts_with(run)))
}

/// All of the portal's texts are UTF-8.
fn name_charset(headers: &mut HeaderMap) {
    let with_charset = match headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes) {
        Some(b"text/html") => "text/html; charset=utf-8",
        Some(b"text/css") => "text/css; charset=utf-8",
        Some(b"text/javascript") => "text/javascript; charset=utf-8",
        Some(b"text/plain") => "text/plain; charset=utf-8",
        _ => return,
    };
    let with_charset = HeaderValue::from_static(with_charset);
    headers.insert(header::CONTENT_TYPE, with_charset);
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}

fn defaults() -> HeaderMap {
    DEFAULTS
        .into_iter()
        .map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_static(value))
        })
        .collect()
}

/// The defaults and what the file adds.
fn read(path: &Path) -> Result<HeaderMap, String> {
    let text = fs::read(path).map_err(|e| e.to_string())?;
    let fields: BTreeMap<String, String> =
        serde_json::from_slice(&text).map_err(|e| format!("not headers: {e}"))?;
    let mut headers = defaults();
    for (name, value) in fields {
        let bad = |what: &str| format!("{name}: not a header's {what}");
        let key = HeaderName::try_from(&name).map_err(|_| bad("name"))?;
        let value = HeaderValue::try_from(&value).map_err(|_| bad("value"))?;
        headers.insert(key, value);
    }
    Ok(headers)
}
