//! The operator's configuration, checked and served.

use std::process::{Command, Output};

use crate::portal::{Folder, Portal, header};

fn config(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_madang"))
        .arg("config")
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn without_a_configuration_the_site_has_its_own() {
    let reply = Portal::start().get("/config.json");
    assert_eq!(reply.body(), br#"{"status":"demonstration"}"#);
}

#[test]
fn the_printed_example_passes_its_check_and_is_served() {
    let folder = Folder::new();
    let example = config(&["example"]);
    folder.write("portal.toml", &example.stdout);
    let path = folder.path().join("portal.toml");
    assert_eq!(
        config(&["check", path.to_str().unwrap()]).status.code(),
        Some(0)
    );

    let portal = folder.serve(&["--config", "portal.toml"]);
    let reply = portal.get("/config.json");
    assert_eq!(header(&reply, "content-type"), "application/json");
    assert_eq!(header(&reply, "cache-control"), "no-cache");
    let json: serde_json::Value = serde_json::from_slice(reply.body()).unwrap();
    assert_eq!(json["operator"]["name"]["en"], "Gasang City Hall, IT desk");
    assert_eq!(json["kiosk"]["screen"]["diagonal_in"], 21.5);

    let tag = header(&reply, "etag");
    let again = portal.ask("GET", "/config.json", &[("if-none-match", tag)]);
    assert_eq!(again.status(), 304);
}

#[test]
fn a_wrong_configuration_is_explained_by_check_and_by_serve_alike() {
    let folder = Folder::new();
    folder.write(
        "portal.toml",
        b"status = \"official\"\nlanguges = [\"ko\"]\n",
    );
    let (code, said) = folder.refused(&["--config", "portal.toml"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("2 problems in portal.toml"), "{said}");
    assert!(
        said.contains("portal.toml:1:1: `operator` is missing"),
        "{said}"
    );
    assert!(said.contains("portal.toml:2:1: "), "{said}");
    assert!(said.contains("did you mean `languages`?"), "{said}");

    let check = Command::new(env!("CARGO_BIN_EXE_madang"))
        .current_dir(folder.path())
        .args(["config", "check", "portal.toml"])
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(2));
    assert_eq!(String::from_utf8(check.stderr).unwrap(), said);
}

#[test]
fn a_missing_configuration_is_named() {
    let (code, said) = Folder::new().refused(&["--config", "nowhere.toml"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("nowhere.toml"), "{said}");
}
