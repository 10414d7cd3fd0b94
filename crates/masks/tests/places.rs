//! When a place is open, and what a places' file must be.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use madang_api::LocalText;
use madang_masks::places::{Hours, Opening, Place, PlaceKind, PlacesFile, Span};
use proptest::prelude::*;

fn spans(text: &str) -> Vec<Span> {
    text.split_whitespace()
        .map(|span| Span::parse(span).unwrap())
        .collect()
}

fn place(hours: Option<Hours>) -> Place {
    Place {
        id: "a-1".to_owned(),
        kind: PlaceKind::WalkThrough,
        name: LocalText(BTreeMap::from([("ko".to_owned(), "예시".to_owned())])),
        address: "강원도 강릉시 가상로 1".to_owned(),
        phone: None,
        lon_e5: 12_890_000,
        lat_e5: 3_775_000,
        hours,
        note: None,
    }
}

/// Weekdays, Saturday, Sunday, holidays.
fn usual(days: [&str; 3], holiday: Option<&str>) -> Place {
    let [weekday, saturday, sunday] = days.map(spans);
    let mut week: [Vec<Span>; 7] = std::array::from_fn(|_| weekday.clone());
    week[5] = saturday;
    week[6] = sunday;
    place(Some(Hours {
        week,
        holiday: holiday.map(spans),
    }))
}

