//! The app's files.

use crate::portal::{BUILD, BUILD_BEFORE, POLICY, Portal, header};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

#[test]
fn files_have_their_types_and_their_caching() {
    let portal = Portal::start();
    let html = "text/html; charset=utf-8";
    let script = "text/javascript; charset=utf-8";
    let css = format!("/app-{BUILD}.css");
    let glue = format!("/b/{BUILD}/app.js");
    let wasm = format!("/b/{BUILD}/app_bg.wasm");
    for (path, kind, caching) in [
        ("/", html, "no-cache"),
        ("/sw.js", script, "no-cache"),
        (
            "/manifest.webmanifest",
            "application/manifest+json",
            "no-cache",
        ),
        ("/config.json", "application/json", "no-cache"),
        ("/basemap/korea.json", "application/json", "no-cache"),
        ("/icons/icon.svg", "image/svg+xml", "no-cache"),
        ("/font.woff2", "font/woff2", "no-cache"),
        (&css, "text/css; charset=utf-8", IMMUTABLE),
        (&glue, script, IMMUTABLE),
        (&wasm, "application/wasm", IMMUTABLE),
    ] {
        let reply = portal.get(path);
        assert_eq!(reply.status(), 200, "{path}");
        assert_eq!(header(&reply, "content-type"), kind, "{path}");
        assert_eq!(header(&reply, "cache-control"), caching, "{path}");
    }
}

#[test]
fn a_route_is_its_page_with_and_without_a_slash() {
    let portal = Portal::start();
    for path in ["/masks", "/masks/", "/masks/index.html"] {
        let reply = portal.get(path);
        assert_eq!(reply.status(), 200, "{path}");
        assert!(reply.body().ends_with(b"<title>masks</title>"), "{path}");
    }
}

#[test]
fn the_build_before_is_still_there() {
    let old = Portal::start().get(&format!("/b/{BUILD_BEFORE}/app.js"));
    assert_eq!(old.body(), b"old");
}

#[test]
fn what_runs_carries_the_security_headers_and_data_only_their_type() {
    let portal = Portal::start();
    for path in ["/api/v1/index.json", "/api/v1/nothing"] {
        let reply = portal.get(path);
        assert_eq!(
            header(&reply, "x-content-type-options"),
            "nosniff",
            "{path}"
        );
        assert_eq!(header(&reply, "content-security-policy"), "", "{path}");
        chrono::DateTime::parse_from_rfc2822(header(&reply, "date")).unwrap();
    }
    for path in ["/", "/nowhere", "/sw.js"] {
        let reply = portal.get(path);
        for (name, value) in [
            ("content-security-policy", POLICY),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(header(&reply, name), value, "{name} of {path}");
        }
        assert!(header(&reply, "permissions-policy").contains("geolocation=(self)"));
        chrono::DateTime::parse_from_rfc2822(header(&reply, "date")).unwrap();
    }
}

#[test]
fn a_new_build_brings_its_own_policy_without_a_restart() {
    let portal = Portal::start();
    assert_eq!(header(&portal.get("/"), "content-security-policy"), POLICY);
    let new = br#"{"Content-Security-Policy":"default-src 'none'"}"#;
    let (fresh, current) = ("dist/headers.new", "dist/headers.json");
    portal.folder.write(fresh, new);
    let at = |path| portal.folder.path().join(path);
    std::fs::rename(at(fresh), at(current)).unwrap();
    assert_eq!(
        header(&portal.get("/"), "content-security-policy"),
        "default-src 'none'"
    );
}

#[test]
fn the_smallest_accepted_form_is_sent() {
    let portal = Portal::start();
    let path = format!("/app-{BUILD}.css");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", "br", "brotli css"),
        ("gzip", "gzip", "gzipped css"),
        ("br;q=0, gzip;q=0", "", "plain css"),
        ("identity", "", "plain css"),
    ] {
        let reply = portal.ask("GET", &path, &[("accept-encoding", accepted)]);
        assert_eq!(header(&reply, "content-encoding"), encoding, "{accepted}");
        assert_eq!(header(&reply, "content-type"), "text/css; charset=utf-8");
        assert_eq!(header(&reply, "vary"), "accept-encoding", "{accepted}");
        assert_eq!(reply.body(), body.as_bytes(), "{accepted}");
    }
}

