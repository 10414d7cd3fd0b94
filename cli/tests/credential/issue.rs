//! `madang credential issue`.

use serde_json::{Value, json};

use crate::desk::{Desk, ISSUE, claims, disclosures, frame, part};

#[test]
fn what_may_be_hidden_is_not_in_what_is_signed() {
    let desk = Desk::issued();
    let credential = desk.read("credential");
    let header = json!({"alg": "ES256", "typ": "dc+sd-jwt", "kid": "issuer"});
    assert_eq!(part(&credential, 0), header);

    let payload = part(&credential, 1);
    assert_eq!(payload["open"], "for all");
    assert_eq!(payload["_sd_alg"], "sha-256");
    for hidden in ["base", "family", "child_count"] {
        assert_eq!(payload.get(hidden), None, "{hidden}");
    }
    // Three claims and three decoys.
    assert_eq!(payload["_sd"].as_array().unwrap().len(), 6);
    let holder: Value = serde_json::from_str(&desk.read("holder-public.json")).unwrap();
    assert_eq!(payload["cnf"]["jwk"]["x"], holder["x"]);
    assert_eq!(payload["cnf"]["jwk"].get("d"), None);
    // Three claims, two people, three claims of each.
    let disclosures = disclosures(&credential);
    assert_eq!(disclosures.len(), 3 + 2 + 6);
    let family = disclosures.iter().find(|part| part[1] == "family").unwrap();
    assert_eq!(
        family[2].as_array().unwrap().len(),
        2 + 2,
        "two of them decoys"
    );
    assert!(credential.trim().ends_with('~') && credential.ends_with("~\n"));
}

#[test]
fn salts_are_new_each_time() {
    let desk = Desk::new();
    let salts = |credential: &str| -> Vec<String> {
        let parts = disclosures(credential);
        parts
            .iter()
            .map(|part| part[0].as_str().unwrap().to_owned())
            .collect()
    };
    let mut all = salts(&desk.done(&ISSUE));
    all.extend(salts(&desk.done(&ISSUE)));
    // 128 bits in base64url.
    assert!(all.iter().all(|salt| salt.len() == 22));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!((all.len(), count), (22, 22));
}

#[test]
fn without_a_holder_there_is_no_cnf() {
    let desk = Desk::new();
    desk.write("presentation", &desk.done(&ISSUE));
    assert_eq!(part(&desk.read("presentation"), 1).get("cnf"), None);
    assert_eq!(desk.valid(&[]), claims());
    assert_eq!(desk.invalid(&["--require-kb"]), "V03");
}

#[test]
fn a_holders_private_half_is_never_signed() {
    let desk = Desk::new();
    let credential = desk.done(&[&ISSUE[..], &["--holder-jwk", "holder.json"]].concat());
    assert_eq!(part(&credential, 1)["cnf"]["jwk"].get("d"), None);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let desk = Desk::new();
    let refused = |file: &str, content: Value, expected: &str| {
        desk.write("claims.json", &claims().to_string());
        desk.write("frame.json", &frame().to_string());
        desk.write(file, &content.to_string());
        let said = desk.refused(&ISSUE);
        assert!(said.contains(expected), "{expected:?} is not in {said}");
    };
    let with = |name: &str, value: Value| {
        let mut claims = claims();
        claims[name] = value;
        claims
    };
    let frames = [
        (json!({"_sd": ["vct"]}), "vct, which must never be hidden"),
        (json!({"_sd": ["nobody"]}), "nobody, which is not there"),
        (
            json!({"family": {"_sd": [2]}}),
            "family.2, which is not there",
        ),
        (json!({"open": {"_sd": ["a"]}}), "open"),
        (
            json!({"_sd": "base"}),
            "frame.json: _sd: a list of names or indexes",
        ),
        (json!([]), "frame.json: a frame is an object"),
    ];
    for (frame, expected) in frames {
        refused("frame.json", frame, expected);
    }
    let claims = [
        (with("vct", Value::Null), "vct, the type of the credential"),
        (with("...", json!(1)), "a claim cannot be named"),
        (json!([]), "the claims are no object"),
    ];
    for (claims, expected) in claims {
        refused("claims.json", claims, expected);
    }
    desk.write("claims.json", r#"{"vct":"a","vct":"b"}"#);
    let said = desk.refused(&ISSUE);
    assert!(said.contains("claims.json: vct: is there twice"), "{said}");
}

#[test]
fn files_that_are_not_there_are_named() {
    let desk = Desk::new();
    for place in [3, 5, 7] {
        let mut args = ISSUE.to_vec();
        args[place] = "gone.json";
        assert!(desk.refused(&args).contains("cannot read gone.json"));
    }
    let args = [&ISSUE[..], &["--holder-jwk", "gone.json"]].concat();
    assert!(desk.refused(&args).contains("cannot read gone.json"));
    assert_eq!(desk.run(&ISSUE[..6]).status.code(), Some(2), "no frame");
}
