use proptest::prelude::*;

use super::{Bits, LIST_BYTES_MAX, NewStatusList, StatusError, StatusToken};
use crate::{StatusVerdict, base64url};

const URI: &str = "https://madang.example/status/1";
const MADE: i64 = 1_700_000_000;

/// The draft's example of one bit: `eNrbuRgAAhcBXQ` is the bytes b9 a3.
const STATUSES: [u8; 16] = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1];

fn token(expires: Option<i64>, ttl: Option<i64>) -> String {
    let list = NewStatusList {
        uri: URI,
        kid: Some("k1"),
        issued_at: MADE,
        expires,
        ttl,
        bits: &Bits::pack(2, &[0, 1, 2, 3]).unwrap(),
    };
    list.prepare().finish(&[7; 64])
}

fn verdict(jwt: &str, idx: u64, now: i64) -> StatusVerdict {
    let token = StatusToken::read(jwt, URI).unwrap();
    let status = token.finish(true).unwrap().of(idx, now, None);
    assert_eq!(status.as_of, Some(MADE));
    status.verdict
}

#[test]
fn the_example_of_the_standard_is_read_and_written() {
    let zlib = base64url::decode("eNrbuRgAAhcBXQ").unwrap();
    let bits = Bits::inflate(1, &zlib).unwrap();
    let read: Vec<u8> = (0..16).map(|idx| bits.get(idx).unwrap()).collect();
    assert_eq!(read, STATUSES);
    assert_eq!(bits.get(16), None);
    assert_eq!(bits.get(u64::MAX), None);
    assert_eq!(Bits::pack(1, &STATUSES), Some(bits.clone()));
    assert_eq!(Bits::inflate(1, &bits.deflate()), Some(bits));
}

#[test]
fn three_states_with_their_age() {
    let jwt = token(None, None);
    let unknown = StatusVerdict::Unknown;
    assert_eq!(verdict(&jwt, 0, MADE), StatusVerdict::Good);
    assert_eq!(verdict(&jwt, 1, MADE), StatusVerdict::Revoked);
    assert_eq!(verdict(&jwt, 2, MADE), StatusVerdict::Suspended);
    assert_eq!(verdict(&jwt, 3, MADE), unknown, "an application's own");
    assert_eq!(verdict(&jwt, 4, MADE), unknown, "past the end");
    assert_eq!(verdict(&jwt, 0, MADE - 61), unknown, "made later than now");
}

#[test]
fn an_old_list_says_nothing() {
    let unknown = StatusVerdict::Unknown;
    let valid = StatusVerdict::Good;
    let expiring = token(Some(MADE + 1000), None);
    assert_eq!(verdict(&expiring, 0, MADE + 1059), valid);
    assert_eq!(verdict(&expiring, 0, MADE + 1060), unknown);
    let cached = token(None, Some(1000));
    assert_eq!(verdict(&cached, 0, MADE + 1059), valid);
    assert_eq!(verdict(&cached, 0, MADE + 1060), unknown);
    let list = StatusToken::read(&cached, URI)
        .unwrap()
        .finish(true)
        .unwrap();
    let fetched_at = Some(MADE + 500);
    assert_eq!(list.of(0, MADE + 1500, fetched_at).verdict, valid);
    assert_eq!(list.of(0, MADE + 1560, fetched_at).verdict, unknown);
}

#[test]
fn the_signature_is_left_to_others_and_counts() {
    let jwt = token(None, None);
    let token = StatusToken::read(&jwt, URI).unwrap();
    assert_eq!(token.kid(), Some("k1"));
    let key = crate::PublicKey {
        x: [1; 32],
        y: [2; 32],
    };
    let job = token.job(&key);
    assert_eq!(job.key, key);
    assert_eq!(job.signature, [7; 64]);
    assert!(jwt.starts_with(&job.input));
    assert_eq!(token.finish(false), Err(StatusError::Signature));
}

fn refused(header: &str, payload: &str) -> StatusError {
    let [header, payload] = [header, payload].map(|json| base64url::encode(json.as_bytes()));
    let signature = base64url::encode(&[7; 64]);
    StatusToken::read(&format!("{header}.{payload}.{signature}"), URI).unwrap_err()
}

#[test]
fn another_token_is_refused() {
    const HEADER: &str = r#"{"alg":"ES256","typ":"statuslist+jwt"}"#;
    let payload = |list: &str| format!(r#"{{"sub":"{URI}","iat":{MADE},"status_list":{list}}}"#);
    let good = payload(r#"{"bits":1,"lst":"eNrbuRgAAhcBXQ"}"#);
    for (header, payload, error) in [
        (
            r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#,
            good.clone(),
            StatusError::Typ,
        ),
        (
            HEADER,
            good.replace(URI, "https://else.example"),
            StatusError::Subject,
        ),
        (HEADER, good.replace("iat", "at"), StatusError::Time("iat")),
        (
            HEADER,
            good.replace("\"iat\"", "\"exp\":-1,\"iat\""),
            StatusError::Time("exp"),
        ),
        (
            HEADER,
            good.replace("\"iat\"", "\"ttl\":\"1\",\"iat\""),
            StatusError::Time("ttl"),
        ),
        (
            HEADER,
            payload(r#"{"bits":3,"lst":"eNrbuRgAAhcBXQ"}"#),
            StatusError::Statuses,
        ),
        (
            HEADER,
            payload(r#"{"bits":1,"lst":"eNrbuRgAAhcBXA"}"#),
            StatusError::Statuses,
        ),
        (
            HEADER,
            payload(r#"{"bits":1,"lst":""}"#),
            StatusError::Statuses,
        ),
        (HEADER, payload(r#"{"bits":1}"#), StatusError::Statuses),
    ] {
        assert_eq!(refused(header, &payload), error, "{header} {payload}");
    }
    for header in [
        r#"{"alg":"none","typ":"statuslist+jwt"}"#,
        r#"{"alg":"ES256","typ":"statuslist+jwt","crit":["b64"]}"#,
    ] {
        assert!(
            matches!(refused(header, &good), StatusError::Token(_)),
            "{header}"
        );
    }
}

#[test]
fn a_small_file_does_not_become_a_large_one() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; LIST_BYTES_MAX + 1], 9);
    assert!(bomb.len() < 2000);
    assert_eq!(Bits::inflate(1, &bomb), None);
    let fits = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; LIST_BYTES_MAX], 9);
    assert!(Bits::inflate(1, &fits).is_some());
}

proptest! {
    #[test]
    fn what_is_packed_is_read(width in prop::sample::select(vec![1u8, 2, 4, 8]), seed: Vec<u8>) {
        let statuses: Vec<u8> = seed.iter().map(|byte| byte >> (8 - width)).collect();
        let bits = Bits::pack(width, &statuses).unwrap();
        let bits = Bits::inflate(width, &bits.deflate()).unwrap();
        for (idx, status) in (0..).zip(&statuses) {
            prop_assert_eq!(bits.get(idx), Some(*status));
        }
        let places = statuses.len().div_ceil(usize::from(8 / width)) * usize::from(8 / width);
        prop_assert_eq!(bits.get(places as u64), None);
    }

    #[test]
    fn a_status_that_is_too_large_is_not_packed(width in prop::sample::select(vec![1u8, 2, 4]), more in 0u8..8) {
        let largest = (1u8 << width) - 1;
        prop_assert!(Bits::pack(width, &[largest]).is_some());
        prop_assert_eq!(Bits::pack(width, &[largest + 1 + more]), None);
    }
}
