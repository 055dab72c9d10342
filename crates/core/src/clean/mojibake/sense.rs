//! Whether letters that were found by sense alone make any: what does not is left open, letter by letter.

use super::language::{BIT, Language, is_hanzi};
use super::own::Own;
use super::path::{Stretch, Told};
use super::shown::Shown;

/// Letters put back by sense alone make none where the letters around cost so much each.
const DEAR: i32 = 10 * BIT as i32;
/// The same where two letters were put back around one hole, which is next to nothing to go by.
const DEAR_UNSEEN: i32 = 17 * BIT as i32 / 2;
/// A letter that costs so much is obscure.
const OBSCURE: u32 = 18 * BIT;
/// So many letters read off the page show that a stretch is what it is, though another of its letters stays open.
const PROOF: usize = 2;

/// What stands for a letter that is lost, as editors of texts write it.
pub(super) const LOST: char = '□';

/// What a letter is judged by.
pub(super) struct Sense<'a> {
    pub(super) language: &'a Language<'a>,
    pub(super) own: &'a Own<'a>,
    pub(super) way: &'a Told,
    /// What the letters around cost each.
    pub(super) each: i32,
}

impl Sense<'_> {
    /// The letters of a stretch, those that make no sense or are `disputed` left open. None if too little is left.
    pub(super) fn tell(&self, stretch: &Stretch, disputed: &[bool]) -> Option<Vec<char>> {
        let dear = stretch
            .guesses
            .iter()
            .any(|guess| if 1 < guess.len() { DEAR_UNSEEN } else { DEAR } <= self.each);
        if dear {
            return None;
        }
        let start = stretch.letters.start;
        let mut open = disputed.to_vec();
        for at in stretch.guesses.iter().flat_map(Clone::clone).filter(|at| start <= *at) {
            if let Some(open) = open.get_mut(at - start) {
                *open |= !self.sensible(at);
            }
        }
        let letters = &self.way.letters[stretch.letters.clone()];
        if open.iter().all(|open| !open) {
            return Some(letters.to_vec());
        }
        let guessed = |at: &usize| stretch.guesses.iter().any(|guess| guess.contains(&(start + at)));
        let proof = (0..letters.len()).filter(|at| !open[*at] && !guessed(at)).count();
        let told = letters
            .iter()
            .zip(&open)
            .map(|(letter, open)| if *open { LOST } else { *letter });
        (PROOF <= proof).then(|| told.collect())
    }

    /// Whether a letter is none that is obscure, unless it stands elsewhere on the page or makes a word with its neighbours.
    fn sensible(&self, at: usize) -> bool {
        let letters = &self.way.letters;
        let letter = letters[at];
        let around = &letters[at.saturating_sub(1)..letters.len().min(at + 2)];
        let word = || around.windows(2).any(|pair| self.language.pair(pair[0], pair[1]));
        !is_hanzi(letter) || self.own.knows(letter) || self.language.letter(letter) < OBSCURE || word()
    }
}

/// Whether a stretch ends in a bracket or quotation mark of the page, for which a letter was found by sense alone.
pub(super) fn trades_bracket(shown: &Shown<'_>, stretch: &Stretch) -> bool {
    let last = stretch.end.checked_sub(1).filter(|last| stretch.start < *last);
    let bracket = last
        .and_then(|last| shown.get(last))
        .is_some_and(|letter| "“”‘’《》（）「」『』".contains(letter));
    let guessed = stretch
        .guesses
        .last()
        .is_some_and(|guess| guess.end == stretch.letters.end);
    bracket && guessed
}
