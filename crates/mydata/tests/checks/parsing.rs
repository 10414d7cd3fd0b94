//! Parts and limits: V01, V03, S1, S5, S6, S8, S9.

use madang_mydata::{Check, digest};
use serde_json::json;

use crate::common::draft::disclosure;
use crate::{Case, nested};

pub const PARSING: &[Case] = &[
    ("no part but the JWT, no ~", Check::V01, |draft| {
        draft.binding = None;
        draft.disclosures.clear();
        draft.edit = |token| token.trim_end_matches('~').to_owned();
    }),
    ("no ~ behind the last disclosure", Check::V01, |draft| {
        draft.binding = None;
        draft.edit = |token| token.trim_end_matches('~').to_owned();
    }),
    ("key binding, then a ~", Check::V01, |draft| {
        draft.binding().edit = |jwt| jwt + "~"
    }),
    ("the last part has two parts", Check::V01, |draft| {
        draft.binding().edit = |jwt| jwt.rsplit_once('.').unwrap().0.to_owned();
    }),
    ("key binding by a text", Check::V01, |draft| {
        draft.binding().payload = json!("x")
    }),
    ("a payload that is a list", Check::V01, |draft| {
        draft.payload = json!([])
    }),
    ("a header that is no JSON", Check::V01, |draft| {
        draft.header_text = Some("{".to_owned());
    }),
    ("a JWT of four parts", Check::V01, |draft| {
        draft.edit_jwt = |jwt| jwt + ".AA"
    }),
    ("no key binding", Check::V03, |draft| draft.binding = None),
    ("the same disclosure twice", Check::S1, |draft| {
        draft.disclosures.push(draft.disclosures[0].clone());
    }),
    ("padding in a disclosure", Check::S5, |draft| {
        draft.disclosures[0] += "=";
        draft.payload["_sd"][1] = digest(&draft.disclosures[0]).into();
    }),
    (
        "the letters of base64 in a disclosure",
        Check::S5,
        |draft| {
            draft.disclosures[0] = "WyI/Pz8iLCJhIiwiPz8+Il0".to_owned();
            draft.payload["_sd"][1] = digest(&draft.disclosures[0]).into();
        },
    ),
    ("bits left over in a disclosure", Check::S5, |draft| {
        let odd = disclosure(&json!(["c2FsdC02", "a", 12]));
        assert!(odd.ends_with('Q') && odd.len() % 4 == 2);
        draft.disclosures[0] = odd.trim_end_matches('Q').to_owned() + "R";
        draft.payload["_sd"][1] = digest(&draft.disclosures[0]).into();
    }),
    ("padding in the JWT", Check::S5, |draft| {
        draft.edit_jwt = |jwt| jwt + "=="
    }),
    ("padding in the key binding", Check::S5, |draft| {
        draft.binding().edit = |jwt| jwt + "==";
    }),
    ("a blank behind the token", Check::S5, |draft| {
        draft.binding().edit = |jwt| jwt + "\n"
    }),
    ("an empty disclosure", Check::S6, |draft| {
        draft.edit = |token| token + "~"
    }),
    ("an empty disclosure first", Check::S6, |draft| {
        draft.disclosures.insert(0, String::new());
    }),
    ("a name twice in the payload", Check::S8, |draft| {
        let text = draft.payload.to_string();
        let twice = text.replacen("{\"", "{\"exp\":1,\"", 1);
        draft.payload_text = Some(twice);
    }),
    ("a name twice in the header", Check::S8, |draft| {
        let text = r#"{"alg":"none","alg":"ES256","typ":"dc+sd-jwt"}"#;
        draft.header_text = Some(text.to_owned());
    }),
    ("a name twice in a disclosed value", Check::S8, |draft| {
        let text = r#"["c2FsdC02","a",{"b":1,"\u0062":2}]"#;
        let twice = madang_mydata::base64url::encode(text.as_bytes());
        draft.refer(digest(&twice));
        draft.disclosures.push(twice);
    }),
    ("a name twice in the key binding", Check::S8, |draft| {
        let twice = r#"{"iat":1,"iat":2}"#;
        draft.binding().payload_text = Some(twice.to_owned());
    }),
    ("a payload too deep", Check::S9, |draft| {
        draft.payload["deep"] = nested(40)
    }),
    ("a payload far too deep", Check::S9, |draft| {
        let deep = format!("{}{}", "[".repeat(9_000), "]".repeat(9_000));
        draft.payload_text = Some(deep);
    }),
    ("a disclosed value too deep", Check::S9, |draft| {
        draft.claim("deep", nested(40))
    }),
    ("disclosures too deep in each other", Check::S9, |draft| {
        let mut inner = json!(1);
        for _ in 0..40 {
            let digest = draft.disclose(&json!(["c2FsdC05", "inner", inner]));
            inner = json!({ "_sd": [digest] });
        }
        draft.payload["outer"] = inner;
    }),
    ("a disclosure too large", Check::S9, |draft| {
        draft.claim("large", json!("x".repeat(65_000)));
    }),
    ("a token too large", Check::S9, |draft| {
        draft.payload["large"] = json!("x".repeat(270_000));
    }),
    ("too many disclosures", Check::S9, |draft| {
        for number in 0..2_000 {
            draft.disclosures.push(disclosure(&json!([number])));
        }
    }),
];
