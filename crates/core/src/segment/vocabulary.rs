//! The words a text can be cut into, and what each costs: jieba's dictionary, the official terms that occur, and the
//! reader's own.
//!
//! A cost is jieba's own: the logarithm of a word's share in the sum of all frequencies. It has no table in advance,
//! because every term adds to the sum.
//! Each term gets the least frequency with which the cut prefers it to its parts, as jieba reckons it, shorter terms
//! first.

use tigang_lexicon::{Dictionary, Entry, Lexicon, Tag, WordIndex};

use super::route::{Route, Run};
use super::{Origin, TermPlace};

/// Longest term added, in scalars: every word is looked at at every place, so that terms without limit would make
/// cutting quadratic. The dictionary's longest has 16.
pub(super) const LONGEST_TERM: usize = 32;

/// The words of one text; see the [module](self).
pub(super) struct Vocabulary<'a> {
    pub(super) dictionary: &'a Dictionary,
    /// Of the dictionary's frequencies.
    logarithms: &'a [f64],
    /// Terms in the order they were given their frequencies, shorter ones first.
    terms: Vec<Term>,
    /// Finds terms by their letters; numbers are places in `terms`.
    index: WordIndex,
    /// Where in the text the terms are, ascending, by their places in `terms`.
    pub(super) hits: Vec<TermPlace>,
    /// Every place of every official term, by its number.
    pub(super) places: Vec<TermPlace>,
    /// How many of the terms have their frequency; the others are not there yet.
    weighed: usize,
    /// Sum of all frequencies.
    total: u64,
    log_total: f64,
}

/// A term on top of the dictionary.
struct Term {
    letters: Vec<char>,
    /// Its number among the official terms; the reader's own have none.
    official: Option<u32>,
    /// Its part of speech, when it is a word of the dictionary as well.
    tag: Tag,
    /// Logarithm of its frequency.
    logarithm: f64,
}

/// A word of a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A word of the dictionary.
    Word(Entry),
    /// A term, by its place in the vocabulary.
    Term(u32),
    /// None: a letter of its own.
    Nothing,
}

impl<'a> Vocabulary<'a> {
    /// Gathers the vocabulary of `shadow`; `own` are the reader's terms.
    pub(super) fn new(shadow: &[char], own: &[String], lexicon: &'a Lexicon) -> Self {
        let (terms, places) = terms(shadow, own, lexicon);
        let dictionary = lexicon.dictionary();
        let mut vocabulary = Self {
            dictionary,
            logarithms: dictionary.logarithms(),
            index: WordIndex::new(terms.iter().map(|term| term.letters.as_slice())),
            terms,
            hits: Vec::new(),
            places,
            weighed: 0,
            total: dictionary.total(),
            log_total: (dictionary.total() as f64).ln(),
        };
        let mut route = Route::default();
        for number in 0..vocabulary.terms.len() {
            vocabulary.weigh(number, &mut route);
        }
        let official = vocabulary.terms.iter().all(|term| term.official.is_some());
        vocabulary.hits = match official {
            true => renumbered(&vocabulary.places, &vocabulary.terms, lexicon),
            false => vocabulary.places_of_terms(shadow),
        };
        vocabulary
    }

    /// Where terms that have their frequency stand in a text.
    pub(super) fn places_of_terms(&self, shadow: &[char]) -> Vec<TermPlace> {
        let mut hits = Vec::new();
        for start in 0..shadow.len() {
            if self.index.may_begin(&shadow[start..]) {
                self.index.each_prefix(&shadow[start..], |len, number| {
                    if number < self.weighed {
                        hits.push(TermPlace {
                            start: start as u32,
                            len: len as u32,
                            number: number as u32,
                        });
                    }
                });
            }
        }
        hits
    }

