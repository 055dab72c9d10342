//! A small set of words, each with its number: what phrase tables and own lists are matched with, and the terms of a text.
//!
//! Words stand in chains by the three letters they begin with; a bit for the hash of two letters tells at most places of a
//! text that no word begins there, before anything else is looked at. Making the index needs no sorting, which counts because it
//! is made again at every start: a trie of the same words took four times as long.

use std::ops::Range;

/// Words and their numbers.
#[derive(Debug, Clone, Default)]
pub struct WordIndex {
    /// The letters of all words, a [`BREAK`] behind each.
    letters: Vec<char>,
    /// Where each word begins in `letters`, and one entry more.
    starts: Vec<u32>,
    /// The first word of each chain, a power of two of them: one more than its number, 0 where there is none.
    heads: Vec<u32>,
    /// The next word of its chain, in the same way. In each the shortest come first, and of equal lengths in their order.
    next: Vec<u32>,
    /// Whether a word may begin with two letters: a bit for their hash, eight for each chain.
    openings: Vec<u8>,
    /// Binary logarithm of the number of chains.
    bits: u32,
    /// Whether there are words of one letter.
    singles: bool,
}

/// Stands between words that are handled together, so that nothing is found in the end of one and the beginning of the next.
pub(crate) const BREAK: char = '\n';

/// Stands for the second letter of a word that has none.
const ONLY: char = '\0';

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
        let (mut letters, mut starts) = (Vec::new(), vec![0]);
        for word in words {
            letters.extend_from_slice(word);
            letters.push(BREAK);
            starts.push(letters.len() as u32);
        }
        Self::of(letters, starts)
    }

    /// Of words that stand in `letters` with a [`BREAK`] behind each; `starts` is where each begins, and one entry more.
    pub(crate) fn of(letters: Vec<char>, starts: Vec<u32>) -> Self {
        let len = starts.len().saturating_sub(1);
        if len == 0 {
            return Self::default();
        }
        // More than half of the chains stay empty.
        let bits = (2 * len).next_power_of_two().trailing_zeros().clamp(1, 24);
        let mut index = Self {
            heads: vec![0; 1 << bits],
            next: vec![0; len],
            openings: vec![0; 1 << bits],
            bits,
            singles: false,
            letters,
            starts,
        };
        // Whatever is put in comes before what is there already: the longest first, and of equal lengths the last.
        for number in index.by_length().into_iter().rev() {
            let word = index.word(number);
            let Some((pair, hash)) = hashes(word) else { continue };
            index.singles |= word.len() == 1;
            let (byte, bit) = index.opening(pair);
            index.openings[byte] |= bit;
            let chain = index.chain(hash);
            index.next[number as usize] = index.heads[chain];
            index.heads[chain] = number + 1;
        }
        index
    }

    /// Length and number of every word that `letters` begins with, the shortest first.
    pub fn prefixes<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let [mut next, mut second, mut third] = self.heads(letters);
        let mut last = 0;
        std::iter::from_fn(move || {
            loop {
                while next == 0 {
                    if second | third == 0 {
                        return None;
                    }
                    (next, second, third) = (second, third, 0);
                }
                let number = next - 1;
                next = self.next[number as usize];
                let word = self.word(number);
                // A word as long as the one before is the same word.
                if last < word.len() && begins_with(letters, word) {
                    last = word.len();
                    return Some((last, number as usize));
                }
            }
        })
    }

    /// As [`WordIndex::prefixes`], but one plain loop, for callers who do this at every letter of a text.
    #[inline]
    pub fn each_prefix(&self, letters: &[char], mut found: impl FnMut(usize, usize)) {
        let mut last = 0;
        for mut next in self.heads(letters) {
            while next != 0 {
                let number = next - 1;
                next = self.next[number as usize];
                let word = self.word(number);
                // A word as long as the one before is the same word.
                if last < word.len() && begins_with(letters, word) {
                    last = word.len();
                    found(last, number as usize);
                }
            }
        }
    }

    /// Number of the word that `letters` is.
    pub fn get(&self, letters: &[char]) -> Option<usize> {
        let (pair, hash) = hashes(letters)?;
        if !self.may_hold(pair) {
            return None;
        }
        let mut next = self.heads[self.chain(hash)];
        while next != 0 {
            let word = self.word(next - 1);
            if word.len() == letters.len() && begins_with(letters, word) {
                return Some(next as usize - 1);
            }
            next = self.next[next as usize - 1];
        }
        None
    }

    /// Whether a word may stand at the beginning of `letters`; `false` is certain. For callers who ask at every letter of a
    /// text.
    #[inline]
    pub fn may_begin(&self, letters: &[char]) -> bool {
        match *letters {
            [first, second, ..] if self.may_hold(pair_hash(first, second)) => true,
            [first, ..] if self.singles => self.may_hold(pair_hash(first, ONLY)),
            _ => false,
        }
    }

    /// The letters of all words, a [`BREAK`] behind each.
    pub(crate) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// The letters of a word, by its number.
    ///
    /// # Panics
    /// On a number that no word has.
    pub fn letters_of(&self, number: usize) -> &[char] {
        &self.letters[self.place(number)]
    }

    /// Number of words, equal ones counted apart.
    pub fn len(&self) -> usize {
        self.next.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// Length of the longest word.
    pub(crate) fn longest(&self) -> usize {
        let lens = (0..self.len()).map(|number| self.place(number).len());
        lens.max().unwrap_or(0)
    }

    /// Where the letters of a word stand among those of all words, with one letter more behind each.
    #[inline]
    pub(crate) fn place(&self, number: usize) -> Range<usize> {
        self.starts[number] as usize..self.starts[number + 1] as usize - 1
    }

    /// One more than the first words of the three chains that words at the beginning of `letters` stand in, those of one
    /// letter, of two, and the others; 0 where there is none.
    #[inline]
    fn heads(&self, letters: &[char]) -> [u32; 3] {
        let mut heads = [0; 3];
        if let [first, ..] = *letters
            && self.singles
            && self.may_hold(pair_hash(first, ONLY))
        {
            heads[0] = self.heads[self.chain(pair_hash(first, ONLY))];
        }
        if let [first, second, ref further @ ..] = *letters {
            let pair = pair_hash(first, second);
            if self.may_hold(pair) {
                heads[1] = self.heads[self.chain(pair)];
                if let Some(&third) = further.first() {
                    heads[2] = self.heads[self.chain(triple_hash(pair, third))];
                }
            }
        }
        heads
    }

    #[inline]
    fn may_hold(&self, hash: u32) -> bool {
        let (byte, bit) = self.opening(hash);
        // Without any words there are no bytes.
        self.openings.get(byte).is_some_and(|byte| byte & bit != 0)
    }

    #[inline]
    fn chain(&self, hash: u32) -> usize {
        (hash >> (u32::BITS - self.bits)) as usize
    }

    /// Byte and bit of a hash.
    #[inline]
    fn opening(&self, hash: u32) -> (usize, u8) {
        let opening = u64::from(hash) >> (29 - self.bits);
        ((opening >> 3) as usize, 1 << (opening & 7))
    }

    /// All numbers, the shortest words first, equally long ones in their order.
    fn by_length(&self) -> Vec<u32> {
        let mut starts = vec![0; self.longest() + 2];
        for number in 0..self.len() {
            starts[self.place(number).len() + 1] += 1;
        }
        for len in 1..starts.len() {
            starts[len] += starts[len - 1];
        }
        let mut numbers = vec![0; self.len()];
        for number in 0..self.len() {
            let place = &mut starts[self.place(number).len()];
            numbers[*place] = number as u32;
            *place += 1;
        }
        numbers
    }

    #[inline]
    fn word(&self, number: u32) -> &[char] {
        &self.letters[self.place(number as usize)]
    }
}

