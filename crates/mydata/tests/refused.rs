//! Published files with a mistake are refused with its exact place.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use madang_mydata::demo::SamplesFile;
use madang_mydata::{PurposesFile, TrustList, TypesFile};
use serde_json::{Value, json};

const TYPES: &str = include_str!("../../../cli/data/mydata/types.json");
const PURPOSES: &str = include_str!("../../../cli/data/mydata/purposes.json");
const ISSUERS: &str = include_str!("../../../cli/data/mydata/issuers.json");
const SAMPLES: &str = include_str!("../../../cli/data/mydata/samples.json");

/// The file with a value put in at a place, or, by null, taken out.
fn with(file: &str, place: &str, value: Value) -> Vec<u8> {
    let mut json: Value = serde_json::from_str(file).unwrap();
    let (outer, name) = place.rsplit_once('/').unwrap();
    match json.pointer_mut(outer).unwrap_or_else(|| panic!("{outer}")) {
        Value::Object(fields) if value.is_null() => drop(fields.remove(name)),
        Value::Object(fields) => drop(fields.insert(name.to_owned(), value)),
        other => other[name.parse::<usize>().unwrap()] = value,
    }
    serde_json::to_vec(&json).unwrap()
}

fn types(place: &str, value: Value) -> String {
    let read = TypesFile::parse(&with(TYPES, place, value));
    read.and_then(|types| types.validate())
        .unwrap_err()
        .to_string()
}

fn purposes(place: &str, value: Value) -> String {
    let types = TypesFile::parse(TYPES.as_bytes()).unwrap();
    let read = PurposesFile::parse(&with(PURPOSES, place, value));
    read.and_then(|purposes| purposes.validate(&types))
        .unwrap_err()
        .to_string()
}

fn issuers(place: &str, value: Value) -> String {
    let read = TrustList::parse(&with(ISSUERS, place, value));
    read.and_then(|issuers| issuers.validate())
        .unwrap_err()
        .to_string()
}

fn samples(place: &str, value: Value) -> String {
    let types = TypesFile::parse(TYPES.as_bytes()).unwrap();
    let issuers = TrustList::parse(ISSUERS.as_bytes()).unwrap();
    let read = SamplesFile::parse(&with(SAMPLES, place, value));
    read.and_then(|samples| samples.validate(&types, &issuers))
        .unwrap_err()
        .to_string()
}

/// Where the family's certificate has a claim.
fn claim_at(path: &Value) -> usize {
    let types: Value = serde_json::from_str(TYPES).unwrap();
    let claims = types
        .pointer("/types/2/claims")
        .unwrap()
        .as_array()
        .unwrap();
    claims
        .iter()
        .position(|claim| claim["path"] == *path)
        .unwrap()
}

#[test]
fn types_with_a_mistake() {
    assert_eq!(
        types("/schema", json!("madang.mydata.types.v2")),
        "schema: madang.mydata.types.v1 is expected"
    );
    assert_eq!(
        types("/types/0/vct", json!("resident")),
        "types[0].vct: a https:// URL is expected"
    );
    let second: Value = serde_json::from_str(TYPES).unwrap();
    let second = second.pointer("/types/1/vct").unwrap().clone();
    assert_eq!(
        types("/types/0/vct", second.clone()),
        format!("types[1]: {second} is given twice")
    );
    assert_eq!(
        types("/types/0/valid_days", json!(0)),
        "types[0].valid_days: is 0"
    );
    assert_eq!(
        types("/types/0/office/en", json!(" ")),
        "types[0].office.en: is missing"
    );
    assert_eq!(
        types("/types/0/display/1/locale", json!("fr")),
        "types[0].display.en: is missing"
    );
    assert_eq!(
        types("/types/0/claims/1/display/0/label", json!("")),
        "types[0].claims[1].display.ko: is missing"
    );
    assert_eq!(
        types("/types/0/claims/1/sensitve", json!("health")),
        "types[0].claims[1].sensitve: no such field is known"
    );
    assert_eq!(
        types("/types/0/claims/1/path", json!(["nowhere", "name"])),
        "types[0].claims[1].path: lies in \"nowhere\", which is no claim"
    );
    assert_eq!(
        types("/types/0/claims/0/path", json!(["iss"])),
        "types[0].claims[0].path: belongs to the token, not to what it certifies"
    );
}

#[test]
fn a_resident_number_is_always_marked_and_can_be_kept_back() {
    let number = claim_at(&json!(["family", null, "rrn_back"]));
    let at = format!("types[2].claims[{number}]");
    let place = |field: &str| format!("/types/2/claims/{number}/{field}");
    assert_eq!(
        types(&place("sensitive"), Value::Null),
        format!("{at}.sensitive: resident_number is expected")
    );
    assert_eq!(
        types(&place("sd"), json!("allowed")),
        format!("{at}.sd: always is expected: nobody has to hand over a resident number")
    );
}

