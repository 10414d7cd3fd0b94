//! Numbers and times as the operator reads them.

use chrono::{DateTime, FixedOffset, Utc};

/// A count with its thousands apart: `26,000`.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// An instant on Korea's clocks: `2020-05-12 10:00 KST`.
pub(crate) fn kst(at: DateTime<Utc>) -> String {
    match FixedOffset::east_opt(9 * 3600) {
        Some(zone) => format!("{} KST", at.with_timezone(&zone).format("%Y-%m-%d %H:%M")),
        None => at.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, kst};

    #[test]
    fn thousands_stand_apart() {
        let texts = [0, 999, 1_000, 26_000, 1_234_567].map(count);
        assert_eq!(texts, ["0", "999", "1,000", "26,000", "1,234,567"]);
    }

    #[test]
    fn times_are_korean() {
        let at = "2020-05-11T23:30:00Z".parse().unwrap_or_default();
        assert_eq!(kst(at), "2020-05-12 08:30 KST");
    }
}