    /// Gives the next term its frequency: a little more than its parts have together, by jieba's reckoning.
    fn weigh(&mut self, number: usize, route: &mut Route) {
        let mut share = 0.0;
        let letters = &self.terms[number].letters;
        let hits = self.places_of_terms(letters);
        let run = Run {
            letters,
            from: 0,
            hits: &hits,
        };
        route.cut(run, self, |_, known| {
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

    /// What a term costs.
    pub(super) fn cost_of_term(&self, number: u32) -> f64 {
        self.terms[number as usize].logarithm - self.log_total
    }

    /// Calls `found` with length, word and cost of every word of the dictionary that the letters of `labels` begin with.
    #[inline(always)]
    pub(super) fn each_word(&self, labels: &[u16], mut found: impl FnMut(usize, Known, f64)) {
        self.dictionary.each_entry(labels, |len, entry| {
            let logarithm = self.logarithms[usize::from(entry.rank)];
            found(len, Known::Word(entry), logarithm - self.log_total);
        });
    }

    /// The word that `letters` is, whole.
    pub(super) fn find(&self, letters: &[char]) -> Known {
        let term = self.index.get(letters);
        if let Some(number) = term.filter(|&number| number < self.weighed) {
            return Known::Term(number as u32);
        }
        let word = self.dictionary.get(letters);
        word.map_or(Known::Nothing, |word| Known::Word(word.entry))
    }

    /// What a letter costs that no word begins with.
    pub(super) fn cost_of_nothing(&self) -> f64 {
        0.0 - self.log_total
    }

    /// Where a word is known from, and its part of speech.
    pub(super) fn meaning(&self, known: Known) -> (Origin, Tag) {
        match known {
            Known::Word(entry) => (Origin::Dictionary, self.dictionary.tag(entry)),
            Known::Term(number) => {
                let term = &self.terms[number as usize];
                let origin = if term.official.is_some() {
                    Origin::Term
                } else {
                    Origin::Reader
                };
                (origin, term.tag)
            }
            Known::Nothing => (Origin::Unknown, Tag::default()),
        }
    }

    /// Logarithm of a word's frequency; what is no word counts as seen once.
    fn logarithm(&self, known: Known) -> f64 {
        match known {
            Known::Word(entry) => self.logarithms[usize::from(entry.rank)],
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

/// The official terms that occur and the reader's terms, without those no run could hold, shorter ones first; and where the
/// official ones are.
fn terms(shadow: &[char], own: &[String], lexicon: &Lexicon) -> (Vec<Term>, Vec<TermPlace>) {
    // The reader's come first, so that of equal ones theirs counts.
    let mut terms: Vec<Term> = Vec::new();
    let mut add = |letters, official| {
        terms.push(Term {
            letters,
            official,
            tag: Tag::default(),
            logarithm: 0.0,
        });
    };
    let fits = |term: &[char]| (2..=LONGEST_TERM).contains(&term.len()) && term.iter().all(|&scalar| is_in_run(scalar));
    for term in own {
        let letters: Vec<char> = term.trim().chars().collect();
        let letters = lexicon.letters().shadow(&letters);
        if fits(&letters) {
            add(letters, None);
        }
    }
    let mut seen = vec![false; lexicon.terms().len()];
    let mut places = Vec::new();
    for start in 0..shadow.len() {
        if !lexicon.terms().may_begin(&shadow[start..]) {
            continue;
        }
        lexicon.terms().each_prefix(&shadow[start..], |len, number| {
            places.push(TermPlace {
                start: start as u32,
                len: len as u32,
                number: number as u32,
            });
            let term = &shadow[start..start + len];
            if !std::mem::replace(&mut seen[number], true) && fits(term) {
                add(term.to_vec(), Some(number as u32));
            }
        });
    }
    crate::order::sort_by(&mut terms, |one, other| {
        let by_len = one.letters.len().cmp(&other.letters.len());
        by_len.then_with(|| one.letters.cmp(&other.letters))
    });
    terms.dedup_by(|later, first| later.letters == first.letters);
    (terms, places)
}

/// The places of official terms by the numbers that the terms have among those of the text.
fn renumbered(places: &[TermPlace], terms: &[Term], lexicon: &Lexicon) -> Vec<TermPlace> {
    let mut numbers = vec![None; lexicon.terms().len()];
    for (term, number) in terms.iter().zip(0..) {
        if let Some(official) = term.official {
            numbers[official as usize] = Some(number);
        }
    }
    let place = |place: &TermPlace| {
        let number = numbers[place.number as usize]?;
        Some(TermPlace { number, ..*place })
    };
    places.iter().filter_map(place).collect()
}

/// Whether a scalar is cut together with its neighbours, as in jieba; all others are words by themselves or none.
#[inline]
pub(super) fn is_in_run(scalar: char) -> bool {
    matches!(scalar,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
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
