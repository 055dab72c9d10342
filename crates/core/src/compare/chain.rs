//! The heaviest chain: of pairs that stand in another order in the other text, those that together carry most and keep
//! the order. What is not in it has moved.

/// Which of the items are in the heaviest chain whose places ascend strictly. Items come in the order of the one text,
/// with their place in the other and their weight; of equal chains the one that ends first counts.
pub(super) fn heaviest(items: &[(u32, u64)]) -> Vec<bool> {
    let mut places: Vec<u64> = items.iter().map(|item| u64::from(item.0)).collect();
    places.sort_unstable();
    places.dedup();
    // A Fenwick tree of the heaviest chain that ends at or before a place: its weight and last item.
    let mut best: Vec<(u64, usize)> = vec![(0, usize::MAX); places.len() + 1];
    let mut before = vec![usize::MAX; items.len()];
    for (index, (place, weight)) in items.iter().enumerate() {
        let rank = places.partition_point(|one| *one < u64::from(*place));
        let mut heaviest = (0, usize::MAX);
        let mut at = rank;
        while 0 < at {
            if heaviest.0 < best[at].0 {
                heaviest = best[at];
            }
            at &= at - 1;
        }
        before[index] = heaviest.1;
        let chain = heaviest.0 + weight.max(&1);
        let mut at = rank + 1;
        while at < best.len() {
            if best[at].0 < chain {
                best[at] = (chain, index);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut last = (0, usize::MAX);
    let mut at = places.len();
    while 0 < at {
        if last.0 < best[at].0 {
            last = best[at];
        }
        at &= at - 1;
    }
    let mut chosen = vec![false; items.len()];
    let mut at = last.1;
    while let Some(flag) = chosen.get_mut(at) {
        *flag = true;
        at = before[at];
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::heaviest;

    #[test]
    fn the_lighter_of_two_that_cross_has_moved() {
        assert_eq!(heaviest(&[(0, 5), (2, 9), (1, 3), (3, 1)]), [true, true, false, true]);
        assert_eq!(heaviest(&[(2, 1), (1, 1), (0, 1)]), [true, false, false]);
        assert_eq!(heaviest(&[]), [false; 0]);
    }
}
