//! The open vectors: 25 presentations with one fault at most each, judged at a fixed
//! time by a fixed policy.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::verify;
use madang_mydata::{IssuerKeys, Policy, PublicKey, Value, Verdict};
use serde_json::Value as Json;

const VECTORS: &str = include_str!("fixtures/sd-jwt-open.json");

/// Checks that no refusal names, by the one that a breach of them shows in.
fn told_as(check: &str) -> &str {
    match check {
        "V02" => "V03",
        check => check,
    }
}

fn policy(file: &Json) -> Policy {
    let policy = &file["policy"];
    let text = |name: &str| policy[name].as_str().unwrap();
    let mut own = Policy::live(file["now"].as_i64().unwrap(), text("aud"), text("nonce"));
    own.skew_s = policy["clock_skew_s"].as_i64().unwrap();
    own.issuer = file["issuer"]["iss"].as_str().map(str::to_owned);
    own.vct = Some(text("vct").to_owned());
    own.binding.required = policy["require_key_binding"].as_bool().unwrap();
    own.binding.age_max_s = policy["kb_iat_max_age_s"].as_i64().unwrap();
    own.expiry_required = policy["exp_required"].as_bool().unwrap();
    own
}

#[test]
fn every_open_vector_is_judged_right() {
    let file: Json = serde_json::from_str(VECTORS).unwrap();
    let key = file["issuer"]["jwk"].to_string();
    let key = PublicKey::from_value(&Value::parse(key.as_bytes()).unwrap()).unwrap();
    let policy = policy(&file);
    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 25);
    for vector in vectors {
        let id = &vector["id"];
        let token = vector["token"].as_str().unwrap();
        let report = verify(token, IssuerKeys::One(&key), &policy);
        if vector["expect"] == "valid" {
            assert_eq!(report.verdict, Verdict::Valid, "{id}: {}", report.message);
            let payload = report.payload.unwrap().write();
            let payload: Json = serde_json::from_str(&payload).unwrap();
            assert_eq!(payload, vector["payload"], "{id}");
        } else {
            assert_eq!(report.verdict, Verdict::Invalid, "{id}");
            assert_eq!(report.payload, None, "{id}");
            let failed = report.failed.unwrap().id();
            let checks = vector["checks"].as_array().unwrap();
            let mut named = checks.iter().filter_map(Json::as_str).map(told_as);
            assert!(named.any(|check| check == failed), "{id}: {failed}");
        }
    }
}
