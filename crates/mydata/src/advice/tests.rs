use proptest::prelude::*;

use super::{Advice, Count, Inferred};
use crate::Path;
use crate::purposes::Level;
use crate::testing::{copies, held, paths, purposes, shipped, types};
use crate::types::Sensitive;

const VCT: &str = "https://madang.example/credentials/family/1";

fn texts(paths: &[Path]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}

fn with_advice(picked: &[&str], test: impl FnOnce(&Advice<'_>)) {
    let (types, purposes) = (types(), purposes());
    let asked = purposes.get("daycare").unwrap().asked(VCT);
    let picked = paths(picked);
    test(&Advice::new(&held(), types.get(VCT), asked, &picked));
}

#[test]
fn which_child_is_asked_and_nothing_ticked_before() {
    with_advice(&[], |advice| {
        assert_eq!(advice.ticked(), []);
        let [pick] = advice.picks.as_slice() else {
            panic!("{:?}", advice.picks);
        };
        assert!(pick.is_open());
        assert_eq!(texts(&pick.elements), ["family.2", "family.3"]);
    });
}

#[test]
fn of_the_child_that_is_meant_the_least_is_ticked() {
    with_advice(&["family.3"], |advice| {
        assert_eq!(
            texts(&advice.ticked()),
            ["family.3.name", "family.3.birthdate"]
        );
        assert!(!advice.picks[0].is_open());
        let of = |path: &str| advice.field(&paths(&[path])[0]).unwrap().clone();
        assert_eq!(of("family.3.name").why.unwrap().in_language("en"), "who");
        assert_eq!(of("family.2.name").level, Level::Excess);
        assert_eq!(of("family.2.name").why, None, "the general reason");
        assert_eq!(of("children").level, Level::Choice);
        assert_eq!(
            of("family.3.rrn_back").why.unwrap().in_language("en"),
            "forbidden"
        );
    });
}

#[test]
fn somebody_who_does_not_come_into_question_cannot_be_picked() {
    with_advice(&["family.0", "family.1", "health"], |advice| {
        assert_eq!(advice.ticked(), []);
        assert!(advice.picks[0].is_open());
    });
}

#[test]
fn the_only_child_is_meant_by_itself() {
    let (types, purposes) = (types(), purposes());
    let mut sample = crate::testing::sample();
    let json = crate::testing::SAMPLE.replace(
        r#""relation":"자녀","name":"이바다""#,
        r#""relation":"배우자","name":"이바다""#,
    );
    sample.claims = madang_json::read::<crate::demo::Sample>(json.as_bytes())
        .unwrap()
        .claims;
    let held = copies(&sample, types.get(VCT).unwrap(), 1).remove(0);
    let asked = purposes.get("daycare").unwrap().asked(VCT);
    let advice = Advice::new(&held, types.get(VCT), asked, &[]);
    assert_eq!(
        texts(&advice.ticked()),
        ["family.2.name", "family.2.birthdate"]
    );
}

#[test]
fn it_counts_what_is_given_with_what_cannot_be_kept_back() {
    with_advice(&["family.2"], |advice| {
        // 20 of the family, 2 of health, 3 numbers and places, and the kind, which
        // every receiver gets.
        let all = Count {
            given: 3,
            of: 26,
            sensitive: 0,
        };
        assert_eq!(advice.count(&advice.ticked()), all);
        assert_eq!(advice.count(&[]).given, 1);
        let more = paths(&["family.2.rrn_back", "health.illness", "no.such.field"]);
        assert_eq!(
            advice.count(&more),
            Count {
                given: 3,
                of: 26,
                sensitive: 2
            }
        );
    });
}

#[test]
fn sensitive_fields_are_confirmed_twice() {
    with_advice(&[], |advice| {
        let selection = paths(&["family.0.rrn_back", "family.1.rrn_back", "health.since"]);
        let kinds: Vec<Sensitive> = advice.confirmations(&selection).into_iter().collect();
        assert_eq!(kinds, [Sensitive::ResidentNumber, Sensitive::Health]);
        assert!(advice.confirmations(&paths(&["family.0.name"])).is_empty());
    });
}

#[test]
fn what_an_office_asks_too_much_is_named() {
    with_advice(&["family.2"], |advice| {
        let asked = paths(&["family.2.name", "family.0.name", "children", "issue_no"]);
        let excess: Vec<Path> = advice
            .excess(&asked)
            .map(|field| field.path.clone())
            .collect();
        assert_eq!(texts(&excess), ["issue_no", "family.0.name"]);
    });
}

#[test]
fn what_the_receiver_can_work_out() {
    let purposes = purposes();
    with_advice(&["family.2"], |advice| {
        let inferred =
            |selection: &[&str]| advice.inferred(&purposes.inferences, VCT, &paths(selection));
        let length = |given| Inferred::Length {
            list: paths(&["family"])[0].clone(),
            of: 4,
            given,
        };
        assert_eq!(inferred(&["children"]), []);
        assert_eq!(
            inferred(&["family.2.name", "family.2.birthdate"]),
            [length(1)]
        );
        assert_eq!(
            inferred(&["family.2.name", "family.0.clan"]),
            [Inferred::Text(&purposes.inferences[0].text), length(2)]
        );
        let everybody: Vec<String> = (0..4).map(|n| format!("family.{n}.relation")).collect();
        let everybody: Vec<&str> = everybody.iter().map(String::as_str).collect();
        assert_eq!(inferred(&everybody), []);
    });
}

#[test]
fn without_purpose_or_type_nothing_is_ticked() {
    let advice = Advice::new(&held(), None, None, &[]);
    assert_eq!(advice.ticked(), []);
    assert_eq!(advice.pile(Level::Excess).count(), advice.fields.len());
    assert!(advice.fields.iter().all(|field| field.claim.is_none()));
}

#[test]
fn what_the_certificate_lacks_is_named() {
    let (types, purposes) = (types(), purposes());
    let asked = purposes.get("daycare").unwrap().asked(VCT);
    let mut sample = crate::testing::sample();
    sample.claims = crate::Value::parse(r#"{"children":0,"family":[]}"#.as_bytes()).unwrap();
    let held = copies(&sample, types.get(VCT).unwrap(), 1).remove(0);
    let advice = Advice::new(&held, types.get(VCT), asked, &[]);
    let missing: Vec<String> = advice
        .missing
        .iter()
        .map(|field| field.path.to_string())
        .collect();
    assert_eq!(missing, ["family.*.name", "family.*.birthdate"]);
    assert_eq!(advice.picks, []);
}

/// What the tool ships: each purpose on each invented certificate.
#[test]
fn no_purpose_ticks_more_than_it_needs() {
    let (types, purposes, samples) = shipped();
    let mut tried = 0;
    let certificates = samples
        .people
        .iter()
        .flat_map(|person| &person.certificates);
    for sample in certificates {
        let kind = types.get(&sample.vct).unwrap();
        let held = copies(sample, kind, 1).remove(0);
        for purpose in &purposes.purposes {
            let Some(asked) = purpose.asked(&sample.vct) else {
                continue;
            };
            let open = Advice::new(&held, Some(kind), Some(asked), &[]);
            let picked: Vec<Path> = open
                .picks
                .iter()
                .map(|pick| pick.elements[0].clone())
                .collect();
            let advice = Advice::new(&held, Some(kind), Some(asked), &picked);
            let ticked = advice.ticked();
            let (id, count) = (&purpose.id, advice.count(&ticked));
            // A quarter of the type's fields; an empty list is one field in place of many.
            assert!(
                count.given * 5 <= count.of * 2,
                "{id} {}: {count:?}",
                sample.vct
            );
            for path in &ticked {
                assert_eq!(advice.field(path).unwrap().level, Level::Must);
                assert_ne!(
                    advice.field(path).unwrap().sensitive,
                    Some(Sensitive::ResidentNumber)
                );
            }
            assert!(advice.fields.iter().all(|field| field.claim.is_some()));
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

proptest! {
    #[test]
    fn the_counter_adds_up(chosen in prop::collection::vec(any::<bool>(), 26), child in 0usize..5) {
        let child = format!("family.{child}");
        with_advice(&[&child], |advice| {
            let fields = advice.fields.iter().zip(&chosen);
            let selection: Vec<Path> = fields
                .filter(|(_, chosen)| **chosen)
                .map(|(field, _)| field.path.clone())
                .collect();
            let count = advice.count(&selection);
            let kept: Vec<Path> = advice.fields.iter()
                .filter(|field| !selection.contains(&field.path) && !field.is_fixed)
                .map(|field| field.path.clone())
                .collect();
            assert_eq!(count.given + kept.len(), count.of);
            let rest = advice.count(&kept);
            let sensitive = advice.fields.iter().filter(|field| field.sensitive.is_some()).count();
            assert_eq!(count.sensitive + rest.sensitive, sensitive);
            let piles = [Level::Must, Level::Choice, Level::Excess].map(|level| advice.pile(level).count());
            assert_eq!(piles.iter().sum::<usize>(), count.of);
            assert_eq!(advice.ticked().len(), piles[0]);
            assert!(advice.excess(&advice.ticked()).next().is_none());
        });
    }
}
