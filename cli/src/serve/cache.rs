//! How long a path's answer may be kept.

use axum::http::{HeaderValue, StatusCode};

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// Digits of the hash in a file's name.
const NAME_HASH_DIGITS: usize = 16;

/// Digits, at least, of the hash of a build's folder.
const FOLDER_HASH_DIGITS: usize = 8;

/// The `Cache-Control` of an answer: for ever where the path carries the hash of
/// its content, asked again each time everywhere else.
pub(super) fn control(path: &str, status: StatusCode) -> HeaderValue {
    let is_content = matches!(
        status,
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED
    );
    if is_content && (is_in_build(path) || is_hashed_name(path)) {
        IMMUTABLE
    } else {
        REVALIDATE
    }
}

/// `/b/<hash>/app.js`
fn is_in_build(path: &str) -> bool {
    path.strip_prefix("/b/")
        .and_then(|rest| rest.split_once('/'))
        .is_some_and(|(folder, file)| is_hash(folder, FOLDER_HASH_DIGITS) && !file.is_empty())
}

/// `app-<hash>.css`, `stores-51.<hash>.json`
fn is_hashed_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut parts = name.rsplit(['.', '-']);
    let (_extension, hash, stem) = (parts.next(), parts.next(), parts.next());
    stem.is_some() && hash.is_some_and(|hash| is_hash(hash, NAME_HASH_DIGITS))
}

fn is_hash(text: &str, least_digits: usize) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() >= least_digits && text.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_paths_are_kept_for_ever() {
        for path in [
            "/b/0123456789abcdef/app.js",
            "/b/0123456789abcdef/ko.masks.json",
            "/app-0123456789abcdef.css",
            "/api/v1/masks/stores-51.0123456789abcdef.json",
            "/api/v1/masks/stock-20200512T0100Z.0123456789abcdef.json",
        ] {
            assert_eq!(control(path, StatusCode::OK), IMMUTABLE, "{path}");
            assert_eq!(control(path, StatusCode::NOT_FOUND), REVALIDATE, "{path}");
        }
    }

    #[test]
    fn all_else_is_asked_again() {
        for path in [
            "/",
            "/masks",
            "/sw.js",
            "/b/",
            "/b/0123456789abcdef/",
            "/b/strings/app.js",
            "/icons/icon-192.png",
            "/0123456789abcdef.css",
            "/stock-20200512.json",
            "/api/v1/index.json",
            "/api/v1/masks/editions/1234567890123456.json",
            "/basemap/korea.json",
        ] {
            assert_eq!(control(path, StatusCode::OK), REVALIDATE, "{path}");
        }
    }
}
