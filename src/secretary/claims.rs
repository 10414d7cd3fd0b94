//! Which answer to a relief question follows from which claim of a certificate.
//!
//! Only what a fact's definition lets follow: exactly, or as a bound. What a certificate
//! states outright (how many members, which province) goes before values that would have
//! to be counted or added up.

use madang_mydata::{Path, Step, Value};
use madang_relief::Offer;

/// An answer that a certificate gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The fact, by its id.
    pub fact: &'static str,
    /// What it says of it.
    pub offer: Offer,
    /// The claim that it follows from.
    pub claim: Path,
}

/// From when somebody must have lived at an address to have lived there throughout 2020.
const THROUGHOUT_2020: &str = "2020-01-01";

/// The answers that a certificate gives, by its type and its claims.
pub fn proposals(vct: &str, claims: &Value) -> Vec<Proposal> {
    // A type is `…/credentials/<id>/<version>`.
    let mut parts = vct.rsplit('/');
    match (parts.next(), parts.next()) {
        (Some("1"), Some("resident-register")) => of_register(claims),
        (Some("1"), Some("family-relations")) => of_family(claims),
        (Some("1"), Some("premiums")) => of_premiums(claims),
        (Some("1"), Some("income")) => of_income(claims),
        _ => Vec::new(),
    }
}

fn of_register(claims: &Value) -> Vec<Proposal> {
    let size = claims.get("household_size").and_then(whole);
    let size = size.map(|size| proposal("household_size", Offer::Exactly(size), "household_size"));
    // Who is on the register of a province is registered.
    let sido = claims.get("resident_of_sido").and_then(Value::text);
    let residence =
        sido.map(|_| proposal("residence", Offer::Option("registered"), "resident_of_sido"));
    let region = sido.filter(|_| lived_there(claims)).and_then(|sido| {
        let sigungu = claims.get("resident_of_sigungu").and_then(Value::text);
        region(sido, sigungu)
    });
    let region =
        region.map(|region| proposal("home_region", Offer::Option(region), "resident_of_sido"));
    [size, residence, region].into_iter().flatten().collect()
}

/// Whether the address was already theirs when 2020 began.
fn lived_there(claims: &Value) -> bool {
    let moved_in = claims
        .get("address")
        .and_then(|address| address.get("move_in_date")?.text());
    moved_in.is_some_and(|date| date.len() == 10 && date <= THROUGHOUT_2020)
}

/// The option for a province that is a city; other provinces have big cities in them and
/// decide nothing.
fn region(sido: &str, sigungu: Option<&str>) -> Option<&'static str> {
    match sido {
        "서울특별시" => Some("seoul"),
        // It came to Daegu in 2023.
        "대구광역시" if sigungu.is_none_or(|name| name == "군위군") => None,
        _ if sido.ends_with("광역시") => Some("big_city"),
        _ => None,
    }
}

/// The certificate has grown children too, whom the question leaves out.
fn of_family(claims: &Value) -> Vec<Proposal> {
    let children = claims.get("child_count").and_then(whole);
    let offer = children.map(|children| match children {
        0 => Offer::Exactly(0),
        some => Offer::AtMost(some),
    });
    offer
        .map(|offer| proposal("children", offer, "child_count"))
        .into_iter()
        .collect()
}

/// One person's premium; the facts are sums over the household.
fn of_premiums(claims: &Value) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for (place, month) in list(claims, "months").iter().enumerate() {
        let fact = match month.get("ym").and_then(Value::text) {
            Some("2020-03") => "premium_march_2020_krw",
            Some("2021-06") => "premium_june_2021_krw",
            _ => continue,
        };
        let premium = month.get("health").and_then(whole);
        // From nothing on says nothing.
        if let Some(premium) = premium.filter(|premium| *premium > 0) {
            proposals.push(Proposal {
                fact,
                offer: Offer::AtLeast(premium),
                claim: element("months", place, "health"),
            });
        }
    }
    proposals
}

/// Incomes of 2019 added up. Who files for comprehensive income has all of it there; on
/// the form for wages others may be missing.
fn of_income(claims: &Value) -> Vec<Proposal> {
    let rows = list(claims, "rows").iter().enumerate();
    let rows = rows.filter(|(_, row)| row.get("tax_year").and_then(Value::text) == Some("2019"));
    let (mut sum, mut first) = (0_i64, None);
    for (place, row) in rows {
        let Some(amount) = row.get("amount").and_then(whole) else {
            return Vec::new();
        };
        sum = sum.saturating_add(amount);
        first.get_or_insert(place);
    }
    let form = claims
        .get("document")
        .and_then(|document| document.get("form")?.text());
    let is_whole = form.is_some_and(|form| form.starts_with("종합소득세"));
    let offer = match is_whole {
        true => Offer::Exactly(sum),
        false => Offer::AtLeast(sum),
    };
    match first {
        Some(place) if sum > 0 || is_whole => vec![Proposal {
            fact: "income_2019_krw",
            offer,
            claim: element("rows", place, "amount"),
        }],
        _ => Vec::new(),
    }
}

fn proposal(fact: &'static str, offer: Offer, claim: &str) -> Proposal {
    Proposal {
        fact,
        offer,
        claim: Path::new(vec![Step::Name(claim.to_owned())]),
    }
}

fn element(list: &str, place: usize, name: &str) -> Path {
    Path::new(vec![
        Step::Name(list.to_owned()),
        Step::Index(place),
        Step::Name(name.to_owned()),
    ])
}

fn list<'a>(claims: &'a Value, name: &str) -> &'a [Value] {
    claims.get(name).map_or(&[], Value::items)
}

/// A whole number that is not negative.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.parse().ok().filter(|number| *number >= 0),
        _ => None,
    }
}
