//! The open vectors through the command line: verdict, check, payload, exit code.

use serde_json::{Value, json};

use crate::desk::{Desk, verdict};

/// Presentations to be judged at a fixed time by a fixed policy.
const VECTORS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../crates/mydata/tests/fixtures/sd-jwt-open.json"
);

#[test]
fn no_open_vector_is_judged_wrongly() {
    let file: Value = serde_json::from_slice(&std::fs::read(VECTORS).unwrap()).unwrap();
    let desk = Desk::new();
    desk.write("issuer.json", &file["issuer"]["jwk"].to_string());
    let policy = &file["policy"];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let number = |value: &Value| value.as_i64().unwrap().to_string();
    let flags = [
        ("--issuer-jwk", "issuer.json".to_owned()),
        ("--now", number(&file["now"])),
        ("--iss", text(&file["issuer"]["iss"])),
        ("--vct", text(&policy["vct"])),
        ("--aud", text(&policy["aud"])),
        ("--nonce", text(&policy["nonce"])),
        ("--max-kb-age", number(&policy["kb_iat_max_age_s"])),
        ("--skew", number(&policy["clock_skew_s"])),
        ("--format", "json".to_owned()),
    ];
    let mut args = vec!["credential", "verify", "--require-kb", "token"];
    args.extend(flags.iter().flat_map(|(flag, value)| [*flag, value]));

    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 25);
    for vector in vectors {
        let id = text(&vector["id"]);
        desk.write("token", vector["token"].as_str().unwrap());
        let (code, answer) = verdict(&desk.run(&args));
        assert_eq!(answer["verdict"], vector["expect"], "{id}: {answer}");
        match text(&vector["expect"]).as_str() {
            "valid" => {
                assert_eq!((code, &answer["failed"]), (Some(0), &Value::Null), "{id}");
                assert_eq!(answer["payload"], vector["payload"], "{id}");
            }
            _ => {
                assert_eq!((code, &answer["payload"]), (Some(1), &Value::Null), "{id}");
                let checks = vector["checks"].as_array().unwrap();
                assert!(checks.contains(&answer["failed"]), "{id}: {answer}");
                assert!(
                    answer["message"].as_str().unwrap().len() > 10,
                    "{id}: {answer}"
                );
            }
        }
    }
    // The same at another time is another verdict: the clock is the one given.
    let now = args.iter().position(|arg| *arg == "--now").unwrap() + 1;
    args[now] = "1890000000";
    desk.write("token", vectors[0]["token"].as_str().unwrap());
    assert_eq!(verdict(&desk.run(&args)).1["verdict"], json!("invalid"));
}
