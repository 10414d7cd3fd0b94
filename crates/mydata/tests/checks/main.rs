//! Every check, by presentations that are right in all but one thing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod binding;
#[path = "../common/mod.rs"]
mod common;
mod disclosed;
mod issued;
mod parsing;
mod times;

use std::collections::BTreeSet;

use common::draft::{Draft, good, policy};
use madang_mydata::{Check, Verdict, digest};
use serde_json::{Value as Json, json};

/// What is wrong, the check that it breaks, and how it is made.
type Case = (&'static str, Check, fn(&mut Draft));

const ALL: [&[Case]; 5] = [
    parsing::PARSING,
    issued::ISSUED,
    disclosed::DISCLOSED,
    times::TIMES,
    binding::BINDING,
];

#[test]
fn one_fault_is_refused_by_its_check() {
    for (what, check, spoil) in ALL.concat() {
        let mut draft = good();
        spoil(&mut draft);
        let report = draft.judge(&policy());
        assert_eq!(report.verdict, Verdict::Invalid, "{check}, {what}");
        assert_eq!(report.failed, Some(check), "{what}: {}", report.message);
        assert_eq!(report.payload, None, "{check}, {what}");
        assert!(!report.message.is_empty());
    }
}

#[test]
fn every_check_that_can_be_told_has_its_case() {
    // V02 shows in V03, V09 and V10 in V18; V11, V16 and S11 refuse nothing; H1 and T1
    // are not about presentations.
    let never = ["V02", "V09", "V10", "V11", "V16", "S11", "H1", "T1"];
    let told = ALL.concat().into_iter().map(|(_, check, _)| check.id());
    let told: BTreeSet<&str> = told.chain(never).collect();
    let all = Check::ALL.iter().map(|check| check.id()).collect();
    assert_eq!(told, all);
}

fn remove(object: &mut Json, name: &str) {
    object.as_object_mut().unwrap().remove(name).unwrap();
}

fn refer_to(draft: &mut Draft, disclosure: &str) {
    draft.refer(digest(disclosure));
    draft.disclosures.push(disclosure.to_owned());
}

fn nested(depth: usize) -> Json {
    (0..depth).fold(json!(1), |inner, _| json!([inner]))
}
