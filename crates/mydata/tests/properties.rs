//! What holds for every credential, every selection and every byte.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use std::sync::LazyLock;

use common::draft::{AUDIENCE, ISSUER, NONCE, NOW, good, holder, issuer};
use common::grown::{Grown, kept_back, readable, shapes};
use common::verify;
use madang_mydata::{Held, IssuerKeys, Path, Policy, Report, Value, Verdict};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn judge(token: &str) -> Report {
    let key = issuer().public();
    let mut policy = Policy::live(NOW, AUDIENCE, NONCE);
    policy.issuer = Some(ISSUER.to_owned());
    verify(token, IssuerKeys::One(&key), &policy)
}

fn json_of(value: &Value) -> Json {
    serde_json::from_str(&value.write()).unwrap()
}

/// As the receiver gets it.
fn handed_over(held: &Held, selected: &[&Path]) -> String {
    let selected: Vec<Path> = selected.iter().copied().cloned().collect();
    let selection = held.select(&selected).unwrap();
    let unbound = held.present(&selection).bind(AUDIENCE, NONCE, NOW);
    let signature = holder().sign(&unbound.job());
    unbound.finish(&signature)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn claims_and_frame_make_a_credential_with_the_same_claims(shape in shapes()) {
        let grown = Grown::new(&shape);
        let held = Held::read(&grown.issued()).unwrap();
        let mut expected = grown.claims.clone();
        let jwk = holder().public().to_value();
        expected["cnf"] = json!({ "jwk": json_of(&jwk) });
        prop_assert_eq!(json_of(held.claims()), expected);
        prop_assert_eq!(held.holder_key(), Some(holder().public()));
    }

    #[test]
    fn what_may_be_hidden_is_not_in_what_the_issuer_signs(shape in shapes()) {
        let grown = Grown::new(&shape);
        let token = grown.issued();
        let (signed, _) = token.split_once('~').unwrap();
        let signed = readable(signed);
        for node in &grown.nodes {
            let is_seen = grown.is_seen(node, &[]);
            for mark in &node.marks {
                prop_assert_eq!(signed.contains(mark), is_seen, "{}", mark);
            }
        }
    }

    /// Of everything in a credential a receiver can read what is selected and what that
    /// lies in, and nothing else: no name, no value, no salt.
    #[test]
    fn any_selection_verifies_and_nothing_else_leaves(
        shape in shapes(),
        chosen in prop::collection::vec(any::<bool>(), 64),
    ) {
        let grown = Grown::new(&shape);
        let held = Held::read(&grown.issued()).unwrap();
        let all = grown.nodes.iter().zip(chosen.iter().cycle());
        let selected: Vec<&Path> = all.filter(|(_, chosen)| **chosen).map(|(node, _)| &node.path).collect();

        let token = handed_over(&held, &selected);
        let report = judge(&token);
        prop_assert_eq!(report.verdict, Verdict::Valid, "{}", report.message);

        let received = readable(&token);
        let payload = report.payload.unwrap();
        let seen = payload.write();
        for node in &grown.nodes {
            let is_seen = grown.is_seen(node, &selected);
            for mark in &node.marks {
                prop_assert_eq!(received.contains(mark), is_seen, "{}", mark);
                prop_assert_eq!(seen.contains(mark), is_seen, "{}", mark);
            }
        }
        for salt in kept_back(&held, &token) {
            prop_assert!(!received.contains(&salt));
        }
        let paths: Vec<Path> = selected.iter().copied().cloned().collect();
        let selection = held.select(&paths).unwrap();
        prop_assert_eq!(held.preview(&selection).unwrap(), payload);
        prop_assert_eq!(report.disclosed.len(), selection.len());
    }

    #[test]
    fn a_changed_byte_is_never_valid(
        place: prop::sample::Index,
        put in "[A-Za-z0-9_.~= -]{0,2}",
        removed in 0..2usize,
    ) {
        static TOKEN: LazyLock<String> = LazyLock::new(|| good().token());
        let start = place.index(TOKEN.len());
        let mut changed = TOKEN.clone();
        changed.replace_range(start..start + removed, &put);
        prop_assume!(changed != *TOKEN);
        prop_assert_eq!(judge(&changed).verdict, Verdict::Invalid);
    }

    /// Whatever lies where a token belongs is refused, also where only a part of it is.
    #[test]
    fn no_input_makes_it_fail(text in any::<String>(), part in 0..6usize, cut in 0..6usize) {
        let token = good().token();
        let mut parts: Vec<&str> = token.split('~').collect();
        if let Some(place) = parts.get_mut(part) {
            *place = &text;
        }
        parts.truncate(cut);
        let changed = parts.join("~");
        prop_assume!(changed != token);
        prop_assert_eq!(judge(&changed).verdict, Verdict::Invalid);
        prop_assert_eq!(judge(&text).verdict, Verdict::Invalid);
        let _ = Held::read(&text);
    }
}

#[test]
fn the_token_that_is_changed_is_valid() {
    assert_eq!(judge(&good().token()).verdict, Verdict::Valid);
}
