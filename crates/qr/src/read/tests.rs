//! Codes that another writer made (`qrcodegen`), seen as cameras see them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::testing::{Picture, Shot, draw};
use crate::{read, write_all};

/// A frame as a presentation is cut into, no part of it like another.
fn frame(number: usize, bytes: usize) -> String {
    let letter = |place: usize| char::from(b'A' + ((place * 7 + place / 13 + number) % 50) as u8);
    (0..bytes).map(letter).collect()
}

fn picture(text: &str, scale: usize) -> Picture {
    draw(&write_all(&[text]).expect("it fits"), scale)
}

#[test]
fn all_codes_of_a_sheet_are_read() {
    let texts: Vec<String> = (0..7).map(|number| frame(number, 780)).collect();
    let sheet = draw(&write_all(&texts).expect("they fit"), 3);
    assert_eq!(sheet.texts(), texts.into_iter().collect());
}

#[test]
fn a_code_is_read_however_the_camera_is_held() {
    for bytes in [20, 120, 400, 800] {
        let text = frame(0, bytes);
        let picture = picture(&text, 4);
        for degrees in [0.0, 3.0, 12.0, 45.0, 90.0, 133.0, 180.0, 352.0] {
            for lean in [0.0, 0.12] {
                let shot = Shot {
                    degrees,
                    lean,
                    noise: 12,
                    ..Shot::default()
                };
                let seen = picture.shot(shot).texts();
                assert_eq!(seen, BTreeSet::from([text.clone()]), "{bytes}, {shot:?}");
            }
        }
    }
}

#[test]
fn a_code_that_is_not_quite_sharp_is_read() {
    let text = frame(0, 800);
    let shot = Shot {
        degrees: 8.0,
        blurs: 1,
        noise: 8,
        ..Shot::default()
    };
    assert_eq!(picture(&text, 3).shot(shot).texts(), BTreeSet::from([text]));
}

#[test]
fn a_code_with_a_stain_is_read() {
    let text = frame(0, 300);
    let mut picture = picture(&text, 4);
    let (width, middle) = (picture.width, picture.width / 2);
    for y in middle..middle + 24 {
        picture.pixels[y * width + middle..y * width + middle + 24].fill(0);
    }
    assert_eq!(picture.texts(), BTreeSet::from([text]));
}

#[test]
fn a_picture_without_a_code_has_none() {
    for (width, length) in [(0, 0), (0, 9), (3, 7), (21, 441), (640, 640 * 480)] {
        assert!(read(width, &vec![128; length]).is_empty());
    }
}

#[test]
fn every_version_and_level_is_read() {
    for version in 1..=40 {
        for level in [
            QrCodeEcc::Low,
            QrCodeEcc::Medium,
            QrCodeEcc::Quartile,
            QrCodeEcc::High,
        ] {
            let version = qrcodegen::Version::new(version);
            let text = frame(usize::from(version.value()), 7);
            let segments = [qrcodegen::QrSegment::make_bytes(text.as_bytes())];
            let code =
                QrCode::encode_segments_advanced(&segments, level, version, version, None, false)
                    .expect("seven letters fit any");
            assert_eq!(
                drawn(&code).texts(),
                BTreeSet::from([text]),
                "{version:?} {level:?}"
            );
        }
    }
}

#[test]
fn digits_and_capitals_are_read_as_others_write_them() {
    for text in [
        "1",
        "12",
        "20201112",
        "A",
        "HTTPS://MADANG.EXAMPLE/1",
        "마당 Madang 12",
        "",
    ] {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it is short");
        assert_eq!(drawn(&code).texts(), BTreeSet::from([text.to_owned()]));
    }
}

/// A code with a margin, three pixels a module.
fn drawn(code: &QrCode) -> Picture {
    let side = usize::try_from(code.size()).expect("positive") + 8;
    let width = side * 3;
    let module = |place: usize| (place / 3) as i32 - 4;
    let is_dark = |place: usize| code.get_module(module(place % width), module(place / width));
    let pixels = (0..width * width).map(|place| if is_dark(place) { 20 } else { 235 });
    Picture {
        width,
        pixels: pixels.collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_written_is_read(text in "\\PC{1,260}", scale in 2_usize..5) {
        prop_assert_eq!(picture(&text, scale).texts(), BTreeSet::from([text]));
    }

    #[test]
    fn no_picture_makes_it_fail(
        text in "\\PC{1,60}",
        strokes in prop::collection::vec((any::<usize>(), 1_usize..900, any::<u8>()), 0..40),
        width in 1_usize..300,
    ) {
        let mut picture = picture(&text, 2);
        let length = picture.pixels.len();
        for (start, run, grey) in strokes {
            let start = start % length;
            let end = (start + run).min(length);
            picture.pixels[start..end].fill(grey);
        }
        for width in [picture.width, width] {
            for text in read(width, &picture.pixels) {
                prop_assert!(text.len() < 3_000);
            }
        }
    }
}
