//! What a search found once it need not find again: the dictionary's word on candidates depends on few letters.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::language::{BIT, Language};

/// Answers kept; then all are forgotten, so that no text makes them a burden. A report needs a few thousand.
const MOST: usize = 1 << 13;
/// Two neighbours that are a word speak for both, before the letters are cut into words.
pub(super) const PAIR: u32 = 8 * BIT;

/// What is asked: which of the hypotheses, the bytes around what was lost, the letters before and behind.
pub(super) type Question = (Kind, u8, Option<u8>, Option<char>, Option<char>);

/// The hypotheses that ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    AcrossMark,
    BeforeReading,
    Loss,
    Unseen,
    /// Letters whose second byte was lost before this reading.
    Ends(u32),
    /// Letters whose first byte was lost before this reading.
    Begins(u32),
}

/// Pairs of letters, likeliest first; where one letter is asked for, the second says nothing.
pub(super) type Answer = Rc<[(char, char)]>;

/// Questions and answers.
#[derive(Debug, Default)]
pub(super) struct Memo {
    answers: HashMap<Question, Answer>,
    /// Whether the letters behind a mark read badly, by place.
    badly: HashMap<usize, bool>,
}

impl Memo {
    /// The answer to a question, found by `find` unless it is known.
    pub(super) fn answer(&mut self, question: Question, find: impl FnOnce() -> Answer) -> Answer {
        if MOST <= self.answers.len() {
            self.answers.clear();
        }
        Rc::clone(self.answers.entry(question).or_insert_with(find))
    }

    /// Whether the letters behind the mark at a place read badly, if that is known.
    pub(super) fn known_badly(&self, place: usize) -> Option<bool> {
        self.badly.get(&place).copied()
    }

    /// Remembers it.
    pub(super) fn learn_badly(&mut self, place: usize, badly: bool) -> bool {
        if MOST <= self.badly.len() {
            self.badly.clear();
        }
        self.badly.insert(place, badly);
        badly
    }
}

/// The likeliest of some letters behind one letter and, where known, before another.
pub(super) fn likely(
    language: &Language<'_>,
    last: Option<char>,
    letters: impl Iterator<Item = char>,
    next: Option<char>,
    limit: usize,
) -> Answer {
    let word = |first: Option<char>, second: Option<char>| {
        let pair = first.zip(second);
        u32::from(pair.is_some_and(|(first, second)| language.pair(first, second)))
    };
    let mut letters: Vec<(u32, char)> = letters
        .map(|letter| {
            let words = word(last, Some(letter)) + word(Some(letter), next);
            (language.letter(letter).saturating_sub(words * PAIR), letter)
        })
        .collect();
    letters.sort_unstable();
    letters
        .into_iter()
        .take(limit)
        .map(|(_, letter)| (letter, letter))
        .collect()
}
