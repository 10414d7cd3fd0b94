//! Short lists in order. The standard library's sorts weigh some kilobytes of wasm for
//! each type that they sort.

/// Puts a value where it belongs in a list that is in order, unless it is in it.
pub(crate) fn insert<T: Ord>(sorted: &mut Vec<T>, value: T) {
    if let Err(place) = sorted.binary_search(&value) {
        sorted.insert(place, value);
    }
}
