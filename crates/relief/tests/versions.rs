//! All published programmes, their versions, and their sum.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod common;

use chrono::NaiveDate;
use common::{answers, book, compiled, programmes, version};
use madang_relief::programme::{Rotation, RotationBy};
use madang_relief::{
    Amounts, Change, Outcome, Programme, Verdict, as_of, compare, prove_versions, total,
};
use serde_json::{Value, json};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_published_rules_have_no_flaw() {
    let book = book();
    let all: Vec<_> = programmes();
    let mut parsed = Vec::new();
    for (name, bytes) in &all {
        let programme = compiled(&book, bytes);
        let proof = programme.prove(&book);
        let problems: Vec<String> = proof
            .problems
            .iter()
            .map(|problem| problem.text(book.facts()))
            .collect();
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        parsed.push(programme.programme);
    }
    let parsed: Vec<&Programme> = parsed.iter().collect();
    assert_eq!(prove_versions(&parsed), []);
}

#[test]
fn the_draft_was_stricter_for_somebody() {
    let book = book();
    let draft = compiled(&book, &version("national_support_2021", "2021-07-26"));
    let fund = compiled(&book, &version("national_support_2021", "2021-08-30"));
    let differences = compare(&book, &draft, &fund);
    let gain = differences
        .iter()
        .find(|one| one.change == Change::Gains)
        .unwrap();
    assert!(matches!(gain.after, Outcome::Yes(_) | Outcome::Confirm(_)));
    assert_ne!(gain.before, gain.after);
    // The case shows it.
    let facts = book.facts().facts.iter().enumerate();
    let case: Vec<i64> = facts
        .map(|(place, fact)| {
            let own = gain.case.iter().find(|(known, ..)| *known == place);
            own.map_or(fact.min, |(_, from, _)| *from)
        })
        .collect();
    assert_eq!(
        (draft.decide(&case), fund.decide(&case)),
        (gain.before, gain.after)
    );
    assert_eq!(compare(&book, &fund, &fund), []);
}

#[test]
fn a_date_goes_by_the_version_in_force_or_the_nearest() {
    let files = [
        ("one", "a", "draft", "2021-07-01", Some("2021-07-31")),
        ("one", "b", "final", "2021-09-01", Some("2021-09-30")),
        ("one", "c", "final", "2021-12-01", None),
        ("two", "d", "final", "2020-01-01", Some("2020-01-31")),
    ];
    let parsed: Vec<Programme> = files
        .iter()
        .map(|(id, name, status, from, to)| {
            let bytes = version("national_support_2021", "2021-08-30");
            let mut file: Value = serde_json::from_slice(&bytes).unwrap();
            file["id"] = json!(id);
            file["version"] = json!(name);
            file["status"] = json!(status);
            file["in_force"] = json!({"from": from, "to": to});
            Programme::parse(file.to_string().as_bytes()).unwrap()
        })
        .collect();
    let all: Vec<&Programme> = parsed.iter().collect();
    for (on, version, in_force) in [
        ("2021-07-01", "a", true),
        ("2021-07-31", "a", true),
        // Out of force, a draft is nobody's version.
        ("2021-08-01", "b", false),
        ("2021-09-01", "b", true),
        ("2021-10-31", "b", false),
        ("2021-11-01", "c", false),
        ("2026-01-01", "c", true),
        ("2019-01-01", "b", false),
    ] {
        let chosen = as_of(&all, date(on));
        assert_eq!(chosen.len(), 2);
        let one = chosen[0];
        assert_eq!(
            (all[one.place].version.as_str(), one.in_force),
            (version, in_force),
            "{on}"
        );
        assert_eq!(all[chosen[1].place].version, "d");
    }
}

/// Monday 1 and 6 to Friday 5 and 0, all at weekends; 2021-09-06 was a Monday.
#[test]
fn everybody_has_a_weekday() {
    let rotation = Rotation {
        from: date("2021-09-06"),
        to: date("2021-09-12"),
        by: RotationBy::BirthYear,
    };
    for digit in 0..10 {
        let day = match digit % 5 {
            0 => 10,
            weekday => 5 + weekday,
        };
        let own = [
            format!("2021-09-{day:02}"),
            "2021-09-11".into(),
            "2021-09-12".into(),
        ];
        assert_eq!(rotation.days(digit), own.map(|day| date(&day)), "{digit}");
    }
    assert!(rotation.admits(1, date("2021-09-14")));
    let business = Rotation {
        by: RotationBy::BusinessNumber,
        ..rotation
    };
    assert!(business.admits(7, date("2021-09-07")) && !business.admits(7, date("2021-09-08")));
}

#[test]
fn what_excludes_each_other_is_not_counted_twice() {
    let bytes = version("national_support_2021", "2021-08-30");
    let programme = |id: &str, excludes: &[&str]| {
        let mut file: Value = serde_json::from_slice(&bytes).unwrap();
        file["id"] = json!(id);
        file["excludes"] = json!(excludes);
        Programme::parse(file.to_string().as_bytes()).unwrap()
    };
    let pays = |least, most| {
        Verdict::Eligible(Amounts {
            known: Some((least, most)),
            unknown: false,
        })
    };
    let (a, b) = (programme("a", &["b"]), programme("b", &[]));
    let (c, d) = (programme("c", &["b"]), programme("d", &[]));
    let open = Verdict::Open {
        yes: true,
        no: true,
        confirm: false,
        amounts: Amounts {
            known: Some((5, 9)),
            unknown: false,
        },
    };
    // b alone is more than a, and less than a and c together.
    let sum = total(&[
        (&a, pays(3, 3)),
        (&b, pays(5, 5)),
        (&c, pays(4, 4)),
        (&d, open),
    ]);
    assert_eq!((sum.at_least, sum.at_most), (7, 16));
    assert_eq!((sum.counted, sum.left_out), (vec![0, 2], vec![(1, 0)]));
    let sum = total(&[
        (&a, pays(3, 3)),
        (&b, pays(5, 5)),
        (&c, Verdict::NotEligible),
    ]);
    assert_eq!(
        (sum.at_least, sum.counted, sum.left_out),
        (5, vec![1], vec![(0, 1)])
    );
}

/// Who received the programme that excludes this one is not entitled to it.
#[test]
fn what_was_received_takes_part() {
    let book = book();
    for (name, bytes) in programmes() {
        let programme = compiled(&book, &bytes);
        for excluded in &programme.programme.excludes {
            let id = format!("received_{excluded}");
            if book.facts().index(&id).is_some() {
                let given = answers(&book, &json!({id: true}));
                let verdict = programme.verdict(&book, &given);
                assert_eq!(verdict, Verdict::NotEligible, "{name}");
            }
        }
    }
}
