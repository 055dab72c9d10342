//! The words a text can be cut into, and what each costs: jieba's dictionary, the official terms that occur, and the
//! reader's own.
//!
//! A cost is jieba's own: the logarithm of a word's share in the sum of all frequencies. It has no table in advance,
//! because every term adds to the sum.
//! Each term gets the least frequency with which the cut prefers it to its parts, as jieba reckons it, shorter terms
//! first.

use tigang_lexicon::{Dictionary, Entry, Lexicon, Tag, TermWeight};

use super::route::{Route, Stretch};
use super::terms::Terms;
use super::{Origin, TermPlace};

/// The words of one text; see the [module](self).
pub(super) struct Vocabulary<'a> {
    pub(super) dictionary: &'a Dictionary,
    /// Of the dictionary's frequencies.
    logarithms: &'a [f64],
    terms: Terms<'a>,
    /// The weight of each term; those behind the last are not there yet.
    weights: Vec<TermWeight>,
    /// Logarithm of the sum of all frequencies.
    log_total: f64,
}

/// A word of a [`Vocabulary`] in four bytes, as one is kept for each letter of a stretch: 0 for none, the number of an entry of the
/// dictionary, or [`TERM`] and the number of a term in this text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known(u32);

/// Greater than any entry's number.
const TERM: u32 = 1 << 31;

/// What a [`Known`] is.
enum Kind {
    Word(Entry),
    Term(u32),
    Nothing,
}

impl Known {
    /// A letter of its own.
    pub(super) const NOTHING: Self = Self(0);

    /// A word of the dictionary.
    #[inline]
    pub(super) fn word(entry: Entry) -> Self {
        Self(entry.number())
    }

    /// A term, by its number in this text.
    #[inline]
    pub(super) fn term(number: u32) -> Self {
        Self(TERM | number)
    }

    #[inline]
    fn kind(self) -> Kind {
        match self.0.checked_sub(TERM) {
            Some(number) => Kind::Term(number),
            None => Entry::numbered(self.0).map_or(Kind::Nothing, Kind::Word),
        }
    }
}

impl<'a> Vocabulary<'a> {
    /// The vocabulary of `shadow`, whose terms are given.
    pub(super) fn new(shadow: &[char], terms: Terms<'a>, lexicon: &'a Lexicon) -> Self {
        let dictionary = lexicon.dictionary();
        let mut vocabulary = Self {
            dictionary,
            logarithms: dictionary.logarithms(),
            weights: Vec::with_capacity(terms.len()),
            terms,
            log_total: (dictionary.total() as f64).ln(),
        };
        let mut route = Route::default();
        for number in 0..vocabulary.terms.len() as u32 {
            let mut reckon = || vocabulary.weigh(number, shadow, &mut route);
            let weight = match vocabulary.terms.official(number) {
                Some(official) if !vocabulary.terms.has_own() => lexicon.terms().weight(official, reckon),
                _ => reckon(),
            };
            vocabulary.weights.push(weight);
        }
        let added: u64 = vocabulary.weights.iter().map(|weight| weight.added).sum();
        vocabulary.log_total = ((dictionary.total() + added) as f64).ln();
        vocabulary
    }

    /// Gives a term its frequency: a little more than its parts have together, by jieba's reckoning. Without terms of the
    /// reader's in it, it has the same in all texts: what other terms a text has changes the sum of frequencies by next to
    /// nothing, and is left out of account here.
    fn weigh(&self, number: u32, shadow: &[char], route: &mut Route) -> TermWeight {
        let first = self.terms.first(number);
        let letters = &shadow[first.start as usize..][..first.len as usize];
        let stretch = Stretch {
            letters,
            from: first.start,
            hits: &self.terms.within(number),
            breaks: &[],
        };
        let mut share = 0.0;
        route.cut(stretch, self, |_, known| {
            share = share + self.logarithm(known) - self.log_total;
        });
        let word = self.dictionary.get(letters);
        let before = word.map(|word| u64::from(word.frequency));
        let frequency = ((share + self.log_total).exp() as u64 + 1).max(before.unwrap_or(1));
        TermWeight {
            logarithm: (frequency as f64).ln(),
            added: frequency - before.unwrap_or(0),
            tag: word.map_or(Tag::default(), |word| word.tag),
        }
    }

    /// Where in the text the terms are, ascending.
    pub(super) fn hits(&self) -> &[TermPlace] {
        &self.terms.hits
    }

    /// What a term costs.
    pub(super) fn cost_of_term(&self, number: u32) -> f64 {
        self.weights[number as usize].logarithm - self.log_total
    }

    /// Calls `found` with length, word and cost of every word of the dictionary that the letters of `labels` begin with.
    #[inline(always)]
    pub(super) fn each_word(&self, labels: &[u16], mut found: impl FnMut(usize, Known, f64)) {
        self.dictionary.each_entry(labels, |len, entry| {
            let logarithm = self.logarithms[entry.rank()];
            found(len, Known::word(entry), logarithm - self.log_total);
        });
    }

    /// The word that `letters` is, whole.
    pub(super) fn find(&self, letters: &[char]) -> Known {
        let term = self.terms.get(letters);
        if let Some(number) = term.filter(|&number| (number as usize) < self.weights.len()) {
            return Known::term(number);
        }
        let word = self.dictionary.get(letters);
        word.map_or(Known::NOTHING, |word| Known::word(word.entry))
    }

    /// What a letter costs that no word begins with.
    pub(super) fn cost_of_nothing(&self) -> f64 {
        0.0 - self.log_total
    }

    /// Where a word is known from, and its part of speech.
    pub(super) fn meaning(&self, known: Known) -> (Origin, Tag) {
        match known.kind() {
            Kind::Word(entry) => (Origin::Dictionary, self.dictionary.tag(entry)),
            Kind::Term(number) => (self.terms.origin(number), self.weights[number as usize].tag),
            Kind::Nothing => (Origin::Unknown, Tag::default()),
        }
    }

    /// Logarithm of a word's frequency; what is no word counts as seen once.
    fn logarithm(&self, known: Known) -> f64 {
        match known.kind() {
            Kind::Word(entry) => self.logarithms[entry.rank()],
            Kind::Term(number) => self.weights[number as usize].logarithm,
            Kind::Nothing => 0.0,
        }
    }
}

/// Whether a scalar is cut together with its neighbours, as in jieba; all others are words by themselves or none.
#[inline]
pub(super) fn is_in_run(scalar: char) -> bool {
    matches!(scalar,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}'
        | '+' | '#' | '&' | '.' | '_' | '%' | '-')
        || scalar.is_ascii_alphanumeric()
}
