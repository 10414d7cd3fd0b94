//! The published rules against the history of the scheme: each of its dates, on
//! both sides of the change.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use chrono::NaiveDate;
use madang_masks::rules::{
    Day, ProxyDay, Purchase, RulesFile, Verdict,
    Verdict::{No, Yes},
    Why::{AnyDay, Digit, Holiday, Unlimited, Weekend},
    WhyNot::{After, Before, OtherDay, UsedUp},
};

fn rules() -> RulesFile {
    RulesFile::parse(include_bytes!("../../../cli/data/mask-rules.json")).unwrap()
}

/// A date of 2020, such as `5-12`.
fn date(text: &str) -> NaiveDate {
    let (month, day) = text.split_once('-').unwrap();
    NaiveDate::from_ymd_opt(2020, month.parse().unwrap(), day.parse().unwrap()).unwrap()
}

fn bought(when: &str, masks: u32) -> Purchase {
    Purchase {
        date: date(when),
        masks,
    }
}

fn day(born: i32, when: &str, purchases: &[Purchase]) -> Day {
    rules().day(born, date(when), purchases)
}

fn verdict(born: i32, when: &str) -> Verdict {
    day(born, when, &[]).verdict
}

fn left(born: i32, when: &str, purchases: &[Purchase]) -> Option<u32> {
    day(born, when, purchases).left
}

fn classes(born: i32, when: &str) -> Vec<String> {
    let rules = rules();
    let proxies = rules.proxies(born, date(when));
    let own = proxies.into_iter().flat_map(|proxies| proxies.own);
    own.map(|class| class.id.clone()).collect()
}

fn others(when: &str) -> Vec<String> {
    let rules = rules();
    let others = rules.proxies(1987, date(when)).unwrap().others;
    others.into_iter().map(|class| class.id.clone()).collect()
}

fn proxy_day(when: &str) -> ProxyDay {
    rules().proxies(1987, date(when)).unwrap().rule.day
}

/// Who may buy for a class on a date, and what they bring.
fn buying_for(id: &str, when: &str) -> (String, String) {
    let rules = rules();
    let class = rules.proxy_classes.iter().find(|class| class.id == id);
    let (class, proxies) = (class.unwrap(), rules.proxies(1987, date(when)).unwrap());
    assert!(proxies.rule.classes.contains(&class.id), "{id} on {when}");
    let items = class.to_bring(proxies.rule);
    let items: Vec<&str> = items.map(|item| item.in_language("en")).collect();
    let buyer = class.buyer(proxies.rule).in_language("en");
    (buyer.to_owned(), items.join("; "))
}

#[test]
fn the_scheme_begins_on_27_february_without_a_quota() {
    assert_eq!(verdict(1987, "2-26"), No(Before));
    assert_eq!(verdict(1987, "2-27"), Yes(Unlimited));
    assert_eq!(left(1987, "2-27", &[]), None);
    assert_eq!(rules().next_day(1987, date("1-5"), &[]), Some(date("2-27")));
}

#[test]
fn from_6_march_two_each_on_any_day() {
    assert_eq!(left(1987, "3-5", &[]), None);
    assert_eq!(verdict(1987, "3-6"), Yes(AnyDay));
    assert_eq!(left(1987, "3-6", &[]), Some(2));
    assert_eq!(verdict(1988, "3-8"), Yes(AnyDay));
    // What was bought before there was a check is not counted.
    assert_eq!(left(1987, "3-6", &[bought("3-5", 5)]), Some(2));
    assert_eq!(day(1987, "3-8", &[bought("3-6", 2)]).verdict, No(UsedUp));
}

#[test]
fn from_9_march_the_last_digit_gives_the_day() {
    assert_eq!(verdict(1987, "3-8"), Yes(AnyDay));
    assert_eq!(verdict(1987, "3-9"), No(OtherDay));
    for (digits, when) in [
        ([1991, 1986], "3-9"),
        ([1982, 1987], "3-10"),
        ([1983, 1988], "3-11"),
        ([1984, 1989], "3-12"),
        ([1985, 1990], "3-13"),
    ] {
        for born in 1981..=1990 {
            let own = digits.iter().any(|year| year % 10 == born % 10);
            let expected = if own { Yes(Digit) } else { No(OtherDay) };
            assert_eq!(verdict(born, when), expected, "{born} on {when}");
        }
    }
    assert_eq!(left(1987, "3-10", &[]), Some(2));
    // The weekend is for whoever has not bought in the week, with no carry-over.
    for when in ["3-14", "3-15"] {
        assert_eq!(verdict(1987, when), Yes(Weekend));
        let after = day(1987, when, &[bought("3-10", 1)]);
        assert_eq!((after.verdict, after.left), (No(UsedUp), Some(0)));
    }
    assert_eq!(left(1987, "3-17", &[]), Some(2));
    assert_eq!(left(1987, "3-17", &[bought("3-15", 2)]), Some(2));
}

