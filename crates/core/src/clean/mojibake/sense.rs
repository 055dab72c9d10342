//! Whether letters that were found by sense alone make any: what does not is left open, letter by letter.

use super::indent::INDENT;
use super::language::{BIT, Language, is_hanzi};
use super::own::Own;
use super::path::{Stretch, Told};
use super::shown::{Shown, is_hole};

/// Letters put back by sense alone make none where the letters around cost so much each.
const DEAR: i32 = 10 * BIT as i32;
/// The same where two letters were put back around one hole, which is next to nothing to go by.
const DEAR_UNSEEN: i32 = 17 * BIT as i32 / 2;
/// The same though most letters were read off the page.
const TOO_DEAR: i32 = 12 * BIT as i32;
/// A letter that costs so much is obscure.
const OBSCURE: u32 = 18 * BIT;
/// So many letters read off the page show that a stretch is what it is, though another of its letters stays open.
pub(super) const PROOF: usize = 2;

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
        let dear = |guess: &std::ops::Range<usize>| if 1 < guess.len() { DEAR_UNSEEN } else { DEAR } <= self.each;
        let proven = stretch.is_proven() && self.each < TOO_DEAR;
        if stretch
            .guesses
            .iter()
            .any(|guess| dear(guess) && (1 < guess.len() || !proven))
        {
            return None;
        }
        let start = stretch.letters.start;
        let guessed = |at: usize| stretch.guesses.iter().any(|guess| guess.contains(&at));
        if stretch.letters.clone().any(|at| !guessed(at) && self.unheard(at)) {
            return None;
        }
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
        let proof = (0..letters.len())
            .filter(|at| !open[*at] && !guessed(start + at))
            .count();
        let told = letters
            .iter()
            .zip(&open)
            .map(|(letter, open)| if *open { LOST } else { *letter });
        (PROOF <= proof).then(|| told.collect())
    }

    /// Whether nothing but the letters themselves speaks for a stretch, where the page shows `page`: no reading, no letter read off
    /// it, no mark beside a hole, and one of those found by sense alone neither makes a word nor meets its neighbour elsewhere.
    pub(super) fn unfounded(&self, stretch: &Stretch, page: &[char]) -> bool {
        let guessed = |at: usize| stretch.guesses.iter().any(|guess| guess.contains(&at));
        let seen = |at: usize| !guessed(at) && self.way.letters[at] != INDENT;
        let strays = |at: usize| is_hanzi(self.way.letters[at]) && !self.meets(at);
        let torn = page.iter().any(|letter| is_hole(*letter))
            && page.iter().any(|letter| !is_hole(*letter) && !is_hanzi(*letter));
        let read = torn || !stretch.readings.is_empty() || stretch.letters.clone().any(seen);
        !read && stretch.letters.clone().any(strays)
    }

    /// Whether a letter makes a word with those beside it or meets one of them elsewhere on the page.
    fn meets(&self, at: usize) -> bool {
        let letters = &self.way.letters;
        let around = |reach: usize| &letters[at.saturating_sub(reach)..letters.len().min(at + reach + 1)];
        let meet = |pair: &[char]| self.language.is_word(pair) || 0 < self.own.meetings(pair[0], pair[1]);
        around(1).windows(2).any(meet) || around(2).windows(3).any(|three| self.language.is_word(three))
    }

    /// Whether neither the page nor the dictionary has a letter: bytes that ran otherwise make such ones.
    fn unheard(&self, at: usize) -> bool {
        let letter = self.way.letters[at];
        !self.own.knows(letter) && self.language.unheard(letter)
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

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use tigang_lexicon::Lexicon;

    use super::super::path::Mechanism;
    use super::*;
    use crate::clean::draft::Census;

    /// A stretch over all of `letters`, those at `guesses` found by sense alone.
    fn stretch(end: usize, letters: usize, guesses: &[Range<usize>]) -> Stretch {
        Stretch {
            mechanism: Mechanism::Punctuation,
            start: 0,
            end,
            letters: 0..letters,
            readings: Vec::new(),
            guesses: guesses.to_vec(),
        }
    }

    /// What `ask` answers of letters of which those at `guess` were found by sense alone, in a stretch up to `end`, where letters cost
    /// `each`.
    fn asked<T>(
        letters: &str,
        guess: Range<usize>,
        end: usize,
        each: i32,
        ask: impl Fn(&Sense<'_>, &Stretch) -> T,
    ) -> T {
        let lexicon = Lexicon::embedded();
        let page: Vec<char> = "落實政策,發展經濟\n".chars().collect();
        let census = Census::new(&page);
        let shown = Shown::new(&page, &census, &lexicon);
        let (language, own) = (Language::new(&page, &lexicon), Own::new(&shown));
        let letters: Vec<char> = letters.chars().collect();
        let stretch = stretch(end, letters.len(), std::slice::from_ref(&guess));
        let way = Told {
            end,
            letters,
            stretches: Vec::new(),
            broken: 0,
            cost: 0,
        };
        let (language, own, way) = (&language, &own, &way);
        ask(
            &Sense {
                language,
                own,
                way,
                each,
            },
            &stretch,
        )
    }

    /// What is told of letters of which the one at `guess` was found by sense alone, where letters cost `bits` each.
    fn told(letters: &str, guess: usize, bits: i32, disputed: &[bool]) -> Option<String> {
        let tell = |sense: &Sense<'_>, stretch: &Stretch| sense.tell(stretch, disputed);
        let told = asked(letters, guess..guess + 1, 3, bits * BIT as i32, tell);
        told.map(|letters| letters.into_iter().collect())
    }

    #[test]
    fn an_obscure_letter_is_left_open() {
        assert_eq!(told("政策瑎", 2, 6, &[false; 3]).as_deref(), Some("政策□"));
        assert_eq!(told("政策的", 2, 6, &[false; 3]).as_deref(), Some("政策的"));
    }

    #[test]
    fn a_letter_that_no_dictionary_has_speaks_against_all() {
        assert_eq!(told("政策岇好的", 4, 6, &[false; 5]), None);
        assert_eq!(told("政策最好的", 4, 6, &[false; 5]).as_deref(), Some("政策最好的"));
    }

    #[test]
    fn a_disputed_letter_is_left_open() {
        assert_eq!(told("政策三", 2, 6, &[false, false, true]).as_deref(), Some("政策□"));
    }

    #[test]
    fn one_letter_is_no_proof_of_another() {
        assert_eq!(told("策瑎", 1, 6, &[false; 2]), None);
    }

    #[test]
    fn letters_among_nonsense_make_none() {
        assert_eq!(told("政策的", 2, 12, &[false; 3]), None);
        assert_eq!(told("策的", 1, 11, &[false; 2]), None);
    }

    #[test]
    fn letters_read_off_the_page_speak_for_one_that_was_not() {
        assert_eq!(told("政策的", 2, 11, &[false; 3]).as_deref(), Some("政策的"));
    }

    /// Whether nothing speaks for letters that were all found by sense alone, where the page shows `broken`.
    fn unfounded(letters: &str, broken: &str) -> bool {
        let broken: Vec<char> = broken.chars().collect();
        let all = 0..letters.chars().count();
        asked(letters, all, 2, 0, |sense, stretch| sense.unfounded(stretch, &broken))
    }

    #[test]
    fn letters_that_make_no_word_are_unfounded_unless_a_mark_beside_a_hole_shows_them() {
        assert!(unfounded("。卡", "??"));
        assert!(unfounded("。卡", ";"));
        assert!(!unfounded("。卡", "?;"));
        assert!(!unfounded("規模", "??"));
        assert!(!unfounded("。”", "??"));
    }

    #[test]
    fn a_bracket_of_the_page_is_not_traded_for_a_guess() {
        let lexicon = Lexicon::embedded();
        let page: Vec<char> = "落實”".chars().collect();
        let census = Census::new(&page);
        let shown = Shown::new(&page, &census, &lexicon);
        let guess = 2..3;
        assert!(trades_bracket(&shown, &stretch(3, 3, std::slice::from_ref(&guess))));
        assert!(!trades_bracket(&shown, &stretch(3, 3, &[])));
        assert!(!trades_bracket(&shown, &stretch(2, 3, std::slice::from_ref(&guess))));
    }
}
