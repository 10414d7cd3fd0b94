use proptest::prelude::*;

use super::{Answer, Query};
use crate::testing::{copies, held, paths, purposes, sample, types};
use crate::{Held, Path, Value};

const VCT: &str = "https://madang.example/credentials/family/1";

fn texts(paths: &[Path]) -> Vec<String> {
    let mut texts: Vec<String> = paths.iter().map(ToString::to_string).collect();
    texts.sort();
    texts
}

/// A query for one certificate of the family.
fn asking(rest: &str) -> Query {
    let json = format!(
        r#"{{"credentials":[{{"id":"a","format":"dc+sd-jwt","meta":{{"vct_values":["{VCT}"]}}{rest}}}]}}"#
    );
    Query::parse(json.as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The fields that answer it; none where it is not answered.
fn least(rest: &str) -> Option<Vec<String>> {
    asking(rest).credentials[0]
        .least(&held())
        .map(|fields| texts(&fields))
}

#[test]
fn without_claims_nothing_is_disclosed() {
    assert_eq!(least(""), Some(Vec::new()));
}

#[test]
fn claims_are_answered_with_their_fields() {
    let fields = |claims: &str| least(&format!(r#","claims":[{claims}]"#));
    assert_eq!(
        fields(r#"{"path":["register_base"]}"#).unwrap(),
        ["register_base"]
    );
    assert_eq!(
        fields(r#"{"path":["health"]}"#).unwrap(),
        ["health.illness", "health.since"],
        "an object with its claims"
    );
    assert_eq!(
        fields(r#"{"path":["family",1,"name"]}"#).unwrap(),
        ["family.1.name"]
    );
    assert_eq!(
        fields(r#"{"path":["family",null,"clan"]}"#).unwrap().len(),
        4
    );
    assert_eq!(
        fields(r#"{"path":["vct"]}"#),
        Some(Vec::new()),
        "always there"
    );
    assert_eq!(
        fields(r#"{"path":["register_base"]},{"path":["job"]}"#),
        None
    );
}

#[test]
fn values_have_to_be_of_the_same_kind() {
    let has = |values: &str| {
        least(&format!(
            r#","claims":[{{"path":["children"],"values":[{values}]}}]"#
        ))
        .is_some()
    };
    assert!(has("2"));
    assert!(has(r#""many",2"#));
    assert!(!has("3"));
    assert!(!has(r#""2""#));
    assert!(!has("true"));
}

#[test]
fn of_a_list_only_elements_with_the_values_are_disclosed() {
    let child = r#","claims":[{"path":["family",null,"name"]},{"path":["family",null,"relation"],"values":["자녀"]},{"path":["register_base"]}]"#;
    assert_eq!(
        least(child).unwrap(),
        [
            "family.2.name",
            "family.2.relation",
            "family.3.name",
            "family.3.relation",
            "register_base"
        ]
    );
    let both = child.replace(
        r#"["family",null,"name"]}"#,
        r#"["family",null,"name"],"values":["이하늘"]}"#,
    );
    assert_eq!(
        least(&both).unwrap(),
        ["family.2.name", "family.2.relation", "register_base"]
    );
    assert_eq!(least(&child.replace("자녀", "배우자")), None);
}

#[test]
fn of_several_sets_the_smallest_counts() {
    let claims = r#","claims":[{"id":"all","path":["family"]},{"id":"name","path":["family",0,"name"]},{"id":"job","path":["job"]}]"#;
    let sets = |sets: &str| least(&format!(r#"{claims},"claim_sets":[{sets}]"#));
    assert_eq!(sets(r#"["all"],["name"]"#).unwrap(), ["family.0.name"]);
    assert_eq!(sets(r#"["job"],["name"]"#).unwrap(), ["family.0.name"]);
    assert_eq!(sets(r#"["job"],["name","job"]"#), None);
}

fn query(credential_sets: &str) -> Query {
    let credential = |id: &str, vct: &str, path: &str| {
        format!(
            r#"{{"id":"{id}","format":"dc+sd-jwt","meta":{{"vct_values":["{vct}"]}},"claims":[{{"path":[{path}]}}]}}"#
        )
    };
    let credentials = [
        credential("whole", VCT, r#""family""#),
        credential("name", VCT, r#""family",0,"name""#),
        credential(
            "car",
            "https://madang.example/credentials/vehicle/1",
            r#""plate""#,
        ),
    ];
    let json = format!(
        r#"{{"credentials":[{}]{credential_sets}}}"#,
        credentials.join(",")
    );
    Query::parse(json.as_bytes()).unwrap()
}

fn answer(credential_sets: &str) -> (Vec<String>, Vec<String>) {
    let Answer { parts, unmet } = query(credential_sets).least(&[&held()]);
    (parts.into_iter().map(|part| part.id).collect(), unmet)
}

#[test]
fn without_sets_all_are_asked_for() {
    let (given, unmet) = answer("");
    assert_eq!(given, ["whole", "name"]);
    assert_eq!(unmet, ["car"]);
}

#[test]
fn of_several_options_the_smallest_counts_and_what_is_not_required_stays() {
    let sets = |sets: &str| answer(&format!(r#","credential_sets":[{sets}]"#));
    let none: Vec<String> = Vec::new();
    let name = (vec!["name".to_owned()], none.clone());
    assert_eq!(sets(r#"{"options":[["whole"],["name"]]}"#), name);
    assert_eq!(sets(r#"{"options":[["car"],["name"]]}"#), name);
    assert_eq!(
        sets(r#"{"options":[["name"]]},{"options":[["whole"]],"required":false}"#),
        name
    );
    assert_eq!(
        sets(r#"{"options":[["car","name"],["car","whole"]]}"#),
        (none, vec!["car".to_owned()])
    );
}

#[test]
fn of_several_certificates_the_one_with_the_fewest_fields_answers() {
    let mut small = sample();
    small.claims = Value::parse(r#"{"family":[{"name":"가"}]}"#.as_bytes()).unwrap();
    let small = copies(&small, &types().types[0], 1).remove(0);
    let held = held();
    let answer = asking(r#","claims":[{"path":["family"]}]"#).least(&[&held, &small]);
    assert_eq!(answer.parts[0].held, 1);
    assert_eq!(texts(&answer.parts[0].fields), ["family.0.name"]);
}

#[test]
fn another_format_is_not_had() {
    let json = r#"{"credentials":[{"id":"a","format":"mso_mdoc","meta":{"doctype_value":"x"},"claims":[{"path":["a","b"],"values":[1.5]}]}]}"#;
    let answer = Query::parse(json.as_bytes()).unwrap().least(&[&held()]);
    assert_eq!(answer.unmet, ["a"]);
}

#[test]
fn what_the_standard_forbids_is_refused() {
    let refused = |json: &str| Query::parse(json.as_bytes()).unwrap_err().to_string();
    let one = |rest: &str| {
        refused(&format!(
            r#"{{"credentials":[{{"id":"a","format":"dc+sd-jwt","meta":{{"vct_values":["{VCT}"]}}{rest}}}]}}"#
        ))
    };
    assert_eq!(refused("{}"), "credentials: is missing");
    assert_eq!(refused(r#"{"credentials":[]}"#), "credentials: is empty");
    assert_eq!(
        refused(r#"{"credentials":[{"id":"a","format":"dc+sd-jwt"}]}"#),
        "credentials[0].meta: is missing"
    );
    assert_eq!(
        refused(r#"{"credentials":[{"id":"a b","format":"x"}]}"#),
        "credentials[0].id: letters, digits, _ and - are expected"
    );
    assert_eq!(
        refused(r#"{"credentials":[{"id":"a","format":"x"},{"id":"a","format":"x"}]}"#),
        "credentials[1]: \"a\" is given twice"
    );
    assert_eq!(
        refused(
            r#"{"credentials":[{"id":"a","format":"x"}],"credential_sets":[{"options":[["b"]]}]}"#
        ),
        "credential_sets[0].options[0][0]: is the id of nothing in this query"
    );
    assert_eq!(one(r#","claims":[]"#), "credentials[0].claims: is empty");
    assert_eq!(
        one(r#","claims":[{"path":[]}]"#),
        "credentials[0].claims[0].path: is empty"
    );
    assert_eq!(
        one(r#","claims":[{"path":["a"],"values":[1.5]}]"#),
        "credentials[0].claims[0].values[0]: a text, a whole number, true or false is expected, not 1.5"
    );
    assert_eq!(
        one(r#","claim_sets":[["a"]]"#),
        "credentials[0].claim_sets: is given without claims"
    );
    assert_eq!(
        one(r#","claims":[{"path":["a"]}],"claim_sets":[["a"]]"#),
        "credentials[0].claims: a claim has no id, which claim_sets need"
    );
    assert_eq!(
        one(r#","claims":[{"id":"a","path":["a"]}],"claim_sets":[["b"]]"#),
        "credentials[0].claim_sets[0][0]: is the id of nothing in this query"
    );
}

#[test]
fn a_purpose_asks_for_what_it_needs() {
    let purposes = purposes();
    let query = Query::of_purpose(purposes.get("daycare").unwrap());
    let answer = query.least(&[&held()]);
    assert_eq!(answer.unmet, [""; 0]);
    assert_eq!(
        texts(&answer.parts[0].fields),
        [
            "family.2.birthdate",
            "family.2.name",
            "family.2.relation",
            "family.3.birthdate",
            "family.3.name",
            "family.3.relation"
        ],
        "and by what the children are known"
    );
    let written = query.to_value().write();
    assert_eq!(Query::parse(written.as_bytes()).as_ref(), Ok(&query));
    assert!(
        written.contains(r#""claim_sets":[["f0","f1","f2"],["f0","f1","f2","f3"]]"#),
        "{written}"
    );
}

#[test]
fn each_purpose_that_ships_is_a_query() {
    let (_, purposes, _) = crate::testing::shipped();
    for purpose in &purposes.purposes {
        let query = Query::of_purpose(purpose);
        let written = query.to_value().write();
        assert_eq!(
            Query::parse(written.as_bytes()).as_ref(),
            Ok(&query),
            "{}",
            purpose.id
        );
    }
}

/// Whether these claims satisfy all that is asked in one of the sets, by the rules of
/// section 7.1 alone; `given` says which of them are there.
fn satisfies(query: &Query, claims: &Value, given: &dyn Fn(&Path) -> bool) -> bool {
    let credential = &query.credentials[0];
    let claim = |id: &String| {
        credential
            .claims
            .iter()
            .find(|claim| claim.id.as_ref() == Some(id))
    };
    let met = |claim: &super::ClaimQuery| {
        let mut found = claim.path.find(claims).into_iter().filter(given);
        found.any(|path| {
            let value = path.of(claims).unwrap();
            claim.values.is_empty() || claim.values.contains(value)
        })
    };
    if credential.claim_sets.is_empty() {
        return credential.claims.iter().all(met);
    }
    let mut sets = credential.claim_sets.iter();
    sets.any(|ids| ids.iter().all(|id| claim(id).is_some_and(met)))
}

fn seen(held: &Held, fields: &[Path]) -> Value {
    held.preview(&held.select(fields).unwrap()).unwrap()
}

fn claim() -> impl Strategy<Value = String> {
    let element = prop_oneof![
        Just("null".to_owned()),
        (0..5).prop_map(|n: i32| n.to_string())
    ];
    let member = prop_oneof![
        Just(r#"relation"],"values":["자녀"]"#),
        Just(r#"relation"],"values":["부","본인"]"#),
        Just(r#"name"]"#),
        Just(r#"birthdate"]"#),
        Just(r#"clan"],"values":["견본",1]"#),
    ];
    let in_list = (element, member)
        .prop_map(|(element, member)| format!(r#""path":["family",{element},"{member}"#));
    prop_oneof![
        4 => in_list,
        1 => Just(r#""path":["children"],"values":[2]"#.to_owned()),
        1 => Just(r#""path":["register_base"]"#.to_owned()),
        1 => Just(r#""path":["health"]"#.to_owned()),
        1 => Just(r#""path":["job"]"#.to_owned()),
    ]
}

proptest! {
    #[test]
    fn the_least_satisfies_the_query_and_discloses_nothing_else(
        claims in prop::collection::btree_set(claim(), 1..5),
        sets in prop::collection::vec(prop::collection::btree_set(0usize..4, 1..3), 0..3),
    ) {
        let count = claims.len();
        let claims: Vec<String> = claims.iter().zip(0..).map(|(claim, n)| format!(r#"{{"id":"f{n}",{claim}}}"#)).collect();
        let sets: Vec<String> = sets.iter().map(|ids| {
            let ids: Vec<String> = ids.iter().map(|n| format!(r#""f{}""#, n % count)).collect();
            format!("[{}]", ids.join(","))
        }).collect();
        let sets = if sets.is_empty() { String::new() } else { format!(r#","claim_sets":[{}]"#, sets.join(",")) };
        let query = asking(&format!(r#","claims":[{}]{sets}"#, claims.join(",")));
        let held = held();
        match query.credentials[0].least(&held) {
            Some(fields) => {
                let given = |path: &Path| fields.iter().any(|field| path.leads_to(field));
                prop_assert!(satisfies(&query, held.claims(), &given));
                // Elements that are kept back shift those behind them.
                let has_index = claims.iter().any(|claim| claim.contains("family") && !claim.contains("null"));
                prop_assert!(has_index || satisfies(&query, &seen(&held, &fields), &|_| true));
                let asked: Vec<Path> = query.credentials[0].claims.iter()
                    .flat_map(|claim| claim.path.find(held.claims())).collect();
                for field in &fields {
                    prop_assert!(asked.iter().any(|path| path.leads_to(field)));
                }
            }
            // What all of it does not satisfy, no part of it does.
            None => {
                let whole = satisfies(&query, held.claims(), &|_| true);
                let correlated = query.credentials[0].claims.iter().any(|claim| !claim.values.is_empty());
                prop_assert!(!whole || correlated);
            }
        }
    }
}

#[test]
fn the_paths_of_a_request_are_the_paths_of_a_selection() {
    let held = held();
    let fields = asking(r#","claims":[{"path":["family",2,"name"]}]"#).credentials[0]
        .least(&held)
        .unwrap();
    assert_eq!(fields, paths(&["family.2.name"]));
    let seen = seen(&held, &fields).write();
    assert!(
        seen.contains("이하늘") && !seen.contains("이바다") && !seen.contains("2019"),
        "{seen}"
    );
}
