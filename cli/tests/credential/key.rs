//! `madang credential key`, and keys in files.

use serde_json::Value;

use crate::desk::{Desk, ISSUE, NOW};

/// A key pair made by OpenSSL, in the three forms that it writes.
const SEC1: &str = include_str!("../fixtures/keys/sec1.pem");
const PKCS8: &str = include_str!("../fixtures/keys/pkcs8.pem");
const SPKI: &str = include_str!("../fixtures/keys/spki.pem");

#[test]
fn a_key_is_made_anew_each_time_and_gives_its_public_half() {
    let desk = Desk::new();
    let pair: Value = serde_json::from_str(&desk.read("issuer.json")).unwrap();
    let public: Value = serde_json::from_str(&desk.read("issuer-public.json")).unwrap();
    assert_eq!(public.get("d"), None);
    for member in ["kty", "crv", "x", "y", "kid"] {
        assert_eq!(public[member], pair[member], "{member}");
    }
    assert_eq!(
        (&pair["kty"], &pair["crv"]),
        (&"EC".into(), &"P-256".into())
    );
    let unnamed: Value = serde_json::from_str(&desk.done(&["credential", "key"])).unwrap();
    assert_eq!(unnamed.get("kid"), None);
    assert_ne!(unnamed["d"], pair["d"]);
}

#[test]
fn keys_may_be_pem() {
    let desk = Desk::new();
    for (name, pem) in [("sec1.pem", SEC1), ("pkcs8.pem", PKCS8), ("spki.pem", SPKI)] {
        desk.write(name, pem);
    }
    for private in ["sec1.pem", "pkcs8.pem"] {
        let mut args = ISSUE.to_vec();
        args[3] = private;
        desk.write("presentation", &desk.done(&args));
        for public in ["spki.pem", private] {
            let at = NOW.to_string();
            let args = ["credential", "verify", "--now", &at, "--issuer-jwk", public];
            desk.done(&[&args[..], &["presentation"]].concat());
        }
    }
    let mut args = ISSUE.to_vec();
    args[3] = "spki.pem";
    let said = desk.refused(&args);
    assert!(
        said.contains("spki.pem: no private key of P-256 in PEM"),
        "{said}"
    );
}

#[test]
fn what_is_no_key_is_refused_with_its_reason() {
    let desk = Desk::new();
    let pair: Value = serde_json::from_str(&desk.read("issuer.json")).unwrap();
    let other: Value = serde_json::from_str(&desk.read("holder.json")).unwrap();
    let spoilt = |member: &str, value: Value| {
        let mut pair = pair.clone();
        pair[member] = value;
        desk.write("key.json", &pair.to_string());
        let mut args = ISSUE.to_vec();
        args[3] = "key.json";
        desk.refused(&args)
    };
    for (member, value, expected) in [
        (
            "d",
            other["d"].clone(),
            "d of the key does not belong to its x and y",
        ),
        ("d", Value::Null, "the key has no private part"),
        ("d", "AA".into(), "the key has no private part"),
        ("crv", "P-384".into(), "the key is none of P-256"),
        ("use", "enc".into(), "the key is not for ES256 signatures"),
        (
            "x",
            "AA".into(),
            "x and y of the key have to be 32 bytes each",
        ),
    ] {
        let said = spoilt(member, value);
        assert!(
            said.contains("key.json: ") && said.contains(expected),
            "{member}: {said}"
        );
    }
    let mut off = pair.clone();
    off["y"] = off["x"].clone();
    desk.write("key.json", &off.to_string());
    desk.write("presentation", &desk.done(&ISSUE));
    let said = desk.refused(&[
        "credential",
        "verify",
        "--issuer-jwk",
        "key.json",
        "presentation",
    ]);
    assert!(
        said.contains("x and y of the key are no point of the curve"),
        "{said}"
    );
    desk.write("key.json", "{");
    let said = desk.refused(&[
        "credential",
        "verify",
        "--issuer-jwk",
        "key.json",
        "presentation",
    ]);
    assert!(said.contains("key.json: not JSON"), "{said}");
}
