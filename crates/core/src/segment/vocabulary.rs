//! The words a text can be cut into, and what each costs: jieba's dictionary, the official terms that occur, and the
//! reader's own.
//!
//! A cost is jieba's own: the logarithm of a word's share in the sum of all frequencies. It has no table in advance,
//! because every term adds to the sum.
//! Each term gets the least frequency with which the cut prefers it to its parts, as jieba reckons it, shorter terms
//! first.

use std::collections::BTreeMap;

use tigang_lexicon::{Dictionary, Lexicon, Tag, Word, WordIndex};

use super::Origin;
use super::route::Route;

/// Longest term added, in scalars: every word is looked at at every place, so that terms without limit would make
/// cutting quadratic. The dictionary's longest has 16.
pub(super) const LONGEST_TERM: usize = 32;

/// The words of one text; see the [module](self).
pub(super) struct Vocabulary<'a> {
    dictionary: &'a Dictionary,
    /// Terms in the order they were given their frequencies, shorter ones first.
    terms: Vec<Term>,
    /// Finds terms by their letters; numbers are places in `terms`.
    index: WordIndex,
    /// How many of the terms have their frequency; the others are not there yet.
    weighed: usize,
    /// Sum of all frequencies.
    total: u64,
    log_total: f64,
}

/// A term on top of the dictionary.
struct Term {
    letters: Vec<char>,
    origin: Origin,
    /// Its part of speech, when it is a word of the dictionary as well.
    tag: Tag,
    /// Logarithm of its frequency.
    logarithm: f64,
}

/// A word of a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A word of the dictionary.
    Word(Word),
    /// A term, by its place in the vocabulary.
    Term(u32),
    /// None: a letter of its own.
    Nothing,
}

impl<'a> Vocabulary<'a> {
    /// Gathers the vocabulary of `shadow`; `own` are the reader's terms.
    pub(super) fn new(shadow: &[char], own: &[String], lexicon: &'a Lexicon) -> Self {
        let terms = terms(shadow, own, lexicon);
        let dictionary = lexicon.dictionary();
        let mut vocabulary = Self {
            dictionary,
            index: WordIndex::new(terms.iter().map(|term| term.letters.as_slice())),
            terms,
            weighed: 0,
            total: dictionary.total(),
            log_total: (dictionary.total() as f64).ln(),
        };
        let mut route = Route::default();
        for number in 0..vocabulary.terms.len() {
            vocabulary.weigh(number, &mut route);
        }
        vocabulary
    }

    /// Gives the next term its frequency: a little more than its parts have together, by jieba's reckoning.
    fn weigh(&mut self, number: usize, route: &mut Route) {
        let mut share = 0.0;
        route.cut(&self.terms[number].letters, self, |_, known| {
            share = share + self.logarithm(known) - self.log_total;
        });
        let letters = &self.terms[number].letters;
        let word = self.dictionary.get(letters);
        let before = word.map(|word| u64::from(word.frequency));
        let frequency = ((share + self.log_total).exp() as u64 + 1).max(before.unwrap_or(1));
        self.total = self.total + frequency - before.unwrap_or(0);
        self.log_total = (self.total as f64).ln();
        self.terms[number].logarithm = (frequency as f64).ln();
        self.terms[number].tag = word.map_or(Tag::default(), |word| word.tag);
        self.weighed = number + 1;
    }

    /// Calls `found` with length, word and cost of every word that `letters` begins with; equal lengths only once.
    pub(super) fn each_prefix(&self, letters: &[char], mut found: impl FnMut(usize, Known, f64)) {
        // A bit for each length at which a term stands for the dictionary's word.
        let mut lens = 0_u64;
        for (len, number) in self
            .index
            .prefixes(letters)
            .filter(|&(_, number)| number < self.weighed)
        {
            lens |= 1 << len;
            let known = Known::Term(number as u32);
            found(len, known, self.logarithm(known) - self.log_total);
        }
        self.dictionary.each_prefix(letters, |word| {
            if lens >> word.len & 1 == 0 {
                found(
                    word.len,
                    Known::Word(word),
                    self.dictionary.logarithm(word) - self.log_total,
                );
            }
        });
    }

    /// The word that `letters` is, whole.
    pub(super) fn find(&self, letters: &[char]) -> Known {
        let term = self.index.get(letters);
        if let Some(number) = term.filter(|&number| number < self.weighed) {
            return Known::Term(number as u32);
        }
        self.dictionary.get(letters).map_or(Known::Nothing, Known::Word)
    }

    /// What a letter costs that no word begins with.
    pub(super) fn cost_of_nothing(&self) -> f64 {
        0.0 - self.log_total
    }

    /// Where a word is known from, and its part of speech.
    pub(super) fn meaning(&self, known: Known) -> (Origin, Tag) {
        match known {
            Known::Word(word) => (Origin::Dictionary, word.tag),
            Known::Term(number) => {
                let term = &self.terms[number as usize];
                (term.origin, term.tag)
            }
            Known::Nothing => (Origin::Unknown, Tag::default()),
        }
    }

    /// Logarithm of a word's frequency; what is no word counts as seen once.
    fn logarithm(&self, known: Known) -> f64 {
        match known {
            Known::Word(word) => self.dictionary.logarithm(word),
            Known::Term(number) => self.terms[number as usize].logarithm,
            Known::Nothing => 0.0,
        }
    }

    /// Terms in the order they count, in shadow letters.
    #[cfg(test)]
    pub(super) fn terms(&self) -> Vec<String> {
        self.terms.iter().map(|term| term.letters.iter().collect()).collect()
    }
}

/// The official terms that occur and the reader's terms, without those no run could hold; shorter ones first.
fn terms(shadow: &[char], own: &[String], lexicon: &Lexicon) -> Vec<Term> {
    let mut found: BTreeMap<Vec<char>, Origin> = BTreeMap::new();
    let fits = |term: &[char]| (2..=LONGEST_TERM).contains(&term.len()) && term.iter().all(|&scalar| is_in_run(scalar));
    let mut seen = vec![false; lexicon.terms().len()];
    for start in 0..shadow.len() {
        for (len, number) in lexicon.terms().prefixes(&shadow[start..]) {
            let term = &shadow[start..start + len];
            if !std::mem::replace(&mut seen[number], true) && fits(term) {
                found.insert(term.to_vec(), Origin::Term);
            }
        }
    }
    for term in own {
        let letters: Vec<char> = term.trim().chars().collect();
        let letters = lexicon.letters().shadow(&letters);
        if fits(&letters) {
            found.insert(letters, Origin::Reader);
        }
    }
    let terms = found.into_iter().map(|(letters, origin)| Term {
        letters,
        origin,
        tag: Tag::default(),
        logarithm: 0.0,
    });
    let mut terms: Vec<Term> = terms.collect();
    crate::order::sort_by_key(&mut terms, |term| term.letters.len());
    terms
}

/// Whether a scalar is cut together with its neighbours, as in jieba; all others are words by themselves or none.
pub(super) fn is_in_run(scalar: char) -> bool {
    matches!(scalar,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}'
        | '+' | '#' | '&' | '.' | '_' | '%' | '-')
        || scalar.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

    #[test]
    fn terms_no_run_could_hold_are_left_out() {
        let own = ["一”二".to_owned(), "一".to_owned(), "长".repeat(LONGEST_TERM + 1)];
        assert!(Vocabulary::new(&[], &own, &LEXICON).terms().is_empty());
    }
}
