//! Amounts as people write them: `312,000`, `31만 2천`, `3억 5,000만원`, `1.5억`.

/// The amount that a text says, in won; none where it says none, or more than one.
///
/// A point is a decimal one, so that it stands before 만 or 억 only; commas stand
/// between thousands.
#[must_use]
pub fn parse_won(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text: String = text.chars().map(narrow).collect();
    let text = text.strip_suffix('원').unwrap_or(&text);
    if text.is_empty() {
        return None;
    }
    let (mut rest, mut won) = (text, 0_i64);
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

/// The digits and marks of an input method that is at full width.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '，' | '．' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// A number with up to as many decimals as its unit has zeros, as won.
fn scaled(number: &str, unit: i64) -> Option<i64> {
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) if unit > 1 && !decimals.is_empty() => (whole, decimals),
        Some(_) => return None,
        None => (number, ""),
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = in_thousands(whole)?;
    if !is_number(&whole) || !is_number(decimals) {
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

/// A whole number without its commas, each of which is before three digits.
fn in_thousands(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| !first.is_empty())?;
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        number.push_str(group);
    }
    Some(number)
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
            ("３１２，０００원", 312_000),
            ("1,234만 5,678원", 12_345_678),
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
            "312.000",
            "3,12,000",
            "312,00",
            "1234,567",
            ",000",
            "1.23456만",
            "2만3억",
            "1e5",
            "99999999999999999999",
            "9999999999999억",
            "3.",
            "3.만",
            ".5만",
        ] {
            assert_eq!(parse_won(text), None, "{text:?}");
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