#[test]
fn buying_for_others_begins_with_the_rotation() {
    assert!(rules().proxies(2015, date("3-8")).is_none());
    assert_eq!(classes(2010, "3-9"), ["child"]);
    assert_eq!(classes(2009, "3-9"), [""; 0]);
    assert_eq!(classes(1940, "3-9"), ["senior"]);
    assert_eq!(classes(1941, "3-9"), [""; 0]);
    assert_eq!(others("3-9"), ["care", "disabled"]);
    assert_eq!(proxy_day("3-9"), ProxyDay::Beneficiary);
    let (buyer, bring) = buying_for("care", "3-9");
    assert_eq!(buyer, "someone on the same resident register");
    assert!(bring.contains("identity card") && bring.contains("long-term care certificate"));
    let (buyer, bring) = buying_for("disabled", "3-9");
    assert_eq!(buyer, "anyone");
    assert_eq!(bring, "disability card of the one bought for");
}

#[test]
fn from_16_march_hanaro_marts_check_too() {
    let notes = |when| rules().notes_on(date(when)).count();
    assert_eq!(notes("3-15"), 2);
    assert_eq!(notes("3-16"), 1);
    let rules = rules();
    let rule = rules.rule_on(date("3-16")).unwrap();
    assert_eq!(rule.from, date("3-16"));
    assert!(rule.facts[0].text.in_language("en").contains("Hanaro"));
}

#[test]
fn from_23_march_for_pregnant_women_and_wounded_veterans() {
    assert_eq!(others("3-22"), ["care", "disabled"]);
    assert_eq!(others("3-23"), ["care", "pregnant", "disabled", "veteran"]);
}

#[test]
fn from_6_april_for_all_minors_and_for_patients() {
    assert_eq!(classes(2002, "4-5"), [""; 0]);
    assert_eq!(classes(2002, "4-6"), ["minor"]);
    assert_eq!(classes(2010, "4-6"), ["minor"]);
    assert_eq!(classes(2001, "4-6"), [""; 0]);
    assert!(!others("4-5").contains(&"patient".to_owned()));
    for class in ["patient", "care_hospital", "care_home"] {
        assert!(others("4-6").contains(&class.to_owned()), "{class}");
    }
    assert_eq!(buying_for("care_home", "4-6").0, "staff of the care home");
}

#[test]
fn election_day_was_everyones() {
    assert_eq!(verdict(1987, "4-14"), Yes(Digit));
    assert_eq!(verdict(1987, "4-15"), Yes(Holiday));
    assert_eq!(verdict(1987, "4-16"), No(OtherDay));
}

#[test]
fn from_20_april_a_family_certificate_does() {
    let bring = |when| buying_for("senior", when).1;
    assert!(!bring("4-19").contains("family relation"));
    assert!(bring("4-20").contains("family relation"));
    let foreigners = |when| {
        let rules = rules();
        let notes = rules.notes_on(date(when));
        let texts: Vec<_> = notes
            .map(|fact| fact.text.in_language("en").to_owned())
            .collect();
        texts.iter().any(|text| text.contains("foreigners"))
    };
    assert!(!foreigners("4-19"));
    assert!(foreigners("4-20"));
}

#[test]
fn from_27_april_three_each_and_either_ones_day() {
    assert_eq!(left(1987, "4-26", &[]), Some(2));
    assert_eq!(left(1987, "4-27", &[]), Some(3));
    assert_eq!(proxy_day("4-26"), ProxyDay::Beneficiary);
    assert_eq!(proxy_day("4-27"), ProxyDay::Either);
    assert_eq!(day(1987, "5-2", &[bought("4-28", 3)]).verdict, No(UsedUp));
}

#[test]
fn public_holidays_are_everyones() {
    for born in [1985, 1987, 1988] {
        assert_eq!(verdict(born, "4-30"), Yes(Holiday), "{born}");
        assert_eq!(verdict(born, "5-5"), Yes(Holiday), "{born}");
    }
    assert_eq!(verdict(1989, "4-29"), No(OtherDay));
    assert_eq!(verdict(1985, "5-1"), Yes(Digit));
    assert_eq!(verdict(1989, "5-1"), No(OtherDay));
    assert_eq!(day(1987, "4-30", &[bought("4-28", 1)]).verdict, No(UsedUp));
}

