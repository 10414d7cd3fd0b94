//! Opening by parts of the day, where a source knows no times.

use super::{StoresFile, WireError};

/// Days by parts.
const SLOTS: u32 = 21;

/// In which of the week's twenty-one mornings, afternoons and evenings a place is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slots(u32);

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    /// Morning.
    Morning,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
}

impl Slots {
    /// As files have it: a bit for each, Monday's morning first, all mornings before
    /// all afternoons before all evenings; none when other bits are set.
    #[must_use]
    pub fn of_bits(bits: u32) -> Option<Self> {
        (bits >> SLOTS == 0).then_some(Self(bits))
    }

    /// As files have it.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Whether it is open in a part of a day; days count from 0 on Monday.
    #[must_use]
    pub fn is_open(self, day: u32, part: DayPart) -> bool {
        day < 7 && self.0 >> (part as u32 * 7 + day) & 1 == 1
    }
}

impl StoresFile {
    /// The same file with the hours of each outlet, by its code.
    #[must_use]
    pub fn with_slots(mut self, slots_of: impl Fn(&str) -> Option<Slots>) -> Self {
        let slots = self.code.iter().map(|code| slots_of(code).map(Slots::bits));
        self.slots = slots.collect();
        self
    }

    pub(super) fn validate_slots(&self) -> Result<(), WireError> {
        for (row, bits) in (1..).zip(&self.slots) {
            if bits.is_some_and(|bits| Slots::of_bits(bits).is_none()) {
                return Err(WireError::Slots {
                    sido: self.sido.clone(),
                    row,
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DayPart, Slots};

    #[test]
    fn a_bit_is_a_part_of_a_day() {
        let slots = Slots::of_bits(1 | 1 << 13 | 1 << 20).unwrap();
        let mut open = Vec::new();
        for day in 0..9 {
            for part in [DayPart::Morning, DayPart::Afternoon, DayPart::Evening] {
                if slots.is_open(day, part) {
                    open.push((day, part));
                }
            }
        }
        let expected = [
            (0, DayPart::Morning),
            (6, DayPart::Afternoon),
            (6, DayPart::Evening),
        ];
        assert_eq!(open, expected);
        assert_eq!(Slots::of_bits(1 << 21), None);
    }
}
