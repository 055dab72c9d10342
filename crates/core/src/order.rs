//! Sorting that costs little code.
//!
//! The standard library compiles its sort anew for every element type: for thirty types that was 238 of the module's 906 KB.
//! Here one compiled sort orders indices, and only the swaps are compiled for each type. It leaves lists of plain numbers
//! to the standard library.

use std::cmp::Ordering;

/// Stable sort by a key.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Stable sort by a comparison.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_indices(&mut order, &|one, other| {
        compare(&items[one as usize], &items[other as usize])
    });
    // order[at] names the item that belongs at `at`; each cycle of the permutation is walked once.
    for start in 0..items.len() {
        let mut at = start;
        while order[at] as usize != start {
            let from = order[at] as usize;
            items.swap(at, from);
            order[at] = at as u32;
            at = from;
        }
        order[at] = at as u32;
    }
}

/// Stable sort by a number that is not much larger than the list is long, such as a place in the text: two sweeps, where
/// comparing took five times as long.
pub(crate) fn by_number<T: Copy + Default>(items: &[T], number: impl Fn(&T) -> u32) -> Vec<T> {
    let most = items.iter().map(&number).max().unwrap_or(0) as usize;
    let mut starts = vec![0_u32; most + 2];
    for item in items {
        starts[number(item) as usize + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![T::default(); items.len()];
    for item in items {
        let place = &mut starts[number(item) as usize];
        sorted[*place as usize] = *item;
        *place += 1;
    }
    sorted
}

fn sort_indices(order: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    order.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0u8..9, any::<u16>()), 0..60)) {
            let mut ours = items.clone();
            let mut theirs = items;
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn sorts_numbers_as_comparing_does(items in proptest::collection::vec((0u32..40, any::<u16>()), 0..60)) {
            let mut theirs = items.clone();
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(by_number(&items, |item| item.0), theirs);
        }
    }
}
