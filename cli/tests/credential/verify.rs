//! `madang credential verify`: each flag, each exit code.

use serde_json::{Value, json};

use crate::desk::{Desk, ISS, ISSUE, NOW, VCT, claims, verdict};
use crate::support::{stdout, turned};

const BOUND: [&str; 5] = ["--require-kb", "--aud", "day-care", "--nonce", "n-1"];

#[test]
fn a_verdict_is_json_of_one_form() {
    let desk = Desk::presented();
    let (code, answer) = desk.verdict(&BOUND);
    let members: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(members, ["failed", "message", "payload", "verdict"]);
    assert_eq!((code, &answer["message"]), (Some(0), &json!("valid")));
    assert_eq!(
        answer["payload"]["family"],
        json!([{"name": "Kim Saessak"}])
    );
}

#[test]
fn a_verdict_is_told_to_people_too() {
    let desk = Desk::presented();
    let now = NOW.to_string();
    let args = [
        "credential",
        "verify",
        "--issuer-jwk",
        "issuer-public.json",
        "--now",
        &now,
    ];
    let said = desk.done(&[&args[..], &["presentation"]].concat());
    assert!(
        said.starts_with("valid\nbound to day-care, nonce n-1, at 1790000000\n{\n"),
        "{said}"
    );
    assert!(said.contains("\"name\": \"Kim Saessak\""), "{said}");
    let output = desk.run(&[&args[..], &["--aud", "else", "presentation"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("invalid (V26): "), "{output:?}");
}

#[test]
fn times_are_judged_by_the_given_clock_and_skew() {
    let desk = Desk::presented();
    let exp = NOW + 86_400;
    let at = |now: i64, more: &[&str]| {
        desk.verdict(&[&["--now", &now.to_string(), "--max-kb-age", "999999"], more].concat())
    };
    for (now, more, failed) in [
        (exp - 1, &[][..], None),
        (exp + 59, &[], None),
        (exp + 61, &[], Some("V19")),
        (exp + 61, &["--skew", "120"], None),
        (exp + 1, &["--skew", "0"], Some("V19")),
        // The binding was not made yet.
        (NOW - 59, &[], None),
        (NOW - 61, &[], Some("V24")),
        // Nor was the credential.
        (-5, &[], Some("V19")),
    ] {
        let (_, answer) = at(now, more);
        assert_eq!(
            answer["failed"].as_str(),
            failed,
            "{now} {more:?}: {answer}"
        );
    }
}

#[test]
fn without_a_clock_it_is_judged_now() {
    let desk = Desk::presented();
    // The credential was valid on two days of September 2026 only.
    let args = ["credential", "verify", "--issuer-jwk", "issuer-public.json"];
    let output = desk.run(&[&args[..], &["--format", "json", "presentation"]].concat());
    let (_, answer) = verdict(&output);
    let now = madang::api_dir::now().timestamp();
    let is_valid = (NOW - 60..NOW + 360).contains(&now);
    assert_eq!(answer["verdict"] == "valid", is_valid, "{answer}");
}

#[test]
fn age_of_the_binding_is_limited() {
    let desk = Desk::presented();
    for (late, more, failed) in [
        (300, &[][..], None),
        (361, &[], Some("V24")),
        (361, &["--max-kb-age", "400"], None),
        (20, &["--max-kb-age", "0", "--skew", "10"], Some("V24")),
    ] {
        let now = (NOW + late).to_string();
        let (_, answer) = desk.verdict(&[&["--now", &now], more].concat());
        assert_eq!(
            answer["failed"].as_str(),
            failed,
            "{late} {more:?}: {answer}"
        );
    }
}

#[test]
fn issuer_type_receiver_and_nonce_have_to_fit() {
    let desk = Desk::presented();
    desk.valid(&["--iss", ISS, "--vct", VCT]);
    assert_eq!(desk.invalid(&["--iss", "https://other.example"]), "V06");
    assert_eq!(desk.invalid(&["--vct", "https://other.example/1"]), "V08");
    // Whatever is required, what is there is checked.
    for required in [&[][..], &["--require-kb"]] {
        assert_eq!(
            desk.invalid(&[required, &["--aud", "else"]].concat()),
            "V26"
        );
        assert_eq!(
            desk.invalid(&[required, &["--nonce", "n-2"]].concat()),
            "V25"
        );
        desk.valid(required);
    }
}

#[test]
fn a_binding_that_is_not_required_is_checked_all_the_same() {
    let desk = Desk::presented();
    let whole = desk.read("presentation").trim().to_owned();
    let (rest, binding) = whole.rsplit_once('~').unwrap();
    let parts: Vec<&str> = binding.split('.').collect();
    let signature = turned(parts[2]);
    desk.write(
        "presentation",
        &format!("{rest}~{}.{}.{signature}", parts[0], parts[1]),
    );
    assert_eq!(desk.invalid(&[]), "V22");
    desk.write("presentation", &format!("{rest}~"));
    desk.valid(&[]);
    assert_eq!(desk.invalid(&["--require-kb"]), "V03");
}

#[test]
fn another_key_is_not_the_issuers() {
    let desk = Desk::presented();
    desk.write("issuer-public.json", &desk.read("holder-public.json"));
    assert_eq!(desk.invalid(&[]), "V05");
}

#[test]
fn of_an_issuer_that_is_not_on_the_list_nothing_is_told() {
    let desk = Desk::presented();
    let key: Value = serde_json::from_str(&desk.read("issuer-public.json")).unwrap();
    let list = |issuer: &str| {
        json!({"schema": "madang.mydata.issuers.v1", "issuers": [{
            "issuer": issuer, "jwks": {"keys": [key]}, "demonstration": false,
            "name": {"ko": "가", "en": "a"}, "note": {"ko": "가", "en": "a"},
        }]})
    };
    desk.write("issuers.json", &list(ISS).to_string());
    desk.valid(&["--issuers", "issuers.json"]);
    desk.write("issuers.json", &list("https://other.example").to_string());
    let (code, answer) = desk.verdict(&["--issuers", "issuers.json"]);
    assert_eq!((code, &answer["verdict"]), (Some(3), &json!("unknown")));
    assert_eq!(answer["failed"], "V06");
    assert_eq!(
        answer["payload"]["family"],
        json!([{"name": "Kim Saessak"}])
    );
    // A fault elsewhere is told first.
    assert_eq!(
        desk.invalid(&["--issuers", "issuers.json", "--nonce", "n-2"]),
        "V25"
    );
}

#[test]
fn the_token_may_come_from_standard_input() {
    let desk = Desk::presented();
    let now = NOW.to_string();
    let args = [
        "credential",
        "verify",
        "--issuer-jwk",
        "issuer-public.json",
        "--now",
        &now,
    ];
    let output = desk.run_with(
        &[&args[..], &["--format", "json", "-"]].concat(),
        desk.read("presentation").as_bytes(),
    );
    assert_eq!(verdict(&output).1["verdict"], "valid", "{output:?}");
}

#[test]
fn whatever_the_bytes_are_there_is_a_verdict() {
    let desk = Desk::presented();
    let good = desk.read("presentation").into_bytes();
    let mut other = good.clone();
    other[10] = 0xff;
    let long = vec![b'A'; 5 << 20];
    let before = [b" ".as_slice(), &good].concat();
    for bytes in [
        &b""[..],
        b"\n",
        b"~",
        b"~~~",
        b"a.b.c~",
        b"\0\xff",
        &other,
        &long,
        &before,
    ] {
        std::fs::write(desk.path("presentation"), bytes).unwrap();
        desk.invalid(&[]);
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let desk = Desk::presented();
    let verify = ["credential", "verify"];
    let refused = |args: &[&str], expected: &str| {
        let said = desk.refused(&[&verify[..], args].concat());
        assert!(said.contains(expected), "{expected:?} is not in {said}");
    };
    let key = ["--issuer-jwk", "issuer-public.json"];
    refused(&[&key[..], &["gone"]].concat(), "cannot read gone");
    refused(
        &["--issuer-jwk", "gone", "presentation"],
        "cannot read gone",
    );
    refused(
        &["--issuers", "claims.json", "presentation"],
        "claims.json: schema",
    );
    refused(
        &[&key[..], &["--status-list", "gone", "presentation"]].concat(),
        "cannot read gone",
    );
    refused(&["presentation"], "--issuer-jwk");
    refused(
        &[&key[..], &["--issuers", "a", "presentation"]].concat(),
        "cannot be used with",
    );
    refused(
        &[&key[..], &["--skew=-1", "presentation"]].concat(),
        "--skew",
    );
    refused(&key, "<FILE>");
}

#[test]
fn a_credential_without_expiry_holds() {
    let desk = Desk::new();
    let mut open = claims();
    open.as_object_mut().unwrap().remove("exp");
    desk.write("claims.json", &open.to_string());
    desk.write("presentation", &desk.done(&ISSUE));
    assert_eq!(desk.valid(&["--now", "4000000000"]), open);
}
