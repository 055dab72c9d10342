//! A set of letters, asked at every place of a text.

/// Letters above stand in no list of ours.
const PLANE: usize = 1 << 16;

/// Letters of the basic plane, a bit each.
pub(super) struct LetterSet(Vec<u64>);

impl LetterSet {
    pub(super) fn new(letters: impl Iterator<Item = char>) -> Self {
        let mut bits = vec![0; PLANE / 64];
        for letter in letters.map(|letter| letter as usize).filter(|letter| *letter < PLANE) {
            bits[letter / 64] |= 1 << (letter % 64);
        }
        Self(bits)
    }

    pub(super) fn contains(&self, letter: char) -> bool {
        let letter = letter as usize;
        letter < PLANE && self.0[letter / 64] >> (letter % 64) & 1 != 0
    }
}
