use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::{Bet, Reason};
use crate::{Remain, Stock};

fn now() -> DateTime<Utc> {
    "2020-05-12T01:05:00Z".parse().unwrap()
}

fn stock(remain: Remain, age_min: Option<i64>) -> Stock {
    Stock {
        remain,
        created_at: age_min.map(|minutes| now() - TimeDelta::minutes(minutes)),
        stock_at: None,
    }
}

fn bet(remain: Remain, age_min: impl Into<Option<i64>>, distance_m: impl Into<Option<f64>>) -> Bet {
    Bet::new(stock(remain, age_min.into()), distance_m.into(), now())
}

fn remains() -> impl Strategy<Value = Remain> {
    prop::sample::select(Remain::ALL.to_vec())
}

fn ages() -> impl Strategy<Value = Option<i64>> {
    prop::option::of(-60..5_000i64)
}

fn distances() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(0.0..500_000.0f64)
}

/// Classes that have masks, the one with more first.
const STOCKED: [Remain; 3] = [Remain::Plenty, Remain::Some, Remain::Few];

proptest! {
    #[test]
    fn nearer_never_ranks_lower(
        remain in remains(), age in ages(), near in 0.0..500_000.0f64, more in 0.0..500_000.0f64,
    ) {
        prop_assert!(bet(remain, age, near).key() <= bet(remain, age, near + more).key());
    }

    #[test]
    fn fresher_never_ranks_lower(
        remain in remains(), age in -60..5_000i64, more in 0..5_000i64, distance in distances(),
    ) {
        let fresher = bet(remain, age, distance).key();
        prop_assert!(fresher <= bet(remain, age + more, distance).key());
        prop_assert!(fresher <= bet(remain, None, distance).key());
    }

    #[test]
    fn more_never_ranks_lower(age in ages(), distance in distances()) {
        let keys = STOCKED.map(|remain| bet(remain, age, distance).key());
        prop_assert!(keys.is_sorted_by(|more, less| more < less), "{:?}", keys);
    }

    /// However old and far, what had masks comes before what is not known to have any.
    #[test]
    fn without_masks_comes_last(
        stocked in prop::sample::select(STOCKED.to_vec()), age in ages(), far in distances(),
        other in prop::sample::select(Remain::ALL[3..].to_vec()), age2 in ages(), near in distances(),
    ) {
        prop_assert!(bet(stocked, age, far).key() < bet(other, age2, near).key());
        prop_assert!(bet(other, age2, near).chance() == 0.0);
    }

    #[test]
    fn a_chance_is_between_none_and_certain(
        remain in remains(), age in ages(), distance in distances(), more in 1..600i64,
    ) {
        let bet_now = bet(remain, age, distance);
        prop_assert!((0.0..=1.0).contains(&bet_now.chance()));
        let later = age.map(|age| age.max(0) + more);
        prop_assert!(later.is_none() || bet(remain, later, distance).chance() <= bet_now.chance());
    }

    #[test]
    fn every_bet_has_a_reason(remain in remains(), age in ages(), distance in distances()) {
        prop_assert!(Reason::ALL.contains(&bet(remain, age, distance).reason()));
    }
}

/// Each pair the better bet first, as a person would say.
#[test]
fn known_cases_are_weighed_as_a_person_would() {
    use Remain::{Few, Plenty, Some, Unreported};
    for (better, worse) in [
        // A little farther but far more.
        (bet(Plenty, 4, 320.0), bet(Some, 38, 200.0)),
        (bet(Plenty, 4, 600.0), bet(Few, 9, 300.0)),
        // Next door beats plenty across the town.
        (bet(Some, 5, 100.0), bet(Plenty, 1, 5_000.0)),
        // Fresh beats old.
        (bet(Some, 2, 300.0), bet(Plenty, 240, 300.0)),
        // Past an hour the class still counts.
        (bet(Plenty, 90, 300.0), bet(Few, 90, 300.0)),
        (bet(Plenty, 5_000, 300.0), bet(Few, 5_000, 300.0)),
        (bet(Few, 5_000, 9_000.0), bet(Unreported, 1, 10.0)),
        // Without a place to start from, by chance alone.
        (bet(Plenty, 10, None), bet(Some, 1, None)),
    ] {
        assert!(better.key() < worse.key(), "{better:?} {worse:?}");
    }
    assert_eq!(bet(Plenty, 70, None).chance(), 0.5);
}

#[test]
fn reasons_say_what_is_seen() {
    use Remain::{Break, Empty, Few, Plenty, Some, Unknown, Unreported};
    for (bet, reason) in [
        (bet(Plenty, 4, 320.0), Reason::NearFresh),
        (bet(Some, 10, 500.0), Reason::NearFresh),
        (bet(Plenty, 11, 320.0), Reason::NearMany),
        (bet(Some, 60, 320.0), Reason::NearAging),
        (bet(Few, 1, 320.0), Reason::NearFew),
        (bet(Few, 1, 501.0), Reason::Few),
        (bet(Plenty, 30, 1_500.0), Reason::AwayMany),
        (bet(Some, 3, 1_500.0), Reason::AwayFresh),
        (bet(Some, 30, 1_500.0), Reason::Aging),
        (bet(Plenty, 3, 2_001.0), Reason::FarMany),
        (bet(Some, 3, 9_000.0), Reason::Far),
        (bet(Plenty, 3, None), Reason::ManyFresh),
        (bet(Plenty, 30, None), Reason::Many),
        (bet(Some, 3, None), Reason::Fresh),
        (bet(Some, 30, None), Reason::Aging),
        (bet(Plenty, 61, 10.0), Reason::Old),
        (bet(Few, None, 10.0), Reason::Old),
        (bet(Unreported, None, 10.0), Reason::Unknown),
        (bet(Unknown, 1, 10.0), Reason::Unknown),
        (bet(Break, 1, 10.0), Reason::Paused),
        (bet(Empty, 100, 10.0), Reason::SoldOut),
    ] {
        assert_eq!(bet.reason(), reason, "{bet:?}");
    }
}
