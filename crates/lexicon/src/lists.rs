//! Our own lists: official terms, stock words, surnames, measure words, offices, organisations, places.
//!
//! They are the TSV files of `data/`, one entry a line; `build.rs` checks them and puts them into the lexicon, so that
//! a person adds a word by adding a line.
//! Words are matched by their shadow: a list may be written as its words are printed, “三个代表” or 互联网＋. Terms alone are
//! written as the shadow has them, 三个代表, because they are on the way to the first word.

use std::sync::OnceLock;

use crate::index::{BREAK, WordIndex};
use crate::{Letters, Tag, spelling};

/// Which list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Words every speech is full of (工作, 推进): ranked down when they stand alone.
    Stock,
    /// Surnames of one or two letters (王, 欧阳).
    Surnames,
    /// Measure words and units (个, 项, 万亩).
    Measures,
    /// Offices and titles (书记, 副市长).
    Offices,
    /// What names of bodies end in (委员会, 办公室).
    Organisations,
    /// Names of places (贵州省, 毕节市).
    Places,
}

impl List {
    /// All lists.
    pub const ALL: [Self; 6] = [
        Self::Stock,
        Self::Surnames,
        Self::Measures,
        Self::Offices,
        Self::Organisations,
        Self::Places,
    ];

    /// Its name, which is also that of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Surnames => "surnames",
            Self::Measures => "measures",
            Self::Offices => "offices",
            Self::Organisations => "organisations",
            Self::Places => "places",
        }
    }
}

/// The words of one list.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    /// The words as their file has them, a line each.
    lines: String,
    index: WordIndex,
    longest: usize,
}

impl WordList {
    /// `lines` are words, a line each.
    pub(crate) fn new(lines: String, letters: &Letters) -> Self {
        let index = shadow_index(lines.lines(), letters);
        Self {
            lines,
            longest: index.longest(),
            index,
        }
    }

    /// Whether `word`, a piece of the shadow, is on the list.
    ///
    /// ```
    /// # use tigang_lexicon::{Lexicon, List};
    /// assert!(Lexicon::embedded().list(List::Stock).contains("推进"));
    /// ```
    pub fn contains(&self, word: &str) -> bool {
        self.contains_letters(&word.chars().collect::<Vec<_>>())
    }

    /// Whether `letters`, a piece of the shadow, is on the list.
    pub fn contains_letters(&self, letters: &[char]) -> bool {
        self.index.get(letters).is_some()
    }

    /// Lengths of all entries that `shadow` begins with, the shortest first.
    pub fn prefixes<'a>(&'a self, shadow: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        self.index.prefixes(shadow).map(|(len, _)| len)
    }

    /// Length of the longest entry that `shadow` ends with.
    ///
    /// ```
    /// # use tigang_lexicon::{Lexicon, List};
    /// let body: Vec<char> = "省古城保护办公室".chars().collect();
    /// assert_eq!(Lexicon::embedded().list(List::Organisations).suffix(&body), Some(3));
    /// ```
    pub fn suffix(&self, shadow: &[char]) -> Option<usize> {
        (1..=self.longest.min(shadow.len()))
            .rev()
            .find(|len| self.contains_letters(&shadow[shadow.len() - len..]))
    }

    /// All entries as their file has them, in its order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.lines.lines()
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }
}

/// An official term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'a> {
    /// As its file has it: 新质生产力.
    pub text: &'a str,
    /// Its field: 经济.
    pub field: &'a str,
    /// The year it came up, where that is known.
    pub first_year: Option<u16>,
}

/// The official terms, numbered field by field in the order of their file, sorted within.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    index: WordIndex,
    /// Names of the fields, and the number of the first term of each.
    fields: Vec<(usize, String)>,
    /// 0, or the first year less 1899.
    years: Vec<u8>,
    /// Once one is asked for: the first word of a text waits for none.
    texts: OnceLock<Texts>,
    /// Of those that a text had.
    weights: Vec<OnceLock<TermWeight>>,
}

/// What a term weighs where a text is cut into words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TermWeight {
    /// Logarithm of its frequency.
    pub logarithm: f64,
    /// How much it adds to the sum of all frequencies.
    pub added: u64,
    /// Its part of speech, when it is a word of the dictionary as well.
    pub tag: Tag,
}

/// All terms as text, one behind the other.
#[derive(Debug, Clone)]
struct Texts {
    text: String,
    /// Where each term ends.
    ends: Vec<usize>,
}

