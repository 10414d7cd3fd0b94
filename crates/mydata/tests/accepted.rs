//! What must not be refused, and what is told of it; what other policies ask for.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use common::draft::{AUDIENCE, Draft, ISSUER, NONCE, NOW, VCT, good, issuer, policy};
use common::verify;
use madang_mydata::trust::{KeySet, TrustedIssuer, TrustedKey};
use madang_mydata::{
    Check, IssuerKeys, Policy, Report, StatusRef, StatusVerdict, TrustList, Verdict, digest,
};
use serde_json::{Value as Json, json};

/// What is there that may look wrong, and how it is made.
type Case = (&'static str, fn(&mut Draft));

const ACCEPTED: &[Case] = &[
    ("nothing", |_| {}),
    ("exp 59 s ago", |draft| {
        draft.payload["exp"] = json!(NOW - 59)
    }),
    ("exp with parts of a second", |draft| {
        draft.payload["exp"] = json!(1_800_000_000.5)
    }),
    ("no exp", |draft| remove(&mut draft.payload, "exp")),
    ("nbf 60 s ahead", |draft| {
        draft.payload["nbf"] = json!(NOW + 60)
    }),
    ("iat of the credential ahead within the skew", |draft| {
        draft.payload["iat"] = json!(NOW + 60);
    }),
    ("iat and sub disclosed", |draft| {
        remove(&mut draft.payload, "iat");
        draft.claim("iat", json!(NOW - 5_000));
        draft.claim("sub", json!("somebody"));
    }),
    ("aud of this verifier", |draft| {
        draft.payload["aud"] = json!(AUDIENCE)
    }),
    ("aud of this verifier among others", |draft| {
        draft.payload["aud"] = json!(["https://x.example", AUDIENCE]);
    }),
    ("no _sd_alg", |draft| remove(&mut draft.payload, "_sd_alg")),
    ("no kid", |draft| remove(&mut draft.header, "kid")),
    ("an empty _sd", |draft| {
        draft.payload["empty"]["_sd"] = json!([])
    }),
    ("a decoy of another length", |draft| {
        draft.refer("decoy".to_owned())
    }),
    ("names of the token further down, disclosed", |draft| {
        let digest = draft.disclose(&json!(["c2FsdC04", "iss", "x"]));
        draft.claim("outer", json!({ "exp": 1, "_sd": [digest] }));
    }),
    ("a salt that is a number", |draft| {
        let digest = draft.disclose(&json!([1, "x", null]));
        draft.refer(digest);
    }),
    ("an empty name", |draft| draft.claim("", json!([[], {}]))),
    ("the same name further down", |draft| {
        draft.claim("again", json!({ "name": "x" }));
    }),
    ("blanks in a disclosure", |draft| {
        let text = " [ \"s\" ,\n\"blank\" , { } ] ";
        let encoded = madang_mydata::base64url::encode(text.as_bytes());
        draft.refer(digest(&encoded));
        draft.disclosures.push(encoded);
    }),
    ("disclosures in another order", |draft| {
        draft.disclosures.reverse()
    }),
    ("an object with an empty name in a list", |draft| {
        draft.payload["family"][2] = json!({ "": 1, "..": 2 });
    }),
    ("a key with what is not needed", |draft| {
        draft.payload["cnf"]["jwk"]["kid"] = json!("x");
        draft.payload["cnf"]["jwk"]["alg"] = json!("ES256");
        draft.payload["cnf"]["jwk"]["use"] = json!("sig");
    }),
    ("iat of the binding 60 s ahead", |draft| {
        draft.binding().payload["iat"] = json!(NOW + 60);
    }),
    ("iat of the binding 300 s ago", |draft| {
        draft.binding().payload["iat"] = json!(NOW - 300);
    }),
    ("iat of the binding with parts of a second", |draft| {
        draft.binding().payload["iat"] = json!(1_799_999_999.25);
    }),
    ("a binding that holds now", |draft| {
        draft.binding().payload["exp"] = json!(NOW + 1);
        draft.binding().payload["nbf"] = json!(NOW);
    }),
    ("a binding with more claims", |draft| {
        draft.binding().payload["_sd"] = json!(1);
        draft.binding().payload["iss"] = json!("the holder");
    }),
];

#[test]
fn what_is_right_is_accepted() {
    for (what, change) in ACCEPTED {
        let mut draft = good();
        change(&mut draft);
        let report = draft.judge(&policy());
        assert_eq!(report.verdict, Verdict::Valid, "{what}: {report:?}");
        assert_eq!(report.failed, None, "{what}");
    }
}

#[test]
fn a_report_says_what_is_disclosed_and_what_was_asked() {
    let report = good().judge(&policy());
    let mut expected = good().payload;
    remove(&mut expected, "_sd");
    remove(&mut expected, "_sd_alg");
    expected["name"] = json!("홍길동");
    expected["address"] = json!({ "sido": "서울특별시", "dong": "역삼동" });
    expected["family"] = json!([{ "name": "김새싹" }, "plain"]);
    expected["empty"] = json!({});
    assert_eq!(payload(&report), expected);
    let disclosed = report.disclosed.iter().map(ToString::to_string);
    assert_eq!(
        disclosed.collect::<Vec<_>>(),
        ["address.dong", "family.0", "name"]
    );
    assert_eq!(report.issuer.as_deref(), Some(ISSUER));
    assert_eq!(report.vct.as_deref(), Some(VCT));
    assert_eq!(report.expires, Some(NOW + 1000));
    assert_eq!(report.status, None);
    let bound = report.binding.unwrap();
    assert_eq!(
        (bound.audience.as_str(), bound.nonce.as_str()),
        (AUDIENCE, NONCE)
    );
    assert_eq!(bound.issued_at, NOW);
}

#[test]
fn key_binding_that_is_not_needed_is_checked_where_it_is_there() {
    let mut lenient = policy();
    lenient.binding.required = false;
    lenient.binding.audience = None;
    lenient.binding.nonce = None;
    let mut draft = good();
    assert_eq!(draft.judge(&lenient).verdict, Verdict::Valid);
    for (claim, check) in [
        ("iat", Check::V24),
        ("nonce", Check::V25),
        ("aud", Check::V26),
    ] {
        let mut draft = good();
        remove(&mut draft.binding().payload, claim);
        assert_eq!(draft.judge(&lenient).failed, Some(check));
    }
    draft.binding().holder = common::Pair::new(8);
    assert_eq!(draft.judge(&lenient).failed, Some(Check::V22));
    draft.binding = None;
    let report = draft.judge(&lenient);
    assert_eq!((report.verdict, report.binding), (Verdict::Valid, None));
    remove(&mut draft.payload, "cnf");
    assert_eq!(draft.judge(&lenient).verdict, Verdict::Valid);
}

#[test]
fn a_document_may_be_thirty_days_old_and_says_that_it_may_be_a_copy() {
    let days = |days: i64| {
        let mut draft = good();
        draft.binding().payload["iat"] = json!(NOW - days * 24 * 60 * 60);
        draft.judge(&Policy::document(NOW, None, None))
    };
    assert_eq!(days(30).verdict, Verdict::Valid);
    assert!(days(30).message.contains("copy"));
    assert_eq!(days(30).binding.unwrap().nonce, NONCE);
    assert_eq!(days(31).failed, Some(Check::V24));
    let other = Policy::document(NOW, Some("x"), None);
    assert_eq!(good().judge(&other).failed, Some(Check::V26));
    let mut unbound = good();
    unbound.binding = None;
    let any = Policy::document(NOW, None, None);
    assert_eq!(unbound.judge(&any).failed, Some(Check::V03));
}

#[test]
fn a_credential_for_somebody_else_is_refused_by_a_verifier_without_a_name() {
    let mut draft = good();
    draft.payload["aud"] = json!(AUDIENCE);
    let nobody = Policy::document(NOW, None, None);
    assert_eq!(draft.judge(&nobody).failed, Some(Check::V19));
}

#[test]
fn a_holder_takes_what_is_valid_and_without_key_binding() {
    let receipt = Policy::on_receipt(NOW);
    assert_eq!(good().judge(&receipt).failed, Some(Check::H1));
    let mut draft = good();
    draft.binding = None;
    draft.payload["aud"] = json!("https://x.example");
    assert_eq!(draft.judge(&receipt).verdict, Verdict::Valid);
    draft.payload["exp"] = json!(NOW - 100);
    assert_eq!(draft.judge(&receipt).failed, Some(Check::V19));
}

#[test]
fn switches_of_the_policy() {
    let mut draft = good();
    draft.header["typ"] = json!("vc+sd-jwt");
    assert!(draft.judge(&policy()).message.contains("vc+sd-jwt"));
    let mut legacy = policy();
    legacy.legacy_typ = true;
    assert_eq!(draft.judge(&legacy).verdict, Verdict::Valid);

    let mut strict = policy();
    strict.expiry_required = true;
    assert_eq!(good().judge(&strict).verdict, Verdict::Valid);
    let mut draft = good();
    remove(&mut draft.payload, "exp");
    assert_eq!(draft.judge(&strict).failed, Some(Check::V19));
}

#[test]
fn an_issuer_without_a_known_key_is_unknown_unless_something_is_wrong() {
    let token = good().token();
    let judge = |token: &str, list: &TrustList| {
        let mut policy = policy();
        policy.issuer = None;
        verify(token, IssuerKeys::Trusted(list), &policy)
    };
    let known = list(ISSUER, &issuer());
    assert_eq!(judge(&token, &known).verdict, Verdict::Valid);

    let unknown = judge(&token, &list("https://x.example", &issuer()));
    assert_eq!(unknown.verdict, Verdict::Unknown);
    assert_eq!(unknown.failed, Some(Check::V06));
    assert_eq!(payload(&unknown)["name"], "홍길동");

    let other = judge(&token, &list(ISSUER, &common::Pair::new(8)));
    assert_eq!(other.failed, Some(Check::V05));

    let empty = TrustList::default();
    let mut expired = good();
    expired.payload["exp"] = json!(NOW - 100);
    assert_eq!(judge(&expired.token(), &empty).failed, Some(Check::V19));
    let mut forged = good();
    forged.binding().holder = common::Pair::new(8);
    assert_eq!(judge(&forged.token(), &empty).failed, Some(Check::V22));
    let mut nameless = good();
    remove(&mut nameless.payload, "iss");
    let report = judge(&nameless.token(), &empty);
    assert_eq!(
        (report.verdict, report.failed),
        (Verdict::Invalid, Some(Check::V06))
    );
}

#[test]
fn a_status_list_has_the_last_word() {
    let mut draft = good();
    let status = json!({ "status_list": { "idx": 7, "uri": "https://issuer.example/status/1" } });
    draft.payload["status"] = status;
    let report = draft.judge(&policy());
    assert_eq!(report.verdict, Verdict::Valid);
    let uri = "https://issuer.example/status/1".to_owned();
    assert_eq!(report.status, Some(StatusRef { uri, idx: 7 }));

    let told = |verdict| {
        let report = report.clone().with_status(verdict);
        (report.verdict, report.failed, report.payload.is_some())
    };
    assert_eq!(told(StatusVerdict::Good), (Verdict::Valid, None, true));
    let invalid = (Verdict::Invalid, Some(Check::T1), false);
    assert_eq!(told(StatusVerdict::Revoked), invalid);
    assert_eq!(told(StatusVerdict::Suspended), invalid);
    let unknown = (Verdict::Unknown, Some(Check::T1), true);
    assert_eq!(told(StatusVerdict::Unknown), unknown);

    draft.payload["exp"] = json!(NOW - 100);
    let expired = draft.judge(&policy()).with_status(StatusVerdict::Good);
    assert_eq!(expired.failed, Some(Check::V19));

    let mut elsewhere = good();
    elsewhere.payload["status"] = json!({ "other_list": {} });
    let report = elsewhere.judge(&policy());
    assert_eq!(
        (report.verdict, report.failed),
        (Verdict::Unknown, Some(Check::T1))
    );
}

#[test]
fn a_signature_that_nobody_looked_at_is_wrong() {
    let key = issuer().public();
    let prepared = || madang_mydata::prepare(&good().token(), IssuerKeys::One(&key), &policy());
    assert_eq!(prepared().jobs().len(), 2);
    assert_eq!(prepared().finish(&[]).failed, Some(Check::V05));
    assert_eq!(prepared().finish(&[true]).failed, Some(Check::V22));
    assert_eq!(prepared().finish(&[false, true]).failed, Some(Check::V05));
    assert_eq!(prepared().finish(&[true, true]).verdict, Verdict::Valid);
}

/// A list of one issuer with one key.
fn list(issuer: &str, key: &common::Pair) -> TrustList {
    let key = TrustedKey {
        kid: Some("1".to_owned()),
        key: key.public(),
    };
    let trusted = TrustedIssuer {
        issuer: issuer.to_owned(),
        jwks: KeySet { keys: vec![key] },
        name: Default::default(),
        demonstration: false,
        note: Default::default(),
    };
    TrustList {
        issuers: vec![trusted],
    }
}

fn payload(report: &Report) -> Json {
    serde_json::from_str(&report.payload.as_ref().unwrap().write()).unwrap()
}

fn remove(object: &mut Json, name: &str) {
    object.as_object_mut().unwrap().remove(name).unwrap();
}
