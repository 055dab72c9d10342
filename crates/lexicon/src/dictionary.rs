//! jieba's dictionary as a trie: every word that starts at a place, with its exact frequency and tag.
//!
//! Words are kept in [shadow](crate::Letters::shadow) letters, so one list matches both scripts in place.
//! Cutting a text into words with it is left to the segment stage of the pipeline.

mod columns;

use crate::trie::{Node, ROOT, Trie};

pub(crate) use columns::decode;
pub use columns::encode;

/// A part of speech in jieba's notation: `n`, `vn`, `nr`, `ns`, at most four ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tag([u8; 4]);

impl Tag {
    /// The tag of that name; `None` when it is longer than four bytes or not ASCII letters.
    ///
    /// ```
    /// # use tigang_lexicon::Tag;
    /// assert_eq!(Tag::new("vn").map(|tag| tag.to_string()), Some("vn".to_owned()));
    /// assert_eq!(Tag::new("动名词"), None);
    /// ```
    pub fn new(name: &str) -> Option<Self> {
        let mut letters = [0; 4];
        letters.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
        name.bytes()
            .all(|byte| byte.is_ascii_alphabetic())
            .then_some(Self(letters))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|&byte| byte == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..len]).unwrap_or("")
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tag({self})")
    }
}

/// A dictionary word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its length in scalars.
    pub len: usize,
    /// How often it stands in the corpus that jieba's dictionary was counted from.
    pub frequency: u32,
    /// Its part of speech.
    pub tag: Tag,
}

/// jieba's dictionary; see the [module](self).
#[derive(Debug, Clone)]
pub struct Dictionary {
    trie: Trie,
    /// Label of each letter of the basic plane, 0 for a letter no word has. The commonest letter is 1.
    label_of: Vec<u16>,
    /// The letter of each label.
    letter_of: Vec<char>,
    /// The root's child of each label, or 0.
    first: Vec<Node>,
    /// Frequency of the word that ends at each node.
    frequencies: Vec<u32>,
    /// Index into `tags` for each node; 0 where no word ends.
    tag_of: Vec<u8>,
    tags: Vec<Tag>,
    total: u64,
    words: usize,
}

impl Dictionary {
    /// All words that `letters` begins with, the shortest first.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let text: Vec<char> = "扶贫开发工作".chars().collect();
    /// let lengths: Vec<usize> = lexicon.dictionary().prefixes(&text).map(|word| word.len).collect();
    /// assert_eq!(lengths, [1, 2, 4]); // 扶, 扶贫, 扶贫开发
    /// ```
    pub fn prefixes<'a>(&'a self, letters: &'a [char]) -> Prefixes<'a> {
        Prefixes {
            dictionary: self,
            letters,
            node: ROOT,
            len: 0,
        }
    }

    /// The word that `letters` is, whole.
    pub fn get(&self, letters: &[char]) -> Option<Word> {
        let node = letters.iter().try_fold(ROOT, |node, &letter| self.step(node, letter))?;
        self.word_at(node, letters.len())
    }

    /// Whether `letters` is a word.
    pub fn contains(&self, letters: &[char]) -> bool {
        self.get(letters).is_some()
    }

    /// Sum of all frequencies.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// Every word, level by level: all of one letter first, then all of two.
    pub fn iter(&self) -> impl Iterator<Item = (Vec<char>, Word)> {
        let mut parents = vec![ROOT; self.trie.len()];
        for node in 0..self.trie.len() as Node {
            parents[self.trie.children(node).start as usize..self.trie.children(node).end as usize].fill(node);
        }
        (1..self.trie.len() as Node).filter_map(move |end| {
            let mut letters = Vec::new();
            let mut node = end;
            while node != ROOT {
                letters.push(self.letter_of[self.trie.label(node) as usize]);
                node = parents[node as usize];
            }
            letters.reverse();
            let word = self.word_at(end, letters.len())?;
            Some((letters, word))
        })
    }

    /// Bytes its arrays take in memory.
    pub fn len_bytes(&self) -> usize {
        self.trie.len_bytes()
            + self.label_of.len() * 2
            + (self.letter_of.len() + self.first.len() + self.frequencies.len() + self.tags.len()) * 4
            + self.tag_of.len()
    }

    fn step(&self, node: Node, letter: char) -> Option<Node> {
        let label = *self.label_of.get(letter as usize)?;
        if label == 0 {
            return None;
        }
        if node == ROOT {
            let child = self.first[label as usize];
            return (child != ROOT).then_some(child);
        }
        self.trie.step(node, label)
    }

    fn word_at(&self, node: Node, len: usize) -> Option<Word> {
        let tag = self.tag_of[node as usize];
        (tag != 0).then(|| Word {
            len,
            frequency: self.frequencies[node as usize],
            tag: self.tags[tag as usize],
        })
    }
}

/// The words at one place of a text; see [`Dictionary::prefixes`].
#[derive(Debug, Clone)]
pub struct Prefixes<'a> {
    dictionary: &'a Dictionary,
    letters: &'a [char],
    node: Node,
    len: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let letter = *self.letters.get(self.len)?;
            let Some(node) = self.dictionary.step(self.node, letter) else {
                self.letters = &[];
                return None;
            };
            self.node = node;
            self.len += 1;
            if let Some(word) = self.dictionary.word_at(node, self.len) {
                return Some(word);
            }
        }
    }
}