fn time(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Children's day was a Tuesday.
const HOLIDAYS: [&str; 2] = ["2020-04-30", "2020-05-05"];

fn said(place: &Place, at: &str) -> String {
    match place.open_at(&HOLIDAYS.map(date), time(at)) {
        Opening::Open { until: None } => "open".to_owned(),
        Opening::Open { until: Some(until) } => format!("open until {until}"),
        Opening::Closed { opens: None } => "closed".to_owned(),
        Opening::Closed { opens: Some(opens) } => format!("closed until {opens}"),
        Opening::Unknown => "unknown".to_owned(),
    }
}

/// 2020-05-12 is a Tuesday.
#[test]
fn hours_are_those_of_the_weekday() {
    let place = usual(["09:00-12:00 13:00-18:00", "09:00-13:00", ""], Some(""));
    for (at, expected) in [
        ("2020-05-12 08:59", "closed until 2020-05-12 09:00:00"),
        ("2020-05-12 09:00", "open until 2020-05-12 12:00:00"),
        ("2020-05-12 11:59", "open until 2020-05-12 12:00:00"),
        ("2020-05-12 12:00", "closed until 2020-05-12 13:00:00"),
        ("2020-05-12 18:00", "closed until 2020-05-13 09:00:00"),
        ("2020-05-16 12:30", "open until 2020-05-16 13:00:00"),
        ("2020-05-16 13:00", "closed until 2020-05-18 09:00:00"),
        ("2020-05-17 10:00", "closed until 2020-05-18 09:00:00"),
    ] {
        assert_eq!(said(&place, at), expected, "{at}");
    }
}

#[test]
fn a_holiday_has_hours_of_its_own() {
    let closed = usual(["09:00-18:00", "", ""], Some(""));
    assert_eq!(
        said(&closed, "2020-05-05 10:00"),
        "closed until 2020-05-06 09:00:00"
    );
    assert_eq!(
        said(&closed, "2020-05-04 18:00"),
        "closed until 2020-05-06 09:00:00"
    );
    let short = usual(["09:00-18:00", "", ""], Some("10:00-12:00"));
    assert_eq!(
        said(&short, "2020-05-05 09:30"),
        "closed until 2020-05-05 10:00:00"
    );
    assert_eq!(
        said(&short, "2020-05-05 11:00"),
        "open until 2020-05-05 12:00:00"
    );
    // Nobody said what holds on holidays, so only on them nothing is known.
    let unknown = usual(["09:00-18:00", "", ""], None);
    assert_eq!(said(&unknown, "2020-05-05 11:00"), "unknown");
    assert_eq!(
        said(&unknown, "2020-05-06 11:00"),
        "open until 2020-05-06 18:00:00"
    );
    assert_eq!(
        said(&unknown, "2020-05-04 20:00"),
        "closed until 2020-05-06 09:00:00"
    );
}

#[test]
fn a_span_past_midnight_belongs_to_its_evening() {
    let place = usual(["20:00-02:00", "20:00-02:00", ""], Some(""));
    assert_eq!(
        said(&place, "2020-05-13 01:59"),
        "open until 2020-05-13 02:00:00"
    );
    assert_eq!(
        said(&place, "2020-05-13 02:00"),
        "closed until 2020-05-13 20:00:00"
    );
    assert_eq!(
        said(&place, "2020-05-17 01:00"),
        "open until 2020-05-17 02:00:00"
    );
    assert_eq!(
        said(&place, "2020-05-17 20:00"),
        "closed until 2020-05-18 20:00:00"
    );
    // Monday's evening runs into the holiday, the holiday's own does not begin.
    assert_eq!(
        said(&place, "2020-05-05 01:00"),
        "open until 2020-05-05 02:00:00"
    );
    assert_eq!(
        said(&place, "2020-05-06 01:00"),
        "closed until 2020-05-06 20:00:00"
    );
}

#[test]
fn spans_that_meet_are_one() {
    let evening = usual(["18:00-24:00", "00:00-06:00", ""], Some(""));
    assert_eq!(
        said(&evening, "2020-05-15 23:00"),
        "open until 2020-05-16 06:00:00"
    );
    let always = usual(["00:00-24:00"; 3], Some("00:00-24:00"));
    assert_eq!(said(&always, "2020-05-12 10:00"), "open");
    let but_holidays = usual(["00:00-24:00"; 3], Some(""));
    assert_eq!(
        said(&but_holidays, "2020-05-01 10:00"),
        "open until 2020-05-05 00:00:00"
    );
}

#[test]
fn without_hours_nothing_is_known_and_never_open_has_no_opening() {
    assert_eq!(said(&place(None), "2020-05-12 10:00"), "unknown");
    assert_eq!(
        said(&usual([""; 3], Some("")), "2020-05-12 10:00"),
        "closed"
    );
}

fn day() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::btree_set(0u16..1440, 0..6).prop_map(|times| {
        let times: Vec<u16> = times.into_iter().collect();
        let text = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
        times
            .chunks_exact(2)
            .map(|pair| Span::parse(&format!("{}-{}", text(pair[0]), text(pair[1]))).unwrap())
            .collect()
    })
}

fn hours() -> impl Strategy<Value = Hours> {
    (prop::array::uniform7(day()), prop::option::of(day()))
        .prop_map(|(week, holiday)| Hours { week, holiday })
}

