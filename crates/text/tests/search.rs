//! Every name is found, however it is typed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use madang_text::{Found, Index, Match};
use proptest::prelude::*;

const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];

fn index(names: &[String]) -> Index {
    let mut index = Index::default();
    for name in names {
        index.push(&[name], None);
    }
    index
}

fn initial(letter: char) -> char {
    let at = (letter as usize).checked_sub('가' as usize);
    at.and_then(|at| INITIALS.get(at / 588))
        .copied()
        .unwrap_or(letter)
}

/// How the name with that number was found, if it was.
fn how(found: &Found, id: usize) -> Option<Match> {
    let hit = found.hits.iter().find(|hit| hit.id as usize == id);
    hit.map(|hit| hit.how)
}

/// Names that share syllables, as real ones do.
fn names() -> impl Strategy<Value = Vec<String>> {
    names_of("[가강남산수원시팔달구로동면읍약국온누리쌍밝값]", 2)
}

/// Names of so many of these syllables at least.
fn names_of(syllables: &str, least: usize) -> impl Strategy<Value = Vec<String>> {
    let form = format!("{syllables}{{{least},6}}( {syllables}{{2,3}})?");
    prop::collection::vec(prop::string::string_regex(&form).unwrap(), 1..40)
}

proptest! {
    #[test]
    fn every_name_is_found_by_itself_and_first_among_its_equals(
        names in names(), pick in any::<prop::sample::Index>(),
    ) {
        let pick = pick.index(names.len());
        for typed in [names[pick].clone(), names[pick].replace(' ', "")] {
            let found = index(&names).search(&typed, names.len());
            prop_assert_eq!(how(&found, pick), Some(Match::Exact));
            prop_assert_eq!(found.hits[0].how, Match::Exact);
        }
    }

    #[test]
    fn every_name_is_found_by_how_it_begins(
        names in names(), pick in any::<prop::sample::Index>(), length in 1..12usize,
    ) {
        let pick = pick.index(names.len());
        let typed: String = names[pick].chars().take(length).collect();
        let found = index(&names).search(&typed, names.len());
        prop_assert!(how(&found, pick) <= Some(Match::Prefix) && how(&found, pick).is_some());
    }

    /// A keyboard shows 강 on the way to 가운.
    #[test]
    fn every_name_is_found_with_a_syllable_half_typed(
        names in names(), pick in any::<prop::sample::Index>(), length in 1..6usize,
    ) {
        let pick = pick.index(names.len());
        let letters: Vec<char> = names[pick].chars().filter(|c| *c != ' ').collect();
        let length = length.min(letters.len() - 1);
        let mut typed: String = letters[..length].iter().collect();
        typed.push(initial(letters[length]));
        let found = index(&names).search(&typed, names.len());
        prop_assert!(how(&found, pick) <= Some(Match::Prefix) && how(&found, pick).is_some());
    }

    /// Initials alone, and initials mixed with whole syllables.
    #[test]
    fn every_name_is_found_by_its_initials(
        names in names(), pick in any::<prop::sample::Index>(), whole in any::<u8>(),
    ) {
        let pick = pick.index(names.len());
        let typed: String = names[pick].chars().enumerate()
            .map(|(place, letter)| if whole >> (place % 8) & 1 == 0 { initial(letter) } else { letter })
            .collect();
        let found = index(&names).search(&typed, names.len());
        prop_assert!(how(&found, pick) <= Some(Match::Initials) && how(&found, pick).is_some());
    }

    /// One jamo mistaken, left out, doubled or swapped with the next; found unless
    /// there are names that are just what was typed.
    #[test]
    fn every_name_is_found_with_one_slip(
        // Clusters such as ㅄ and ㅝ are two keys.
        names in names_of("[가강남산수시팔달구로동면읍약국온누리쌍]", 3),
        pick in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(), kind in 0..4u8, other in 0..19usize,
    ) {
        let pick = pick.index(names.len());
        let mut jamo = jamo(&names[pick]);
        let at = at.index(jamo.len() - 1);
        match kind {
            0 => jamo[at] = INITIALS[other],
            1 => { jamo.remove(at); }
            2 => jamo.insert(at, jamo[at]),
            _ => jamo.swap(at, at + 1),
        }
        let typed: String = jamo.into_iter().collect();
        let found = index(&names).search(&typed, names.len());
        let plain = |least| found.hits.iter().filter(|hit| hit.how <= least).count();
        let enough = plain(Match::WordPrefix) > 0 || plain(Match::Initials) >= 5;
        prop_assert!(how(&found, pick).is_some() || enough, "{}: {:?}", typed, found);
    }

    #[test]
    fn the_order_is_total_and_a_limit_only_cuts_it(
        names in names(), typed in "[가강남수ㄱㄴ ]{1,4}", limit in 0..10usize,
    ) {
        let index = index(&names);
        let all = index.search(&typed, usize::MAX);
        prop_assert_eq!(all.hits.len(), all.total);
        prop_assert!(all.hits.is_sorted_by_key(|hit| hit.how));
        let few = index.search(&typed, limit);
        prop_assert_eq!(few.total, all.total);
        prop_assert_eq!(&few.hits[..], &all.hits[..limit.min(all.total)]);
    }

    #[test]
    fn no_text_panics(names in prop::collection::vec(any::<String>(), 0..5), typed in any::<String>()) {
        let mut index = index(&names);
        index.push(&[&typed, "", "가"], Some(7));
        let found = index.search(&typed, 3);
        prop_assert!(found.total <= index.len());
    }
}

