//! Disclosures and digests: V12 to V18, S2 to S4, S7.

use madang_mydata::{Check, digest};
use serde_json::json;

use crate::common::draft::{NOW, disclosure};
use crate::{Case, refer_to, remove};

pub const DISCLOSED: &[Case] = &[
    ("two parts in _sd", Check::V12, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "x"]));
        draft.refer(digest);
    }),
    ("four parts in _sd", Check::V12, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "x", 1, 2]));
        draft.refer(digest);
    }),
    ("an object in _sd", Check::V12, |draft| {
        let digest = draft.disclose(&json!({ "salt": "x", "name": "y", "value": "z" }));
        draft.refer(digest);
    }),
    ("no JSON in _sd", Check::V12, |draft| {
        refer_to(draft, "bm90IGpzb24")
    }),
    ("no UTF-8 in _sd", Check::V12, |draft| {
        refer_to(
            draft,
            &madang_mydata::base64url::encode(b"[\"s\",\"\xff\",1]"),
        );
    }),
    ("two JSONs in _sd", Check::V12, |draft| {
        refer_to(
            draft,
            &madang_mydata::base64url::encode(b"[\"s\",\"n\",1] 2"),
        );
    }),
    ("no JSON in a list", Check::V15, |draft| {
        draft.disclosures.push("bm90IGpzb24".to_owned());
        draft.payload["family"][0] = json!({ "...": digest("bm90IGpzb24") });
    }),
    ("the name _sd", Check::V13, |draft| {
        draft.claim("_sd", json!([]))
    }),
    ("the name ...", Check::V13, |draft| {
        draft.claim("...", json!("x"))
    }),
    ("the name _sd further down", Check::V13, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "_sd", []]));
        draft.payload["empty"]["_sd"][0] = json!(digest);
    }),
    ("a disclosed status", Check::V13, |draft| {
        draft.claim("status", json!({}))
    }),
    ("a disclosed index of a status", Check::V13, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "idx", 1]));
        draft.payload["status"] =
            json!({ "status_list": { "uri": "https://x.example", "_sd": [digest] } });
    }),
    (
        "a disclosed holder's key in a plain cnf",
        Check::V20,
        |draft| {
            let jwk = draft.payload["cnf"]["jwk"].clone();
            let digest = draft.disclose(&json!(["c2FsdC02", "jwk", jwk]));
            draft.payload["cnf"] = json!({ "_sd": [digest] });
        },
    ),
    ("a disclosed element of aka_vcts", Check::V08, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "https://x.example"]));
        draft.payload["aka_vcts"] = json!([{ "...": digest }]);
    }),
    ("a name that is there plainly", Check::V14, |draft| {
        draft.payload["name"] = json!("다른 사람");
    }),
    (
        "a name that is there plainly as null",
        Check::V14,
        |draft| {
            draft.payload["name"] = json!(null);
        },
    ),
    ("a name that is disclosed twice", Check::V14, |draft| {
        draft.claim("name", json!("x"))
    }),
    (
        "a name that is there plainly further down",
        Check::V14,
        |draft| {
            draft.payload["address"]["dong"] = json!("x");
        },
    ),
    ("a name twice in a disclosed object", Check::V14, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "a", 1]));
        draft.claim("outer", json!({ "a": 2, "_sd": [digest] }));
    }),
    ("a disclosed exp beside a plain one", Check::V14, |draft| {
        draft.claim("exp", json!(NOW + 5_000));
    }),
    ("three parts in a list", Check::V15, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", "name", "x"]));
        draft.payload["family"][0] = json!({ "...": digest });
    }),
    ("one part in a list", Check::V15, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02"]));
        draft.payload["family"][0] = json!({ "...": digest });
    }),
    ("a digest twice in one _sd", Check::V17, |draft| {
        draft.refer(digest(&draft.disclosures[0]))
    }),
    (
        "a digest at the top and further down",
        Check::V17,
        |draft| {
            draft.payload["empty"]["_sd"][0] = json!(digest(&draft.disclosures[0]));
        },
    ),
    ("a decoy twice", Check::V17, |draft| {
        draft.refer(digest("a decoy"))
    }),
    ("a decoy in _sd and in a list", Check::V17, |draft| {
        draft.refer(digest("hidden"))
    }),
    ("a decoy twice in a list", Check::V17, |draft| {
        draft.payload["family"][2] = json!({ "...": digest("hidden") });
    }),
    ("a disclosed element twice in a list", Check::V17, |draft| {
        draft.payload["family"][2] = json!({ "...": digest(&draft.disclosures[2]) });
    }),
    ("a decoy again in a disclosed object", Check::V17, |draft| {
        draft.claim("outer", json!({ "_sd": [digest("a decoy")] }));
    }),
    ("a decoy again in a disclosed list", Check::V17, |draft| {
        draft.claim("outer", json!([[{ "...": digest("hidden") }]]));
    }),
    ("a decoy twice in disclosed values", Check::V17, |draft| {
        draft.claim("one", json!({ "_sd": [digest("inner")] }));
        draft.claim("two", json!([{ "...": digest("inner") }]));
    }),
    ("a disclosure that nothing refers to", Check::V18, |draft| {
        draft.disclose(&json!(["c2FsdC02", "x", 1]));
    }),
    ("a child without its parent", Check::V18, |draft| {
        let child = draft.disclose(&json!(["c2FsdC02", "x", 1]));
        let parent = json!(["c2FsdC07", "outer", { "_sd": [child] }]);
        draft.refer(digest(&disclosure(&parent)));
    }),
    (
        "a digest that is a plain claim's text",
        Check::V18,
        |draft| {
            let digest = draft.disclose(&json!(["c2FsdC02", "x", 1]));
            draft.payload["note"] = json!([digest]);
        },
    ),
    (
        "a digest over the JSON, not its base64url",
        Check::V18,
        |draft| {
            let json = json!(["c2FsdC02", "x", 1]);
            draft.disclose(&json);
            draft.refer(digest(&json.to_string()));
        },
    ),
    ("a changed value", Check::V18, |draft| {
        draft.disclosures[0] = disclosure(&json!(["c2FsdC0x", "name", "김길동"]));
    }),
    (
        "the same value written with a blank more",
        Check::V18,
        |draft| {
            let text = r#"["c2FsdC0x", "name","홍길동"]"#;
            draft.disclosures[0] = madang_mydata::base64url::encode(text.as_bytes());
        },
    ),
    ("a name that is a number", Check::S2, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", 1, "x"]));
        draft.refer(digest);
    }),
    ("a name that is null", Check::S2, |draft| {
        let digest = draft.disclose(&json!(["c2FsdC02", null, "x"]));
        draft.refer(digest);
    }),
    ("_sd as a text", Check::S3, |draft| {
        draft.payload["empty"]["_sd"] = json!("x")
    }),
    ("_sd as an object", Check::S3, |draft| {
        draft.payload["empty"]["_sd"] = json!({})
    }),
    ("_sd as null", Check::S3, |draft| {
        draft.payload["empty"]["_sd"] = json!(null)
    }),
    ("a number in _sd", Check::S3, |draft| {
        draft.payload["empty"]["_sd"] = json!([1])
    }),
    ("_sd as a text in a disclosed value", Check::S3, |draft| {
        draft.claim("outer", json!({ "_sd": "x" }));
    }),
    ("_sd_alg further down", Check::S4, |draft| {
        draft.payload["address"]["_sd_alg"] = json!("sha-256");
    }),
    ("_sd_alg in a list", Check::S4, |draft| {
        draft.payload["family"][2] = json!({ "_sd_alg": "sha-256" });
    }),
    ("_sd_alg in a disclosed value", Check::S4, |draft| {
        draft.claim("outer", json!({ "_sd_alg": "sha-256" }));
    }),
    ("_sd_alg disclosed", Check::S4, |draft| {
        remove(&mut draft.payload, "_sd_alg");
        draft.claim("_sd_alg", json!("sha-512"));
    }),
    ("... beside another name", Check::S7, |draft| {
        draft.payload["family"][0]["x"] = json!(1);
    }),
    ("... with a number", Check::S7, |draft| {
        draft.payload["family"][0]["..."] = json!(1)
    }),
    ("... in an object", Check::S7, |draft| {
        draft.payload["address"] = json!({ "...": digest(&draft.disclosures[1]) });
    }),
    ("... at the top", Check::S7, |draft| {
        draft.payload["..."] = json!("x")
    }),
    ("... in a disclosed value", Check::S7, |draft| {
        draft.claim("outer", json!({ "...": "x" }));
    }),
    ("... as a disclosed element", Check::S7, |draft| {
        let inner = draft.disclose(&json!(["c2FsdC02", "x"]));
        let outer = draft.disclose(&json!(["c2FsdC02", { "...": inner }]));
        draft.payload["family"][0] = json!({ "...": outer });
    }),
];
