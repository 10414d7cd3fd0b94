//! Base64url without padding (RFC 4648, section 5; RFC 7515, section 2), strictly:
//! one text for one value, so that nothing signed can be written in a second way.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text for bytes.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        for (to, from) in three.iter_mut().zip(chunk) {
            *to = *from;
        }
        let [a, b, c] = three.map(u32::from);
        let bits = a << 16 | b << 8 | c;
        for place in 0..=chunk.len() {
            text.push(letter(bits >> (18 - 6 * place)));
        }
    }
    text
}

fn letter(bits: u32) -> char {
    let letter = LETTERS.get((bits & 63) as usize);
    letter.map_or('A', |letter| char::from(*letter))
}

/// The bytes that a text stands for; none where it is padded, has another character,
/// a length that no bytes have, or bits left over that are not 0.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in chunk {
            bits = bits << 6 | value(*letter)?;
        }
        let missing = 4 - chunk.len();
        let [_, a, b, c] = (bits << (6 * missing)).to_be_bytes();
        let (whole, left) = match missing {
            0 => (3, 0),
            1 => (2, c),
            2 => (1, b),
            _ => return None,
        };
        if left != 0 {
            return None;
        }
        bytes.extend([a, b, c].into_iter().take(whole));
    }
    Some(bytes)
}

fn value(letter: u8) -> Option<u32> {
    let value = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decode, encode};

    #[test]
    fn the_examples_of_the_standard() {
        // RFC 4648, section 10, without padding.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn a_second_way_to_write_it_is_none() {
        for text in ["Zg==", "Zh", "Zm9", "Z", "Zm9vY", "+_8", "Zm 9v", "Zg\n"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(bytes: Vec<u8>) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn a_text_that_is_read_is_the_one_that_is_written(text in "[A-Za-z0-9_-]{0,12}") {
            if let Some(bytes) = decode(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }
    }
}
