//! What the rules promise, whatever they say.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use madang_masks::rules::{BIRTH_YEARS, Purchase, Record, RulesFile, Verdict, WhyNot, monday_of};
use proptest::prelude::*;

const PUBLISHED: &[u8] = include_bytes!("../../../cli/data/mask-rules.json");

fn rules() -> RulesFile {
    RulesFile::parse(PUBLISHED).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The dates of the scheme, and some on both sides.
fn dates() -> impl Iterator<Item = NaiveDate> {
    let last = date("2020-08-31");
    date("2020-02-01")
        .iter_days()
        .take_while(move |d| *d <= last)
}

fn some_date() -> impl Strategy<Value = NaiveDate> {
    (0..dates().count()).prop_map(|n| dates().nth(n).unwrap())
}

fn some_purchases() -> impl Strategy<Value = Vec<Purchase>> {
    let purchase = (some_date(), any::<u32>().prop_map(|n| n % 12));
    prop::collection::vec(
        purchase.prop_map(|(date, masks)| Purchase { date, masks }),
        0..12,
    )
}

#[test]
fn the_published_rules_agree_with_themselves() {
    assert_eq!(rules().validate(), Ok(()));
}

#[test]
fn each_date_of_the_scheme_has_one_rule() {
    let rules = rules();
    let (first, last) = rules.span().unwrap();
    assert_eq!((first, last), (date("2020-02-27"), date("2020-07-11")));
    for date in dates() {
        let holding = rules.rules.iter();
        let holding = holding.filter(|rule| rule.from <= date && date <= rule.to);
        let inside = (first..=last).contains(&date);
        assert_eq!(holding.count(), usize::from(inside), "{date}");
        assert_eq!(rules.rule_on(date).is_some(), inside, "{date}");
    }
}

#[test]
fn the_weekdays_share_out_the_ten_digits() {
    let rules = rules();
    let rotations: Vec<_> = rules
        .rules
        .iter()
        .filter_map(|rule| rule.weekday_digits.as_ref().map(|digits| (rule, digits)))
        .collect();
    assert!(!rotations.is_empty());
    for (rule, digits) in rotations {
        let all: Vec<u8> = digits.iter().flatten().copied().collect();
        assert_eq!(all.len(), 10);
        assert_eq!(all.into_iter().collect::<BTreeSet<u8>>(), (0..10).collect());
        for year in BIRTH_YEARS {
            let weekday = rule.weekday_of(year).unwrap();
            let digit = u8::try_from(year % 10).unwrap();
            assert!(rule.digits_on(weekday).unwrap().contains(&digit), "{year}");
        }
    }
}

#[test]
fn every_birth_year_has_a_verdict_on_every_date() {
    let rules = rules();
    let (first, last) = rules.span().unwrap();
    for year in BIRTH_YEARS {
        for date in dates() {
            let verdict = rules.day(year, date, &[]).verdict;
            let outside = match verdict {
                Verdict::No(WhyNot::Before) => date < first,
                Verdict::No(WhyNot::After) => date > last,
                Verdict::No(WhyNot::OtherDay) | Verdict::Yes(_) => (first..=last).contains(&date),
                Verdict::No(WhyNot::UsedUp) => false,
            };
            assert!(outside, "{year} on {date}: {verdict:?}");
        }
    }
}

/// Without purchases nobody waits longer than from one weekend to the next.
#[test]
fn in_each_week_of_the_scheme_everyone_has_a_day() {
    let rules = rules();
    let (first, last) = rules.span().unwrap();
    let mondays = first.iter_days().take_while(|d| *d <= last);
    for monday in mondays.filter(|d| d.weekday() == Weekday::Mon) {
        for year in BIRTH_YEARS {
            let week = rules.coming_week(year, monday, &[]);
            assert_eq!(week.len(), 7);
            assert!(week.iter().any(|day| day.may_buy()), "{year}, {monday}");
        }
    }
}

proptest! {
    #[test]
    fn what_is_left_is_never_below_none_nor_above_the_quota(
        year in BIRTH_YEARS,
        date in some_date(),
        purchases in some_purchases(),
    ) {
        let rules = rules();
        let day = rules.day(year, date, &purchases);
        let quota = rules.rule_on(date).and_then(|rule| rule.quota(year));
        prop_assert_eq!(day.left.is_some(), quota.is_some());
        prop_assert!(day.left <= quota);
        prop_assert_eq!(day.left == Some(0), day.verdict == Verdict::No(WhyNot::UsedUp));
    }

    #[test]
    fn purchases_of_other_weeks_and_later_days_change_nothing(
        year in BIRTH_YEARS,
        date in some_date(),
        purchases in some_purchases(),
    ) {
        let rules = rules();
        let counting: Vec<Purchase> = purchases
            .iter()
            .filter(|p| monday_of(p.date) == monday_of(date) && p.date <= date)
            .copied()
            .collect();
        prop_assert_eq!(rules.day(year, date, &purchases), rules.day(year, date, &counting));
    }

    #[test]
    fn another_purchase_never_leaves_more(
        year in BIRTH_YEARS,
        date in some_date(),
        mut purchases in some_purchases(),
        masks in 1..20u32,
    ) {
        let rules = rules();
        let before = rules.day(year, date, &purchases);
        purchases.push(Purchase { date, masks });
        let after = rules.day(year, date, &purchases);
        prop_assert!(after.left <= before.left);
        prop_assert!(before.may_buy() || !after.may_buy());
    }

    #[test]
    fn the_next_day_is_the_first_one_that_says_yes(
        year in BIRTH_YEARS,
        date in some_date(),
        purchases in some_purchases(),
    ) {
        let rules = rules();
        let yes = |d: &NaiveDate| rules.day(year, *d, &purchases).may_buy();
        let expected = dates().filter(|d| *d > date).find(yes);
        prop_assert_eq!(rules.next_day(year, date, &purchases), expected);
    }

    #[test]
    fn the_record_of_a_person_comes_back(
        birth_year in prop::option::of(BIRTH_YEARS),
        purchases in some_purchases(),
    ) {
        let record = Record { birth_year, purchases };
        prop_assert_eq!(Record::parse(&record.to_json()), Ok(record));
    }

    #[test]
    fn any_text_is_a_record_or_none(text in "\\PC*") {
        let _ = Record::parse(&text);
    }

    /// The file in any order of cuts: read or refused, never a panic.
    #[test]
    fn half_a_file_is_refused(cut in 0..PUBLISHED.len() - 2) {
        prop_assert!(RulesFile::parse(&PUBLISHED[..cut]).is_err());
    }
}

#[test]
fn a_record_is_bounded_and_purchases_can_be_taken_back() {
    let mut record = Record::default();
    let purchase = |masks| Purchase {
        date: date("2020-05-12"),
        masks,
    };
    for masks in 0..200 {
        record.note(purchase(masks));
    }
    assert_eq!(record.purchases.len(), Record::PURCHASES_MAX);
    assert_eq!(record.purchases.last(), Some(&purchase(199)));
    record.take_back(purchase(199));
    record.take_back(purchase(199));
    assert_eq!(record.purchases.last(), Some(&purchase(198)));
}

#[test]
fn a_birth_year_that_nobody_has_is_none() {
    for year in [1899, 2021, -1, 99_999] {
        let text = format!(r#"{{"birth_year":{year},"purchases":[]}}"#);
        assert_eq!(Record::parse(&text).unwrap().birth_year, None);
    }
}
