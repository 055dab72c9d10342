//! jieba's dictionary as a trie: every word that starts at a place, with its exact frequency and tag.
//!
//! Words are kept in [shadow](crate::Letters::shadow) letters, so one list matches both scripts in place.
//! The trie stands in [units](unit), a run of first letters each, and a unit is decoded when a text first has one of its
//! letters: loading costs next to nothing, and a short text only what it needs.
//! Cutting a text into words with it is left to the segment stage of the pipeline.

mod columns;
mod followers;
mod unit;

use std::sync::OnceLock;

use columns::Columns;
use unit::Unit;

pub use columns::encode;
pub(crate) use columns::open;

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
    /// Place of its frequency among all different ones.
    rank: u16,
}

/// jieba's dictionary; see the [module](self).
#[derive(Debug, Clone)]
pub struct Dictionary {
    /// Label of each letter of the basic plane, 0 for a letter no word has. The commonest letter is 1.
    label_of: Vec<u16>,
    /// The letter of each label.
    letter_of: Vec<char>,
    /// What the units are decoded from.
    columns: Columns,
    units: Vec<OnceLock<Unit>>,
    /// All different frequencies, ascending.
    frequencies: Vec<u32>,
    /// Their natural logarithms, once somebody asks.
    logarithms: OnceLock<Vec<f64>>,
    /// What tag numbers mean; 0 means that no word ends at a node.
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

/// Bits of a node's number in those of [`Dictionary::follow`]; the unit's stands above.
const NODE_BITS: u32 = 16;
const NODE_MASK: u32 = (1 << NODE_BITS) - 1;

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
        let mut place: Option<(&Unit, u32)> = None;
        let words = letters.iter().zip(1..).map_while(move |(&letter, len)| {
            let (unit, node) = self.step(place, letter)?;
            place = Some((unit, node));
            Some(self.word_at(unit, node, len))
        });
        words.flatten()
    }

    /// Calls `found` with every word that `letters` begins with, the shortest first: as [`Self::prefixes`], but one plain loop,
    /// which the browser runs twice as fast as it does the iterator. For callers who do this at every letter of a text.
    pub fn each_prefix(&self, letters: &[char], mut found: impl FnMut(Word)) {
        let Some((unit, mut node)) = letters.first().and_then(|&first| self.step(None, first)) else {
            return;
        };
        let mut len = 1;
        loop {
            if let Some(word) = self.word_at(unit, node, len) {
                found(word);
            }
            let next = letters
                .get(len)
                .and_then(|&letter| self.step(Some((unit, node)), letter));
            let Some((_, next)) = next else { return };
            node = next;
            len += 1;
        }
    }

    /// The number of what `letter` makes of a beginning: walks on from any number this gave; 0 is the beginning of all.
    /// How frequent a word that ends there is tells [`Dictionary::frequency`]. For callers whose letters come one by one.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let dictionary = lexicon.dictionary();
    /// let end = dictionary.follow(0, '扶').and_then(|beginning| dictionary.follow(beginning, '贫'));
    /// assert!(end.is_some_and(|end| 0 < dictionary.frequency(end)));
    /// ```
    pub fn follow(&self, beginning: u32, letter: char) -> Option<u32> {
        let (number, place) = match beginning.checked_sub(1) {
            None => {
                let label = self
                    .label_of
                    .get(letter as usize)
                    .copied()
                    .filter(|&label| label != 0)?;
                (self.columns.unit_of(label) as u32, None)
            }
            Some(beginning) => {
                let number = beginning >> NODE_BITS;
                (number, Some((self.unit(number as usize), beginning & NODE_MASK)))
            }
        };
        let (_, node) = self.step(place, letter)?;
        Some((number << NODE_BITS | node) + 1)
    }

    /// How often the word that ends at a number of [`Dictionary::follow`] stands in jieba's corpus; 0 where none does.
    pub fn frequency(&self, end: u32) -> u32 {
        let word = end.checked_sub(1).and_then(|end| {
            let unit = self.unit((end >> NODE_BITS) as usize);
            self.word_at(unit, end & NODE_MASK, 0)
        });
        word.map_or(0, |word| word.frequency)
    }

    /// The word that `letters` is, whole.
    pub fn get(&self, letters: &[char]) -> Option<Word> {
        let mut place = None;
        for &letter in letters {
            place = Some(self.step(place, letter)?);
        }
        let (unit, node) = place?;
        self.word_at(unit, node, letters.len())
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
        let unit = self.unit_with(label);
        let letter = |node: u32| {
            self.letter_of
                .get(usize::from(unit.label(node)))
                .copied()
                .unwrap_or_default()
        };
        let is_idiom = |node: &u32| self.word_at(unit, *node, 4).is_some_and(|word| is_idiomatic(word.tag));
        for second in unit.first(label).into_iter().flat_map(|first| unit.children(first)) {
            for third in unit.children(second) {
                for fourth in unit.children(third).filter(is_idiom) {
                    idioms.seconds |= bit(letter(second) as u32);
                    idioms.endings |= ending(letter(third), letter(fourth));
                }
            }
        }
        idioms
    }

    /// Natural logarithm of a word's frequency.
    pub fn logarithm(&self, word: Word) -> f64 {
        let logarithms = self.logarithms.get_or_init(|| {
            let frequencies = self.frequencies.iter();
            frequencies.map(|&frequency| f64::from(frequency).ln()).collect()
        });
        logarithms[usize::from(word.rank)]
    }

    /// Sum of the frequencies of jieba's whole list, which probabilities are counted from: a little more than the words
    /// here have together, because of words that fall together in shadow letters only one is kept.
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
        let mut found: Vec<(Vec<char>, Word)> = Vec::new();
        for number in 0..self.units.len() {
            let unit = self.unit(number);
            for (labels, node) in unit.iter() {
                let letters: Option<Vec<char>> = labels
                    .iter()
                    .map(|&label| self.letter_of.get(usize::from(label)).copied())
                    .collect();
                let word = self.word_at(unit, node, labels.len());
                found.extend(letters.zip(word));
            }
        }
        found.sort_by_key(|(letters, _)| letters.len());
        found.into_iter()
    }

    /// The unit of the words that begin with a label.
    fn unit_with(&self, label: u16) -> &Unit {
        self.unit(self.columns.unit_of(label))
    }

    fn unit(&self, number: usize) -> &Unit {
        static NONE: Unit = Unit::EMPTY;
        let unit = self.units.get(number);
        unit.map_or(&NONE, |unit| {
            unit.get_or_init(|| self.columns.unit(number).unwrap_or_default())
        })
    }

    /// Where `letter` leads from a place; from none, to the words that begin with it.
    fn step<'a>(&'a self, place: Option<(&'a Unit, u32)>, letter: char) -> Option<(&'a Unit, u32)> {
        let label = *self.label_of.get(letter as usize)?;
        let unit = match place {
            _ if label == 0 => return None,
            Some((unit, node)) => return Some((unit, unit.step(node, label)?)),
            None => self.unit_with(label),
        };
        Some((unit, unit.first(label)?))
    }

    fn word_at(&self, unit: &Unit, node: u32, len: usize) -> Option<Word> {
        let (tag, rank) = unit.word(node)?;
        Some(Word {
            len,
            frequency: *self.frequencies.get(usize::from(rank))?,
            tag: *self.tags.get(usize::from(tag))?,
            rank,
        })
    }
}
