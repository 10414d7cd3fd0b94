//! `madang relief list`, `questions` and `compare`.

use serde_json::{Value, json};

use crate::rules::{Desk, strings};

#[test]
fn a_list_names_programmes_and_versions() {
    let desk = Desk::published();
    assert_eq!(
        desk.says(&["list"]),
        "2 programmes in 3 versions\n\
         \n\
         child_help  Child help\n  2021  2021-03-01 on\n\
         \n\
         rent_help  Rent help\n  \
         2020  2020-01-01 to 2020-12-31, a plan that was superseded\n  \
         2021  2021-01-01 to 2021-12-31\n"
    );
    assert!(
        desk.says(&["list", "--language", "ko"])
            .contains("rent_help  월세 지원\n")
    );
    let catalogue = desk.json("catalogue");
    assert_eq!(
        desk.answers(&["list"])["programmes"],
        catalogue["programmes"]
    );
}

/// The ids of the facts in a list of questions.
fn facts(questions: &Value) -> Vec<&str> {
    let questions = questions.as_array().unwrap().iter();
    questions
        .map(|question| question["fact"].as_str().unwrap())
        .collect()
}

#[test]
fn questions_are_only_those_that_matter() {
    let desk = Desk::published();
    let ask = |answers: &Value| {
        desk.portal.write("answers.json", &answers.to_string());
        desk.answers(&[
            "questions",
            "--programme",
            "rent_help",
            "--as-of",
            "2020-06-01",
            "--answers",
            "answers.json",
        ])
    };
    let first = ask(&json!({}));
    assert_eq!(first["at_most"], 4);
    // The day of moving in is the next version's.
    let mut all = facts(&first["rest"]);
    all.push(first["next"]["fact"].as_str().unwrap());
    all.sort_unstable();
    assert_eq!(all, ["insurance", "premium_krw", "renting", "size"]);

    let settled = ask(&json!({"renting": false}));
    assert_eq!(
        (&settled["next"], &settled["at_most"]),
        (&Value::Null, &json!(0))
    );

    // At 150,000 won the kind of insurance does not matter any more, the size does.
    let premium = json!({"min": 0, "max": 150_000});
    let last = ask(&json!({"renting": true, "premium_krw": premium}));
    assert_eq!(last["next"]["fact"], "size");
    assert_eq!(strings(&last["next"]["answers"]), ["1 to 6"]);
    assert_eq!(last["rest"], json!([]));
    assert!(last["at_most"].as_i64().unwrap() >= 1);

    // What is known roughly is not asked again, but named.
    let premium = json!({"min": 0, "max": 300_000});
    let answers =
        json!({"renting": true, "premium_krw": premium, "size": 2, "insurance": "unknown"});
    let rough = ask(&answers);
    assert_eq!(rough["next"], Value::Null);
    assert_eq!(facts(&rough["rough"]), ["insurance", "premium_krw"]);
}

#[test]
fn questions_read_well() {
    let desk = Desk::published();
    desk.portal.write(
        "answers.json",
        "{\"renting\": true, \"premium_krw\": 150000, \"insurance\": null}",
    );
    let args = [
        "questions",
        "--programme",
        "rent_help",
        "--as-of",
        "2020-06-01",
        "--answers",
        "answers.json",
    ];
    assert_eq!(
        desk.says(&args),
        "Next, of at most 1 left:\n\
         \n  \
         How many are you?\n    \
         size\n      \
         1 to 6\n    \
         Where: See your register extract.\n"
    );
    assert!(
        desk.says(&[&args[..], &["--language", "ko"]].concat())
            .contains("몇 명인가요?")
    );
}

#[test]
fn a_comparison_says_who_gains_and_who_loses() {
    let desk = Desk::published();
    let found = desk.answers(&["compare", "--programme", "rent_help", "2020", "2021"]);
    let differences = found["differences"].as_array().unwrap();
    let changes: Vec<&str> = differences
        .iter()
        .map(|d| d["change"].as_str().unwrap())
        .collect();
    assert_eq!(changes, ["gains", "loses", "more", "less"]);
    // Whoever loses showed up late, or is regional above 140,000 won, or in doubt now.
    let less = &differences[3];
    assert_eq!(less["case"]["renting"], true);
    assert!(
        less["before"]["krw"].as_i64() > less["after"]["krw"].as_i64(),
        "{less}"
    );
    let back = desk.answers(&["compare", "--programme", "rent_help", "2021", "2020"]);
    assert_eq!(back["differences"].as_array().unwrap().len(), 4);
    let same = desk.says(&["compare", "--programme", "rent_help", "2021", "2021"]);
    assert_eq!(
        same,
        "Rent help: from version 2021 to version 2021\n\n\
         Nobody gains a claim.\n\nNobody loses a claim.\n\nNobody gets more.\n\nNobody gets less.\n"
    );
}

#[test]
fn what_is_not_there_is_said_with_what_there_is() {
    let desk = Desk::published();
    let said = desk.refuses(&["compare", "--programme", "rent_halp", "2020", "2021"]);
    assert_eq!(
        said,
        "madang: no programme is called \"rent_halp\", perhaps rent_help; \
         `madang relief list` names them all\n"
    );
    let said = desk.refuses(&["compare", "--programme", "rent_help", "2019", "2021"]);
    assert_eq!(
        said,
        "madang: rent_help has no version \"2019\"; it has 2020, 2021\n"
    );
    let said = desk.refuses(&["questions", "--as-of", "2021-02-30"]);
    assert!(said.contains("2021-02-30"), "{said}");
}
