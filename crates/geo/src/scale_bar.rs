//! The length of a map's scale bar.

/// The longest round length (1, 2 or 5 times a power of ten metres) that takes at
/// most `longest_px` pixels, with the pixels that it takes.
#[must_use]
pub fn scale_bar(metres_per_px: f64, longest_px: f64) -> (f64, f64) {
    let most_m = (metres_per_px * longest_px).max(f64::MIN_POSITIVE);
    let power = 10f64.powf(most_m.log10().floor());
    let length_m = [5.0, 2.0]
        .into_iter()
        .map(|times| times * power)
        .find(|length_m| *length_m <= most_m)
        .unwrap_or(power);
    (length_m, length_m / metres_per_px)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_are_round() {
        assert_eq!(scale_bar(1.0, 99.0).0, 50.0);
        assert_eq!(scale_bar(3.77, 80.0).0, 200.0);
        assert_eq!(scale_bar(1000.0, 100.0).0, 100_000.0);
    }

    proptest! {
        #[test]
        fn bars_fit_and_are_not_short(metres_per_px in 0.1..5000.0f64) {
            let (_, px) = scale_bar(metres_per_px, 100.0);
            prop_assert!(px <= 100.0 + 1e-6 && px > 39.0, "{px}");
        }
    }
}