impl Terms {
    /// Reads what `build.rs` packed, in the dictionary's `letters`; `None` when it does not read as terms. A term is written in
    /// letters of the shadow.
    pub(crate) fn new(packed: &[u8], years: &[u8], letters: &[char]) -> Option<Self> {
        let mut fields = Vec::new();
        let (mut joined, mut starts) = (Vec::new(), vec![0]);
        // Where the term before begins in `joined`.
        let mut before = 0;
        for line in spelling::read(packed, letters)?.split(|letter| *letter == '\n') {
            let start = joined.len();
            match line {
                [] => continue,
                ['=', name @ ..] => fields.push((starts.len() - 1, String::from_iter(name))),
                [shared, rest @ ..] => {
                    let shared = (*shared as usize).checked_sub('A' as usize)?;
                    joined.get(before..before + shared)?;
                    joined.extend_from_within(before..before + shared);
                    joined.extend_from_slice(rest);
                    joined.push(BREAK);
                    starts.push(u32::try_from(joined.len()).ok()?);
                }
            }
            before = start;
        }
        let complete = starts.len() - 1 == years.len() && fields.first().is_none_or(|&(first, _)| first == 0);
        complete.then(|| Self {
            index: WordIndex::of(joined, starts),
            fields,
            years: years.to_vec(),
            texts: OnceLock::new(),
            weights: vec![OnceLock::new(); years.len()],
        })
    }

    /// Length and number of every term that `shadow` begins with, the shortest first.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let terms = lexicon.terms();
    /// let text: Vec<char> = "乡村振兴战略".chars().collect();
    /// assert!(terms.prefixes(&text).any(|(len, number)| len == 4 && terms.at(number).text == "乡村振兴"));
    /// ```
    pub fn prefixes<'a>(&'a self, shadow: &'a [char]) -> impl Iterator<Item = (usize, usize)> {
        self.index.prefixes(shadow)
    }

    /// The terms by their numbers, for callers who ask at every letter of a text.
    pub fn index(&self) -> &WordIndex {
        &self.index
    }

    /// The term of a number.
    ///
    /// # Panics
    /// When there are not so many.
    pub fn at(&self, number: usize) -> Term<'_> {
        let Texts { text, ends } = self.texts();
        let start = number.checked_sub(1).map_or(0, |before| ends[before]);
        Term {
            text: text.get(start..ends[number]).unwrap_or(""),
            field: self.field(number),
            first_year: (self.years[number] != 0).then(|| 1899 + u16::from(self.years[number])),
        }
    }

    /// The field of the term of a number.
    pub fn field(&self, number: usize) -> &str {
        let behind = self.fields.partition_point(|&(first, _)| first <= number);
        behind.checked_sub(1).map_or("", |field| &self.fields[field].1)
    }

    /// The weight of the term of a number, which `reckon` tells where no text had it before: it must not depend on the text.
    pub fn weight(&self, number: usize, reckon: impl FnOnce() -> TermWeight) -> TermWeight {
        *self.weights[number].get_or_init(reckon)
    }

    fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| {
            let (mut text, mut ends) = (String::new(), Vec::with_capacity(self.len()));
            for number in 0..self.len() {
                text.extend(&self.index.letters()[self.index.place(number)]);
                ends.push(text.len());
            }
            Texts { text, ends }
        })
    }

    /// The term that `shadow` is, whole.
    pub fn get(&self, shadow: &[char]) -> Option<Term<'_>> {
        Some(self.at(self.index.get(shadow)?))
    }

    /// The number of the term that `shadow` is, whole.
    pub fn number(&self, shadow: &[char]) -> Option<usize> {
        self.index.get(shadow)
    }

    /// Whether `shadow` is a term.
    pub fn contains(&self, shadow: &[char]) -> bool {
        self.index.get(shadow).is_some()
    }

    /// All terms in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = Term<'_>> {
        (0..self.len()).map(|number| self.at(number))
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.years.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }
}

/// The index of words by their shadow, which is made of all of them at once.
fn shadow_index<'a>(words: impl Iterator<Item = &'a str>, letters: &Letters) -> WordIndex {
    let (mut joined, mut starts) = (Vec::new(), vec![0]);
    for word in words {
        joined.extend(word.chars().chain([BREAK]));
        starts.push(joined.len() as u32);
    }
    WordIndex::of(letters.shadow(&joined), starts)
}
