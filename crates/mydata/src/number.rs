//! Document numbers: the nonce of what is handed over as a file or on paper, which
//! people read out and type.

/// Letters of base32 (RFC 4648, section 6): no 0, 1, 8 or 9, so nobody takes O for 0.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// How many letters a number has.
pub const NUMBER_LETTERS: usize = 16;

/// The document number that 80 random bits make.
#[must_use]
pub fn document_number(random: [u8; 10]) -> String {
    let mut number = String::with_capacity(NUMBER_LETTERS);
    let (mut bits, mut count) = (0u32, 0);
    for byte in random {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            let letter = LETTERS.get((bits >> count & 31) as usize);
            number.extend(letter.map(|letter| char::from(*letter)));
        }
        bits &= (1 << count) - 1;
    }
    number
}

/// The number as people read it: `ABCD-EFGH-IJKL-MNOP`.
#[must_use]
pub fn grouped(number: &str) -> String {
    let mut text = String::with_capacity(number.len() + 3);
    for (place, letter) in number.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            text.push('-');
        }
        text.push(letter);
    }
    text
}

/// The number that somebody typed: in small letters, with blanks and hyphens anywhere,
/// with digits for the letters that they look like. None where it is none.
#[must_use]
pub fn typed_number(text: &str) -> Option<String> {
    let letters = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-');
    let number: String = letters
        .map(|letter| match letter {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            _ => letter.to_ascii_uppercase(),
        })
        .collect();
    let is_number =
        number.len() == NUMBER_LETTERS && number.bytes().all(|letter| LETTERS.contains(&letter));
    is_number.then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{document_number, grouped, typed_number};

    #[test]
    fn it_is_the_base32_of_the_standard() {
        // RFC 4648, section 10: "foobar" begins MZXW6YTB, "fooba" is MZXW6YTB whole.
        assert_eq!(document_number(*b"foobafooba"), "MZXW6YTBMZXW6YTB");
        assert_eq!(document_number([0xff; 10]), "7777777777777777");
    }

    #[test]
    fn people_type_it_in_their_own_way() {
        let number = "MZXW6YTBMZXW6YTB";
        assert_eq!(grouped(number), "MZXW-6YTB-MZXW-6YTB");
        for text in [
            "mzxw 6ytb mzxw 6ytb",
            "MZXW-6YTB-MZXW-6YTB",
            " MZXW6YT8MZXW6YTB\n",
        ] {
            assert_eq!(typed_number(text).as_deref(), Some(number), "{text}");
        }
        for text in [
            "",
            "MZXW6YTBMZXW6YT",
            "MZXW6YTBMZXW6YTBM",
            "MZXW9YTBMZXW6YTB",
            "가나다라가",
        ] {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_typed_back(random: [u8; 10]) {
            let number = document_number(random);
            prop_assert_eq!(typed_number(&grouped(&number)), Some(number));
        }
    }
}
