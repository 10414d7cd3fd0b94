//! `madang credential present`.

use serde_json::{Value, json};

use crate::desk::{Desk, NOW, PRESENT, decoded, disclosures, nothing};
use crate::support::stdout;

/// The payload that a verifier sees of an unbound presentation of these paths.
fn seen(desk: &Desk, paths: &[&str]) -> Value {
    let mut args = PRESENT.to_vec();
    if !paths.is_empty() {
        args.push("--disclose");
        args.extend(paths);
    }
    desk.write("presentation", &desk.done(&args));
    desk.valid(&[])
}

fn with(desk: &Desk, name: &str, value: Value) -> Value {
    let mut payload = nothing(&desk.read("holder-public.json"));
    payload[name] = value;
    payload
}

#[test]
fn what_is_chosen_is_shown_and_nothing_else() {
    let desk = Desk::issued();
    let child = json!([{"name": "Kim Saessak"}]);
    for path in ["family.1.name", "/family/1/name", r#"["family",1,"name"]"#] {
        assert_eq!(
            seen(&desk, &[path]),
            with(&desk, "family", child.clone()),
            "{path}"
        );
        let text = desk.read("presentation");
        let parts = disclosures(&text);
        // The list, the child, the name.
        assert_eq!(parts.len(), 3, "{parts:?}");
        let shown = Value::Array(parts).to_string();
        for hidden in ["Kim Yesi", "1988", "2022", "Gangneung", "child_count"] {
            assert!(!shown.contains(hidden), "{hidden}");
        }
    }
    let names = json!([{"name": "Kim Yesi"}, {"name": "Kim Saessak"}]);
    for path in ["family.*.name", r#"["family",null,"name"]"#] {
        assert_eq!(
            seen(&desk, &[path]),
            with(&desk, "family", names.clone()),
            "{path}"
        );
    }
    let two = seen(&desk, &["child_count", "base"]);
    assert_eq!(
        (&two["child_count"], &two["base"]),
        (&json!(1), &json!("Gangneung"))
    );
    assert_eq!(two.get("family"), None);
}

#[test]
fn nothing_chosen_shows_what_cannot_be_kept_back() {
    let desk = Desk::issued();
    assert_eq!(seen(&desk, &[]), nothing(&desk.read("holder-public.json")));
    // What lies in a chosen claim does not come along.
    assert_eq!(seen(&desk, &["family"]), with(&desk, "family", json!([])));
    assert_eq!(
        seen(&desk, &["family.0"]),
        with(&desk, "family", json!([{}]))
    );
    assert_eq!(
        seen(&desk, &["open"]),
        nothing(&desk.read("holder-public.json"))
    );
}

#[test]
fn a_presentation_is_bound_to_receiver_nonce_and_time() {
    let desk = Desk::presented();
    let presentation = desk.read("presentation");
    let binding: Vec<&str> = presentation
        .trim()
        .rsplit('~')
        .next()
        .unwrap()
        .split('.')
        .collect();
    assert_eq!(
        decoded(binding[0]),
        json!({"alg": "ES256", "typ": "kb+jwt"})
    );
    let claims = decoded(binding[1]);
    assert_eq!(
        (&claims["aud"], &claims["nonce"], &claims["iat"]),
        (&json!("day-care"), &json!("n-1"), &json!(NOW))
    );
    let up_to_binding = presentation.rsplit_once('~').unwrap().0.to_owned() + "~";
    assert_eq!(claims["sd_hash"], madang_mydata::digest(&up_to_binding));
    desk.valid(&["--require-kb", "--aud", "day-care", "--nonce", "n-1"]);
}

#[test]
fn without_a_time_it_is_bound_now() {
    let desk = Desk::issued();
    let before = madang::api_dir::now().timestamp();
    let args = ["--holder-key", "holder.json", "--aud", "a", "--nonce", "b"];
    let presentation = desk.done(&[&PRESENT[..], &args].concat());
    let binding = presentation.trim().rsplit('~').next().unwrap().to_owned();
    let iat = decoded(binding.split('.').nth(1).unwrap())["iat"]
        .as_i64()
        .unwrap();
    assert!((before..before + 60).contains(&iat), "{iat}");
}

#[test]
fn the_credential_may_come_from_standard_input() {
    let desk = Desk::issued();
    let mut args = PRESENT.to_vec();
    args[3] = "-";
    args.extend(["--disclose", "base"]);
    let output = desk.run_with(&args, desk.read("credential").as_bytes());
    desk.write("presentation", &stdout(&output));
    assert_eq!(desk.valid(&[])["base"], "Gangneung");
}

#[test]
fn what_cannot_be_presented_is_refused() {
    let desk = Desk::issued();
    let refused = |more: &[&str], expected: &str| {
        let said = desk.refused(&[&PRESENT[..], more].concat());
        assert!(said.contains(expected), "{expected:?} is not in {said}");
    };
    let fields =
        "base, child_count, family.0.birthdate, family.0.name, family.0.relation, family.1";
    refused(&["--disclose", "familly"], "there is no claim at familly");
    refused(&["--disclose", "family.2.name"], fields);
    refused(
        &["--disclose", "family.*.nobody"],
        "there is no claim at family.*.nobody",
    );
    refused(&["--disclose", "a..b"], "\"a..b\" is no path");
    refused(&["--holder-key", "holder.json"], "--aud");
    refused(&["--aud", "a"], "--holder-key");
    refused(
        &["--holder-key", "gone", "--aud", "a", "--nonce", "b"],
        "cannot read gone",
    );
    let other = ["--holder-key", "issuer.json", "--aud", "a", "--nonce", "b"];
    refused(
        &other,
        "issuer.json: not the holder's key that the credential names",
    );
    desk.write("credential", "no credential");
    refused(&[], "credential: V01");
    // A presentation is not presented again.
    let desk = Desk::presented();
    let mut args = PRESENT.to_vec();
    args[3] = "presentation";
    assert!(desk.refused(&args).contains("presentation: H1"));
}

#[test]
fn a_disclosure_taken_out_on_the_way_is_noticed() {
    let desk = Desk::presented();
    let whole = desk.read("presentation");
    let name = |part: &&str| !part.contains('.') && !part.is_empty() && decoded(part)[1] == "name";
    let gone = whole.split('~').find(name).unwrap().to_owned() + "~";
    let fewer = whole.replace(&gone, "");
    assert_ne!(fewer, whole);
    desk.write("presentation", &fewer);
    let (code, verdict) = desk.verdict(&[]);
    assert_eq!((code, &verdict["failed"]), (Some(1), &json!("V27")));
    // A line end behind it is no part of it.
    for end in ["", "\n", "\r\n"] {
        desk.write("presentation", &(whole.trim().to_owned() + end));
        desk.valid(&["--require-kb"]);
    }
}
