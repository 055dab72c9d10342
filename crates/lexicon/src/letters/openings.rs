//! Where a phrase may begin: what conversion asks at every letter of a text before it looks closer.

use crate::index::pair_hash;

/// The first two letters of a script's phrases. May say yes wrongly, and never no.
#[derive(Debug, Clone)]
pub(super) struct Openings {
    /// A bit for the hash of two letters. Single letters would tell little: those that begin phrases are common.
    pairs: Vec<u64>,
}

/// Some ten thousand phrases leave nine bits in ten empty, and the table takes 16 KB.
const BITS: u32 = 17;

impl Openings {
    /// `None` where a phrase is shorter than two letters.
    pub(super) fn new<'a>(phrases: impl Iterator<Item = &'a [char]>) -> Option<Self> {
        let mut pairs = vec![0; (1 << BITS) / 64];
        for phrase in phrases {
            let [first, second, ..] = *phrase else { return None };
            let pair = pair_hash(first, second, BITS);
            pairs[pair / 64] |= 1 << (pair % 64);
        }
        Some(Self { pairs })
    }

    /// Whether a phrase may begin the letters; `false` is certain.
    #[inline]
    pub(super) fn may_open(&self, letters: &[char]) -> bool {
        let [first, second, ..] = *letters else { return false };
        let pair = pair_hash(first, second, BITS);
        self.pairs[pair / 64] >> (pair % 64) & 1 != 0
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