#[test]
fn what_the_client_has_is_not_sent_again() {
    let portal = Portal::start();
    let first = portal.get("/");
    for condition in [
        ("if-none-match", header(&first, "etag")),
        ("if-modified-since", header(&first, "last-modified")),
    ] {
        let again = portal.ask("GET", "/", &[condition]);
        assert_eq!(again.status(), 304, "{condition:?}");
        assert_eq!(header(&again, "cache-control"), "no-cache");
        assert!(again.body().is_empty());
    }
    portal.folder.write("dist/index.html", b"a new page");
    let changed = portal.ask("GET", "/", &[("if-none-match", header(&first, "etag"))]);
    assert_eq!(
        (changed.status().as_u16(), changed.body().as_slice()),
        (200, &b"a new page"[..])
    );
}

#[test]
fn parts_of_a_file_are_sent() {
    let portal = Portal::start();
    let ask = |headers: &[(&str, &str)]| portal.ask("GET", "/basemap/korea.json", headers);
    let part = ask(&[("range", "bytes=2-4")]);
    assert_eq!(
        (part.status().as_u16(), part.body().as_slice()),
        (206, &b"234"[..])
    );
    assert_eq!(header(&part, "content-range"), "bytes 2-4/10");
    assert_eq!(ask(&[("range", "bytes=20-")]).status(), 416);
    // The part of a file that has changed since is no use.
    let changed = ask(&[("range", "bytes=2-4"), ("if-range", "\"older\"")]);
    assert_eq!((changed.status().as_u16(), changed.body().len()), (200, 10));
}

#[test]
fn head_says_what_get_would() {
    let portal = Portal::start();
    let stores = format!("/api/v1/masks/stores-51.{BUILD}.json");
    for path in ["/", "/nowhere", "/api/v1/nothing", &stores] {
        let accept = [("accept-encoding", "br")];
        let get = portal.ask("GET", path, &accept);
        let head = portal.ask("HEAD", path, &accept);
        assert!(head.body().is_empty(), "{path}");
        assert_eq!(head.status(), get.status(), "{path}");
        for name in [
            "content-type",
            "content-encoding",
            "etag",
            "cache-control",
            "vary",
        ] {
            assert_eq!(header(&head, name), header(&get, name), "{name} of {path}");
        }
    }
}

#[test]
fn a_wrong_path_is_the_page_for_wrong_paths() {
    let portal = Portal::start();
    let missing_part = format!("/b/{BUILD}/split_gone.wasm");
    for path in [
        "/nowhere",
        "/masks/nowhere",
        "/icons",
        "/icons/",
        &missing_part,
    ] {
        let reply = portal.ask(
            "GET",
            path,
            &[("range", "bytes=0-3"), ("if-none-match", "*")],
        );
        assert_eq!(reply.status(), 404, "{path}");
        assert!(reply.body().ends_with(b"<title>lost</title>"), "{path}");
        assert_eq!(header(&reply, "cache-control"), "no-cache", "{path}");
    }
}

#[test]
fn nothing_is_written_through_this_server() {
    let portal = Portal::start();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        for path in ["/", "/api/v1/index.json", "/nowhere"] {
            let reply = portal.raw(&format!("{method} {path}"));
            assert!(
                reply.starts_with("HTTP/1.1 405 "),
                "{method} {path}: {reply}"
            );
            assert!(reply.contains("allow: GET, HEAD\r\n"), "{reply}");
        }
    }
}

#[test]
fn no_path_leads_out_or_to_hidden_files() {
    let portal = Portal::start();
    for path in [
        "/../secret",
        "/%2e%2e/secret",
        "/masks/../../secret",
        "/masks/..%2f..%2fsecret",
        "/..%5csecret",
        "//secret",
        "/.secret",
        "/%2Esecret",
        "/masks%2f..%2f.secret",
        "/secret%00.html",
        "/api/v1/../../secret",
        "/api/v1/%2e%2e/secret",
        "/api/v1/.lock",
    ] {
        let answer = portal.raw(&format!("GET {path}"));
        let status = answer.split(' ').nth(1).unwrap();
        assert!(matches!(status, "404" | "400"), "{path}: {answer}");
        assert!(!answer.ends_with("secret"), "{path}: {answer}");
    }
}
