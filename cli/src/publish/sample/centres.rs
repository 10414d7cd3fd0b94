//! Invented screening centres, written as the CSV that an operator would have.

use chrono::{DateTime, Utc};
use madang_masks::places::import::{COLUMNS, Places as Importer};

use super::outlets::addr;
use super::places::Places;
use super::random::Random;
use crate::api_dir::Writer;
use crate::edition::{self, Source};
use crate::publish::Error;
use crate::publish::places::{Edition, Report};

/// About as many as there were in May 2020.
const CENTRES: u32 = 600;

/// A stream of its own, so that the outlets stay what they were without centres.
const STREAM: u64 = u64::MAX - 1;

/// 2020-05-12 09:00 in Korea.
const GENERATED_AT: DateTime<Utc> = match DateTime::from_timestamp(1_589_241_600, 0) {
    Some(at) => at,
    None => DateTime::UNIX_EPOCH,
};

/// Kinds with their share, and how their names begin.
const KINDS: [(f64, &str, &str, &str); 3] = [
    (
        0.15,
        "drive_through",
        "예시 드라이브 스루 선별진료소",
        "Sample drive-through centre",
    ),
    (
        0.5,
        "walk_through",
        "예시 워크 스루 선별진료소",
        "Sample walk-through centre",
    ),
    (
        1.0,
        "temporary",
        "예시 임시 선별진료소",
        "Sample temporary centre",
    ),
];

/// Hours with their share, added up: weekdays, Saturday, Sunday, holidays.
const HOURS: [(f64, [&str; 4]); 6] = [
    (0.4, ["09:00-18:00", "09:00-13:00", "closed", "closed"]),
    (
        0.65,
        [
            "09:00-12:00 13:00-18:00",
            "09:00-12:00 13:00-18:00",
            "09:00-12:00 13:00-18:00",
            "09:00-13:00",
        ],
    ),
    (
        0.85,
        ["10:00-12:00 14:00-17:00", "closed", "closed", "closed"],
    ),
    (0.9, ["00:00-24:00"; 4]),
    (0.95, ["17:00-01:00", "17:00-01:00", "closed", ""]),
    (1.0, [""; 4]),
];

/// Public holidays of 2020, the day of the election and the one that was added on
/// 17 August included.
const HOLIDAYS: [&str; 18] = [
    "2020-01-01",
    "2020-01-24",
    "2020-01-25",
    "2020-01-26",
    "2020-01-27",
    "2020-03-01",
    "2020-04-15",
    "2020-04-30",
    "2020-05-05",
    "2020-06-06",
    "2020-08-15",
    "2020-08-17",
    "2020-09-30",
    "2020-10-01",
    "2020-10-02",
    "2020-10-03",
    "2020-10-09",
    "2020-12-25",
];

/// Invents the centres and publishes them.
pub(super) fn publish(
    files: &mut Writer,
    places: &Places,
    seed: u64,
    replay_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Report, Error> {
    let mut importer = Importer::default();
    importer.add("sample centres", csv(places, seed).as_bytes());
    let mut report = Report::default();
    let edition = Edition {
        places: report.take(importer.finish()),
        holidays: HOLIDAYS
            .iter()
            .filter_map(|date| date.parse().ok())
            .collect(),
        generated_at: GENERATED_AT,
        source: Source {
            attribution: super::ATTRIBUTION,
            sample: true,
        },
    };
    if report.refusals.is_empty() {
        let draft = edition.draft(Some(replay_at), &mut report)?;
        report.edition = Some(edition::write(files, draft, now)?);
    }
    Ok(report)
}

fn csv(places: &Places, seed: u64) -> String {
    let mut random = Random::new(seed, STREAM);
    let mut text = COLUMNS.join(",") + "\r\n";
    for number in 1..=CENTRES {
        let Some(cells) = centre(places, &mut random, number) else {
            continue;
        };
        let quoted = cells.map(|cell| format!("\"{cell}\""));
        text += &(quoted.join(",") + "\r\n");
    }
    text
}

/// A row's cells, in the order of the columns.
fn centre(places: &Places, random: &mut Random, number: u32) -> Option<[String; 18]> {
    let (emd, at) = places.draw(random, |_| true)?;
    let address = addr(emd, random.whole(1, 300));
    let drawn = random.unit();
    let (_, kind, ko, en) = KINDS.into_iter().find(|kind| drawn < kind.0)?;
    let drawn = random.unit();
    let (_, [weekday, saturday, sunday, holiday]) =
        HOURS.into_iter().find(|hours| drawn < hours.0)?;
    let phone = if random.chance(0.9) {
        format!("000-0000-{number:04}")
    } else {
        String::new()
    };
    let (note_ko, note_en) = match kind {
        "drive_through" => (
            "차에서 내리지 않고 검사합니다",
            "You are tested in your car",
        ),
        _ => ("", ""),
    };
    Some(
        [
            &format!("sample-{number:03}"),
            kind,
            &format!("{ko} {number:03}"),
            &format!("{en} {number:03}"),
            &address,
            &phone,
            &format!("{:.6}", at.lon),
            &format!("{:.6}", at.lat),
            weekday,
            weekday,
            weekday,
            weekday,
            weekday,
            saturday,
            sunday,
            holiday,
            note_ko,
            note_en,
        ]
        .map(str::to_owned),
    )
}
