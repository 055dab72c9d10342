//! Where a phrase may begin: what conversion asks at every letter of a text before it looks closer.

use crate::index::pair_hash;

/// The letters that a script's phrases begin with, and their first two together. May say yes wrongly, and never no.
#[derive(Debug, Clone)]
pub(super) struct Openings {
    /// A bit for each letter of the basic plane: few begin a phrase, and a text is mostly others.
    firsts: Vec<u64>,
    /// A bit for the hash of two letters: those that begin phrases are common, and mostly go on otherwise.
    pairs: Vec<u64>,
}

/// Bits for pairs: some ten thousand phrases leave nine in ten empty, and the table takes 16 KB.
const PAIR_BITS: u32 = 17;

impl Openings {
    /// `None` where a phrase is shorter than two letters or begins outside the basic plane.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a [char]>) -> Option<Self> {
        let mut openings = Self {
            firsts: vec![0; 0x1_0000 / 64],
            pairs: vec![0; (1 << PAIR_BITS) / 64],
        };
        for phrase in phrases {
            let [first, second, ..] = *phrase else { return None };
            *openings.firsts.get_mut(first as usize / 64)? |= 1 << (first as usize % 64);
            let pair = pair_hash(first, second, PAIR_BITS);
            openings.pairs[pair / 64] |= 1 << (pair % 64);
        }
        Some(openings)
    }

    /// Whether a phrase may begin the letters; `false` is certain.
    #[inline]
    pub(super) fn may_open(&self, letters: &[char]) -> bool {
        let [first, second, ..] = *letters else { return false };
        let begins = |bits: &u64| bits >> (first as usize % 64) & 1 != 0;
        self.firsts.get(first as usize / 64).is_some_and(begins) && {
            let pair = pair_hash(first, second, PAIR_BITS);
            self.pairs[pair / 64] >> (pair % 64) & 1 != 0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_denies_a_phrase() {
        let phrases = ["著力", "乾隆", "著力點"].map(|phrase| phrase.chars().collect::<Vec<_>>());
        let openings = Openings::new(phrases.iter().map(Vec::as_slice)).expect("all of two letters or more");
        assert!(phrases.iter().all(|phrase| openings.may_open(phrase)));
        for other in ["力著", "著", "乾力", "", "𠮷乾"] {
            assert!(!openings.may_open(&other.chars().collect::<Vec<_>>()), "{other}");
        }
        assert!(Openings::new([['著'].as_slice()].into_iter()).is_none());
    }
}
