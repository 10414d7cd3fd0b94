//! What a code looks like.

use std::collections::BTreeSet;

use super::{QUIET_ZONE, TooLong, write_all};
use crate::testing::dark;

#[test]
fn a_code_has_its_finders_and_a_light_margin() {
    let codes = write_all(&["madang"]).expect("it is short");
    let dark = dark(&codes[0]);
    let (first, last) = (QUIET_ZONE, codes[0].side - QUIET_ZONE - 1);
    let inside = first..=last;
    assert!(
        dark.iter()
            .all(|(x, y)| inside.contains(x) && inside.contains(y))
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