/// Numbers for the first two letters of a word and for the first three, or for fewer where it has no more; the second is that
/// of its chain. None for the empty word.
#[inline]
fn hashes(word: &[char]) -> Option<(u32, u32)> {
    let pair = match *word {
        [] => return None,
        [only] => pair_hash(only, ONLY),
        [first, second, ..] => pair_hash(first, second),
    };
    Some((pair, word.get(2).map_or(pair, |&third| triple_hash(pair, third))))
}

/// The same for three letters, the first two by their number.
#[inline]
fn triple_hash(pair: u32, third: char) -> u32 {
    (pair ^ third as u32).wrapping_mul(0x85eb_ca6b)
}

/// Whether `word` stands at the beginning. Words are short: a plain loop is done before the browser has called a function
/// that compares bytes.
#[inline]
fn begins_with(letters: &[char], word: &[char]) -> bool {
    word.len() <= letters.len() && word.iter().zip(letters).all(|(one, other)| one == other)
}

/// A number for two letters, the higher bits the better.
#[inline]
fn pair_hash(first: char, second: char) -> u32 {
    let both = (first as u32).wrapping_mul(0x85eb_ca6b) ^ second as u32;
    both.wrapping_mul(0x9e37_79b1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn finds_words_by_their_beginning() {
        let words = ["乡村", "乡村振兴", "乡", "𠮷乡", "", "乡村", "𠮷"].map(letters);
        let index = WordIndex::new(words.iter().map(Vec::as_slice));
        let found = |text: &str| index.prefixes(&letters(text)).collect::<Vec<_>>();
        assert_eq!(found("乡村振作"), [(1, 2), (2, 0)]);
        assert_eq!(found("乡"), [(1, 2)]);
        assert_eq!(found("𠮷乡村"), [(1, 6), (2, 3)]);
        assert_eq!(found(""), []);
        assert_eq!(index.get(&letters("乡村振兴")), Some(1));
        assert_eq!(index.get(&letters("乡村")), Some(0));
        assert_eq!(index.get(&letters("乡村振")), None);
        assert_eq!(index.get(&[]), None);
        assert_eq!(WordIndex::default().get(&letters("乡")), None);
        assert_eq!(WordIndex::new(std::iter::empty()).prefixes(&letters("乡")).count(), 0);
    }
}
