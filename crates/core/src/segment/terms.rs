//! The terms of a text: which of the official ones and of the reader's own occur in it, and where. What each costs is left
//! to the [vocabulary](super::vocabulary).

use tigang_lexicon::{Lexicon, WordIndex};

use super::vocabulary::is_in_run;
use super::{Origin, TermPlace};
use crate::order::by_number;

/// Longest term taken, in scalars: every word is looked at at every place, so that terms without limit would make
/// cutting quadratic. The dictionary's longest has 16.
pub(super) const LONGEST_TERM: usize = 32;

/// The terms of one text, numbered in the order they are to be weighed: shorter ones first, and of one length the reader's.
pub(super) struct Terms<'a> {
    own: WordIndex,
    official: &'a WordIndex,
    /// The numbers here of the reader's terms and, behind them, of the official ones.
    number_of: Vec<Option<u32>>,
    /// Where each first stands, with its number on its list, the official ones again behind the others.
    firsts: Vec<TermPlace>,
    /// Where they stand, ascending, by their numbers here.
    pub(super) hits: Vec<TermPlace>,
}

/// Every place where a word of a list stands, ascending, the shortest first where several begin.
pub(super) fn places(shadow: &[char], words: &WordIndex) -> Vec<TermPlace> {
    let mut places = Vec::new();
    let mut rest = shadow;
    while let [_, further @ ..] = rest {
        if words.may_begin(rest) {
            let start = (shadow.len() - rest.len()) as u32;
            words.each_prefix(rest, |len, number| {
                let (len, number) = (len as u32, number as u32);
                places.push(TermPlace { start, len, number });
            });
        }
        rest = further;
    }
    places
}

impl<'a> Terms<'a> {
    /// Those of `shadow`; `own` are the reader's, `places` the places of the official ones. Terms that no run could hold are
    /// left out.
    pub(super) fn new(shadow: &[char], own: &[String], places: &[TermPlace], lexicon: &'a Lexicon) -> Self {
        let own: Vec<Vec<char>> = own.iter().map(|term| letters_of(term, lexicon)).collect();
        let behind = own.len() as u32;
        let own = WordIndex::new(own.iter().map(Vec::as_slice));
        let official = places.iter().map(|place| TermPlace {
            number: behind + place.number,
            ..*place
        });
        let mut hits: Vec<TermPlace> = official.collect();
        if 0 < behind {
            hits.extend(self::places(shadow, &own));
            hits = by_number(&hits, |hit| hit.start);
        }
        let mut seen = vec![false; behind as usize + lexicon.terms().len()];
        let mut firsts = Vec::new();
        for hit in &hits {
            if std::mem::replace(&mut seen[hit.number as usize], true) {
                continue;
            }
            let letters = &shadow[hit.start as usize..][..hit.len as usize];
            // Of equal ones the reader's counts.
            if fits(letters) && (hit.number < behind || own.get(letters).is_none()) {
                firsts.push(*hit);
            }
        }
        let firsts = by_number(&by_number(&firsts, |first| first.number), |first| first.len);
        let mut number_of = vec![None; seen.len()];
        for (first, number) in firsts.iter().zip(0..) {
            number_of[first.number as usize] = Some(number);
        }
        let numbered = |hit: TermPlace| {
            let number = number_of[hit.number as usize]?;
            Some(TermPlace { number, ..hit })
        };
        Self {
            hits: hits.into_iter().filter_map(numbered).collect(),
            official: lexicon.terms().index(),
            own,
            number_of,
            firsts,
        }
    }

    /// Number of terms.
    pub(super) fn len(&self) -> usize {
        self.firsts.len()
    }

    /// Where a term first stands.
    pub(super) fn first(&self, number: u32) -> TermPlace {
        self.firsts[number as usize]
    }

    /// Where those of a lower number stand within the first place of a term.
    pub(super) fn within(&self, number: u32) -> Vec<TermPlace> {
        let TermPlace { start, len, .. } = self.first(number);
        let from = self.hits.partition_point(|hit| hit.start < start);
        let mut within = Vec::new();
        for hit in &self.hits[from..] {
            if start + len <= hit.start {
                break;
            }
            if hit.number < number && hit.start + hit.len <= start + len {
                within.push(*hit);
            }
        }
        within
    }

    /// The term that `letters` is, whole.
    pub(super) fn get(&self, letters: &[char]) -> Option<u32> {
        let official = || Some(self.own.len() + self.official.get(letters)?);
        self.number_of[self.own.get(letters).or_else(official)?]
    }

    /// Its number among the official terms, for one that is none of the reader's.
    pub(super) fn official(&self, number: u32) -> Option<usize> {
        (self.first(number).number as usize).checked_sub(self.own.len())
    }

    /// Whether the reader has terms.
    pub(super) fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// The list a term is on.
    pub(super) fn origin(&self, number: u32) -> Origin {
        match self.official(number) {
            Some(_) => Origin::Term,
            None => Origin::Reader,
        }
    }
}

/// A term of the reader's in shadow letters.
fn letters_of(term: &str, lexicon: &Lexicon) -> Vec<char> {
    let letters: Vec<char> = term.trim().chars().collect();
    lexicon.letters().shadow(&letters)
}

fn fits(term: &[char]) -> bool {
    (2..=LONGEST_TERM).contains(&term.len()) && term.iter().all(|&scalar| is_in_run(scalar))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

    #[track_caller]
    fn check(text: &str, own: &[&str], expected: &[&str]) {
        let shadow: Vec<char> = text.chars().collect();
        let own: Vec<String> = own.iter().map(|&term| term.to_owned()).collect();
        let places = places(&shadow, LEXICON.terms().index());
        let terms = Terms::new(&shadow, &own, &places, &LEXICON);
        let found = (0..terms.len() as u32).map(|number| {
            let TermPlace { start, len, .. } = terms.first(number);
            let letters = &shadow[start as usize..][..len as usize];
            assert_eq!(terms.get(letters), Some(number));
            let mark = if terms.origin(number) == Origin::Reader {
                "!"
            } else {
                ""
            };
            letters.iter().collect::<String>() + mark
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn shorter_ones_and_the_readers_come_first() {
        check(
            "新质生产力促进乡村振兴,双联双促",
            &["双联双促", "乡村振兴", "双联双促", "不在文中"],
            &["生产力", "双联双促!", "乡村振兴!", "新质生产力"],
        );
    }

    #[test]
    fn terms_no_run_could_hold_are_left_out() {
        let long = "长".repeat(LONGEST_TERM + 1);
        check(&format!("一”二{long}"), &["一”二", "一", &long], &[]);
    }
}
