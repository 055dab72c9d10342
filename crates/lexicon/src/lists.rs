//! Our own lists: official terms, stock words, surnames, measure words, offices, organisations, places.
//!
//! They are the TSV files of `data/`, one entry a line; `build.rs` checks them and puts them into the lexicon, so that
//! a person adds a word by adding a line.
//! Words are matched by their shadow: a list may be written as its words are printed, “三个代表” or 互联网＋.

use crate::Letters;
use crate::index::WordIndex;

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
    words: Vec<String>,
    index: WordIndex,
    longest: usize,
}

impl WordList {
    pub(crate) fn new<'a>(words: impl Iterator<Item = &'a str>, letters: &Letters) -> Self {
        let words: Vec<String> = words.map(str::to_owned).collect();
        let shadows: Vec<Vec<char>> = words.iter().map(|word| shadow_of(word, letters)).collect();
        let longest = shadows.iter().map(Vec::len).max().unwrap_or(0);
        Self {
            words,
            index: WordIndex::new(shadows.iter().map(Vec::as_slice)),
            longest,
        }
    }

    /// Whether `word`, a piece of the shadow, is on the list.
    ///
    /// ```
    /// # use tigang_lexicon::{Lexicon, List};
    /// assert!(Lexicon::embedded().list(List::Stock).contains("推进"));
    /// ```
    pub fn contains(&self, word: &str) -> bool {
        self.index.get(word.chars()).is_some()
    }

    /// Whether `letters`, a piece of the shadow, is on the list.
    pub fn contains_letters(&self, letters: &[char]) -> bool {
        self.index.get(letters.iter().copied()).is_some()
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
        self.words.iter().map(String::as_str)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// An official term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As its file has it: 新质生产力.
    pub text: String,
    /// Its field: 经济.
    pub field: String,
    /// The year it came up, where that is known.
    pub first_year: Option<u16>,
}

/// The official terms.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    terms: Vec<Term>,
    index: WordIndex,
}

impl Terms {
    /// Reads what `build.rs` packed; `None` when it does not read as terms.
    pub(crate) fn new(text: &str, years: &[u8], letters: &Letters) -> Option<Self> {
        let mut terms: Vec<Term> = Vec::with_capacity(years.len());
        let (mut field, mut before) = ("", String::new());
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('=') {
                field = name;
                before.clear();
                continue;
            }
            let mut rest = line.chars();
            let shared = (rest.next()? as usize).checked_sub('A' as usize)?;
            before = before.chars().take(shared).chain(rest).collect();
            terms.push(Term {
                text: before.clone(),
                field: field.to_owned(),
                first_year: years
                    .get(terms.len())
                    .filter(|&&year| year != 0)
                    .map(|&year| 1899 + u16::from(year)),
            });
        }
        let shadows: Vec<Vec<char>> = terms.iter().map(|term| shadow_of(&term.text, letters)).collect();
        (terms.len() == years.len()).then_some(Self {
            index: WordIndex::new(shadows.iter().map(Vec::as_slice)),
            terms,
        })
    }

    /// Every term that `shadow` begins with and its length there, the shortest first.
    ///
    /// ```
    /// # let lexicon = tigang_lexicon::Lexicon::embedded();
    /// let text: Vec<char> = "乡村振兴战略".chars().collect();
    /// assert!(lexicon.terms().prefixes(&text).any(|(len, term)| len == 4 && term.text == "乡村振兴"));
    /// ```
    pub fn prefixes<'a>(&'a self, shadow: &'a [char]) -> impl Iterator<Item = (usize, &'a Term)> {
        self.index
            .prefixes(shadow)
            .map(|(len, number)| (len, &self.terms[number]))
    }

    /// The term that `shadow` is, whole.
    pub fn get(&self, shadow: &[char]) -> Option<&Term> {
        Some(&self.terms[self.index.get(shadow.iter().copied())?])
    }

    /// Whether `shadow` is a term.
    pub fn contains(&self, shadow: &[char]) -> bool {
        self.get(shadow).is_some()
    }

    /// All terms, field by field in the order of their file, sorted within.
    pub fn iter(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter()
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn shadow_of(word: &str, letters: &Letters) -> Vec<char> {
    letters.shadow(&word.chars().collect::<Vec<_>>())
}
