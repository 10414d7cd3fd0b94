//! What the app lets certificates say of relief facts, against the published facts,
//! certificates and people: the app's own tests do not run on the host.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

#[path = "../../src/secretary/claims.rs"]
mod claims;

use std::fs;

use claims::{Proposal, proposals};
use madang_mydata::demo::SamplesFile;
use madang_mydata::{TypesFile, Value};
use madang_relief::{Answers, Facts, Offer, Rulebook};
use serde_json::json;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");

fn data(name: &str) -> Vec<u8> {
    fs::read([DATA, name].concat()).unwrap()
}

fn vct(id: &str) -> String {
    format!("https://madang.example/credentials/{id}/1")
}

/// Facts and what is offered of them.
fn offered(id: &str, claims: &serde_json::Value) -> Vec<(&'static str, Offer)> {
    let claims = Value::parse(claims.to_string().as_bytes()).unwrap();
    let pair = |one: Proposal| (one.fact, one.offer);
    proposals(&vct(id), &claims).into_iter().map(pair).collect()
}

/// Certificates that give every answer there is.
fn all() -> Vec<(&'static str, serde_json::Value)> {
    vec![
        (
            "resident-register",
            register("서울특별시", "종로구", "2015-03-02"),
        ),
        ("family-relations", json!({"child_count": 2})),
        (
            "premiums",
            json!({"months": [
                {"ym": "2020-03", "health": 81_000, "ltc": 8_000, "total": 89_000},
                {"ym": "2021-06", "health": 90_500, "ltc": 10_000, "total": 100_500},
            ]}),
        ),
        (
            "income",
            json!({"document": {"form": "종합소득세 신고자용"}, "rows": [
                {"tax_year": "2020", "amount": 1},
                {"tax_year": "2019", "amount": 12_000_000},
                {"tax_year": "2019", "amount": 500_000},
            ]}),
        ),
    ]
}

fn register(sido: &str, sigungu: &str, moved_in: &str) -> serde_json::Value {
    json!({
        "household_size": 4,
        "resident_of_sido": sido,
        "resident_of_sigungu": sigungu,
        "address": {"move_in_date": moved_in},
    })
}

