//! What an issuer signs, and what it refuses to.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::draft::{holder, issuer};
use madang_mydata::{Check, Frame, IssueError, Issuing, Path, Value, base64url, digest};
use serde_json::{Value as Json, json};

fn value(json: &Json) -> Value {
    Value::parse(json.to_string().as_bytes()).unwrap()
}

fn frame(json: &Json) -> Frame {
    Frame::parse(json.to_string().as_bytes()).unwrap()
}

fn salts(count: usize) -> Vec<[u8; 16]> {
    (1..=count).map(|number| [number as u8; 16]).collect()
}

fn issue(claims: &Json, framed: &Json) -> Result<String, IssueError> {
    let (claims, frame) = (value(claims), frame(framed));
    let issuing = Issuing {
        claims: &claims,
        frame: &frame,
        holder: None,
        kid: None,
    };
    let unsigned = issuing.prepare(&salts(issuing.salts_needed()))?;
    let signature = issuer().sign(&unsigned.job());
    Ok(unsigned.finish(&signature))
}

/// Header and payload, and the disclosures.
fn parts(token: &str) -> (Json, Json, Vec<Json>) {
    let read = |part: &str| serde_json::from_slice(&base64url::decode(part).unwrap()).unwrap();
    let mut parts = token.split('~');
    let mut jwt = parts
        .next()
        .unwrap()
        .split('.')
        .map(|part| base64url::decode(part).unwrap());
    let mut json = || serde_json::from_slice(&jwt.next().unwrap()).unwrap();
    let (header, payload) = (json(), json());
    let disclosures = parts.filter(|part| !part.is_empty()).map(read).collect();
    (header, payload, disclosures)
}

#[test]
fn claims_are_hidden_as_the_frame_says() {
    let claims = json!({
        "vct": "v", "name": "n", "address": { "street": "s", "city": "c" }, "list": ["a", "b"],
    });
    let framed = json!({
        "_sd": ["name", "address"],
        "address": { "_sd": ["street"] },
        "list": { "_sd": [1] },
    });
    let token = issue(&claims, &framed).unwrap();
    assert!(token.ends_with('~'));
    let (header, payload, disclosures) = parts(&token);
    assert_eq!(header, json!({ "alg": "ES256", "typ": "dc+sd-jwt" }));
    let encoded: Vec<&str> = token.split('~').skip(1).collect();
    // In the order of the claims, inner ones first.
    let [street, address, element, name] = [0, 1, 2, 3].map(|place| digest(encoded[place]));
    let mut top = [name, address];
    top.sort();
    assert_eq!(
        payload,
        json!({
            "vct": "v", "list": ["a", { "...": element }], "_sd": top, "_sd_alg": "sha-256",
        })
    );
    let salt = |number: u8| base64url::encode(&[number; 16]);
    assert_eq!(
        disclosures,
        [
            json!([salt(1), "street", "s"]),
            json!([salt(2), "address", { "city": "c", "_sd": [street] }]),
            json!([salt(3), "b"]),
            json!([salt(4), "name", "n"]),
        ]
    );
}

#[test]
fn decoys_cannot_be_told_from_digests() {
    let claims = json!({ "vct": "v", "name": "n", "list": ["a"] });
    let framed = json!({
        "_sd": ["name"], "_sd_decoy": 3, "list": { "_sd": [0], "_sd_decoy": 2 },
    });
    let (_, payload, disclosures) = parts(&issue(&claims, &framed).unwrap());
    assert_eq!(disclosures.len(), 2);
    let digests: Vec<&str> = payload["_sd"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Json::as_str)
        .collect();
    assert_eq!(digests.len(), 4);
    assert!(digests.is_sorted() && digests.iter().all(|digest| digest.len() == 43));
    let list = payload["list"].as_array().unwrap();
    assert_eq!(list.len(), 3);
    assert!(
        list.iter()
            .all(|item| item["..."].as_str().unwrap().len() == 43)
    );
}

#[test]
fn the_holder_and_the_key_are_named() {
    let (claims, frame) = (value(&json!({ "vct": "v" })), Frame::default());
    let key = holder().public();
    let issuing = Issuing {
        claims: &claims,
        frame: &frame,
        holder: Some(&key),
        kid: Some("k"),
    };
    let token = issuing.prepare(&[]).unwrap().finish(&[0; 64]);
    let (header, payload, _) = parts(&token);
    assert_eq!(header["kid"], "k");
    let jwk: Json = serde_json::from_str(&key.to_value().write()).unwrap();
    assert_eq!(payload["cnf"], json!({ "jwk": jwk }));
}

