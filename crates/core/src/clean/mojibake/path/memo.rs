//! What a search found once it need not find again: the dictionary's word on candidates depends on few letters.

use std::collections::HashMap;
use std::rc::Rc;

/// Answers kept; then all are forgotten, so that no text makes them a burden. A report needs a few thousand.
const MOST: usize = 1 << 13;
/// What is asked: which of the hypotheses, the bytes around what was lost, the letters before and behind.
pub(super) type Question = (Kind, u8, Option<u8>, Option<char>, Option<char>);

/// The hypotheses that ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    AcrossMark,
    BeforeReading,
    Loss,
    Unseen,
    /// Words of which the middle two bytes are shown as nothing and the last was lost.
    UnseenAtEnd,
    /// Letters whose first byte was lost behind two dashes.
    PastDashes,
    /// Letters whose second byte was lost before one that they make a word with.
    EndsWord,
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