#[test]
fn the_day_that_the_sample_replays() {
    assert_eq!(verdict(1987, "5-12"), Yes(Digit));
    assert_eq!(left(1987, "5-12", &[]), Some(3));
    assert_eq!(verdict(1988, "5-12"), No(OtherDay));
    assert_eq!(
        rules().next_day(1988, date("5-12"), &[]),
        Some(date("5-13"))
    );
    assert_eq!(classes(2010, "5-12"), ["minor"]);
    let full = [bought("5-12", 3)];
    assert_eq!(day(1987, "5-12", &full).verdict, No(UsedUp));
    assert_eq!(
        rules().next_day(1987, date("5-12"), &full),
        Some(date("5-19"))
    );
    let week = rules().coming_week(1987, date("5-12"), &[]);
    let week: Vec<_> = week.iter().map(|day| day.verdict).collect();
    let (yes, no, free) = (Yes(Digit), No(OtherDay), Yes(Weekend));
    assert_eq!(week, [yes, no, no, no, free, free, no]);
}

#[test]
fn from_18_may_for_all_the_family_and_in_several_goes() {
    assert_eq!(classes(1987, "5-17"), [""; 0]);
    assert_eq!(classes(1987, "5-18"), ["family"]);
    assert_eq!(proxy_day("5-17"), ProxyDay::Either);
    assert_eq!(proxy_day("5-18"), ProxyDay::Family);
    assert_eq!(left(1987, "5-17", &[bought("5-12", 1)]), Some(0));
    assert_eq!(left(1987, "5-23", &[bought("5-19", 1)]), Some(2));
    assert_eq!(
        day(1987, "5-23", &[bought("5-19", 1)]).verdict,
        Yes(Weekend)
    );
    assert_eq!(
        day(1987, "5-20", &[bought("5-19", 1)]).verdict,
        No(OtherDay)
    );
}

#[test]
fn from_1_june_any_day_and_five_for_minors() {
    assert_eq!(verdict(1987, "5-29"), No(OtherDay));
    assert_eq!(verdict(1987, "5-31"), Yes(Weekend));
    assert_eq!(verdict(1987, "6-1"), Yes(AnyDay));
    assert_eq!(left(2002, "5-31", &[]), Some(3));
    assert_eq!(left(2002, "6-1", &[]), Some(5));
    assert_eq!(left(2001, "6-1", &[]), Some(3));
    assert_eq!(left(2002, "6-3", &[bought("6-1", 3)]), Some(2));
}

#[test]
fn from_18_june_ten_each_counting_what_the_week_had() {
    let three = [bought("6-15", 1), bought("6-17", 2)];
    assert_eq!(day(1987, "6-17", &three).verdict, No(UsedUp));
    assert_eq!(left(1987, "6-18", &three), Some(7));
    assert_eq!(left(1987, "6-21", &three), Some(7));
    assert_eq!(left(1987, "6-22", &three), Some(10));
    assert_eq!(left(2002, "6-17", &[]), Some(5));
    assert_eq!(left(2002, "6-18", &[]), Some(10));
    assert_eq!(left(2002, "6-18", &[bought("6-16", 5)]), Some(5));
    assert_eq!(
        rules().next_day(1987, date("6-17"), &three),
        Some(date("6-18"))
    );
}

#[test]
fn from_8_july_without_a_limit() {
    let ten = [bought("7-6", 10)];
    assert_eq!(day(1987, "7-7", &ten).verdict, No(UsedUp));
    assert_eq!(day(1987, "7-8", &ten).verdict, Yes(Unlimited));
    assert_eq!(left(1987, "7-8", &ten), None);
    assert!(rules().proxies(2010, date("7-8")).is_none());
}

#[test]
fn the_scheme_ends_with_11_july() {
    assert_eq!(verdict(1987, "7-11"), Yes(Unlimited));
    assert_eq!(verdict(1987, "7-12"), No(After));
    assert_eq!(
        rules().next_day(1987, date("7-10"), &[]),
        Some(date("7-11"))
    );
    assert_eq!(rules().next_day(1987, date("7-11"), &[]), None);
    let week = rules().coming_week(1987, date("7-10"), &[]);
    assert_eq!(week.iter().filter(|day| day.may_buy()).count(), 2);
}
