//! Amounts as people write them: `312,000`, `31만 2천`, `3억 5,000만원`, `1.5억`.

/// The amount that a text says, in won; none where it says none.
#[must_use]
pub fn parse_won(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.strip_suffix('원').unwrap_or(&text);
    let text: String = text.chars().filter(|c| *c != ',').collect();
    if text.is_empty() {
        return None;
    }
    let (mut rest, mut won) = (text.as_str(), 0_i64);
    for (mark, unit) in [('억', 100_000_000), ('만', 10_000), ('천', 1000)] {
        if let Some((number, after)) = rest.split_once(mark) {
            won = won.checked_add(scaled(number, unit)?)?;
            rest = after;
        }
    }
    match rest {
        "" => Some(won),
        rest => won.checked_add(scaled(rest, 1)?),
    }
}

/// A number with up to as many decimals as its unit has zeros, as won.
fn scaled(number: &str, unit: i64) -> Option<i64> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let mut won = whole.parse::<i64>().ok()?.checked_mul(unit)?;
    let mut unit = unit;
    for digit in decimals.bytes() {
        let digit = i64::from(digit - b'0');
        if unit % 10 != 0 && digit != 0 {
            return None;
        }
        unit /= 10;
        won = won.checked_add(digit * unit)?;
    }
    Some(won)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::parse_won;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, won) in [
            ("0", 0),
            ("312000", 312_000),
            ("312,000원", 312_000),
            (" 31만 2천 원 ", 312_000),
            ("31만2000", 312_000),
            ("3억 5,000만원", 350_000_000),
            ("1.5억", 150_000_000),
            ("25.5만", 255_000),
            ("9억", 900_000_000),
            ("5천", 5000),
        ] {
            assert_eq!(parse_won(text), Some(won), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in [
            "",
            " ",
            "원",
            "많이",
            "만",
            "-1",
            "1-2",
            "12.5",
            "1.23456만",
            "2만3억",
            "1e5",
            "１２",
            "99999999999999999999",
            "9999999999999억",
            "3.",
            ".5만",
        ] {
            let expected = (text == "3.").then_some(3);
            assert_eq!(parse_won(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_reads_back(won in 0_i64..1_000_000_000_000) {
            prop_assert_eq!(parse_won(&won.to_string()), Some(won));
            let (high, low) = (won / 10_000, won % 10_000);
            let text = format!("{high}만 {low}원");
            prop_assert_eq!(parse_won(&text), Some(won));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC*") {
            let _ = parse_won(&text);
        }
    }
}
