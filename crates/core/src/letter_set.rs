//! A set of letters: one bit for each of the basic plane, a list for the few beyond it.

use std::collections::BTreeSet;

/// Letters of the basic plane.
const PLANE: usize = 0x1_0000;

/// A set that asks nothing of the letters' order: putting in and looking up take one step each.
#[derive(Clone, Debug)]
pub(crate) struct LetterSet {
    plane: Box<[u64; PLANE / 64]>,
    beyond: BTreeSet<char>,
}

impl Default for LetterSet {
    fn default() -> Self {
        Self {
            plane: Box::new([0; PLANE / 64]),
            beyond: BTreeSet::new(),
        }
    }
}

impl FromIterator<char> for LetterSet {
    fn from_iter<I: IntoIterator<Item = char>>(letters: I) -> Self {
        let mut set = Self::default();
        letters.into_iter().for_each(|letter| set.insert(letter));
        set
    }
}

impl LetterSet {
    /// Puts a letter in.
    #[inline]
    pub(crate) fn insert(&mut self, letter: char) {
        match self.plane.get_mut(letter as usize / 64) {
            Some(group) => *group |= 1 << (letter as usize % 64),
            None => _ = self.beyond.insert(letter),
        }
    }

    /// Whether a letter is in.
    #[inline]
    pub(crate) fn contains(&self, letter: char) -> bool {
        match self.plane.get(letter as usize / 64) {
            Some(group) => group >> (letter as usize % 64) & 1 != 0,
            None => self.beyond.contains(&letter),
        }
    }

    /// The letters, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = char> {
        let plane = (0..).step_by(64).zip(self.plane.iter()).flat_map(|(first, group)| {
            let mut left = *group;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                char::from_u32(first + bit)
            })
        });
        plane.chain(self.beyond.iter().copied())
    }

    /// Number of letters.
    pub(crate) fn len(&self) -> usize {
        let plane: u32 = self.plane.iter().map(|group| group.count_ones()).sum();
        plane as usize + self.beyond.len()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in_and_nothing_else() {
        let mut set = LetterSet::default();
        "纲提𠮷a提".chars().for_each(|letter| set.insert(letter));
        assert_eq!(set.iter().collect::<String>(), "a提纲𠮷");
        assert!(set.contains('纲') && set.contains('𠮷') && !set.contains('b') && !set.contains('𠮶'));
    }
}
