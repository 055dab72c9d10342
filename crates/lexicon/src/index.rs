//! A small set of words, each with its number: what own lists are matched with, and the terms of one text.

use crate::trie::{Node, ROOT, Trie};

/// Words and their numbers.
#[derive(Debug, Clone, Default)]
pub struct WordIndex {
    trie: Trie,
    /// One more than the number of the word that ends at each node, 0 where none does.
    number_of: Vec<u32>,
    /// A bit for each hash of two labels that a word begins with, or of the one that it is.
    beginnings: Vec<u64>,
}

impl WordIndex {
    /// Numbers `words` in the order given; of equal words the first counts.
    ///
    /// ```
    /// # use tigang_lexicon::WordIndex;
    /// let words: Vec<Vec<char>> = ["乡村振兴", "乡村"].map(|word| word.chars().collect()).into();
    /// let text: Vec<char> = "乡村振作".chars().collect();
    /// let index = WordIndex::new(words.iter().map(Vec::as_slice));
    /// assert_eq!(index.prefixes(&text).collect::<Vec<_>>(), [(2, 1)]);
    /// ```
    pub fn new<'a>(words: impl Iterator<Item = &'a [char]>) -> Self {
        let mut numbered: Vec<(Vec<u16>, u32)> = (1..)
            .zip(words)
            .map(|(number, word)| (word.iter().collect::<String>().encode_utf16().collect(), number))
            .collect();
        numbered.sort();
        numbered.dedup_by(|later, earlier| later.0 == earlier.0);
        let mut beginnings = vec![0_u64; BEGINNINGS / 64];
        for (path, _) in &numbered {
            let beginning = match path[..] {
                [] => continue,
                [only] => hash(only, ONLY),
                [first, second, ..] => hash(first, second),
            };
            beginnings[beginning / 64] |= 1 << (beginning % 64);
        }
        let (paths, numbers): (Vec<_>, Vec<_>) = numbered.into_iter().unzip();
        let mut ends = Vec::with_capacity(paths.len());
        let trie = Trie::from_sorted(&paths, |index, node| ends.push((node, numbers[index])));
        let mut number_of = vec![0; trie.len()];
        for (node, number) in ends {
            number_of[node as usize] = number;
        }
        Self {
            trie,
            number_of,
            beginnings,
        }
    }

    /// Length and number of every word that `letters` begins with, the shortest first.
    pub fn prefixes<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut node = ROOT;
        letters[..if self.may_begin(letters) { letters.len() } else { 0 }]
            .iter()
            .zip(1..)
            .map_while(move |(&letter, len)| {
                node = self.step(node, letter)?;
                Some((len, self.number_of[node as usize]))
            })
            .filter_map(|(len, number)| Some((len, (number as usize).checked_sub(1)?)))
    }

    /// Number of the word that `letters` is.
    pub fn get(&self, mut letters: impl Iterator<Item = char>) -> Option<usize> {
        let node = letters.try_fold(ROOT, |node, letter| self.step(node, letter))?;
        (*self.number_of.get(node as usize)? as usize).checked_sub(1)
    }

    /// Whether a word may begin here. Most places of a text begin none, and one look at a small table says so.
    fn may_begin(&self, letters: &[char]) -> bool {
        let is_set = |beginning: usize| match self.beginnings.get(beginning / 64) {
            Some(group) => group >> (beginning % 64) & 1 != 0,
            None => false,
        };
        let Some(&letter) = letters.first() else { return false };
        let (first, low) = units(letter);
        let second = low.or_else(|| letters.get(1).map(|&letter| units(letter).0));
        second.is_some_and(|second| is_set(hash(first, second))) || is_set(hash(first, ONLY))
    }

    fn step(&self, node: Node, letter: char) -> Option<Node> {
        if self.number_of.is_empty() {
            return None;
        }
        let (unit, low) = units(letter);
        let node = self.trie.step(node, unit)?;
        low.map_or(Some(node), |low| self.trie.step(node, low))
    }
}

/// Bits in the table of beginnings: ten thousand words leave five places in six empty.
const BEGINNINGS: usize = 1 << 16;
/// Stands for the second letter of a word that has none; no letter has this code.
const ONLY: u16 = u16::MAX;

fn hash(first: u16, second: u16) -> usize {
    let both = u32::from(first) << 16 | u32::from(second);
    (both.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// The labels of a letter: its UTF-16 units, the second for what lies beyond the basic plane.
fn units(letter: char) -> (u16, Option<u16>) {
    let mut units = [0; 2];
    match letter.encode_utf16(&mut units) {
        [high, low] => (*high, Some(*low)),
        _ => (units[0], None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_by_their_beginning() {
        let words: Vec<Vec<char>> = ["乡村", "乡村振兴", "乡", "𠮷乡", "𠮷"]
            .map(|word| word.chars().collect())
            .to_vec();
        let index = WordIndex::new(words.iter().map(Vec::as_slice));
        let text: Vec<char> = "乡村振作".chars().collect();
        assert_eq!(index.prefixes(&text).collect::<Vec<_>>(), [(1, 2), (2, 0)]);
        assert_eq!(index.get("乡村振兴".chars()), Some(1));
        assert_eq!(index.get("乡村振".chars()), None);
        assert_eq!(index.get("𠮷乡".chars()), Some(3));
        let text: Vec<char> = "𠮷乡村".chars().collect();
        assert_eq!(index.prefixes(&text).collect::<Vec<_>>(), [(1, 4), (2, 3)]);
        assert_eq!(index.get("".chars()), None);
        assert_eq!(WordIndex::default().get("乡".chars()), None);
    }
}
