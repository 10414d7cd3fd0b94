//! Names in Latin letters by the Revised Romanization of Korean (Ministry of
//! Culture notice 2000-8): sounds change within a word as they are spoken, the
//! division's suffix is set off by a hyphen and does not change what is before it.

/// Suffixes of administrative divisions.
const SUFFIXES: [(char, &str); 8] = [
    ('도', "do"),
    ('시', "si"),
    ('군', "gun"),
    ('구', "gu"),
    ('읍', "eup"),
    ('면', "myeon"),
    ('동', "dong"),
    ('가', "ga"),
];

const INITIALS: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];

const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
];

/// Final consonants: before a consonant or at the end, and before a vowel.
const FINALS: [(&str, &str); 28] = [
    ("", ""),
    ("k", "g"),
    ("k", "kk"),
    ("k", "ks"),
    ("n", "n"),
    ("n", "nj"),
    ("n", "n"),
    ("t", "d"),
    ("l", "r"),
    ("k", "lg"),
    ("m", "lm"),
    ("l", "lb"),
    ("l", "ls"),
    ("l", "lt"),
    ("p", "lp"),
    ("l", "r"),
    ("m", "m"),
    ("p", "b"),
    ("p", "ps"),
    ("t", "s"),
    ("t", "ss"),
    ("ng", "ng"),
    ("t", "j"),
    ("t", "ch"),
    ("k", "k"),
    ("t", "t"),
    ("p", "p"),
    ("t", ""),
];

/// The name of an administrative division, word by word: `수원시 팔달구` as
/// `Suwon-si Paldal-gu`.
#[must_use]
pub fn romanise(korean: &str) -> String {
    let mut latin = String::new();
    for word in korean.split(' ') {
        if !latin.is_empty() {
            latin.push(' ');
        }
        latin.push_str(&of_word(word));
    }
    latin
}

fn of_word(korean: &str) -> String {
    let suffix = SUFFIXES
        .iter()
        .find_map(|(last, latin)| Some((korean.strip_suffix(*last)?, latin)));
    match suffix {
        Some((stem, latin)) if !stem.is_empty() => {
            [&capitalised(&stem_of(stem)), "-", latin].concat()
        }
        _ => capitalised(&stem_of(korean)),
    }
}

fn stem_of(korean: &str) -> String {
    let mut latin = String::new();
    // The final consonant before, as it is written before a consonant and before a vowel.
    let mut before = ("", "");
    for letter in korean.chars() {
        let Some((initial, vowel, last)) = parts(letter) else {
            latin.push_str(before.0);
            latin.push(letter);
            before = ("", "");
            continue;
        };
        let (end, start) = meeting(before, initial);
        latin.push_str(end);
        latin.push_str(start);
        latin.push_str(vowel);
        before = last;
    }
    latin + before.0
}

/// How a final consonant and the initial after it are written together.
fn meeting(
    (closed, open): (&'static str, &'static str),
    initial: &'static str,
) -> (&'static str, &'static str) {
    match (closed, initial) {
        (_, "") => (open, ""),
        ("k", "n" | "m") => ("ng", initial),
        ("t", "n" | "m") => ("n", initial),
        ("p", "n" | "m") => ("m", initial),
        ("k" | "ng", "r") => ("ng", "n"),
        ("p" | "m", "r") => ("m", "n"),
        ("t", "r") => ("n", "n"),
        ("n" | "l", "r") | ("l", "n") => ("l", "l"),
        _ => (closed, initial),
    }
}

type Final = (&'static str, &'static str);

/// The three parts of a Korean syllable.
fn parts(letter: char) -> Option<(&'static str, &'static str, Final)> {
    let index = (letter as usize).checked_sub('가' as usize)?;
    let (rest, last) = (index / FINALS.len(), index % FINALS.len());
    let initial = INITIALS.get(rest / VOWELS.len())?;
    let vowel = VOWELS.get(rest % VOWELS.len())?;
    Some((initial, vowel, *FINALS.get(last)?))
}

fn capitalised(latin: &str) -> String {
    let mut letters = latin.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    /// As the places write themselves.
    #[test]
    fn divisions_are_written_as_on_their_signs() {
        for (korean, latin) in [
            ("강릉시", "Gangneung-si"),
            ("종로구", "Jongno-gu"),
            ("관악구", "Gwanak-gu"),
            ("덕양구", "Deogyang-gu"),
            ("밀양시", "Miryang-si"),
            ("울릉군", "Ulleung-gun"),
            ("의령군", "Uiryeong-gun"),
            ("안산시 상록구", "Ansan-si Sangnok-gu"),
            ("창원시 마산합포구", "Changwon-si Masanhappo-gu"),
            ("구로구", "Guro-gu"),
            ("신안군", "Sinan-gun"),
            ("곡성군", "Gokseong-gun"),
            ("행궁동", "Haenggung-dong"),
            ("봉담읍", "Bongdam-eup"),
            ("종로1가", "Jongno1-ga"),
            ("가상면", "Gasang-myeon"),
        ] {
            assert_eq!(super::romanise(korean), latin);
        }
    }
}
