//! `madang relief evaluate`.

use serde_json::{Value, json};

use crate::rules::Desk;

/// Evaluates answers as of a date.
fn evaluate(desk: &Desk, as_of: &str, answers: &Value) -> Value {
    desk.portal.write("answers.json", &answers.to_string());
    desk.answers(&["evaluate", "--as-of", as_of, "--answers", "answers.json"])
}

fn programme<'a>(evaluation: &'a Value, id: &str) -> &'a Value {
    let mut programmes = evaluation["programmes"].as_array().unwrap().iter();
    programmes.find(|programme| programme["id"] == id).unwrap()
}

fn sure() -> Value {
    json!({
        "size": 2, "insurance": "workplace", "premium_krw": 210_000, "moved_in": "2020-12-31",
        "renting": true, "received_child_help": false,
    })
}

#[test]
fn a_verdict_stands_on_both_sides_of_every_line() {
    let desk = Desk::published();
    for (fact, value, verdict) in [
        ("premium_krw", json!(210_000), "eligible"),
        ("premium_krw", json!(210_001), "not_eligible"),
        ("moved_in", json!("2021-01-01"), "not_eligible"),
        ("renting", json!(false), "not_eligible"),
        ("received_child_help", json!(true), "not_eligible"),
        ("received_child_help", Value::Null, "open"),
        ("premium_krw", json!({"min": 0, "max": 210_000}), "eligible"),
        ("premium_krw", json!({"max": 210_001}), "open"),
        ("premium_krw", json!({"min": 210_001}), "not_eligible"),
    ] {
        let mut answers = sure();
        answers[fact] = value;
        let found = evaluate(&desk, "2021-06-01", &answers);
        assert_eq!(
            programme(&found, "rent_help")["verdict"],
            verdict,
            "{answers}"
        );
    }
}

#[test]
fn amounts_are_exact_where_answers_are_vague() {
    let desk = Desk::published();
    let mut answers = sure();
    answers["premium_krw"] = json!({"min": 90_000, "max": 110_000});
    let found = evaluate(&desk, "2021-06-01", &answers);
    let amount = &programme(&found, "rent_help")["amount"];
    assert_eq!(
        *amount,
        json!({"least_krw": 300_000, "most_krw": 400_000, "unknown": false})
    );
    assert_eq!(found["total"]["at_least_krw"], 300_000);
    assert_eq!(found["total"]["at_most_krw"], 400_000);
}

#[test]
fn what_no_source_gives_is_to_be_confirmed() {
    let desk = Desk::published();
    let mut answers = sure();
    answers["insurance"] = json!("regional");
    answers["size"] = json!(4);
    let found = evaluate(&desk, "2021-06-01", &answers);
    assert_eq!(programme(&found, "rent_help")["verdict"], "confirm");
    // Who does not rent is out whatever the line is.
    answers["renting"] = json!(false);
    let found = evaluate(&desk, "2021-06-01", &answers);
    assert_eq!(programme(&found, "rent_help")["verdict"], "not_eligible");
}

#[test]
fn the_version_goes_by_the_date() {
    let desk = Desk::published();
    for (as_of, version, in_force) in [
        ("2019-06-01", "2021", false),
        ("2020-12-31", "2020", true),
        ("2021-01-01", "2021", true),
        ("2023-01-01", "2021", false),
    ] {
        let found = evaluate(&desk, as_of, &sure());
        let rent = programme(&found, "rent_help");
        assert_eq!(
            (&rent["version"], &rent["in_force"]),
            (&json!(version), &json!(in_force))
        );
    }
}

#[test]
fn programmes_that_exclude_each_other_are_not_added_up() {
    let desk = Desk::published();
    let mut answers = sure();
    answers["size"] = json!(3);
    let found = evaluate(&desk, "2021-06-01", &answers);
    assert_eq!(programme(&found, "child_help")["verdict"], "eligible");
    assert_eq!(
        found["total"],
        json!({
            "at_least_krw": 300_000, "at_most_krw": 300_000, "unknown": false,
            "counted": ["rent_help"],
            "left_out": [{"id": "child_help", "because_of": "rent_help"}],
        })
    );
}

#[test]
fn a_no_has_its_reason_and_the_nearest_yes() {
    let desk = Desk::published();
    let mut answers = sure();
    answers["premium_krw"] = json!(210_001);
    desk.portal.write("answers.json", &answers.to_string());
    let args = [
        "evaluate",
        "--programme",
        "rent_help",
        "--as-of",
        "2021-06-01",
        "--answers",
        "answers.json",
    ];
    assert_eq!(
        desk.says(&args),
        "As of 2021-06-01\n\
         \n\
         NOT ELIGIBLE\n  \
         Rent help\n    \
         rent_help, version 2021\n    \
         holds    You rent\n    \
         fails    A premium of 210,000 won or less\n             \
         with Premium: 210,001 won; Insurance: Workplace; Members: 2\n    \
         holds    Moved in before 2021-01-01 [from memory, not verified]\n    \
         holds    Not received: Child help\n    \
         would make it a yes: Members: 4 (2 more); then A premium of 250,000 won or less\n    \
         would make it a yes: Premium: 210,000 won (1 less)\n\
         \n\
         Nothing unasked can change a verdict or an amount.\n"
    );
    let rent = &desk.answers(&args)["programmes"][0];
    assert_eq!(
        rent["changes"][1],
        json!({"fact": "premium_krw", "to": 210_000, "by": -1, "turns_to": "eligible", "then": []})
    );
    let limit = json!({
        "id": "limit", "least": 210_000, "most": 210_000, "unknown": false,
        "evidence": "source", "sources": ["An example"],
    });
    assert!(
        rent["conditions"][1]["shown"]
            .as_array()
            .unwrap()
            .contains(&limit),
        "{rent:#}"
    );
}

