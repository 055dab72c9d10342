//! jieba's dictionary as a trie: every word that starts at a place, with its exact frequency and tag.
//!
//! Words are kept in [shadow](crate::Letters::shadow) letters, so one list matches both scripts in place.
//! The trie stands in [units](unit), a run of first letters each, and a unit is decoded when a text first has one of its
//! letters: loading costs next to nothing, and a short text only what it needs.
//! Cutting a text into words with it is left to the segment stage of the pipeline.

mod columns;
mod followers;
mod unit;
mod word;

use std::sync::OnceLock;

use columns::Columns;
use unit::{Node, Unit};

pub use columns::encode;
pub(crate) use columns::open;
pub use word::{Entry, Tag, Word};

/// jieba's dictionary as a trie: every word that starts at a place, with its exact frequency and tag.
#[derive(Debug, Clone)]
pub struct Dictionary {
    /// Label of each letter of the basic plane, 0 for a letter no word has. The commonest letter is 1.
    label_of: Vec<u16>,
    /// The letter of each label.
    letter_of: Vec<char>,
    /// What there is to know of the first letters of words, by their labels.
    roots: Vec<Node>,
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

/// What the idioms of four letters that begin with one letter have behind it, ascending by label.
type Idioms = Box<[[char; 3]]>;

/// Where a beginning of words stands, as [`Dictionary::follow`] numbers it.
enum Place {
    /// A first letter, by its label.
    First(u16),
    /// A node of a unit, by its number.
    In(usize, u32),
}

impl Place {
    /// Bits of a node's number; the unit's stands above.
    const NODE_BITS: u32 = 16;
    /// The number of no unit.
    const FIRST: u32 = u32::MAX >> Self::NODE_BITS;

    fn of(beginning: u32) -> Self {
        let (unit, node) = (beginning >> Self::NODE_BITS, beginning as u16);
        match unit {
            Self::FIRST => Self::First(node),
            _ => Self::In(unit as usize, u32::from(node)),
        }
    }

    fn number(self) -> u32 {
        match self {
            Self::First(label) => Self::FIRST << Self::NODE_BITS | u32::from(label),
            Self::In(unit, node) => (unit as u32) << Self::NODE_BITS | node,
        }
    }
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
        let mut walk: Option<(&Unit, Node)> = None;
        let words = letters.iter().zip(1..).map_while(move |(&letter, len)| {
            let label = self.label(letter);
            let (unit, node) = match walk {
                None => {
                    let root = self.root(label);
                    (self.unit_of(root), root)
                }
                Some((unit, node)) => (unit, unit.step(node, label)?.1),
            };
            walk = Some((unit, node));
            Some(self.word_of(node.entry(), len))
        });
        words.flatten()
    }

    /// Number of a letter in the dictionary, 0 for one that no word has: what [`Dictionary::each_entry`] walks by.
    #[inline]
    pub fn label(&self, letter: char) -> u16 {
        self.label_of.get(letter as usize).copied().unwrap_or(0)
    }

    /// The letter of each number, that of 0 being none.
    pub(crate) fn letters(&self) -> &[char] {
        &self.letter_of
    }

