//! What a holder sees, chooses and hands over.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::draft::{AUDIENCE, NONCE, NOW, holder, issuer};
use madang_mydata::{Check, Frame, Held, Issuing, Path, StatusRef, Value, digest};
use serde_json::{Value as Json, json};

fn credential() -> String {
    let claims = json!({
        "iss": "https://issuer.example",
        "vct": "https://issuer.example/v/1",
        "iat": NOW,
        "exp": NOW + 1000,
        "status": { "status_list": { "idx": 3, "uri": "https://issuer.example/s" } },
        "name": "홍길동",
        "address": { "sido": "서울", "dong": "역삼동" },
        "family": [{ "name": "김새싹", "born": "2020" }, { "name": "김보기", "born": "2018" }],
        "plain": true,
    });
    let frame = json!({
        "_sd": ["name", "address", "family"],
        "address": { "_sd": ["sido", "dong"] },
        "family": { "_sd": [0, 1], "0": { "_sd": ["name", "born"] }, "1": { "_sd": ["name"] } },
    });
    let claims = Value::parse(claims.to_string().as_bytes()).unwrap();
    let frame = Frame::parse(frame.to_string().as_bytes()).unwrap();
    let key = holder().public();
    let issuing = Issuing {
        claims: &claims,
        frame: &frame,
        holder: Some(&key),
        kid: None,
    };
    let salts: Vec<[u8; 16]> = (0..issuing.salts_needed())
        .map(|salt| [salt as u8; 16])
        .collect();
    let unsigned = issuing.prepare(&salts).unwrap();
    let signature = issuer().sign(&unsigned.job());
    unsigned.finish(&signature)
}

fn paths(paths: &[&str]) -> Vec<Path> {
    paths
        .iter()
        .map(|path| Path::parse(path).unwrap())
        .collect()
}

fn texts(paths: &[Path]) -> Vec<String> {
    paths.iter().map(Path::to_string).collect()
}

#[test]
fn a_credential_says_what_it_is() {
    let held = Held::read(&credential()).unwrap();
    assert_eq!(held.token(), credential());
    assert_eq!(held.issuer(), Some("https://issuer.example"));
    assert_eq!(held.vct(), Some("https://issuer.example/v/1"));
    assert_eq!(held.issued_at(), Some(NOW));
    assert_eq!(held.expires(), Some(NOW + 1000));
    assert_eq!(held.holder_key(), Some(holder().public()));
    let uri = "https://issuer.example/s".to_owned();
    assert_eq!(held.status(), Some(StatusRef { uri, idx: 3 }));
    let mut leaves = texts(&held.leaves());
    leaves.sort();
    assert_eq!(
        leaves,
        [
            "address.dong",
            "address.sido",
            "family.0.born",
            "family.0.name",
            "family.1.born",
            "family.1.name",
            "name",
            "plain",
        ]
    );
}

#[test]
fn a_child_brings_its_parents_and_a_parent_not_its_children() {
    let held = Held::read(&credential()).unwrap();
    let disclosed = |chosen: &[&str]| {
        let selection = held.select(&paths(chosen)).unwrap();
        let mut disclosed = texts(&held.disclosed(&selection));
        disclosed.sort();
        disclosed
    };
    assert_eq!(
        disclosed(&["family.0.name"]),
        ["family", "family.0", "family.0.name"]
    );
    assert_eq!(disclosed(&["family"]), ["family"]);
    assert_eq!(disclosed(&["family.1.born"]), ["family", "family.1"]);
    assert_eq!(disclosed(&["name", "name"]), ["name"]);
    assert!(disclosed(&["plain"]).is_empty());
    assert!(disclosed(&[]).is_empty());

    let hideable = |path: &str| held.is_hideable(&Path::parse(path).unwrap());
    assert!(hideable("name") && hideable("family.1.born"));
    assert!(!hideable("plain") && !hideable("vct"));
}

#[test]
fn a_path_that_leads_nowhere_is_refused() {
    let held = Held::read(&credential()).unwrap();
    for path in ["family.2", "family.0.x", "Name", "name.0", "_sd"] {
        let chosen = paths(&["name", path]);
        assert_eq!(held.select(&chosen).unwrap_err().0, chosen[1], "{path}");
    }
}

#[test]
fn a_preview_is_what_the_receiver_sees() {
    let held = Held::read(&credential()).unwrap();
    let selection = held.select(&paths(&["family.1.name", "address"])).unwrap();
    let preview = held.preview(&selection).unwrap().write();
    let preview: Json = serde_json::from_str(&preview).unwrap();
    assert_eq!(
        preview["family"],
        json!([{ "born": "2018", "name": "김보기" }])
    );
    assert_eq!(preview["address"], json!({}));
    assert_eq!(preview["plain"], true);
    assert_eq!(preview.get("name"), None);
}

#[test]
fn a_presentation_has_the_chosen_disclosures_as_they_came() {
    let token = credential();
    let held = Held::read(&token).unwrap();
    let all = held.select(&held.leaves()).unwrap();
    assert_eq!(held.present(&all).without_binding(), token);
    let none = held.select(&[]).unwrap();
    let (jwt, _) = token.split_once('~').unwrap();
    assert!(none.is_empty());
    assert_eq!(held.present(&none).without_binding(), format!("{jwt}~"));
}

#[test]
fn a_binding_is_about_just_what_is_handed_over() {
    let held = Held::read(&credential()).unwrap();
    let selection = held.select(&paths(&["name"])).unwrap();
    let presentation = held.present(&selection);
    let bound = presentation.clone().without_binding();
    let unbound = presentation.bind(AUDIENCE, NONCE, NOW);
    let input = unbound.job().input;
    let mut parts = input
        .split('.')
        .map(|part| madang_mydata::base64url::decode(part).unwrap());
    let mut json = || -> Json { serde_json::from_slice(&parts.next().unwrap()).unwrap() };
    assert_eq!(json(), json!({ "alg": "ES256", "typ": "kb+jwt" }));
    let hash = digest(&bound);
    assert_eq!(
        json(),
        json!({ "iat": NOW, "aud": AUDIENCE, "nonce": NONCE, "sd_hash": hash })
    );
    let token = unbound.finish(&[0; 64]);
    assert!(token.starts_with(&format!("{bound}{input}.")));
    assert_eq!(Held::read(&token).unwrap_err().check, Check::H1);
}

/// A selection is of one copy alone: in another it discloses nothing.
#[test]
fn a_selection_of_another_credential_discloses_nothing() {
    let held = Held::read(&credential()).unwrap();
    let claims = Value::parse(br#"{"vct":"v","name":"x"}"#).unwrap();
    let frame = Frame::parse(br#"{"_sd":["name"]}"#).unwrap();
    let issuing = Issuing {
        claims: &claims,
        frame: &frame,
        holder: None,
        kid: None,
    };
    let other = issuing.prepare(&[[99; 16]]).unwrap().finish(&[0; 64]);
    let other = Held::read(&other).unwrap();
    let selection = other.select(&paths(&["name"])).unwrap();
    assert!(held.disclosed(&selection).is_empty());
    let text = held.present(&selection).without_binding();
    assert_eq!(text.matches('~').count(), 1);
}
