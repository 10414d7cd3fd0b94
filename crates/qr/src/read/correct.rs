//! Reed-Solomon error correction over GF(256), polynomial x⁸+x⁴+x³+x²+1, roots from α⁰
//! on (ISO/IEC 18004, section 7.5.2).

/// Powers of α, and the power that each number is.
struct Field {
    powers: [u8; 255],
    logarithms: [u8; 256],
}

const FIELD: Field = Field::new();

impl Field {
    #[expect(clippy::indexing_slicing, reason = "worked out while compiling")]
    const fn new() -> Self {
        let mut field = Self {
            powers: [0; 255],
            logarithms: [0; 256],
        };
        let (mut value, mut power) = (1_u16, 0);
        while power < 255 {
            field.powers[power as usize] = value as u8;
            field.logarithms[value as usize] = power;
            value <<= 1;
            if value > 255 {
                value ^= 0x11d;
            }
            power += 1;
        }
        field
    }
}

/// α to a power.
fn power(exponent: usize) -> u8 {
    FIELD.powers.get(exponent % 255).copied().unwrap_or(1)
}

/// The power of α that a number other than 0 is.
fn logarithm(value: u8) -> usize {
    let logarithm = FIELD.logarithms.get(usize::from(value));
    logarithm.copied().unwrap_or_default().into()
}

fn times(a: u8, b: u8) -> u8 {
    match (a, b) {
        (0, _) | (_, 0) => 0,
        _ => power(logarithm(a) + logarithm(b)),
    }
}

/// `b` is not 0.
fn divided(a: u8, b: u8) -> u8 {
    match a {
        0 => 0,
        _ => power(logarithm(a) + 255 - logarithm(b)),
    }
}

/// A polynomial's value; its coefficients are from the constant one on.
fn value(polynomial: &[u8], x: u8) -> u8 {
    let terms = polynomial.iter().rev();
    terms.fold(0, |sum, coefficient| times(sum, x) ^ coefficient)
}

/// Corrects a block whose last `correction` codewords are for that. None where more are
/// wrong than can be made good.
pub fn correct(block: &mut [u8], correction: usize) -> Option<()> {
    let syndromes = syndromes(block, correction);
    if syndromes.iter().all(|syndrome| *syndrome == 0) {
        return Some(());
    }
    let locator = locator(&syndromes);
    let errors = locator.len() - 1;
    if errors * 2 > correction {
        return None;
    }
    let evaluator = product(&locator, &syndromes, correction);
    let mut found = 0;
    for (place, codeword) in block.iter_mut().rev().enumerate() {
        let inverse = power(255 - place % 255);
        if value(&locator, inverse) != 0 {
            continue;
        }
        // Forney's formula; roots begin with α⁰, hence one factor of the place.
        let slope = value(&derivative(&locator), inverse);
        if slope == 0 {
            return None;
        }
        *codeword ^= times(power(place), divided(value(&evaluator, inverse), slope));
        found += 1;
    }
    let is_good = found == errors && self::syndromes(block, correction).iter().all(|s| *s == 0);
    is_good.then_some(())
}

fn syndromes(block: &[u8], count: usize) -> Vec<u8> {
    let at = |x: u8| {
        block
            .iter()
            .fold(0, |sum, codeword| times(sum, x) ^ codeword)
    };
    (0..count).map(|root| at(power(root))).collect()
}

/// The polynomial whose roots tell where errors are (Berlekamp and Massey).
fn locator(syndromes: &[u8]) -> Vec<u8> {
    let (mut current, mut before) = (vec![1], vec![1]);
    let (mut length, mut shift, mut last) = (0, 1, 1);
    for step in 0..syndromes.len() {
        let past = syndromes.iter().take(step + 1).rev();
        let terms = current.iter().zip(past);
        let discrepancy = terms.fold(0, |sum, (a, b)| sum ^ times(*a, *b));
        if discrepancy == 0 {
            shift += 1;
            continue;
        }
        let factor = divided(discrepancy, last);
        let next = plus_shifted(&current, &before, factor, shift);
        if length * 2 <= step {
            before = current;
            length = step + 1 - length;
            last = discrepancy;
            shift = 1;
        } else {
            shift += 1;
        }
        current = next;
    }
    current.resize(length + 1, 0);
    current
}

/// `a + factor · x^shift · b`.
fn plus_shifted(a: &[u8], b: &[u8], factor: u8, shift: usize) -> Vec<u8> {
    let mut sum = a.to_vec();
    sum.resize(a.len().max(b.len() + shift), 0);
    for (term, other) in sum.iter_mut().skip(shift).zip(b) {
        *term ^= times(*other, factor);
    }
    sum
}

/// `a · b` as far as `x^(count-1)`.
fn product(a: &[u8], b: &[u8], count: usize) -> Vec<u8> {
    let mut product = vec![0; count];
    for (shift, factor) in a.iter().enumerate() {
        for (term, other) in product.iter_mut().skip(shift).zip(b) {
            *term ^= times(*factor, *other);
        }
    }
    product
}

/// In a field of characteristic 2 the odd terms stay, one lower.
fn derivative(polynomial: &[u8]) -> Vec<u8> {
    let terms = polynomial.iter().enumerate().skip(1);
    terms
        .map(|(power, term)| if power % 2 == 1 { *term } else { 0 })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{correct, power, times};

    /// A block with its error correction: the remainder by the generator polynomial.
    fn block(data: &[u8], correction: usize) -> Vec<u8> {
        let mut generator = vec![1_u8];
        for root in 0..correction {
            let mut next = vec![0; generator.len() + 1];
            for (at, term) in generator.iter().enumerate() {
                next[at] ^= *term;
                next[at + 1] ^= times(*term, power(root));
            }
            generator = next;
        }
        let mut rest = data.to_vec();
        rest.resize(data.len() + correction, 0);
        for at in 0..data.len() {
            let factor = rest[at];
            for (step, term) in generator.iter().enumerate() {
                rest[at + step] ^= times(*term, factor);
            }
        }
        [data, &rest[data.len()..]].concat()
    }

    #[test]
    fn the_example_of_the_standard_is_whole() {
        // ISO/IEC 18004, annex I: "01234567" as version 1-M.
        let mut symbol = [
            16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17, 165, 36, 212,
            193, 237, 54, 199, 135, 44, 85,
        ];
        let whole = symbol;
        assert_eq!(correct(&mut symbol, 10), Some(()));
        assert_eq!(symbol, whole);
        symbol[3] ^= 0x5a;
        symbol[25] = 0;
        assert_eq!(correct(&mut symbol, 10), Some(()));
        assert_eq!(symbol, whole);
    }

    proptest! {
        #[test]
        fn half_as_many_errors_as_codewords_are_made_good(
            data in prop::collection::vec(any::<u8>(), 1..120),
            correction in 7_usize..31,
            errors in prop::collection::btree_map(any::<usize>(), 1_u8.., 0..16),
        ) {
            let whole = block(&data, correction);
            let mut broken = whole.clone();
            for (place, error) in errors.iter().take(correction / 2) {
                let place = place % whole.len();
                broken[place] = whole[place] ^ error;
            }
            prop_assert_eq!(correct(&mut broken, correction), Some(()));
            prop_assert_eq!(broken, whole);
        }

        #[test]
        fn what_is_called_good_is_a_codeword(
            mut block in prop::collection::vec(any::<u8>(), 8..120), correction in 7_usize..31,
        ) {
            if block.len() > correction && correct(&mut block, correction).is_some() {
                let again = self::block(&block[..block.len() - correction], correction);
                prop_assert_eq!(again, block);
            }
        }
    }
}
