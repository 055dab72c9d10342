//! A small set of words, each with its number: what phrase tables and own lists are matched with, and the terms of a text.
//!
//! Words stand in buckets by the two letters they begin with. Making the index needs no sorting, which counts because it is
//! made again at every start: a trie of the same words took four times as long.

use std::ops::Range;

/// Words and their numbers.
#[derive(Debug, Clone, Default)]
pub struct WordIndex {
    /// The letters of all words, one word behind the other.
    letters: Vec<char>,
    /// Where each word begins in `letters`, and one entry more.
    starts: Vec<u32>,
    /// Numbers of the words bucket by bucket, in each the shortest first, and of equal lengths in their order.
    numbers: Vec<u32>,
    /// Where each bucket begins in `numbers`, and one entry more; nothing at all when there is no word.
    buckets: Vec<u32>,
}

/// Bits of a bucket's number: ten thousand words leave more than half of the buckets empty, so that most places of a text
/// are done with after one look.
const BITS: u32 = 14;
const BUCKETS: usize = 1 << BITS;

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
            starts.push(letters.len() as u32);
        }
        let word = |number: u32| &letters[starts[number as usize] as usize..starts[number as usize + 1] as usize];
        let len = starts.len() as u32 - 1;
        if len == 0 {
            return Self::default();
        }
        // Two counting sorts: by length, then by bucket, which leaves the lengths in their order.
        let (by_length, _) = counting_sort(0..len, |number| word(number).len());
        let filled = by_length.into_iter().filter(|&number| !word(number).is_empty());
        let (numbers, mut buckets) = counting_sort(filled, |number| beginning(word(number)));
        buckets.resize(BUCKETS + 1, numbers.len() as u32);
        Self {
            letters,
            starts,
            numbers,
            buckets,
        }
    }

    /// Length and number of every word that `letters` begins with, the shortest first.
    pub fn prefixes<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let single = self.bucket(letters.get(..1).unwrap_or(letters));
        let longer = self.bucket(letters.get(..2).unwrap_or(&[]));
        let mut last = 0;
        single.iter().chain(longer).filter_map(move |&number| {
            let word = self.word(number);
            // A word as long as the one before is the same word.
            let found = last < word.len() && letters.starts_with(word);
            found.then(|| {
                last = word.len();
                (last, number as usize)
            })
        })
    }

    /// Number of the word that `letters` is.
    pub fn get(&self, letters: &[char]) -> Option<usize> {
        let same = |number: &&u32| self.word(**number) == letters;
        self.bucket(letters).iter().find(same).map(|&number| number as usize)
    }

    /// Number of words, equal ones counted apart.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Length of the longest word.
    pub(crate) fn longest(&self) -> usize {
        let lens = self
            .starts
            .iter()
            .zip(self.starts.iter().skip(1))
            .map(|(start, end)| end - start);
        lens.max().unwrap_or(0) as usize
    }

    /// Where the letters of a word stand among those of all words, one behind the other.
    pub(crate) fn place(&self, number: usize) -> Range<usize> {
        self.starts[number] as usize..self.starts[number + 1] as usize
    }

    /// Numbers of the words that may begin as `letters` do; single letters have a bucket of their own.
    fn bucket(&self, letters: &[char]) -> &[u32] {
        if letters.is_empty() || self.buckets.is_empty() {
            return &[];
        }
        let bucket = beginning(letters);
        &self.numbers[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize]
    }

    fn word(&self, number: u32) -> &[char] {
        &self.letters[self.place(number as usize)]
    }
}

/// The bucket of a word.
fn beginning(word: &[char]) -> usize {
    let second = word.get(1).copied().unwrap_or(ONLY);
    pair_hash(word[0], second, BITS)
}

/// A number of so many bits for two letters.
#[inline]
pub(crate) fn pair_hash(first: char, second: char, bits: u32) -> usize {
    let both = (first as u32).wrapping_mul(0x85eb_ca6b) ^ second as u32;
    (both.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize
}

/// The items by their keys, those of equal keys in their order, and where each key begins.
fn counting_sort(items: impl Iterator<Item = u32> + Clone, key: impl Fn(u32) -> usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts: Vec<u32> = Vec::new();
    for item in items.clone() {
        let next = key(item) + 1;
        if starts.len() <= next {
            starts.resize(next + 1, 0);
        }
        starts[next] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut free = starts.clone();
    let mut sorted = vec![0; sum as usize];
    for item in items {
        let place = &mut free[key(item)];
        sorted[*place as usize] = item;
        *place += 1;
    }
    (sorted, starts)
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
