//! A set of pairs of letters in a few kilobytes, which may say yes wrongly and never no.
//!
//! Scanners ask it at every place of a text before they look closer: nearly all places begin nothing, and one look says so.

/// Bits for each pair that is expected: seven places in eight stay empty.
const BITS: usize = 8;

/// Pairs of letters; see the [module](self).
///
/// ```
/// let mut pairs = tigang_lexicon::PairSet::with_capacity(1);
/// pairs.insert('提', '纲');
/// assert!(pairs.may_contain('提', '纲'));
/// assert!(!pairs.may_contain('纲', '提'));
/// ```
#[derive(Debug, Clone)]
pub struct PairSet {
    bits: Vec<u64>,
}

impl PairSet {
    /// An empty set that so many pairs fit in.
    pub fn with_capacity(pairs: usize) -> Self {
        let groups = (pairs * BITS / 64).next_power_of_two();
        Self { bits: vec![0; groups] }
    }

    /// Puts a pair in.
    pub fn insert(&mut self, first: char, second: char) {
        let (group, bit) = self.place(first, second);
        self.bits[group] |= 1 << bit;
    }

    /// Whether the pair may have been put in; `false` is certain.
    #[inline]
    pub fn may_contain(&self, first: char, second: char) -> bool {
        let (group, bit) = self.place(first, second);
        self.bits[group] >> bit & 1 != 0
    }

    #[inline]
    fn place(&self, first: char, second: char) -> (usize, u32) {
        let both = u64::from(first) << 32 | u64::from(second);
        let hash = (both.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u32;
        ((hash >> 6) as usize & (self.bits.len() - 1), hash & 63)
    }
}
