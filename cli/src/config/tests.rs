//! What `madang config check` accepts and what it says.

use std::path::Path;

use madang_api::{PortalConfig, PortalStatus};
use proptest::prelude::*;

use super::{EXAMPLE, Report, parse};

/// The report on a wrong text, without its heading.
fn complaints(text: &str) -> Vec<String> {
    let problems = parse(text.as_bytes()).expect_err("the text is wrong");
    let report = Report::new(Path::new("p.toml"), problems).to_string();
    report.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn the_example_is_in_order_and_still_is_with_its_notice() {
    assert_eq!(
        parse(EXAMPLE.as_bytes()).unwrap().status,
        PortalStatus::Demonstration
    );
    let (head, notice) = EXAMPLE.split_once("# [notice]").unwrap();
    let shown = format!("{head}[notice]{}", notice.replace("\n# ", "\n"));
    let notice = parse(shown.as_bytes()).unwrap().notice.unwrap();
    assert_eq!(notice.from.to_string(), "2020-05-12 00:00:00 UTC");
}

#[test]
fn an_empty_file_is_the_default() {
    assert_eq!(parse(b"").unwrap(), PortalConfig::default());
}

#[test]
fn every_problem_is_named_with_its_place() {
    let text = "status = \"offical\"\n\
        languges = [\"ko\"]\n\
        [kiosk]\n\
        idle_s = \"60\"\n\
        screen = { diagonal_in = 21.5, width_px = 10 }\n\
        [services]\n  maks = true\n";
    assert_eq!(
        complaints(text),
        [
            "p.toml:1:10: `status` must be \"demonstration\" or \"official\", not \"offical\"; \
             did you mean `official`?",
            "p.toml:2:1: `languges` is not a key of this file; did you mean `languages`?; \
             known here: languages, status, operator, services, kiosk, notice",
            "p.toml:4:10: `kiosk.idle_s` must be a whole number from 15 to 3600, \
             not the text \"60\"",
            "p.toml:5:10: `kiosk.screen.height_px` is missing",
            "p.toml:5:43: `kiosk.screen.width_px` must be a whole number from 320 to 16384, not 10",
            "p.toml:7:3: `services.maks` is not a key of this file; did you mean `masks`?; \
             known here: masks, relief, forum, mydata",
        ]
    );
}

#[test]
fn broken_toml_is_named_by_its_place() {
    let said = complaints("status = \"official\"\nlanguages = [\"ko\"\n");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("p.toml:2:") || said[0].starts_with("p.toml:3:"),
        "{said:?}"
    );
}

#[test]
fn another_encoding_is_named_by_its_line() {
    let problems = parse(b"status = \"official\"\n# \xb8\xb6\xb4\xe7\n").unwrap_err();
    assert_eq!(problems[0].position.to_string(), "2:3");
    assert!(problems[0].message.contains("UTF-8"));
}

#[test]
fn an_official_portal_says_who_runs_it() {
    assert_eq!(
        complaints("status = \"official\"\n"),
        ["p.toml:1:1: `operator` is missing"]
    );
    let nobody = "status = \"official\"\n[operator]\nname = { ko = \"시청\", en = \"City\" }\n";
    assert_eq!(
        complaints(nobody),
        ["p.toml:2:1: an official portal needs `operator.phone` or `operator.email`"]
    );
    let reachable = format!("{nobody}phone = \"110\"\n");
    let config = parse(reachable.as_bytes()).unwrap();
    assert_eq!(config.status, PortalStatus::Official);
}

#[test]
fn texts_are_in_every_language_offered() {
    let text = "[operator]\nname = { ko = \"시청\" }\n";
    assert_eq!(
        complaints(text),
        ["p.toml:2:8: `operator.name.en` is missing"]
    );
    let korean = format!("languages = [\"ko\"]\n{text}");
    assert!(parse(korean.as_bytes()).is_ok());
}

#[test]
fn contacts_languages_and_times_are_checked() {
    let wrong = [
        ("languages = []", "at least one language"),
        (
            "languages = [\"ko\", \"ko\"]",
            "`languages[1]` is given twice",
        ),
        (
            "languages = [\"fr\"]",
            "must be \"ko\" or \"en\", not \"fr\"",
        ),
        ("operator.phone = \"call us\"", "must be a telephone number"),
        ("operator.email = \"me@home\"", "must be a mail address"),
        ("operator.hours = \"always\"", "must be a table"),
        ("notice.from = 2020-05-12", "must be a date and time"),
        ("notice.from = \"2020-05-12T09:00:00\"", "without quotes"),
        (
            "kiosk.screen.diagonal_in = nan",
            "a number from 5 to 120, not nan",
        ),
        ("services.masks = 1", "must be true or false, not 1"),
        ("operator.name.ko = \" \"", "is empty"),
    ];
    for (text, expected) in wrong {
        let said = complaints(text).join("\n");
        assert!(said.contains(expected), "{text} gave {said}");
    }
    let said = complaints(
        "[notice]\ntext = { ko = \"가\", en = \"a\" }\n\
         from = 2020-05-12T09:00:00\nuntil = 2020-05-11T23:00:00Z\n",
    );
    assert_eq!(
        said,
        ["p.toml:4:9: `notice.until` must be later than `notice.from`"]
    );
}

proptest! {
    #[test]
    fn any_text_is_accepted_or_explained(text in "[a-z0-9=\\[\\]{}\"., \n가-힣-]{0,120}") {
        if let Err(problems) = parse(text.as_bytes()) {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn any_bytes_are_accepted_or_explained(bytes: Vec<u8>) {
        if let Err(problems) = parse(&bytes) {
            prop_assert!(!problems.is_empty());
        }
    }
}
