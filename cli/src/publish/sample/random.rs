//! Numbers that look random and are the same for the same seed everywhere.

/// `SplitMix64` (Steele, Lea, Flood 2014): one addition and a mixing of bits a number.
/// Small, and its sequence will never change under a sample that others rely on.
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// The sequence of this seed and stream. Each outlet draws from a stream of its
    /// own, so inventing one more thing for it does not change the others.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut mixed = Self { state: stream };
        let offset = mixed.next();
        Self {
            state: seed ^ offset,
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to and without 1.
    pub(super) fn unit(&mut self) -> f64 {
        // 53 bits are what a float holds exactly.
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number from `from` up to and without `to`.
    pub(super) fn between(&mut self, from: f64, to: f64) -> f64 {
        from + self.unit() * (to - from)
    }

    /// A whole number from `from` to `to`, both included.
    pub(super) fn whole(&mut self, from: i32, to: i32) -> i32 {
        let span = u64::from(to.abs_diff(from)) + 1;
        let step = i32::try_from(self.next() % span).unwrap_or(0);
        from.saturating_add(step)
    }

    /// True in this share of cases.
    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    /// The first numbers of seed 1234567, as the algorithm's reference gives them.
    #[test]
    fn follows_the_reference() {
        let mut random = Random { state: 1_234_567 };
        let drawn = [random.next(), random.next(), random.next()];
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn ranges_are_kept_and_reached() {
        let mut random = Random::new(7, 7);
        let drawn: Vec<i32> = (0..1_000).map(|_| random.whole(-2, 2)).collect();
        assert!((-2..=2).all(|n| drawn.contains(&n)));
        assert!(drawn.iter().all(|n| (-2..=2).contains(n)));
    }
}