#[test]
fn each_certificate_says_what_its_claims_let_follow() {
    let found: Vec<_> = all()
        .iter()
        .flat_map(|(id, claims)| offered(id, claims))
        .collect();
    let expected = [
        ("household_size", Offer::Exactly(4)),
        ("residence", Offer::Option("registered")),
        ("home_region", Offer::Option("seoul")),
        // Grown children are on the certificate, too.
        ("children", Offer::AtMost(2)),
        // The health premium without long-term care, of one person among a household.
        ("premium_march_2020_krw", Offer::AtLeast(81_000)),
        ("premium_june_2021_krw", Offer::AtLeast(90_500)),
        ("income_2019_krw", Offer::Exactly(12_500_000)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_province_decides_only_where_it_is_a_city_and_was_lived_in_throughout_2020() {
    let region = |sido, sigungu, moved_in| {
        let offers = offered("resident-register", &register(sido, sigungu, moved_in));
        offers
            .into_iter()
            .find(|(fact, _)| *fact == "home_region")
            .map(|(_, offer)| offer)
    };
    let before = "2019-12-31";
    assert_eq!(
        region("서울특별시", "종로구", before),
        Some(Offer::Option("seoul"))
    );
    for city in [
        "부산광역시",
        "대구광역시",
        "인천광역시",
        "광주광역시",
        "대전광역시",
        "울산광역시",
    ] {
        assert_eq!(
            region(city, "중구", before),
            Some(Offer::Option("big_city")),
            "{city}"
        );
    }
    for province in [
        "경기도",
        "강원특별자치도",
        "제주특별자치도",
        "세종특별자치시",
        "",
    ] {
        assert_eq!(region(province, "중구", before), None, "{province}");
    }
    // It was in another province in 2020.
    assert_eq!(region("대구광역시", "군위군", before), None);
    assert_eq!(
        region("서울특별시", "종로구", "2020-01-01"),
        Some(Offer::Option("seoul"))
    );
    for date in ["2020-01-02", "2021-04-10", "", "2019"] {
        assert_eq!(region("서울특별시", "종로구", date), None, "{date}");
    }
    let undated = json!({"resident_of_sido": "서울특별시"});
    assert_eq!(
        offered("resident-register", &undated),
        [("residence", Offer::Option("registered"))]
    );
}

#[test]
fn bounds_are_exact_only_where_nothing_can_be_missing() {
    assert_eq!(
        offered("family-relations", &json!({"child_count": 0})),
        [("children", Offer::Exactly(0))]
    );
    let wages = json!({"document": {"form": "연말정산한 근로소득자용"}, "rows": [
        {"tax_year": "2019", "amount": 30_000_000},
    ]});
    assert_eq!(
        offered("income", &wages),
        [("income_2019_krw", Offer::AtLeast(30_000_000))]
    );
}

#[test]
fn what_says_nothing_of_a_fact_is_not_offered() {
    for (id, claims) in [
        ("resident-register", json!({})),
        ("resident-register", json!({"household_size": "4"})),
        ("resident-register", json!({"household_size": 4.5})),
        ("resident-register", json!({"household_size": -1})),
        (
            "family-relations",
            json!({"child_count": null, "family": []}),
        ),
        (
            "premiums",
            json!({"months": [{"ym": "2021-07", "health": 90_500}]}),
        ),
        (
            "premiums",
            json!({"months": [{"ym": "2021-06", "health": 0}]}),
        ),
        (
            "premiums",
            json!({"months": [{"ym": "2021-06", "health": "90,500"}]}),
        ),
        ("premiums", json!({"months": "2021-06"})),
        (
            "income",
            json!({"rows": [{"tax_year": "2024", "amount": 9_200_000}]}),
        ),
        (
            "income",
            json!({"rows": [{"tax_year": "2019", "amount": 0}]}),
        ),
        // One of the rows cannot be read, so that the sum is not known.
        (
            "income",
            json!({"rows": [{"tax_year": "2019", "amount": 5}, {"tax_year": "2019"}]}),
        ),
        // Another certificate's claims say nothing here.
        (
            "vaccination",
            json!({"household_size": 4, "child_count": 2}),
        ),
        ("family-relations", json!({"household_size": 4})),
    ] {
        assert_eq!(offered(id, &claims), [], "{id} {claims}");
    }
    let claims = Value::parse(br#"{"household_size": 4}"#).unwrap();
    for vct in [
        "resident-register",
        "",
        "https://madang.example/credentials/resident-register/2",
    ] {
        assert_eq!(proposals(vct, &claims), []);
    }
}

#[test]
fn what_is_offered_is_a_published_fact_of_a_published_claim() {
    let book = Rulebook::new(Facts::parse(&data("relief/facts.json")).unwrap()).unwrap();
    let types = TypesFile::parse(&data("mydata/types.json")).unwrap();
    for (id, claims) in all() {
        let claims = Value::parse(claims.to_string().as_bytes()).unwrap();
        for one in proposals(&vct(id), &claims) {
            let fact = book.facts().index(one.fact).unwrap();
            let taken = Answers::default().take_over(&book, fact, one.offer);
            assert_eq!(taken, Ok(()), "{one:?}");
            assert!(one.claim.of(&claims).is_some(), "{one:?}");
            assert!(
                types.get(&vct(id)).unwrap().claim(&one.claim).is_some(),
                "{one:?}"
            );
        }
    }
}

#[test]
fn the_invented_registers_give_the_household_and_no_region() {
    let samples = SamplesFile::parse(&data("mydata/samples.json")).unwrap();
    let certificates = samples
        .people
        .iter()
        .flat_map(|person| &person.certificates);
    let registers: Vec<_> = certificates
        .filter(|one| one.vct == vct("resident-register"))
        .collect();
    assert!(!registers.is_empty());
    for register in registers {
        let found = proposals(&register.vct, &register.claims);
        let facts: Vec<&str> = found.iter().map(|one| one.fact).collect();
        assert_eq!(facts, ["household_size", "residence"]);
    }
}
