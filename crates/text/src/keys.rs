//! From text to keys: the key of the two-set Korean keyboard that each letter is
//! typed with, one byte a key.
//!
//! A key's byte is the ASCII letter or digit on its cap: a capital for a Korean
//! letter, a small one for a Latin letter, the capital's place in the alphabet
//! (1 to 26) for a Korean letter that needs Shift. So the low five bits name the
//! cap whatever the layout.

/// Marks the first key of a syllable, of a Latin letter, of a digit.
pub const START: u8 = 0x80;
/// Between two words of a name.
pub const GAP: u8 = 0;
/// Between two names of one thing.
pub const OTHER: u8 = 28;

/// Caps with a vowel on them, a bit each by their place in the alphabet.
const VOWEL_CAPS: u32 = caps(b"kijuhynbmlop");

/// Caps by letter; a capital means with Shift, 0 means nothing.
const INITIALS: [[u8; 2]; 19] = pairs(b"r R s e E f a q Q t T d w W c z x v g ");
const VOWELS: [[u8; 2]; 21] = pairs(b"k o i O j p u P h hkhohly n njnpnlb m mll ");
const FINALS: [[u8; 2]; 28] = pairs(b"  r R rts swsge f frfafqftfxfvfga q qtt T d w c z x v g ");
/// The consonants of the block of compatibility jamo, clusters among them.
const CONSONANTS: [[u8; 2]; 30] =
    pairs(b"r R rts swsge E f frfafqftfxfvfga q Q qtt T d w W c z x v g ");

/// Which layout a text is read as typed on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The one that its letters are of.
    Own,
    /// The other one: Latin letters mean the Korean ones on their caps, and the
    /// other way round.
    Other,
}

/// The keys of a text, words parted by [`GAP`], none at either end.
pub fn keys(text: &str, layout: Layout) -> Vec<u8> {
    let mut keys = Vec::with_capacity(text.len());
    append(&mut keys, text, layout);
    keys
}

/// Appends the keys of a text.
pub fn append(keys: &mut Vec<u8>, text: &str, layout: Layout) {
    let mut typing = Typing {
        first: keys.len(),
        keys,
        gap: false,
    };
    for letter in text.chars() {
        typing.letter(letter, layout == Layout::Other);
    }
    if layout == Layout::Other {
        let first = typing.first;
        let (_, own) = keys.split_at_mut(first);
        own.split_mut(|key| *key == GAP).for_each(mark_syllables);
    }
}

/// Whether the key is of a Korean letter.
pub fn is_korean(key: u8) -> bool {
    let key = key & !START;
    key.is_ascii_uppercase() || (1..=26).contains(&key)
}

/// Whether the key is of a Korean consonant.
pub fn is_consonant(key: u8) -> bool {
    is_korean(key) && VOWEL_CAPS & cap(key) == 0
}

/// Whether a consonant that was typed stands for that one: ㅅ also for ㅆ, which
/// needs Shift, but not the other way round.
pub fn stands_for(typed: u8, key: u8) -> bool {
    let (typed, key) = (typed & !START, key & !START);
    typed == key || (is_korean(key) && typed.is_ascii_uppercase() && typed & 31 == key)
}

struct Typing<'a> {
    keys: &'a mut Vec<u8>,
    /// Where this text's keys begin.
    first: usize,
    /// A word has ended.
    gap: bool,
}

