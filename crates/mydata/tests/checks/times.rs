//! Validity: V19.

use madang_mydata::Check;
use serde_json::json;

use crate::common::draft::NOW;
use crate::{Case, remove};

pub const TIMES: &[Case] = &[
    ("exp 60 s ago", Check::V19, |draft| {
        draft.payload["exp"] = json!(NOW - 60)
    }),
    ("exp as a text", Check::V19, |draft| {
        draft.payload["exp"] = json!("1900000000")
    }),
    ("exp as null", Check::V19, |draft| {
        draft.payload["exp"] = json!(null)
    }),
    ("exp beyond numbers", Check::V19, |draft| {
        let text = draft.payload.to_string();
        draft.payload_text = Some(text.replace(&format!("{}", NOW + 1000), "1e999"));
    }),
    ("exp long past, disclosed", Check::V19, |draft| {
        remove(&mut draft.payload, "exp");
        draft.claim("exp", json!(NOW - 5_000));
    }),
    ("exp ahead, but disclosed", Check::V19, |draft| {
        remove(&mut draft.payload, "exp");
        draft.claim("exp", json!(NOW + 5_000));
    }),
    ("nbf 61 s ahead", Check::V19, |draft| {
        draft.payload["nbf"] = json!(NOW + 61)
    }),
    ("nbf as a switch", Check::V19, |draft| {
        draft.payload["nbf"] = json!(true)
    }),
    ("nbf disclosed", Check::V19, |draft| {
        draft.claim("nbf", json!(NOW + 5_000))
    }),
    ("iat an hour ahead", Check::V19, |draft| {
        draft.payload["iat"] = json!(NOW + 3_600)
    }),
    ("iat an hour ahead, disclosed", Check::V19, |draft| {
        remove(&mut draft.payload, "iat");
        draft.claim("iat", json!(NOW + 3_600));
    }),
    ("iat as a text", Check::V19, |draft| {
        draft.payload["iat"] = json!("now")
    }),
    ("aud of somebody else", Check::V19, |draft| {
        draft.payload["aud"] = json!("https://x.example");
    }),
    ("aud of others", Check::V19, |draft| {
        draft.payload["aud"] = json!(["a", "b"])
    }),
    ("aud of nobody", Check::V19, |draft| {
        draft.payload["aud"] = json!([])
    }),
    ("aud of somebody else, disclosed", Check::V19, |draft| {
        draft.claim("aud", json!("https://x.example"));
    }),
    ("aud as a number", Check::V19, |draft| {
        draft.payload["aud"] = json!(1)
    }),
    ("a status that is none", Check::V19, |draft| {
        draft.payload["status"] = json!("good")
    }),
    ("a status with a negative place", Check::V19, |draft| {
        draft.payload["status"] =
            json!({ "status_list": { "uri": "https://x.example", "idx": -1 } });
    }),
];
