//! Key binding: V20 to V28.

use madang_mydata::{Check, digest};
use serde_json::json;

use crate::common;
use crate::common::Pair;
use crate::common::draft::NOW;
use crate::{Case, remove};

pub const BINDING: &[Case] = &[
    ("no cnf", Check::V20, |draft| {
        remove(&mut draft.payload, "cnf")
    }),
    ("cnf without a key", Check::V20, |draft| {
        draft.payload["cnf"] = json!({ "kid": "1" })
    }),
    ("cnf with a key of another curve", Check::V20, |draft| {
        draft.payload["cnf"]["jwk"]["crv"] = json!("secp256k1");
    }),
    ("cnf with a private key", Check::V20, |draft| {
        draft.payload["cnf"]["jwk"]["d"] = json!("AA");
    }),
    ("cnf disclosed", Check::V20, |draft| {
        let cnf = draft.payload["cnf"].clone();
        remove(&mut draft.payload, "cnf");
        draft.claim("cnf", cnf);
    }),
    ("alg none", Check::V21, |draft| {
        draft.binding().header["alg"] = json!("none");
        draft.binding().edit = |jwt| jwt.rsplit_once('.').unwrap().0.to_owned() + ".";
    }),
    ("alg HS256", Check::V21, |draft| {
        draft.binding().header["alg"] = json!("HS256")
    }),
    ("another key", Check::V22, |draft| {
        draft.binding().holder = Pair::new(8)
    }),
    ("the issuer's key", Check::V22, |draft| {
        draft.binding().holder = Pair::new(7)
    }),
    ("another key, which the header names", Check::V22, |draft| {
        let jwk = Pair::new(8).public().to_value().write();
        draft.binding().holder = Pair::new(8);
        draft.binding().header["jwk"] = serde_json::from_str(&jwk).unwrap();
    }),
    ("an empty signature", Check::V22, |draft| {
        draft.binding().edit = |jwt| jwt.rsplit_once('.').unwrap().0.to_owned() + ".";
    }),
    ("a key that is no point", Check::V22, |draft| {
        draft.payload["cnf"]["jwk"]["x"] = json!("A".repeat(43));
    }),
    ("no typ", Check::V23, |draft| {
        remove(&mut draft.binding().header, "typ")
    }),
    ("typ JWT", Check::V23, |draft| {
        draft.binding().header["typ"] = json!("JWT")
    }),
    ("the typ of the credential", Check::V23, |draft| {
        draft.binding().header["typ"] = json!("dc+sd-jwt");
    }),
    ("no iat", Check::V24, |draft| {
        remove(&mut draft.binding().payload, "iat")
    }),
    ("iat as a text", Check::V24, |draft| {
        draft.binding().payload["iat"] = json!(NOW.to_string());
    }),
    ("iat 61 s ahead", Check::V24, |draft| {
        draft.binding().payload["iat"] = json!(NOW + 61)
    }),
    ("iat too long ago", Check::V24, |draft| {
        draft.binding().payload["iat"] = json!(NOW - 361)
    }),
    ("iat below all times", Check::V24, |draft| {
        draft.binding().payload["iat"] = json!(-1e300)
    }),
    ("no nonce", Check::V25, |draft| {
        remove(&mut draft.binding().payload, "nonce")
    }),
    ("another nonce", Check::V25, |draft| {
        draft.binding().payload["nonce"] = json!("x")
    }),
    ("a nonce in a list", Check::V25, |draft| {
        draft.binding().payload["nonce"] = json!([common::draft::NONCE]);
    }),
    ("no aud", Check::V26, |draft| {
        remove(&mut draft.binding().payload, "aud")
    }),
    ("another aud", Check::V26, |draft| {
        draft.binding().payload["aud"] = json!("https://x.example");
    }),
    ("aud in a list", Check::V26, |draft| {
        draft.binding().payload["aud"] = json!([common::draft::AUDIENCE]);
    }),
    ("no sd_hash", Check::V27, |draft| {
        draft.binding().payload["sd_hash"] = json!(null)
    }),
    ("sd_hash of something else", Check::V27, |draft| {
        draft.binding().payload["sd_hash"] = json!(digest("x"));
    }),
    ("sd_hash with padding", Check::V27, |draft| {
        let token = draft.token();
        let (bound, _) = token.rsplit_once('~').unwrap();
        draft.binding().payload["sd_hash"] = json!(digest(&format!("{bound}~")) + "=");
    }),
    ("sd_hash without the last ~", Check::V27, |draft| {
        let token = draft.token();
        let (bound, _) = token.rsplit_once('~').unwrap();
        draft.binding().payload["sd_hash"] = json!(digest(bound));
    }),
    ("exp past", Check::V28, |draft| {
        draft.binding().payload["exp"] = json!(NOW - 61)
    }),
    ("exp as a text", Check::V28, |draft| {
        draft.binding().payload["exp"] = json!("x")
    }),
    ("nbf ahead", Check::V28, |draft| {
        draft.binding().payload["nbf"] = json!(NOW + 61)
    }),
];