impl Typing<'_> {
    fn letter(&mut self, letter: char, other: bool) {
        let code = narrow(letter);
        let at = |first: u32| code.checked_sub(first).map_or(usize::MAX, |at| at as usize);
        if let Some([start, middle, end]) = syllable(at(0xAC00)) {
            self.korean(start, true, other);
            self.korean(middle, false, other);
            self.korean(end, false, other);
        } else if let Some(caps) = CONSONANTS.get(at(0x3131)) {
            // Two initials, whatever the keyboard made of them.
            for cap in caps {
                self.korean([*cap, b' '], true, other);
            }
        } else if let Some(caps) = VOWELS.get(at(0x314F)).or(VOWELS.get(at(0x1161))) {
            self.korean(*caps, false, other);
        } else if let Some(caps) = INITIALS.get(at(0x1100)) {
            self.korean(*caps, true, other);
        } else if let Some(caps) = FINALS.get(at(0x11A7)) {
            self.korean(*caps, false, other);
        } else {
            self.not_korean(code, other);
        }
    }

    /// The keys of one part of a syllable; `start` when it is the first part.
    fn korean(&mut self, caps: [u8; 2], start: bool, other: bool) {
        for (place, cap) in caps.into_iter().enumerate() {
            if cap == b' ' {
                continue;
            }
            let key = if cap.is_ascii_uppercase() {
                cap & 31
            } else {
                cap.to_ascii_uppercase()
            };
            let start = (start && place == 0) || self.begins_word();
            self.push(if other { latin(key) } else { key }, start || other);
        }
    }

    fn not_korean(&mut self, code: u32, other: bool) {
        match u8::try_from(code) {
            Ok(byte) if byte.is_ascii_alphabetic() => {
                let shifted = other && b"QWERTOP".contains(&byte);
                self.push(
                    match (other, shifted) {
                        (true, true) => byte & 31,
                        (true, false) => byte.to_ascii_uppercase(),
                        (false, _) => byte.to_ascii_lowercase(),
                    },
                    true,
                );
            }
            Ok(byte) if byte.is_ascii_digit() => self.push(byte, true),
            _ if is_dot_vowel(code) => {}
            _ if is_between_words(code) => self.gap = true,
            // Three of the bytes that are left tell other letters apart well enough.
            _ => {
                for (part, start) in [(code, true), (code / 15, false), (code / 225, false)] {
                    self.push(b'!' + (part % 15) as u8, start);
                }
            }
        }
    }

    fn push(&mut self, key: u8, start: bool) {
        if self.gap && self.keys.len() > self.first {
            self.keys.push(GAP);
        }
        self.gap = false;
        self.keys.push(if start { key | START } else { key });
    }

    fn begins_word(&self) -> bool {
        self.gap || self.keys.len() == self.first
    }
}

/// The parts of a Hangul syllable, counted from the first one.
fn syllable(at: usize) -> Option<[[u8; 2]; 3]> {
    let (rest, end) = (at / FINALS.len(), at % FINALS.len());
    let (start, middle) = (rest / VOWELS.len(), rest % VOWELS.len());
    Some([
        *INITIALS.get(start)?,
        *VOWELS.get(middle)?,
        *FINALS.get(end)?,
    ])
}

/// Full-width Latin letters and half-width jamo as the ordinary ones.
fn narrow(letter: char) -> u32 {
    let code = u32::from(letter);
    match code {
        0xFF01..=0xFF5E => code - 0xFF01 + 0x21,
        0xFFA1..=0xFFBE => code - 0xFFA1 + 0x3131,
        // The vowels stand in rows of six, two codes apart.
        0xFFC2..=0xFFDC => {
            let (row, column) = ((code - 0xFFC2) / 8, (code - 0xFFC2) % 8);
            0x314F + row * 6 + column.min(5)
        }
        _ => code,
    }
}

/// ㆍ, which a phone's keyboard shows on the way to a vowel.
fn is_dot_vowel(code: u32) -> bool {
    matches!(code, 0x318D | 0x119E | 0x11A2)
}

/// White space, punctuation and symbols; of other blocks only the common ones.
fn is_between_words(code: u32) -> bool {
    code < 0xC0
        || matches!(code, 0x2000..=0x2BFF | 0x3000..=0x303F | 0x30FB | 0x3200..=0x32FF | 0xFE00..=0xFE6F | 0xFF00..=0xFF65)
}

/// Marks the consonants that begin a syllable: those before a vowel; all of them
/// where there is no vowel at all.
fn mark_syllables(word: &mut [u8]) {
    let bare = word.iter().all(|key| is_consonant(*key));
    let mut before_vowel = bare;
    for key in word.iter_mut().rev() {
        let consonant = is_consonant(*key);
        if is_korean(*key) && !(consonant && before_vowel) {
            *key &= !START;
        }
        before_vowel = bare || (is_korean(*key) && !consonant);
    }
    if let Some(first) = word.first_mut() {
        *first |= START;
    }
}

/// The Latin letter on the cap.
fn latin(key: u8) -> u8 {
    key & 31 | 0x60
}

const fn cap(key: u8) -> u32 {
    1 << (key & 31)
}

const fn caps(letters: &[u8]) -> u32 {
    let mut bits = 0;
    let mut rest = letters;
    while let [first, others @ ..] = rest {
        bits |= cap(*first);
        rest = others;
    }
    bits
}

const fn pairs<const N: usize>(table: &[u8]) -> [[u8; 2]; N] {
    let mut pairs = [[b' '; 2]; N];
    let (mut slots, mut rest) = (pairs.as_mut_slice(), table);
    while let ([slot, others @ ..], [first, second, tail @ ..]) = (slots, rest) {
        *slot = [*first, *second];
        (slots, rest) = (others, tail);
    }
    pairs
}

#[cfg(test)]
mod tests;