/// The letters one by one, as a keyboard without an input method leaves them.
fn jamo(text: &str) -> Vec<char> {
    let letters = text.chars().filter(|c| *c != ' ');
    letters
        .flat_map(|letter| {
            let at = u32::from(letter) - 0xAC00;
            let last = at % 28;
            let parts = [0x1100 + at / 588, 0x1161 + at % 588 / 28];
            let last = (last > 0).then_some(0x11A7 + last);
            parts.into_iter().chain(last).filter_map(char::from_u32)
        })
        .collect()
}

fn found_names<'a>(index: &Index, names: &[&'a str], typed: &str) -> Vec<&'a str> {
    let found = index.search(typed, 10);
    found
        .hits
        .iter()
        .map(|hit| names[hit.id as usize])
        .collect()
}

#[test]
fn better_matches_come_first() {
    let names = [
        "강나루",
        "새강남약국",
        "서울 강남",
        "강남",
        "강남구",
        "곡남",
        "강냠",
        "가나",
    ];
    let mut index = Index::default();
    for name in names {
        index.push(&[name], None);
    }
    let found = found_names(&index, &names, "강남");
    assert_eq!(found, ["강남", "강남구", "서울 강남", "새강남약국"]);
    assert_eq!(found_names(&index, &names, "간냠"), ["강냠"]);
    assert_eq!(found_names(&index, &names, "ㄱㄴㅇㄱ"), ["새강남약국"]);
    // 강나 is on the way to 강남, and the whole of a syllable before the half of one.
    assert_eq!(
        found_names(&index, &names, "강나")[..3],
        ["강나루", "강남", "강남구"]
    );
}

#[test]
fn of_equals_the_earlier_group_then_the_shorter_name_comes_first() {
    let mut index = Index::default();
    let names = ["수원시 팔달구", "수원면", "수원약국", "수원동"];
    index.push(&[names[0]], None);
    index.begin_group();
    index.push(&[names[1]], None);
    index.begin_group();
    index.push(&[names[2]], None);
    index.push(&[names[3]], None);
    assert_eq!(
        found_names(&index, &names, "수원"),
        ["수원시 팔달구", "수원면", "수원동", "수원약국"]
    );
}

#[test]
fn words_are_answered_by_what_a_name_lies_in_too() {
    let mut index = Index::default();
    let gyeonggi = index.push(&["경기도", "경기", "Gyeonggi"], None);
    let suwon = index.push(&["수원시 팔달구", "Suwon-si Paldal-gu"], Some(gyeonggi));
    let dong = index.push(&["우만동"], Some(suwon));
    let shop = index.push(&["가상약국"], Some(suwon));
    let ids = |typed| {
        let found = index.search(typed, 10);
        found.hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("경기 수원 우만동"), [dong]);
    assert_eq!(ids("팔당구 약국"), [shop]);
    assert_eq!(ids("gyeonggi paldal"), [suwon]);
    assert_eq!(ids("수원"), [suwon]);
    assert_eq!(ids("경기 부산"), [0u32; 0]);
    assert_eq!(ids("ㅅㅇ ㅇㅁㄷ"), [dong]);
}

#[test]
fn slips_and_the_other_layout_are_last_resorts() {
    let mut index = Index::default();
    let paldal = index.push(&["수원시 팔달구", "Suwon-si Paldal-gu"], None);
    for typed in [
        "수원시 팔당구",
        "수원시팔당구",
        "팔당구",
        "tndnjstl vkfekfrn",
        "vkfekdrn",
        "녀재ㅜ",
        "suwno",
    ] {
        let found = index.search(typed, 1);
        assert_eq!(
            found.hits.first().map(|hit| hit.id),
            Some(paldal),
            "{typed}"
        );
    }
    assert_eq!(index.search("부산", 1), Found::default());
    assert_eq!(index.search("", 1), Found::default());
    assert_eq!(index.search(" - ", 1), Found::default());
}