#[test]
fn answers_that_are_none_are_refused_with_their_place() {
    let desk = Desk::published();
    for (answers, expected) in [
        (r#"{"sise": 4}"#, "sise: there is no such fact"),
        (r#"{"size": "four"}"#, "size: a whole number is expected"),
        (r#"{"size": 7}"#, "size: is not from 1 to 6"),
        (r#"{"size": 2.5}"#, "size: a whole number"),
        (
            r#"{"insurance": "none"}"#,
            "insurance: one of workplace, regional is expected",
        ),
        (r#"{"insurance": {"min": 0}}"#, "insurance"),
        (r#"{"renting": 1}"#, "renting: true or false is expected"),
        (r#"{"moved_in": "2021-02-30"}"#, "moved_in: a date such as"),
        (
            r#"{"premium_krw": {"min": 2, "max": 1}}"#,
            "premium_krw: its least is above its greatest",
        ),
        (
            r#"{"premium_krw": {"min": 0, "least": 1}}"#,
            "premium_krw.least: no such field is known",
        ),
        (r#"{"size": 2, "size": 3}"#, "size: is given twice"),
        (r#"{"size": 2"#, "not JSON at line 1, byte 11"),
        ("[]", "an object is expected"),
        (
            r#"{"size": 1, "insurance": "regional"}"#,
            "these answers cannot be so together: In this example whoever lives alone is insured at work (regional_alone)",
        ),
    ] {
        desk.portal.write("answers.json", answers);
        let said = desk.refuses(&[
            "evaluate",
            "--as-of",
            "2021-06-01",
            "--answers",
            "answers.json",
        ]);
        let expected = format!("madang: answers.json: {expected}");
        assert!(
            said.starts_with(&expected),
            "{expected:?} does not begin {said:?}"
        );
    }
    let said = desk.refuses(&[
        "evaluate",
        "--as-of",
        "2021-06-01",
        "--answers",
        "none.json",
    ]);
    assert!(said.contains("cannot read none.json"), "{said}");
}

#[test]
fn the_same_question_has_the_same_bytes_for_an_answer() {
    let desk = Desk::new();
    desk.portal.done(&["publish", "relief", "--api", "api"]);
    desk.portal
        .write("answers.json", r#"{"household_size": 4, "earners": "one"}"#);
    for format in ["text", "json"] {
        let args = [
            "evaluate",
            "--as-of",
            "2021-09-06",
            "--answers",
            "answers.json",
            "--format",
            format,
        ];
        assert_eq!(desk.says(&args), desk.says(&args));
    }
}

/// A couple with two children and one salary, who know the premium only roughly.
#[test]
fn the_fund_of_2021_is_settled_for_a_couple_with_two_children() {
    let desk = Desk::new();
    desk.portal.done(&["publish", "relief", "--api", "api"]);
    let fund = [
        "--programme",
        "national_support_2021",
        "--as-of",
        "2021-09-06",
    ];
    let asked = desk.answers(&[&["questions"], &fund[..]].concat());
    assert!(asked["at_most"].as_i64().unwrap() <= 6, "{asked:#}");
    let mut answers = json!({
        "household_size": 4, "earners": "one", "insurance_type": "workplace",
        "premium_june_2021_krw": {"min": 200_000, "max": 250_000},
        "property_tax_base_2020_krw": 300_000_000, "financial_income_2020_krw": 0,
    });
    let evaluated = |answers: &Value| {
        desk.portal.write("answers.json", &answers.to_string());
        let args = [&["evaluate", "--answers", "answers.json"], &fund[..]].concat();
        desk.answers(&args)["programmes"][0].clone()
    };
    let found = evaluated(&answers);
    assert_eq!(found["verdict"], "eligible");
    assert_eq!(found["amount"]["least_krw"], 1_000_000);
    assert_eq!(found["amount"]["most_krw"], 1_000_000);
    // One won above the line of 310,000.
    answers["premium_june_2021_krw"] = json!(310_001);
    let found = evaluated(&answers);
    assert_eq!(found["verdict"], "not_eligible");
    let nearest = json!({
        "fact": "premium_june_2021_krw", "to": 310_000, "by": -1, "turns_to": "eligible", "then": [],
    });
    assert!(
        found["changes"].as_array().unwrap().contains(&nearest),
        "{found:#}"
    );
}
