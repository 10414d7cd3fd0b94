use proptest::prelude::*;

use super::{DEPTH_MAX, Reason, Value};

#[test]
fn a_name_that_is_there_twice_is_refused_wherever_it_is() {
    for (json, at) in [
        (r#"{"a":1,"a":1}"#, "a"),
        (r#"[{"b":{"a":1,"\u0061":2}}]"#, "[0].b.a"),
    ] {
        let error = Value::parse(json.as_bytes()).expect_err(json);
        assert_eq!(error.to_string(), format!("{at}: is there twice"));
    }
}

#[test]
fn what_lies_too_deep_is_refused() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Value::parse(nested(DEPTH_MAX).as_bytes()).is_ok());
    assert!(Value::parse(nested(DEPTH_MAX + 1).as_bytes()).is_err());
}

#[test]
fn a_refusal_has_its_reason() {
    let reason = |json: &str| Value::parse_strictly(json.as_bytes()).map_err(|no| no.reason);
    let deep = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(reason(&deep(DEPTH_MAX + 1)), Err(Reason::TooDeep));
    assert_eq!(reason(&deep(1_000)), Err(Reason::TooDeep));
    assert_eq!(reason(r#"{"a":1,"a":2}"#), Err(Reason::Twice));
    assert_eq!(reason("not json"), Err(Reason::NotJson));
    let brackets = format!(r#"["\"{}" x"#, "[".repeat(100));
    assert_eq!(reason(&brackets), Err(Reason::NotJson));
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".*".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(".*", inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_what_an_independent_reader_reads(json in json()) {
        let value = Value::parse(json.to_string().as_bytes()).expect("it is JSON");
        let again: serde_json::Value = serde_json::from_str(&value.write()).expect("it is JSON");
        prop_assert_eq!(again, json);
    }
}
