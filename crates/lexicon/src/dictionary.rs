//! jieba's dictionary as a trie: every word that starts at a place, with its exact frequency and tag.
//!
//! Words are kept in [shadow](crate::Letters::shadow) letters, so one list matches both scripts in place.
//! Cutting a text into words with it is left to the segment stage of the pipeline.

mod columns;
mod followers;

use std::sync::OnceLock;

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

fn is_idiomatic(tag: Tag) -> bool {
    tag.as_str().starts_with('i')
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
    /// Its number, below [`Dictionary::ids`]: equal words have equal numbers. Other lexicons number otherwise.
    pub id: u32,
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
    frequencies: Frequencies,
    /// What the marks of the trie's nodes mean; 0 means that no word ends there.
    tags: Vec<Tag>,
    total: u64,
    words: usize,
    /// The idioms that begin with each label, once a text has its letter.
    idioms: Vec<OnceLock<Idioms>>,
}

/// What the idioms of four letters that begin with one letter have behind it: a bit for each hash.
#[derive(Debug, Clone, Copy, Default)]
struct Idioms {
    seconds: u64,
    /// Third and fourth letter.
    endings: u64,
}

fn bit(letters: u32) -> u64 {
    1 << (letters.wrapping_mul(0x9e37_79b1) >> 26)
}

fn ending(third: char, fourth: char) -> u64 {
    bit((third as u32).rotate_left(16) ^ fourth as u32)
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
    pub fn prefixes<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = Word> + 'a {
        self.prefix_ids(letters).filter_map(|(len, id)| self.word_at(id, len))
    }

    /// Length and [`Word::id`] of all words that `letters` begins with, the shortest first: all that a caller needs who
    /// has met most of them before.
    pub fn prefix_ids<'a>(&'a self, letters: &'a [char]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut node = ROOT;
        let places = letters.iter().zip(1..).map_while(move |(&letter, len)| {
            node = self.step(node, letter)?;
            Some((len, node))
        });
        places.filter(|&(_, node)| self.trie.mark(node) != 0)
    }

    /// The number of what `letter` makes of a beginning: walks on from a [`Word::id`] or from any number this gave; 0 is the
    /// beginning of all. Whether a word ends there tells [`Dictionary::frequency`]. For callers whose letters come one by one.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let dictionary = lexicon.dictionary();
    /// let end = dictionary.follow(0, '扶').and_then(|beginning| dictionary.follow(beginning, '贫'));
    /// assert!(end.is_some_and(|end| 0 < dictionary.frequency(end)));
    /// ```
    pub fn follow(&self, beginning: u32, letter: char) -> Option<u32> {
        self.step(beginning, letter)
    }

    /// How often the word of an [`Word::id`] stands in jieba's corpus; 0 for what is no word's.
    pub fn frequency(&self, id: u32) -> u32 {
        self.frequencies.of(id)
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

    /// Whether `letters` is an idiom: four letters whose tag is `i` or one of its kinds.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let [idiom, words] = ["一鼓作气", "全面推进"].map(|text| text.chars().collect::<Vec<_>>());
    /// assert!(lexicon.dictionary().is_idiom(&idiom) && !lexicon.dictionary().is_idiom(&words));
    /// ```
    pub fn is_idiom(&self, letters: &[char]) -> bool {
        let &[first, second, third, fourth] = letters else {
            return false;
        };
        let label = self.label_of.get(first as usize).copied().unwrap_or(0);
        let Some(idioms) = self.idioms.get(usize::from(label)) else {
            return false;
        };
        let idioms = idioms.get_or_init(|| self.idioms_of(label));
        idioms.seconds & bit(second as u32) != 0
            && idioms.endings & ending(third, fourth) != 0
            && self.get(letters).is_some_and(|word| is_idiomatic(word.tag))
    }

    /// The idioms that begin with a label.
    fn idioms_of(&self, label: u16) -> Idioms {
        let mut idioms = Idioms::default();
        let first = self.first[usize::from(label)];
        if first == ROOT {
            return idioms;
        }
        let children = |node: Node| self.trie.children(node);
        let letter = |node: Node| self.letter_of[usize::from(self.trie.label(node))];
        let is_idiom = |node: &Node| is_idiomatic(self.tags[usize::from(self.trie.mark(*node))]);
        for second in children(first) {
            for third in children(second) {
                for fourth in children(third).filter(is_idiom) {
                    idioms.seconds |= bit(letter(second) as u32);
                    idioms.endings |= ending(letter(third), letter(fourth));
                }
            }
        }
        idioms
    }

    /// The part of speech of an [`Word::id`]'s word; empty for what is no word's.
    pub fn tag(&self, id: u32) -> Tag {
        let known = (id as usize) < self.trie.len();
        if known {
            self.tags[usize::from(self.trie.mark(id))]
        } else {
            Tag::default()
        }
    }

    /// Sum of the frequencies of jieba's whole list, which probabilities are counted from: a little more than the words
    /// here have together, because of words that fall together in shadow letters only one is kept.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// All [`Word::id`]s are below this.
    pub fn ids(&self) -> usize {
        self.trie.len()
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
            + (self.letter_of.len() + self.first.len() + self.tags.len()) * 4
            + self.frequencies.small.len() * 2
            + self.frequencies.large.len() * 8
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
        let tag = self.trie.mark(node);
        (tag != 0).then(|| Word {
            len,
            frequency: self.frequencies.of(node),
            tag: self.tags[tag as usize],
            id: node,
        })
    }
}

/// Frequency of the word that ends at each node: two bytes for nearly all, a list for the few hundred above.
#[derive(Debug, Clone, Default)]
struct Frequencies {
    /// [`LARGE`] for those in the list.
    small: Vec<u16>,
    /// Nodes in ascending order and their frequencies.
    large: Vec<(Node, u32)>,
}

/// Frequencies from here on are in the list.
const LARGE: u16 = u16::MAX;

impl Frequencies {
    fn push(&mut self, frequency: u32) {
        let small = u16::try_from(frequency).unwrap_or(LARGE);
        if small == LARGE {
            self.large.push((self.small.len() as Node, frequency));
        }
        self.small.push(small);
    }

    fn of(&self, node: Node) -> u32 {
        match self.small.get(node as usize) {
            None => 0,
            Some(&LARGE) => {
                let place = self.large.binary_search_by_key(&node, |&(node, _)| node);
                place.map_or(0, |place| self.large[place].1)
            }
            Some(&small) => u32::from(small),
        }
    }
}
