use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use proptest::prelude::*;

use crate::{FromJson, Json, ReadError, read};

#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    size: Option<u32>,
}

impl FromJson for Row {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            name: json.field("name")?,
            size: json.optional("size")?,
        })
    }
}

fn error<T: FromJson + std::fmt::Debug>(json: &str) -> String {
    read::<T>(json.as_bytes()).unwrap_err().to_string()
}

#[test]
fn an_error_says_where_and_what() {
    type Document = BTreeMap<String, Vec<Row>>;
    assert_eq!(
        error::<Document>(r#"{"rows":[{"name":"a"},{"name":"b","size":-1}]}"#),
        "rows[1].size: a whole number from 0 on is expected, not -1"
    );
    assert_eq!(
        error::<Document>(r#"{"rows":[{}]}"#),
        "rows[0].name: is missing"
    );
    assert_eq!(
        error::<Document>(r#"{"rows":{}}"#),
        "rows: a list is expected, not an object"
    );
    assert_eq!(error::<Row>("[]"), "an object is expected, not a list");
    assert_eq!(
        error::<Vec<[u8; 2]>>("[[1,2],[3,-4]]"),
        "[1][1]: a whole number from 0 on is expected, not -4"
    );
    for wrong in ["[1]", "[1,2,3]"] {
        let said = error::<[u8; 2]>(wrong);
        assert!(said.starts_with("a list of two values"), "{said}");
    }
    assert!(error::<Row>("{").starts_with("not JSON at line 1"));
    assert!(error::<Vec<u8>>("[256]").starts_with("[0]: a whole number from 0 to 255"));
}

#[test]
fn a_long_value_is_shown_shortened() {
    let long = format!("\"{}\"", "가".repeat(500));
    let said = error::<bool>(&long);
    assert!(said.chars().count() < 100 && said.ends_with('…'), "{said}");
}

#[test]
fn null_and_absent_are_the_same_and_unknown_fields_are_ignored() {
    let row = |json: &str| read::<Row>(json.as_bytes()).unwrap();
    assert_eq!(
        row(r#"{"name":"a","size":null,"new":[1]}"#),
        row(r#"{"name":"a"}"#)
    );
    assert_eq!(error::<Row>(r#"{"name":null}"#), "name: is missing");
}

#[test]
fn dates_and_times_are_written_in_full() {
    let date = |text: &str| read::<NaiveDate>(format!("\"{text}\"").as_bytes()).ok();
    assert_eq!(date("2020-05-12"), NaiveDate::from_ymd_opt(2020, 5, 12));
    for wrong in [
        "2020-5-12",
        "2020-02-30",
        "20200512",
        "2020-05-12-1",
        "+020-05-12",
        "",
    ] {
        assert_eq!(date(wrong), None, "{wrong}");
    }
    let time = |text: &str| read::<NaiveTime>(format!("\"{text}\"").as_bytes()).ok();
    assert_eq!(time("09:30"), NaiveTime::from_hms_opt(9, 30, 0));
    assert_eq!(time("09:30:00"), time("09:30"));
    for wrong in [
        "9:30",
        "24:00",
        "09:60",
        "09",
        "-1:00",
        "+9:00",
        "09:30:x",
        "09:30:00:00",
    ] {
        assert_eq!(time(wrong), None, "{wrong}");
    }
}

/// The examples of RFC 3339, section 5.8, and what is not of its form.
#[test]
fn instants_are_of_rfc_3339() {
    let instant = |text: &str| read::<DateTime<Utc>>(format!("\"{text}\"").as_bytes()).ok();
    for (text, seconds, milliseconds) in [
        ("1985-04-12T23:20:50.52Z", 482_196_050, 520),
        ("1996-12-19T16:39:57-08:00", 851_042_397, 0),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_173, 870),
        ("2020-05-12t10:05:00.0000000019+09:00", 1_589_245_500, 0),
    ] {
        let found = instant(text).unwrap();
        assert_eq!(found.timestamp(), seconds, "{text}");
        assert_eq!(found.timestamp_subsec_millis(), milliseconds, "{text}");
    }
    for wrong in [
        "2020-05-12",
        "2020-05-12T10:05:00",
        "2020-05-12 10:05:00Z",
        "2020-05-12T10:05Z",
        "2020-05-12T10:05:00.Z",
        "2020-05-12T10:05:00+9:00",
        "2020-05-12T10:05:00+0900",
        "2020-05-12T10:05:00+09:00:00",
        "2020-05-12T10:05:00Z ",
        "2020-05-12T24:00:00Z",
        "2020-02-30T10:05:00Z",
        "2020-05-1가T10:05:00Z",
    ] {
        assert_eq!(instant(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read::<BTreeMap<String, Vec<Row>>>(&bytes);
    }

    #[test]
    fn whole_numbers_come_back(number in any::<i64>(), small in any::<u16>()) {
        prop_assert_eq!(read::<i64>(number.to_string().as_bytes()), Ok(number));
        prop_assert_eq!(read::<u16>(small.to_string().as_bytes()), Ok(small));
        let fits = i32::try_from(number).ok();
        prop_assert_eq!(read::<i32>(number.to_string().as_bytes()).ok(), fits);
    }
}
