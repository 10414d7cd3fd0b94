//! The length of a map's scale bar.

/// The longest round length in metres (1, 2 or 5 times a power of ten, at least 1)
/// that takes at most `longest_px` pixels, with the pixels that it takes.
#[must_use]
pub fn scale_bar(metres_per_px: f64, longest_px: f64) -> (u32, f64) {
    let most_m = metres_per_px * longest_px;
    let lengths = (0..8).flat_map(|power| [1, 2, 5].map(|times| times * 10u32.pow(power)));
    let length_m = lengths
        .take_while(|length_m| f64::from(*length_m) <= most_m)
        .last()
        .unwrap_or(1);
    (length_m, f64::from(length_m) / metres_per_px)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_are_round() {
        assert_eq!(scale_bar(1.0, 99.0).0, 50);
        assert_eq!(scale_bar(3.77, 80.0).0, 200);
        assert_eq!(scale_bar(1000.0, 100.0).0, 100_000);
    }

    proptest! {
        #[test]
        fn bars_fit_and_are_not_short(metres_per_px in 0.1..5000.0f64) {
            let (_, px) = scale_bar(metres_per_px, 100.0);
            prop_assert!(px <= 100.0 + 1e-6 && px > 39.0, "{px}");
        }
    }
}
