//! What the issuer signed: V04 to V08, S10.

use madang_mydata::Check;
use serde_json::json;

use crate::common::Pair;
use crate::common::draft::{ISSUER, NOW, good};
use crate::{Case, remove};

pub const ISSUED: &[Case] = &[
    ("alg none", Check::V04, |draft| {
        draft.header["alg"] = json!("none");
        draft.edit_jwt = |jwt| jwt.rsplit_once('.').unwrap().0.to_owned() + ".";
    }),
    ("alg None", Check::V04, |draft| {
        draft.header["alg"] = json!("None")
    }),
    ("alg HS256", Check::V04, |draft| {
        draft.header["alg"] = json!("HS256")
    }),
    ("alg es256", Check::V04, |draft| {
        draft.header["alg"] = json!("es256")
    }),
    ("alg as a list", Check::V04, |draft| {
        draft.header["alg"] = json!(["ES256"])
    }),
    ("no alg", Check::V04, |draft| {
        remove(&mut draft.header, "alg")
    }),
    ("another key", Check::V05, |draft| {
        draft.issuer = Pair::new(8)
    }),
    ("an empty signature", Check::V05, |draft| {
        draft.edit_jwt = |jwt| jwt.rsplit_once('.').unwrap().0.to_owned() + ".";
    }),
    ("a signature of zeros", Check::V05, |draft| {
        draft.edit_jwt = |jwt| jwt.rsplit_once('.').unwrap().0.to_owned() + "." + &"A".repeat(86);
    }),
    ("a signature with two bytes more", Check::V05, |draft| {
        draft.edit_jwt = |jwt| {
            let (input, signature) = jwt.rsplit_once('.').unwrap();
            let mut bytes = madang_mydata::base64url::decode(signature).unwrap();
            bytes.extend([0, 0]);
            format!("{input}.{}", madang_mydata::base64url::encode(&bytes))
        };
    }),
    ("another payload", Check::V05, |draft| {
        draft.edit_jwt = |jwt| {
            let (header, rest) = jwt.split_once('.').unwrap();
            let (_, signature) = rest.split_once('.').unwrap();
            let mut other = good();
            other.payload["exp"] = json!(NOW + 9_999);
            let other = other.token();
            let payload = other.split('.').nth(1).unwrap();
            format!("{header}.{payload}.{signature}")
        };
    }),
    ("another issuer", Check::V06, |draft| {
        draft.payload["iss"] = json!("https://x.example")
    }),
    ("the issuer with a / more", Check::V06, |draft| {
        draft.payload["iss"] = json!(format!("{ISSUER}/"));
    }),
    ("no issuer", Check::V06, |draft| {
        remove(&mut draft.payload, "iss")
    }),
    ("an issuer that is a list", Check::V06, |draft| {
        draft.payload["iss"] = json!([ISSUER])
    }),
    ("a disclosed issuer", Check::V06, |draft| {
        remove(&mut draft.payload, "iss");
        draft.claim("iss", json!(ISSUER));
    }),
    ("a kid that is a number", Check::V06, |draft| {
        draft.header["kid"] = json!(1)
    }),
    ("digests by SHA-512", Check::V07, |draft| {
        draft.payload["_sd_alg"] = json!("sha-512")
    }),
    ("digests by SHA-1", Check::V07, |draft| {
        draft.payload["_sd_alg"] = json!("sha-1")
    }),
    ("digests by SHA-256 in capitals", Check::V07, |draft| {
        draft.payload["_sd_alg"] = json!("SHA-256");
    }),
    ("digests by null", Check::V07, |draft| {
        draft.payload["_sd_alg"] = json!(null)
    }),
    ("no typ", Check::V08, |draft| {
        remove(&mut draft.header, "typ")
    }),
    ("typ JWT", Check::V08, |draft| {
        draft.header["typ"] = json!("JWT")
    }),
    ("the typ of before", Check::V08, |draft| {
        draft.header["typ"] = json!("vc+sd-jwt")
    }),
    ("the typ of key binding", Check::V08, |draft| {
        draft.header["typ"] = json!("kb+jwt")
    }),
    ("no vct", Check::V08, |draft| {
        remove(&mut draft.payload, "vct")
    }),
    ("a vct that is no text", Check::V08, |draft| {
        draft.payload["vct"] = json!([1])
    }),
    ("another vct", Check::V08, |draft| {
        draft.payload["vct"] = json!("https://x.example/2")
    }),
    ("a disclosed vct#integrity", Check::V08, |draft| {
        draft.claim("vct#integrity", json!("sha256-AA"));
    }),
    ("a disclosed aka_vcts", Check::V08, |draft| {
        draft.claim("aka_vcts", json!([]))
    }),
    ("crit", Check::S10, |draft| {
        draft.header["crit"] = json!(["b64"]);
        draft.header["b64"] = json!(true);
    }),
    ("an empty crit", Check::S10, |draft| {
        draft.header["crit"] = json!([])
    }),
    ("crit in the key binding", Check::S10, |draft| {
        draft.binding().header["crit"] = json!(["x"]);
    }),
];
