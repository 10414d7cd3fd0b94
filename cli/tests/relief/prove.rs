//! `madang relief prove`.

use serde_json::{Value, json};

use crate::rules::{Desk, RENT_2021};
use crate::support::{edit_payload, stdout};

#[test]
fn published_rules_are_proven() {
    let desk = Desk::published();
    assert_eq!(
        desk.says(&["prove"]),
        "child_help 2021: proven, 1 condition\n\
         rent_help 2020: proven, 2 conditions, 2 rows\n\
         rent_help 2021: proven, 3 conditions, 4 rows\n  \
         unknown at tables[0].rows[3]\n\
         \n\
         Proven: 3 versions, 6 rows of tables without gap or overlap, 1 explicit unknowns\n"
    );
}

#[test]
fn a_gap_is_proven_with_a_case_before_it_is_published() {
    let desk = Desk::new();
    desk.edit(RENT_2021, |file| {
        file["tables"][0]["rows"][1]["when"]["size"] = json!([5, 6]);
    });
    let args = [
        "relief",
        "prove",
        "--programmes",
        "rules",
        "--format",
        "json",
    ];
    let output = desk.portal.run(&args);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let proofs: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(proofs["problems"], 1);
    let rent = &proofs["versions"][2];
    assert_eq!(rent["file"], "rules/programmes/rent_help-2021.json");
    assert_eq!(rent["problems"][0]["at"], "tables[0]");
    let case = json!({"size": 4, "insurance": "workplace"});
    assert_eq!(rent["problems"][0]["case"], case);

    let text = stdout(&desk.portal.run(&args[..4]));
    assert!(text.contains("rent_help 2021: NOT PROVEN"), "{text}");
    assert!(text.contains("\nNot proven: 1 problem(s)\n"), "{text}");
}

#[test]
fn published_rules_at_fault_are_proven_so_and_answer_nothing() {
    let desk = Desk::published();
    edit_payload(
        &desk.portal.api(),
        "relief",
        "programme/rent_help/2021",
        |file| {
            file["tables"][0]["rows"][1]["when"]["size"] = json!([3, 6]);
        },
    );
    let said = desk.refuses(&["prove"]);
    assert_eq!(said, "madang: the rules are not in order: 1 problem(s)\n");
    let said = desk.refuses(&["list"]);
    assert!(
        said.contains("rows[0] and rows[1] are both for insurance = workplace, size = 3"),
        "{said}"
    );
    assert!(said.contains("`madang check`"), "{said}");
}

#[test]
fn without_published_rules_there_is_nothing_to_ask() {
    let desk = Desk::new();
    let said = desk.refuses(&["prove"]);
    assert_eq!(
        said,
        "madang: api: no relief programmes are published in this folder; publish them \
         with `madang publish relief`\n"
    );
}
