//! Pairs of letters by their hash: scanners ask at every place of a text before they look closer, because nearly all places
//! begin nothing, and one look says so.

/// Bits for each pair that is expected: thirty in thirty-one stay empty.
const BITS: usize = 32;

/// Groups of 64 bits that a hash can tell apart.
const MOST_GROUPS: usize = 1 << 25;

/// A set of pairs in a few kilobytes, which may say yes wrongly and never no.
#[derive(Debug, Clone)]
pub(crate) struct PairSet {
    bits: Vec<u64>,
    /// The highest bits of a hash that are left by it tell the place of a pair.
    shift: u32,
}

impl PairSet {
    /// An empty set that so many pairs fit in.
    pub(crate) fn with_capacity(pairs: usize) -> Self {
        let groups = (pairs * BITS / 64).next_power_of_two().min(MOST_GROUPS);
        Self {
            bits: vec![0; groups],
            shift: u32::BITS - (64 * groups).trailing_zeros(),
        }
    }

    /// Puts a pair in.
    pub(crate) fn insert(&mut self, first: char, second: char) {
        let (group, bit) = self.place(first, second);
        self.bits[group] |= 1 << bit;
    }

    /// Whether the pair may have been put in; `false` is certain.
    #[inline(always)]
    pub(crate) fn may_contain(&self, first: char, second: char) -> bool {
        let (group, bit) = self.place(first, second);
        self.bits[group] >> bit & 1 != 0
    }

    #[inline(always)]
    fn place(&self, first: char, second: char) -> (usize, u32) {
        let place = mixed(first, second) >> self.shift;
        (place as usize / 64, place % 64)
    }
}

/// The same number for the same pair of letters; all bits count, the lowest too.
#[inline]
pub(crate) fn pair_hash(first: char, second: char) -> usize {
    let hash = mixed(first, second);
    ((hash >> 15) ^ (hash >> 3)) as usize
}

/// A number for a pair of letters, the higher bits the better.
#[inline(always)]
fn mixed(first: char, second: char) -> u32 {
    let both = (first as u32).wrapping_mul(0x85eb_ca6b) ^ second as u32;
    both.wrapping_mul(0x9e37_79b1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_denies_what_was_put_in_and_seldom_claims_what_was_not() {
        let letters: Vec<char> = ('一'..='丿').collect();
        let mut pairs = PairSet::with_capacity(letters.len());
        letters.windows(2).for_each(|pair| pairs.insert(pair[0], pair[1]));
        assert!(letters.windows(2).all(|pair| pairs.may_contain(pair[0], pair[1])));
        let wrong = letters.windows(2).filter(|pair| pairs.may_contain(pair[1], pair[0]));
        assert!(wrong.count() <= letters.len() / 8);
    }
}