#[test]
fn what_does_not_go_together_is_refused() {
    let path = |text| Path::parse(text).unwrap();
    for (claims, framed, error) in [
        (json!([]), json!({}), IssueError::NoObject),
        (json!({ "name": 1 }), json!({}), IssueError::NoType),
        (json!({ "vct": 1 }), json!({}), IssueError::NoType),
        (
            json!({ "vct": "v", "a": [{ "_sd": [] }] }),
            json!({}),
            IssueError::Reserved(path("a.0._sd")),
        ),
        (
            json!({ "vct": "v", "a": { "...": 1 } }),
            json!({}),
            IssueError::Reserved(path(r#"["a","..."]"#)),
        ),
        (
            json!({ "vct": "v", "_sd_alg": "sha-256" }),
            json!({}),
            IssueError::Reserved(path("_sd_alg")),
        ),
        (
            json!({ "vct": "v" }),
            json!({ "_sd": ["name"] }),
            IssueError::NotThere(path("name")),
        ),
        (
            json!({ "vct": "v", "a": [1] }),
            json!({ "a": { "_sd": [1] } }),
            IssueError::NotThere(path("a.1")),
        ),
        (
            json!({ "vct": "v", "a": [{ "b": 1 }] }),
            json!({ "a": { "00": { "_sd": ["b"] } } }),
            IssueError::NotThere(path("a.00")),
        ),
        (
            json!({ "vct": "v", "a": 1 }),
            json!({ "a": { "_sd": ["b"] } }),
            IssueError::NotThere(path("a")),
        ),
        (
            json!({ "vct": "v", "a": 1 }),
            json!({ "a": { "_sd_decoy": 1 } }),
            IssueError::NotThere(path("a")),
        ),
        (
            json!({ "vct": "v" }),
            json!({ "b": { "_sd_decoy": 1 } }),
            IssueError::NotThere(path("b")),
        ),
        (
            json!({ "vct": "v" }),
            json!({ "_sd": ["vct"] }),
            IssueError::NeverHidden("vct".to_owned()),
        ),
    ] {
        assert_eq!(issue(&claims, &framed), Err(error), "{claims} {framed}");
    }
}

#[test]
fn salts_are_as_many_as_needed_and_never_the_same() {
    let claims = value(&json!({ "vct": "v", "a": 1, "b": 2 }));
    let frame = frame(&json!({ "_sd": ["a", "b"] }));
    let key = holder().public();
    let mut issuing = Issuing {
        claims: &claims,
        frame: &frame,
        holder: None,
        kid: None,
    };
    let refusal = |issuing: Issuing, salts: &[[u8; 16]]| issuing.prepare(salts).err();
    let few = IssueError::Salts {
        needed: 2,
        given: 1,
    };
    assert_eq!(refusal(issuing, &salts(1)), Some(few));
    let many = IssueError::Salts {
        needed: 2,
        given: 3,
    };
    assert_eq!(refusal(issuing, &salts(3)), Some(many));
    assert_eq!(
        refusal(issuing, &[[1; 16], [1; 16]]),
        Some(IssueError::SaltTwice)
    );

    let bound = value(&json!({ "vct": "v", "a": 1, "b": 2, "cnf": {} }));
    issuing.claims = &bound;
    issuing.holder = Some(&key);
    assert_eq!(refusal(issuing, &salts(2)), Some(IssueError::TwoHolders));
}

#[test]
fn what_no_verifier_takes_is_not_issued() {
    let deep = (0..31).fold(json!(1), |inner, _| json!([inner]));
    let fits = json!({ "vct": "v", "a": deep });
    assert!(issue(&fits, &json!({ "_sd": ["a"] })).is_ok());
    let large = json!({ "vct": "v", "a": "x".repeat(60_000) });
    let refused = issue(&large, &json!({ "_sd": ["a"] })).unwrap_err();
    assert!(matches!(refused, IssueError::Refused(fault) if fault.check == Check::S9));
}