proptest! {
    /// What is said holds until the time that is said, and not after it.
    #[test]
    fn it_changes_when_it_is_said_to(
        hours in hours(),
        minute in 0i64..20_000,
        holidays in prop::collection::btree_set(0i64..20, 0..4),
    ) {
        let place = place(Some(hours));
        let first = date("2020-05-01");
        let holidays: Vec<NaiveDate> = holidays.into_iter().map(|d| first + TimeDelta::days(d)).collect();
        let at = first.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(minute);
        let is_open = |at| matches!(place.open_at(&holidays, at), Opening::Open { .. });
        let step = TimeDelta::minutes(1);
        match place.open_at(&holidays, at) {
            Opening::Open { until: Some(until) } => {
                prop_assert!(at < until && is_open(until - step) && !is_open(until));
            }
            Opening::Closed { opens: Some(opens) } => {
                prop_assert!(at < opens && is_open(opens) && !is_open(opens - step));
            }
            Opening::Open { until: None } => prop_assert!(is_open(at + TimeDelta::days(6))),
            Opening::Closed { opens: None } | Opening::Unknown => {}
        }
    }

    #[test]
    fn a_file_is_read_back_as_written(
        hours in prop::option::of(hours()),
        texts in prop::array::uniform3(".{0,9}"),
        more in any::<bool>(),
        lon in -18_000_000..18_000_000i32,
        lat in -9_000_000..9_000_000i32,
        kind in prop::sample::select(&PlaceKind::KNOWN),
    ) {
        let [name, phone, note] = texts;
        let text = LocalText(BTreeMap::from([("ko".to_owned(), note)]));
        let place = Place {
            kind,
            address: name,
            phone: more.then_some(phone),
            lon_e5: lon,
            lat_e5: lat,
            note: more.then_some(text),
            ..place(hours)
        };
        let file = PlacesFile { holidays: HOLIDAYS.map(date).to_vec(), places: vec![place] };
        let read = PlacesFile::parse(&serde_json::to_vec(&file).unwrap());
        prop_assert_eq!(read.ok(), Some(file));
    }
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    let good = PlacesFile {
        holidays: HOLIDAYS.map(date).to_vec(),
        places: vec![usual(["09:00-12:00 13:00-18:00"; 3], None)],
    };
    let json = serde_json::to_string(&good).unwrap();
    assert!(
        json.contains(r#""hours":{"week":[["09:00-12:00","13:00-18:00"],"#),
        "{json}"
    );
    let place = serde_json::to_string(&good.places[0]).unwrap();
    for (from, to, refusal) in [
        (
            "\"2020-04-30\"",
            "\"2020-05-05\"",
            "holiday 2020-05-05 is out of order or given twice",
        ),
        (
            "\"2020-04-30\"",
            "\"April\"",
            "not of the form: holidays[0]: a date",
        ),
        (
            &place,
            &format!("{place},{place}"),
            "place a-1 is out of order or given twice",
        ),
        (
            "12890000",
            "18000001",
            "place a-1: position 18000001, 3775000 is not on Earth",
        ),
        (
            "[\"09:00-12:00\",\"13:00-18:00\"],",
            "",
            "not of the form: places[0].hours.week: seven days",
        ),
        (
            "09:00-12:00",
            "09:00-13:30",
            "place a-1: spans of one day overlap or are out of order",
        ),
        (
            "09:00-12:00",
            "9-12",
            "not of the form: places[0].hours.week[0][0]: a span such as",
        ),
        (
            "\"ko\":\"예시\"",
            "\"ko\":1",
            "not of the form: places[0].name.ko: a text",
        ),
    ] {
        let spoilt = json.replace(from, to);
        assert_ne!(spoilt, json, "{from}");
        let found = PlacesFile::parse(spoilt.as_bytes())
            .unwrap_err()
            .to_string();
        assert!(found.starts_with(refusal), "{found}");
    }
    let newer = json
        .replace("walk_through", "fly_through")
        .replace("\"id\"", "\"new\":1,\"id\"");
    let read = PlacesFile::parse(newer.as_bytes()).unwrap();
    assert_eq!(read.places[0].kind, PlaceKind::Unknown);
}

#[test]
fn days_of_the_same_hours_are_one_run() {
    let json = r#"{"places":[{"id":"a","kind":"temporary","name":{"ko":"예시"},"address":"거기","lon_e5":12700000,"lat_e5":3700000,
        "hours":{"week":[["09:00-18:00"],["09:00-18:00"],["09:00-18:00"],["09:00-18:00"],["09:00-18:00"],["09:00-13:00"],[]]}}],"holidays":[]}"#;
    let read = PlacesFile::parse(json.as_bytes()).unwrap();
    let runs = read.places[0].hours.as_ref().unwrap().runs();
    let said: Vec<_> = runs
        .iter()
        .map(|run| (run.first, run.last, run.spans.len()))
        .collect();
    assert_eq!(said, [(0, 4, 1), (5, 5, 1), (6, 6, 0)]);
}
