//! serde_json, which the operator's tool writes with, says what is JSON.

use proptest::prelude::*;
use serde_json::Value as Expected;

use super::{DEPTH_MAX, Value, document};
use crate::{FromJson, Json};

/// Whether both read the same, or both refuse. A number past what a float holds is
/// JSON here, and refused where a float is asked for.
fn agrees(bytes: &[u8]) -> Result<(), TestCaseError> {
    match (document(bytes), serde_json::from_slice::<Expected>(bytes)) {
        (Ok(found), Ok(expected)) => same(&found, &expected),
        (Err(_), Err(_)) => Ok(()),
        (Ok(_), Err(error)) if error.to_string().contains("out of range") => Ok(()),
        (found, expected) => Err(TestCaseError::fail(format!("{found:?} {expected:?}"))),
    }
}

fn same(found: &Value<'_>, expected: &Expected) -> Result<(), TestCaseError> {
    match (found, expected) {
        (Value::Null, Expected::Null) => {}
        (Value::Bool(found), Expected::Bool(expected)) => prop_assert_eq!(found, expected),
        (Value::Number(_), Expected::Number(expected)) => {
            let whole = i64::from_json(Json(found)).ok();
            let is_minus_zero = whole == Some(0) && expected.is_f64();
            prop_assert!(whole == expected.as_i64() || is_minus_zero);
            prop_assert_eq!(u64::from_json(Json(found)).ok(), expected.as_u64());
            let expected = expected.as_f64().unwrap();
            let found = f64::from_json(Json(found)).unwrap();
            let off = (found - expected).abs();
            // Nothing is measured that is smaller than the one, nor finer than the other.
            prop_assert!(off <= 1e-280 + found.abs() * 1e-14, "{found} {expected}");
        }
        (Value::Text(found), Expected::String(expected)) => prop_assert_eq!(found, expected),
        (Value::List(found), Expected::Array(expected)) => {
            prop_assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(expected) {
                same(found, expected)?;
            }
        }
        (Value::Object(_), Expected::Object(expected)) => {
            for (name, expected) in expected {
                let found = Json(found).get(name).map(|json| json.0);
                same(found.unwrap_or(&Value::Null), expected)?;
            }
        }
        _ => prop_assert!(false, "{:?} is not {:?}", found, expected),
    }
    Ok(())
}

/// Documents of every form, not too large.
fn any_document() -> impl Strategy<Value = Expected> {
    let leaf = prop_oneof![
        Just(Expected::Null),
        any::<bool>().prop_map(Expected::from),
        any::<i64>().prop_map(Expected::from),
        any::<u64>().prop_map(Expected::from),
        (-1e100..1e100).prop_map(Expected::from),
        (-180.0..180.0).prop_map(Expected::from),
        any::<String>().prop_map(Expected::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expected::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|fields| Expected::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_serde_writes_is_read_back(value in any_document(), is_pretty in any::<bool>()) {
        let bytes = if is_pretty {
            serde_json::to_vec_pretty(&value).unwrap()
        } else {
            serde_json::to_vec(&value).unwrap()
        };
        same(&document(&bytes).unwrap(), &value)?;
    }

    #[test]
    fn a_spoilt_document_is_read_or_refused_as_by_serde(
        value in any_document(),
        place in any::<prop::sample::Index>(),
        removed in 0..3usize,
        put in "[\\[\\]{}:,\"\\\\ue0-9.+ a-f\n\u{0}가-]{0,3}",
    ) {
        let mut bytes = serde_json::to_vec(&value).unwrap();
        let start = place.index(bytes.len());
        let end = (start + removed).min(bytes.len());
        bytes.splice(start..end, put.bytes());
        agrees(&bytes)?;
    }

    #[test]
    fn numbers_and_texts_are_read_or_refused_as_by_serde(
        number in "-?[0-9]{0,20}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{0,2})?",
        text in "\"([ -~가]|\\\\[\"\\\\/bfnrtux]|\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\\\u[0-9a-f]{4}){0,5}\"",
    ) {
        agrees(number.as_bytes())?;
        agrees(text.as_bytes())?;
    }

    /// Measures and coordinates are read exactly.
    #[test]
    fn decimals_of_fifteen_digits_are_exact(
        digits in -999_999_999_999_999..=999_999_999_999_999i64,
        power in -22..=22,
    ) {
        let text = format!("{digits}e{power}");
        let exact: f64 = text.parse().unwrap();
        prop_assert_eq!(crate::read(text.as_bytes()), Ok(exact));
    }
}

#[test]
fn half_a_surrogate_pair_is_refused() {
    for text in [
        r#""\ud83d\ude37""#,
        r#""\ud83d""#,
        r#""\ude37\ud83d""#,
        r#""\ud83dA""#,
    ] {
        agrees(text.as_bytes()).unwrap();
    }
    let mask: String = crate::read(br#""\ud83d\ude37""#).unwrap();
    assert_eq!(mask, "😷");
}

#[test]
fn depth_has_an_end() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let most = usize::from(DEPTH_MAX);
    assert!(document(nested(most).as_bytes()).is_ok());
    assert!(document(nested(most + 1).as_bytes()).is_err());
    assert!(document("[".repeat(1_000_000).as_bytes()).is_err());
}

#[test]
fn a_refusal_says_where() {
    let refusal = |bytes: &[u8]| document(bytes).unwrap_err().to_string();
    assert_eq!(
        refusal(b"{\n  \"a\": 1\n  \"b\": 2}"),
        "not JSON at line 3, byte 3"
    );
    assert_eq!(refusal(b""), "not JSON at line 1, byte 1");
    assert_eq!(refusal(b"[1,]"), "not JSON at line 1, byte 4");
    assert_eq!(refusal(b"1 2"), "not JSON at line 1, byte 3");
    assert_eq!(refusal(b"[\"\xff\"]"), "not UTF-8 at line 1, byte 3");
    assert_eq!(
        refusal("\u{feff}{}".as_bytes()),
        "not JSON at line 1, byte 1"
    );
}
