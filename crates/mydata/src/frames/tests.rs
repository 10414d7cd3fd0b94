use proptest::prelude::*;

use super::{Added, Collector, FRAME_BYTES, FRAMES_MAX, split};

fn whole_of(frames: &[String]) -> Option<String> {
    let mut collector = Collector::default();
    frames.iter().find_map(|frame| match collector.add(frame) {
        Added::Whole(whole) => Some(whole),
        _ => None,
    })
}

#[test]
fn a_short_text_is_one_frame() {
    let frames = split("하늘어린이집").unwrap();
    let id: String = crate::digest("하늘어린이집").chars().take(8).collect();
    assert_eq!(frames, [format!("MD1:{id}:1/1:하늘어린이집")]);
    assert_eq!(whole_of(&frames).as_deref(), Some("하늘어린이집"));
}

#[test]
fn parts_are_of_about_the_same_length() {
    let frames = split(&"a".repeat(2138)).unwrap();
    let lengths: Vec<usize> = frames.iter().map(String::len).collect();
    assert_eq!(frames.len(), 3);
    assert!(
        lengths.iter().all(|length| (715..=740).contains(length)),
        "{lengths:?}"
    );
}

#[test]
fn nothing_and_too_much_is_not_split() {
    assert_eq!(split(""), None);
    assert!(split(&"a".repeat(FRAMES_MAX * 779)).is_some());
    assert_eq!(split(&"a".repeat(FRAMES_MAX * 779 + 1)), None);
}

#[test]
fn it_says_how_far_it_is() {
    let frames = split(&"a".repeat(2000)).unwrap();
    let mut collector = Collector::default();
    assert_eq!((collector.have(), collector.of()), (0, 0));
    assert_eq!(collector.add(&frames[2]), Added::New);
    assert_eq!(collector.add(&frames[2]), Added::Repeat);
    assert_eq!((collector.have(), collector.of()), (1, 3));
    assert_eq!(collector.missing().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_frame_of_another_set_starts_anew() {
    let (one, other) = (split(&"a".repeat(2000)).unwrap(), split("b").unwrap());
    let other_long = split(&"b".repeat(2000)).unwrap();
    let mut collector = Collector::default();
    assert_eq!(collector.add(&one[0]), Added::New);
    assert_eq!(collector.add(&other_long[1]), Added::Anew);
    assert_eq!((collector.have(), collector.of()), (1, 3));
    assert_eq!(collector.add(&other[0]), Added::Whole("b".to_owned()));
}

#[test]
fn what_is_no_frame_leaves_the_others_alone() {
    let frames = split(&"a".repeat(2000)).unwrap();
    let mut collector = Collector::default();
    collector.add(&frames[0]);
    assert_eq!(collector.add("https://example.com"), Added::NoFrame);
    for damaged in [
        "MD1:",
        "MD1:abcdefgh:1/2",
        "MD1:abcdefgh:1/2:",
        "MD1:abcdefgh:0/2:a",
        "MD1:abcdefgh:3/2:a",
        "MD1:abcdefgh:01/2:a",
        "MD1:abcdefgh:+1/2:a",
        "MD1:abcdefgh:1/1000:a",
        "MD1:abcdefg:1/2:a",
        "MD1:abcdef h:1/2:a",
        &format!("MD1:abcdefgh:1/2:{}", "a".repeat(FRAME_BYTES)),
    ] {
        assert_eq!(collector.add(damaged), Added::Damaged, "{damaged}");
    }
    assert_eq!((collector.have(), collector.of()), (1, 3));
}

#[test]
fn a_frame_that_contradicts_another_is_given_up_with_it() {
    let frames = split(&"a".repeat(2000)).unwrap();
    let mut collector = Collector::default();
    collector.add(&frames[0]);
    let forged = frames[0].replace("aaa", "aab");
    assert_eq!(collector.add(&forged), Added::Damaged);
    assert_eq!(collector.have(), 0);
    assert_eq!(whole_of(&frames), Some("a".repeat(2000)));
}

#[test]
fn a_whole_that_was_changed_is_damaged() {
    let frames = split(&"a".repeat(2000)).unwrap();
    let mut collector = Collector::default();
    collector.add(&frames[0]);
    collector.add(&frames[1]);
    let forged = frames[2].replace("aaa", "aab");
    assert_eq!(collector.add(&forged), Added::Damaged);
    assert_eq!((collector.have(), collector.of()), (0, 0));
}

proptest! {
    #[test]
    fn frames_in_any_order_with_repeats_give_the_whole_back(
        whole in "[ -~가-힣😀]{1,4000}",
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        seed: u64,
    ) {
        let frames = split(&whole).unwrap();
        prop_assert!(frames.iter().all(|frame| frame.len() <= FRAME_BYTES));
        let mut seen: Vec<String> = order.iter().map(|index| index.get(&frames).clone()).collect();
        let mut rest = frames.clone();
        let turn = usize::try_from(seed % rest.len() as u64).unwrap();
        rest.rotate_left(turn);
        rest.reverse();
        seen.extend(rest);
        prop_assert_eq!(whole_of(&seen), Some(whole));
    }

    #[test]
    fn no_text_is_put_together_that_nobody_split(texts in prop::collection::vec("MD1:[a-c]{8}:[0-3]/[0-3]:[a-c]{0,3}", 0..12)) {
        let mut collector = Collector::default();
        for text in texts {
            if let Added::Whole(whole) = collector.add(&text) {
                let id: String = crate::digest(&whole).chars().take(8).collect();
                prop_assert!(text.contains(&id));
            }
        }
    }
}
