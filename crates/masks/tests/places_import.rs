//! What the rows of CSV and GeoJSON mean.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use madang_masks::import::Imported;
use madang_masks::places::import::{COLUMNS, Places};
use madang_masks::places::{Hours, Place, PlaceKind};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(text: &str) -> Imported<Vec<Place>> {
    let mut places = Places::default();
    places.add("file", text.as_bytes());
    places.finish()
}

/// A row that is good in every cell.
const GOOD: [&str; 18] = [
    "c-1",
    "drive_through",
    "예시 선별진료소",
    "Sample centre",
    "강원도 강릉시 가상로 1",
    "033-000-0000",
    "128.876",
    "37.752",
    "09:00-12:00 13:00-18:00",
    "09:00-18:00",
    "09:00-18:00",
    "09:00-18:00",
    "18:00-02:00",
    "closed",
    "closed",
    "10:00-12:00",
    "차에서 내리지 마세요",
    "Stay in your car",
];

fn quoted(cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
        .collect();
    cells.join(",")
}

fn csv(rows: &[[&str; 18]], line_end: &str) -> String {
    let mut text = COLUMNS.join(",") + line_end;
    for row in rows {
        text += &(quoted(row) + line_end);
    }
    text
}

/// The same row as a feature.
fn geojson(rows: &[[&str; 18]]) -> String {
    let feature = |row: &[&str; 18]| {
        let number = |column: usize| {
            let text = row[column];
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            number.map_or(Value::from(text), Value::from)
        };
        let named = COLUMNS
            .iter()
            .zip(row)
            .filter(|(name, _)| !["lon", "lat"].contains(name));
        let properties: serde_json::Map<String, Value> = named
            .map(|(name, cell)| (String::from(*name), Value::from(*cell)))
            .collect();
        json!({"type": "Feature", "properties": properties,
            "geometry": {"type": "Point", "coordinates": [number(6), number(7)]}})
    };
    let features: Vec<Value> = rows.iter().map(feature).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

#[test]
fn both_forms_give_the_same_place() {
    let from_csv = read(&csv(&[GOOD], "\r\n"));
    assert_eq!(
        (&from_csv.findings[..], &from_csv.refusals[..]),
        (&[][..], &[][..])
    );
    let place = &from_csv.value[0];
    assert_eq!(
        (place.id.as_str(), place.kind),
        ("c-1", PlaceKind::DriveThrough)
    );
    assert_eq!((place.lon_e5, place.lat_e5), (12_887_600, 3_775_200));
    assert_eq!(place.name.in_language("en"), "Sample centre");
    let Some(Hours { week, holiday }) = &place.hours else {
        panic!("no hours");
    };
    let day = |spans: &[_]| serde_json::to_string(spans).unwrap();
    assert_eq!(day(&week[0]), r#"["09:00-12:00","13:00-18:00"]"#);
    assert_eq!(day(&week[4]), r#"["18:00-02:00"]"#);
    assert_eq!(week[5], []);
    assert_eq!(holiday.as_deref().map(day).unwrap(), r#"["10:00-12:00"]"#);
    assert_eq!(read(&geojson(&[GOOD])).value, from_csv.value);
}

#[test]
fn line_ends_marks_and_empty_rows_do_not_matter() {
    let expected = read(&csv(&[GOOD], "\n")).value;
    let with_mark = format!("\u{feff}{}", csv(&[GOOD], "\r\n"));
    let mac = csv(&[GOOD], "\r");
    let blank = csv(&[GOOD], "\n\n") + &",".repeat(17) + "\n\n";
    let no_last = csv(&[GOOD], "\n").trim_end().to_owned();
    let marked_json = format!("\u{feff} \n{}", geojson(&[GOOD]));
    for text in [with_mark, mac, blank, no_last, marked_json] {
        let found = read(&text);
        assert_eq!(found.refusals, [], "{text}");
        assert_eq!(found.value, expected, "{text}");
    }
}

#[test]
fn quotes_hold_commas_quotes_and_lines() {
    let mut row = GOOD;
    row[2] = "예시, \"큰\" 진료소";
    assert_eq!(
        read(&csv(&[row], "\r\n")).value[0].name.in_language("ko"),
        row[2]
    );
    // A cell with a line break is one row, and the next row's line is still right.
    let mut second = GOOD;
    (row[0], row[8], second[0], second[1]) = ("a", "09:00-12:00\n13:00-18:00", "b", "boat");
    let found = read(&csv(&[row, second], "\r\n"));
    assert_eq!(found.value.len(), 1);
    assert_eq!(found.findings[0].row, Some(4));
}

/// Each column, spoilt: the field, and the reason's beginning.
#[test]
fn each_field_is_named_with_its_value() {
    let long = "가".repeat(301);
    for (column, cell, field, reason) in [
        (0, "", "id", "missing"),
        (0, "a b", "id", "letters, digits"),
        (0, &"a".repeat(41), "id", "has 41 characters, at most 40"),
        (1, "", "kind", "missing"),
        (
            1,
            "boat",
            "kind",
            "not one of drive_through, walk_through, temporary",
        ),
        (2, " ", "name_ko", "missing, though there is name_en"),
        (2, &long, "name_ko", "has 301 characters, at most 80"),
        (2, "a\tb", "name_ko", "has a line break or another control"),
        (3, &long, "name_en", "has 301 characters"),
        (4, "", "address", "missing"),
        (4, &long, "address", "has 301 characters, at most 120"),
        (5, "전화 없음", "phone", "digits, +, -"),
        (5, "-", "phone", "digits, +, -"),
        (6, "", "lon", "missing"),
        (6, "east", "lon", "not a number"),
        (6, "NaN", "lon", "outside Korea (124 to 132)"),
        (6, "37.752", "lon", "outside Korea (124 to 132)"),
        (7, "128.876", "lat", "outside Korea (33 to 43)"),
        (7, "1e400", "lat", "outside Korea (33 to 43)"),
        (
            8,
            "",
            "mon",
            "missing, though other days are given; write closed",
        ),
        (8, "9-18", "mon", "neither closed nor spans"),
        (9, "09:00-12:00 11:00-13:00", "tue", "spans overlap"),
        (
            10,
            "12:00-13:00 09:00-11:00",
            "wed",
            "spans overlap or are not in order",
        ),
        (11, "휴무", "thu", "neither closed nor spans"),
        (12, ",", "fri", "neither closed nor spans"),
        (13, "25:00-26:00", "sat", "neither closed nor spans"),
        (14, "09:00-09:00", "sun", "neither closed nor spans"),
        (15, "maybe", "holiday", "neither closed nor spans"),
        (16, "", "note_ko", "missing, though there is note_en"),
        (16, &long, "note_ko", "has 301 characters, at most 300"),
        (17, &long, "note_en", "has 301 characters"),
    ] {
        let mut row = GOOD;
        row[column] = cell;
        for (text, number) in [(csv(&[row], "\r\n"), 2), (geojson(&[row]), 1)] {
            let found = read(&text);
            assert!(found.value.is_empty(), "{field}: {cell}");
            let finding = &found.findings[0];
            assert_eq!(
                (finding.field, finding.row),
                (Some(field), Some(number)),
                "{cell}"
            );
            assert!(finding.reason.starts_with(reason), "{finding}");
            assert_eq!(
                found.refusals[0].to_string(),
                "places: 1 of 1 rows are bad, more than 1 %"
            );
        }
    }
    let swapped = {
        let mut row = GOOD;
        row.swap(6, 7);
        read(&csv(&[row], "\n"))
    };
    assert!(
        swapped.findings[0]
            .reason
            .ends_with("; lat and lon look swapped")
    );
}

#[test]
fn hours_may_be_left_out_whole() {
    let mut row = GOOD;
    row[8..=15].fill("");
    assert_eq!(read(&csv(&[row], "\n")).value[0].hours, None);
    row[15] = "closed";
    assert_eq!(read(&csv(&[row], "\n")).findings[0].field, Some("mon"));
    let mut row = GOOD;
    row[15] = "";
    let place = &read(&csv(&[row], "\n")).value[0];
    assert_eq!(place.hours.as_ref().unwrap().holiday, None);
}

#[test]
fn a_place_given_again_is_a_bad_row() {
    let found = read(&csv(&[GOOD, GOOD], "\n"));
    assert_eq!(found.value.len(), 1);
    assert_eq!(
        found.findings[0].to_string(),
        "file, row 3, id \"c-1\": given before in file, row 2; the first stays"
    );
}

#[test]
fn rows_and_features_that_are_none_are_bad() {
    let short = csv(&[GOOD], "\n") + "c-2,temporary\n";
    assert_eq!(
        read(&short).findings[0].to_string(),
        "file, row 3: has 2 cells, the heading 18"
    );
    let whole: Value = serde_json::from_str(&geojson(&[GOOD])).unwrap();
    for (pointer, value, field, reason) in [
        ("/geometry", Value::Null, "geometry", "missing"),
        (
            "/geometry/type",
            json!("Polygon"),
            "geometry",
            "not a Point",
        ),
        (
            "/geometry/coordinates",
            json!([1]),
            "geometry",
            "coordinates are not",
        ),
        (
            "/geometry/coordinates",
            json!(["a", 1]),
            "lon",
            "not a number",
        ),
        (
            "/properties",
            json!([]),
            "properties",
            "missing or no object",
        ),
        ("/properties/name_ko", json!(1), "name_ko", "not text"),
        ("/properties/mon", json!(["09:00-18:00"]), "mon", "not text"),
    ] {
        let mut spoilt = whole.clone();
        *spoilt["features"][0].pointer_mut(pointer).unwrap() = value;
        let found = read(&spoilt.to_string());
        let finding = &found.findings[0];
        assert_eq!(finding.field, Some(field), "{finding}");
        assert!(finding.reason.starts_with(reason), "{finding}");
    }
    let mut number = whole.clone();
    number["features"][0]["properties"]["id"] = json!(17);
    number["features"][0]["geometry"]["coordinates"] = json!([128.876, 37.752, 20.5]);
    assert_eq!(read(&number.to_string()).value[0].id, "17");
}

#[test]
fn a_column_that_nobody_reads_is_told_once() {
    let text =
        csv(&[GOOD], "\n").replace("holiday", "hoilday") + &quoted(&GOOD).replace("c-1", "c-2");
    let found = read(&text);
    assert_eq!(found.value.len(), 2);
    let told: Vec<String> = found.findings.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("file, row 2 hoilday: nobody reads this column; known are id, "));
}

#[test]
fn files_that_are_neither_are_refused() {
    let latin = b"id,kind,name_ko,address,lon,lat\r\n1,temporary,\xb0\xa1,a,128,37\r\n";
    let mut places = Places::default();
    places.add("euc-kr.csv", latin);
    assert_eq!(
        places.finish().refusals[0].to_string(),
        "euc-kr.csv: no CSV that can be read: line 2 is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)"
    );
    for (text, refusal) in [
        ("", "no CSV that can be read: empty, without a heading"),
        ("<html>", "a web page (HTML)"),
        ("{", "not whole JSON"),
        ("[]", "no GeoJSON FeatureCollection; its type is none"),
        (
            r#"{"type":"Feature"}"#,
            "no GeoJSON FeatureCollection; its type is Feature",
        ),
        (
            "id;kind\n1;2\n",
            "the heading lacks id, kind, name_ko, address, lon, lat; it has id;kind",
        ),
        (
            "id,kind,name_ko,address,lon,lat,id\n",
            "no CSV that can be read: the heading has id twice",
        ),
        (
            "id,kind,name_ko,address,lon,lat\n\"a,b",
            "no CSV that can be read: a quote is opened",
        ),
    ] {
        let found = read(text).refusals[0].to_string();
        assert!(found.contains(refusal), "{found}");
    }
    assert_eq!(
        read(&csv(&[], "\n")).refusals[0].to_string(),
        "places: the files have no rows"
    );
}

proptest! {
    /// Any row is read or named, by the line that it is on.
    #[test]
    fn every_row_is_a_place_or_a_finding(
        cells in prop::collection::vec((0usize..18, "[ -~가\n]{0,12}"), 0..12),
    ) {
        let rows: Vec<[String; 18]> = cells
            .iter()
            .enumerate()
            .map(|(number, (column, cell))| {
                let mut row = GOOD.map(str::to_owned);
                row[0] = number.to_string();
                row[*column] = cell.clone();
                row
            })
            .collect();
        let borrowed: Vec<[&str; 18]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
        for text in [csv(&borrowed, "\r\n"), geojson(&borrowed)] {
            let found = read(&text);
            prop_assert_eq!(found.tally.rows as usize, rows.len());
            prop_assert_eq!(found.value.len() + found.findings.len(), rows.len());
        }
    }
}
