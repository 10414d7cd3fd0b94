//! What is written is drawn as a browser draws it, and read back from the pixels.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Code, QUIET_ZONE, TooLong, write_all};
use crate::read;

/// A picture: its width, and a byte a pixel.
struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

/// The dark modules of a path, `M<x> <y>.5h<run>` after each other.
fn dark(code: &Code) -> BTreeSet<(usize, usize)> {
    let mut dark = BTreeSet::new();
    for line in code.path.split('M').skip(1) {
        let (x, rest) = line.split_once(' ').expect("x");
        let (y, run) = rest.split_once(".5h").expect("y");
        let number = |text: &str| text.parse::<usize>().expect(text);
        dark.extend((0..number(run)).map(|step| (number(x) + step, number(y))));
    }
    dark
}

/// Draws codes side by side, as a sheet of paper or a screen shows them.
fn draw(codes: &[Code], scale: usize) -> Picture {
    let side = codes[0].side * scale;
    let width = side * codes.len();
    let mut pixels = vec![255; width * side];
    for (place, code) in codes.iter().enumerate() {
        for (x, y) in dark(code) {
            for row in y * scale..(y + 1) * scale {
                let start = row * width + place * side + x * scale;
                pixels[start..start + scale].fill(0);
            }
        }
    }
    Picture { width, pixels }
}

/// The picture as a camera sees it that is turned, in degrees, with grey light.
fn turned(picture: &Picture, degrees: f64) -> Picture {
    let (width, height) = (picture.width, picture.pixels.len() / picture.width);
    let size = (width * width + height * height).isqrt() + 2;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let centre = |length: usize| length as f64 / 2.0;
    let pixel = |place: usize| {
        let (x, y) = ((place % size) as f64, (place / size) as f64);
        let (x, y) = (x - centre(size), y - centre(size));
        let (from_x, from_y) = (x * cos + y * sin, y * cos - x * sin);
        let (from_x, from_y) = (from_x + centre(width), from_y + centre(height));
        let inside = from_x >= 0.0 && from_y >= 0.0;
        let inside = inside && (from_x as usize) < width && (from_y as usize) < height;
        match inside {
            true => picture.pixels[from_y as usize * width + from_x as usize] / 2 + 60,
            false => 170,
        }
    };
    Picture {
        width: size,
        pixels: (0..size * size).map(pixel).collect(),
    }
}

fn texts(picture: &Picture) -> BTreeSet<String> {
    read(picture.width, &picture.pixels).into_iter().collect()
}

#[test]
fn a_code_has_its_finders_and_a_light_margin() {
    let codes = write_all(&["madang"]).expect("it is short");
    let dark = dark(&codes[0]);
    let (first, last) = (QUIET_ZONE, codes[0].side - QUIET_ZONE - 1);
    assert!(
        dark.iter()
            .all(|(x, y)| (first..=last).contains(x) && (first..=last).contains(y))
    );
    for (x, y, is_dark) in [
        (first, first, true),
        (last, first, true),
        (first, last, true),
        (first + 1, first + 1, false),
        (first + 3, first + 3, true),
        (first + 7, first + 7, false),
    ] {
        assert_eq!(dark.contains(&(x, y)), is_dark, "{x}, {y}");
    }
}

#[test]
fn codes_that_take_turns_are_of_one_size() {
    let long = "x".repeat(800);
    let codes = write_all(&["short", &long, "한글"]).expect("they fit");
    let sides: BTreeSet<usize> = codes.iter().map(|code| code.side).collect();
    // Version 23 holds 857 bytes at level M (ISO/IEC 18004, table 7): 109 modules.
    assert_eq!(sides, BTreeSet::from([109 + 2 * QUIET_ZONE]));
}

#[test]
fn a_text_that_no_code_holds_is_refused() {
    assert!(write_all(&["x".repeat(2331)]).is_ok());
    let refused = write_all(&["short".to_owned(), "x".repeat(2332)]);
    assert_eq!(refused, Err(TooLong { bytes: 2332 }));
}

#[test]
fn all_codes_of_a_sheet_are_read() {
    let wanted: BTreeSet<String> = (0..3).map(|n| n.to_string().repeat(780)).collect();
    let all: Vec<&String> = wanted.iter().collect();
    let sheet = draw(&write_all(&all).expect("they fit"), 3);
    assert_eq!(texts(&sheet), wanted);
}

#[test]
fn a_code_is_read_however_the_camera_is_held() {
    let text = "eyJhbGciOiJFUzI1NiJ9".repeat(20);
    let picture = draw(&write_all(&[&text]).expect("it fits"), 5);
    for degrees in [0.0, 7.0, 45.0, 90.0, 133.0, 180.0, 270.0, 352.0] {
        let seen = texts(&turned(&picture, degrees));
        assert_eq!(seen, BTreeSet::from([text.clone()]), "{degrees} degrees");
    }
}

#[test]
fn a_code_with_a_stain_is_read() {
    let text = "0123456789".repeat(30);
    let mut picture = draw(&write_all(&[&text]).expect("it fits"), 4);
    let (width, side) = (picture.width, picture.width / 2);
    for y in side..side + 24 {
        picture.pixels[y * width + side..y * width + side + 24].fill(0);
    }
    assert_eq!(texts(&picture), BTreeSet::from([text]));
}

#[test]
fn a_picture_without_a_code_has_none() {
    for (width, length) in [(0, 0), (0, 9), (3, 7), (21, 441), (640, 640 * 480)] {
        assert!(read(width, &vec![128; length]).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_is_written_is_read(text in "\\PC{1,260}", scale in 2_usize..5) {
        let picture = draw(&write_all(&[&text]).expect("it fits"), scale);
        prop_assert_eq!(texts(&picture), BTreeSet::from([text]));
    }
}