    /// Calls `found` with length and entry of every word that the letters of these labels begin with, the shortest first: as
    /// [`Self::prefixes`], but one plain loop, which the browser runs twice as fast as it does the iterator. For callers who look
    /// up the label of each letter once and walk from every one.
    #[inline(always)]
    pub fn each_entry(&self, labels: &[u16], mut found: impl FnMut(usize, Entry)) {
        let Some((&first, further)) = labels.split_first() else {
            return;
        };
        let mut node = self.root(first);
        if let Some(entry) = node.entry() {
            found(1, entry);
        }
        if node.table().is_none() {
            return;
        }
        let unit = self.unit_of(node);
        for (&label, len) in further.iter().zip(2..) {
            let Some((_, child)) = unit.step(node, label) else {
                return;
            };
            if let Some(entry) = child.entry() {
                found(len, entry);
            }
            node = child;
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
        let label = self.label(letter);
        let place = match beginning.checked_sub(1).map(Place::of) {
            None => {
                let root = self.root(label);
                (root.entry().is_some() || root.table().is_some()).then_some(Place::First(label))?
            }
            Some(Place::First(first)) => {
                let root = self.root(first);
                Place::In(root.unit(), self.unit_of(root).step(root, label)?.0)
            }
            Some(Place::In(number, node)) => {
                let unit = self.unit(number);
                Place::In(number, unit.step(unit.node(node), label)?.0)
            }
        };
        Some(place.number() + 1)
    }

    /// The word that ends at a number of [`Dictionary::follow`], its length left 0; none where no word ends.
    pub fn word(&self, end: u32) -> Option<Word> {
        let node = match Place::of(end.checked_sub(1)?) {
            Place::First(label) => self.root(label),
            Place::In(number, node) => self.unit(number).node(node),
        };
        self.word_of(node.entry(), 0)
    }

    /// How often the word that ends at a number of [`Dictionary::follow`] stands in jieba's corpus; 0 where none does.
    pub fn frequency(&self, end: u32) -> u32 {
        self.word(end).map_or(0, |word| word.frequency)
    }

    /// The word that `letters` is, whole.
    pub fn get(&self, letters: &[char]) -> Option<Word> {
        let (&first, further) = letters.split_first()?;
        let first = self.label(first);
        let mut node = self.root(first);
        if !further.is_empty() {
            node.table()?;
            let unit = self.unit_of(node);
            for &letter in further {
                node = unit.step(node, self.label(letter))?.1;
            }
        }
        self.word_of(node.entry(), letters.len())
    }

    /// Whether `letters` is a word.
    pub fn contains(&self, letters: &[char]) -> bool {
        self.get(letters).is_some()
    }

    /// The idioms that begin with a letter, without it: words of four letters whose tag is `i` or one of its kinds.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let dictionary = lexicon.dictionary();
    /// assert!(dictionary.idioms('一').contains(&['鼓', '作', '气']));
    /// assert!(!dictionary.idioms('全').contains(&['面', '推', '进']));
    /// ```
    pub fn idioms(&self, first: char) -> &[[char; 3]] {
        let label = self.label_of.get(first as usize).copied().unwrap_or(0);
        let idioms = self.idioms.get(usize::from(label));
        idioms.map_or(&[], |idioms| idioms.get_or_init(|| self.idioms_of(label)))
    }

    /// The idioms that begin with a label.
    fn idioms_of(&self, label: u16) -> Idioms {
        let mut idioms = Vec::new();
        let root = self.root(label);
        let unit = self.unit_of(root);
        let letter = |label: u16| self.letter_of.get(usize::from(label)).copied().unwrap_or_default();
        let is_idiom = |number: u32| {
            let entry = unit.node(number).entry();
            entry.is_some_and(|entry| self.tag(entry).is_idiomatic())
        };
        for (second, behind_second) in unit.children(root) {
            for (third, behind_third) in unit.children(unit.node(behind_second)) {
                let idiom = unit.children(unit.node(behind_third)).filter(|&(_, end)| is_idiom(end));
                idioms.extend(idiom.map(|(fourth, _)| [second, third, fourth].map(letter)));
            }
        }
        idioms.into()
    }

    /// Natural logarithms of all different frequencies, by the rank of an [`Entry`].
    pub fn logarithms(&self) -> &[f64] {
        self.logarithms.get_or_init(|| {
            let frequencies = self.frequencies.iter();
            frequencies.map(|&frequency| f64::from(frequency).ln()).collect()
        })
    }

    /// How often a word with this entry stands in jieba's corpus.
    #[inline]
    pub fn frequency_of(&self, entry: Entry) -> u32 {
        self.frequencies.get(entry.rank()).copied().unwrap_or(0)
    }

    /// The part of speech that an entry names.
    #[inline]
    pub fn tag(&self, entry: Entry) -> Tag {
        self.tags.get(entry.tag()).copied().unwrap_or_default()
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

    /// Every word, all of one letter first, then all of two, in the order of their labels.
    pub fn iter(&self) -> impl Iterator<Item = (Vec<char>, Word)> {
        let roots = (0..).zip(&self.roots);
        let roots = roots.map(|(label, &root)| (vec![label], self.unit_of(root), root));
        let mut level: Vec<(Vec<u16>, &Unit, Node)> = roots.collect();
        let mut found: Vec<(Vec<u16>, Word)> = Vec::new();
        while !level.is_empty() {
            let mut below = Vec::new();
            for (labels, unit, node) in level {
                let mut children: Vec<(u16, u32)> = unit.children(node).collect();
                children.sort_unstable();
                below.extend(
                    children
                        .into_iter()
                        .map(|(label, child)| ([labels.as_slice(), &[label]].concat(), unit, unit.node(child))),
                );
                let word = self.word_of(node.entry(), labels.len());
                found.extend(word.map(|word| (labels, word)));
            }
            level = below;
        }
        let letters = |labels: Vec<u16>| -> Option<Vec<char>> {
            let letters = labels.iter().map(|&label| self.letter_of.get(usize::from(label)));
            letters.map(Option::<&char>::copied).collect()
        };
        found
            .into_iter()
            .filter_map(move |(labels, word)| Some((letters(labels)?, word)))
    }

    /// What there is to know of the first letter of words.
    #[inline]
    fn root(&self, label: u16) -> Node {
        self.roots.get(usize::from(label)).copied().unwrap_or_default()
    }

    /// The unit of the words that begin with a first letter.
    #[inline]
    fn unit_of(&self, root: Node) -> &Unit {
        self.unit(root.unit())
    }

    #[inline]
    fn unit(&self, number: usize) -> &Unit {
        static NONE: Unit = Unit::EMPTY;
        let unit = self.units.get(number);
        unit.map_or(&NONE, |unit| {
            unit.get_or_init(|| self.columns.unit(number).unwrap_or_default())
        })
    }

    #[inline]
    fn word_of(&self, entry: Option<Entry>, len: usize) -> Option<Word> {
        let entry = entry?;
        Some(Word {
            len,
            frequency: *self.frequencies.get(entry.rank())?,
            tag: *self.tags.get(entry.tag())?,
            entry,
        })
    }
}