#[test]
fn purposes_with_a_mistake() {
    const FIELDS: &str = "/purposes/0/credentials/0/fields";
    let place = |rest: &str| format!("{FIELDS}/{rest}");
    let at = "purposes[0].credentials[0].fields";
    assert_eq!(purposes("/notice/en", Value::Null), "notice.en: is missing");
    assert_eq!(
        purposes("/purposes/0/id", json!("Day care")),
        "purposes[0].id: letters a to z, digits and single hyphens are expected"
    );
    assert_eq!(
        purposes(
            "/purposes/0/credentials/0/vct",
            json!("https://x.example/1")
        ),
        "purposes[0].credentials[0].vct: \"https://x.example/1\" is no type of the dataset `types`"
    );
    assert_eq!(
        purposes(&place("0/path"), json!(["family", null, "nme"])),
        format!("{at}[0].path: \"family.*.nme\" is no claim of this type")
    );
    assert_eq!(
        purposes(&place("0/why/ko"), json!("")),
        format!("{at}[0].why.ko: is missing")
    );
    assert_eq!(
        purposes(&place("0/level"), json!("maybe")),
        format!("{at}[0].level: one of must, choice, excess is expected, not \"maybe\"")
    );
    assert_eq!(
        purposes(&place("0/were"), json!({})),
        format!("{at}[0].were: no such field is known")
    );
    assert_eq!(
        purposes(&place("0/where"), json!({"kind": ["자녀"]})),
        format!("{at}[0].where.kind: is no claim of the list's elements")
    );
    assert_eq!(
        purposes(&place("0/where"), json!({"relation": []})),
        format!("{at}[0].where.relation: is empty")
    );
    assert_eq!(
        purposes("/inferences/0/all", json!([["nowhere"]])),
        "inferences[0].all[0]: \"nowhere\" is no claim of this type"
    );
}

#[test]
fn no_purpose_asks_for_too_much() {
    let field =
        |path: Value| json!({"path": path, "level": "must", "why": {"ko": "까닭", "en": "why"}});
    let fields = |paths: Vec<Value>| {
        let fields: Vec<Value> = paths.into_iter().map(field).collect();
        purposes("/purposes/0/credentials/0/fields", json!(fields))
    };
    assert_eq!(
        fields(vec![
            json!(["family", null, "name"]),
            json!(["family", null, "rrn_back"])
        ]),
        "purposes[0].credentials[0].fields[1].level: \"family.*.rrn_back\" is a resident number: no preset may hold it"
    );
    assert_eq!(
        fields(vec![json!(["family"])]),
        "purposes[0].credentials[0].fields[0].level: \"family.*.rrn_back\" is a resident number: no preset may hold it"
    );
    let document = fields(vec![json!(["document"])]);
    assert!(
        document.starts_with("purposes[0].credentials[0].fields: 4 of ")
            && document.ends_with(" fields are a must, more than 25 %"),
        "{document}"
    );
    assert_eq!(
        fields(vec![json!(["register_base"]), json!(["register_base"])]),
        "purposes[0].credentials[0].fields[1]: \"register_base\" is given twice"
    );
}

#[test]
fn issuers_with_a_mistake() {
    assert_eq!(
        issuers("/issuers/0/issuer", json!("office")),
        "issuers[0].issuer: a https:// URL is expected"
    );
    assert_eq!(
        issuers("/issuers/0/note/en", Value::Null),
        "issuers[0].note.en: is missing"
    );
    assert_eq!(
        issuers("/issuers/0/jwks/keys", json!([])),
        "issuers[0].jwks.keys: is empty"
    );
    let private = issuers("/issuers/0/jwks/keys/0/d", json!("AA"));
    assert_eq!(
        private,
        "issuers[0].jwks.keys[0]: the key has a private part, which nobody else may see"
    );
}

#[test]
fn samples_with_a_mistake() {
    assert_eq!(
        samples("/signing_key/d", Value::Null),
        "signing_key: the key has no private part: d has to be 32 bytes, in base64url without padding"
    );
    let key = samples(
        "/signing_key/x",
        json!("qgJfmTs-GHRb-Wl1KeE0x4evmOmqz4m6JKVL4ze087o"),
    );
    assert_eq!(
        key,
        "signing_key: is the key of no demonstration issuer in the dataset `issuers`"
    );
    let at = "people[0].certificates[0]";
    assert_eq!(
        samples("/people/0/certificates/0/status_idx", json!(5)),
        format!("{at}.status_idx: a multiple of 16 is expected")
    );
    assert_eq!(
        samples("/people/0/certificates/0/claims/shoe_size", json!(255)),
        format!("{at}.claims: \"shoe_size\" is no claim of this type")
    );
}
