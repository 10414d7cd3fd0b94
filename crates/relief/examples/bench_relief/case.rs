//! Cases to measure with, and what comes of them as a number.

use madang_relief::{Outcome, Rulebook};

/// A household: a typical value of each fact, or any; sums over their magnitudes.
pub fn household(book: &Rulebook, random: &mut Random) -> Vec<i64> {
    let facts = book.facts().facts.iter();
    let values = facts.map(|fact| {
        let typical = fact
            .typical
            .get(random.below(fact.typical.len().max(1) as u64) as usize);
        if let (Some(value), true) = (typical, random.below(4) > 0) {
            // Near it: people differ.
            if fact.is_numeric() && fact.size() > 1000 {
                let off = random.below(41) as i64 - 20;
                return (value + value / 100 * off).clamp(fact.min, fact.max);
            }
            return *value;
        }
        if fact.size() <= 1000 {
            return fact.min + random.below(fact.size()) as i64;
        }
        let bits = 64 - fact.size().leading_zeros();
        let top = 1_u64 << (1 + random.below(u64::from(bits)));
        (fact.min + random.below(top) as i64).min(fact.max)
    });
    values.collect()
}

/// What all sides say of a case: 0 is no; won are a yes, and less than nothing where it
/// is to be confirmed.
pub fn code(outcome: Outcome) -> i64 {
    match outcome {
        Outcome::Impossible => i64::MIN,
        Outcome::No => 0,
        Outcome::Yes(won) => won.unwrap_or(1),
        Outcome::Confirm(won) => -won.unwrap_or(1),
    }
}

/// A small generator of numbers that anybody can repeat (Marsaglia's xorshift64*).
pub struct Random(pub u64);

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % end
    }
}
