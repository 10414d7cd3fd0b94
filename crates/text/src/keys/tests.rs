use proptest::prelude::*;

use super::{Layout, START, keys};

/// Keys as they are printed on the caps; a point before each that begins a syllable.
fn shown(text: &str, layout: Layout) -> String {
    let mut shown = String::new();
    for key in keys(text, layout) {
        if key & START != 0 {
            shown.push('.');
        }
        match key & !START {
            super::GAP => shown.push(' '),
            shift @ 1..=26 => shown.extend(['^', char::from(shift | 0x60)]),
            key => shown.push(key.into()),
        }
    }
    shown
}

fn own(text: &str) -> String {
    shown(text, Layout::Own)
}

#[test]
fn syllables_are_typed_key_by_key() {
    assert_eq!(own("팔달구"), ".VKF.EKF.RN");
    assert_eq!(own("닭값 쌍"), ".EKFR.RKQT .^tKD");
    assert_eq!(own("과의"), ".RHK.DML");
    assert_eq!(own("Suwon-si 12동"), ".s.u.w.o.n .s.i .1.2.EHD");
    assert_eq!(own(" (주)·가 "), ".WN .RK");
    assert_eq!(own(""), "");
    assert_eq!(own(" -·"), "");
}

#[test]
fn jamo_join_to_syllables_or_stand_alone() {
    assert_eq!(own("강ㄴ"), ".RKD.S");
    assert_eq!(own("ㄱㅏㅇ"), ".RK.D");
    assert_eq!(own("ㄳ"), ".R.T");
    assert_eq!(own("고ㆍ"), ".RH");
    assert_eq!(own("ㅏ가"), ".K.RK");
}

#[test]
fn other_forms_of_letters_are_the_same_keys() {
    // The conjoining jamo of 강남, as macOS writes file names.
    assert_eq!(
        own("\u{1100}\u{1161}\u{11BC}\u{1102}\u{1161}\u{11B7}"),
        own("강남")
    );
    assert_eq!(own("ｓｕｗｏｎ１２"), own("SUWON12"));
    // Half-width jamo.
    assert_eq!(
        own("\u{FFA1}\u{FFC2}\u{FFB7}\u{FFDC}\u{FFA4}\u{FFD7}"),
        own("ㄱㅏㅇㅣㄴㅠ")
    );
    assert_eq!(own("가　나"), own("가 나"));
}

#[test]
fn the_other_layout_is_read_by_the_caps() {
    let other = |text| shown(text, Layout::Other);
    assert_eq!(other("tndnjs"), own("수원"));
    assert_eq!(other("Tkdansehd"), own("쌍문동"));
    assert_eq!(other("tndnjstl vkfekfrn"), own("수원시 팔달구"));
    assert_eq!(other("rs"), own("ㄱㄴ"));
    assert_eq!(other("녀재ㅜ"), own("suwon"));
}

/// The canonical decomposition of Hangul syllables (Unicode, 3.12).
fn decomposed(text: &str) -> String {
    let mut jamo = String::new();
    for letter in text.chars() {
        let at = u32::from(letter) - 0xAC00;
        let parts = [0x1100 + at / 588, 0x1161 + at % 588 / 28, 0x11A7 + at % 28];
        jamo.extend(
            parts
                .into_iter()
                .filter(|part| *part != 0x11A7)
                .filter_map(char::from_u32),
        );
    }
    jamo
}

proptest! {
    #[test]
    fn any_text_has_keys(text in "\\PC*", more in any::<String>()) {
        for text in [text, more] {
            for layout in [Layout::Own, Layout::Other] {
                let keys = keys(&text, layout);
                prop_assert!(keys.first().is_none_or(|key| key & START != 0));
                prop_assert!(keys.last().is_none_or(|key| *key != super::GAP));
            }
        }
    }

    #[test]
    fn composed_and_decomposed_are_the_same(text in "[가-힣]{1,12}") {
        prop_assert_eq!(own(&decomposed(&text)), own(&text));
    }

    /// Every Korean text can be typed on the Latin layout and is read back.
    #[test]
    fn the_layouts_are_each_others_inverse(text in "[가-힣]{1,12}") {
        let typed: String = keys(&text, Layout::Own)
            .into_iter()
            .map(|key| match key & !START {
                shift @ 1..=26 => char::from(shift | 0x40),
                key => char::from(key.to_ascii_lowercase()),
            })
            .collect();
        prop_assert_eq!(shown(&typed, Layout::Other), own(&text));
    }
}
