//! The API's files.

use crate::portal::{BUILD, Portal, header};

#[test]
fn payloads_are_kept_and_indexes_asked_again() {
    let portal = Portal::start();
    let payload = portal.get(&format!("/api/v1/masks/stores-51.{BUILD}.json"));
    assert_eq!(
        header(&payload, "cache-control"),
        "public, max-age=31536000, immutable"
    );
    for path in ["/api/v1/index.json", "/api/v1/masks/index.json"] {
        let index = portal.get(path);
        assert_eq!(header(&index, "content-type"), "application/json");
        assert_eq!(header(&index, "cache-control"), "no-cache");
        let again = portal.ask("GET", path, &[("if-none-match", header(&index, "etag"))]);
        assert_eq!(again.status(), 304);
    }
}

#[test]
fn payloads_are_compressed_on_the_way() {
    let portal = Portal::start();
    let path = format!("/api/v1/masks/stores-51.{BUILD}.json");
    let plain = portal.get(&path);
    assert_eq!(header(&plain, "content-encoding"), "");
    for (accepted, encoding) in [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip")] {
        let small = portal.ask("GET", &path, &[("accept-encoding", accepted)]);
        assert_eq!(header(&small, "content-encoding"), encoding);
        assert!(small.body().len() * 10 < plain.body().len());
        // Other bytes under one strong tag would be a lie.
        let tag = header(&small, "etag");
        assert_eq!(tag, format!("W/{}", header(&plain, "etag")));
        let condition = [("accept-encoding", accepted), ("if-none-match", tag)];
        assert_eq!(portal.ask("GET", &path, &condition).status(), 304);
    }
}

#[test]
fn a_wrong_path_is_an_error_in_json() {
    let portal = Portal::start();
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v1/masks",
        "/api/v2/index.json",
    ] {
        let reply = portal.get(path);
        assert_eq!(reply.status(), 404, "{path}");
        assert_eq!(header(&reply, "content-type"), "application/json", "{path}");
        let error: serde_json::Value = serde_json::from_slice(reply.body()).unwrap();
        assert!(error["error"].is_string(), "{path}");
    }
}

#[test]
fn a_new_edition_is_served_at_once() {
    let portal = Portal::start();
    let before = portal.get("/api/v1/masks/index.json");
    portal
        .folder
        .write("api/masks/index.new", b"{\"edition\":4}");
    let at = |path| portal.folder.path().join(path);
    std::fs::rename(at("api/masks/index.new"), at("api/masks/index.json")).unwrap();
    let condition = [("if-none-match", header(&before, "etag"))];
    let after = portal.ask("GET", "/api/v1/masks/index.json", &condition);
    assert_eq!(after.body(), b"{\"edition\":4}");
}
