//! Leaves: truth values, rows of tables, amounts and outcomes, each a number.

use super::Ref;

/// What makes a reference a leaf.
const LEAF: u32 = 1 << 31;
const KIND: u32 = 24;
const VALUE: u32 = (1 << KIND) - 1;

/// Not so.
pub(crate) const FALSE: Ref = LEAF;
/// So.
pub(crate) const TRUE: Ref = LEAF | 1;
/// Nobody knows.
pub(crate) const UNKNOWN: Ref = LEAF | 2;

/// What a leaf is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Leaf {
    /// A truth value: 0, 1, or 2 for unknown.
    Truth = 0,
    /// A combination that cannot be.
    Impossible = 1,
    /// Not entitled.
    No = 2,
    /// Entitled, to the amount at this place.
    Yes = 3,
    /// Nobody can say; if so, to the amount at this place.
    Confirm = 4,
    /// The amount at this place.
    Amount = 5,
    /// An amount at this place, or what follows: the condition is unknown.
    Maybe = 6,
    /// A number: a row of a table, or a rank.
    Number = 7,
    /// No row, no case.
    None = 8,
}

/// A leaf of a kind.
pub(crate) fn leaf(kind: Leaf, value: u32) -> Ref {
    LEAF | ((kind as u32) << KIND) | (value & VALUE)
}

/// Kind and value of a leaf; none of a node.
pub(crate) fn value(at: Ref) -> Option<(Leaf, u32)> {
    let kind = match (at ^ LEAF) >> KIND {
        _ if at & LEAF == 0 => return None,
        0 => Leaf::Truth,
        1 => Leaf::Impossible,
        2 => Leaf::No,
        3 => Leaf::Yes,
        4 => Leaf::Confirm,
        5 => Leaf::Amount,
        6 => Leaf::Maybe,
        7 => Leaf::Number,
        _ => Leaf::None,
    };
    Some((kind, at & VALUE))
}

/// The place of the amount that a leaf names.
pub(super) fn amount(at: Ref) -> Option<u32> {
    match value(at)? {
        (Leaf::Yes | Leaf::Confirm | Leaf::Amount | Leaf::Maybe, amount) => Some(amount),
        _ => None,
    }
}
