//! How likely a run of letters is as Chinese: the cheapest cut into dictionary words, in sixteenths of a bit.
//!
//! Integers only, so that every platform judges alike.

mod marks;
mod succession;

use tigang_lexicon::Lexicon;

use marks::{ASKED, single};
pub(super) use marks::{asks, ends_sentence, is_hanzi};
use succession::{Class, Succession};

/// Cost of one bit.
pub(super) const BIT: u32 = 16;
/// A letter dearer than this is rare.
const RARE: u32 = 12 * BIT;
/// An official term that is no dictionary word.
const TERM: u32 = 18 * BIT;
/// Shorter terms are left to the dictionary.
const LEAST_TERM: usize = 2;

/// What it costs to say one thing after the other, behind the first.
const AGAIN: u32 = 4 * BIT;

/// Longest word looked for.
const LONGEST: usize = 5;

/// A run of letters that grows, and its cheapest cut so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    /// Cost of the cheapest cut.
    pub(super) total: u32,
    /// The last letters, in the shadow.
    letters: [char; LONGEST],
    /// Where the dictionary is after the last five, four, .. one letters; 0 where no word goes on so.
    beginnings: [u32; LONGEST],
    /// Cost of the run without its last five, four, .. one letters.
    costs: [u32; LONGEST],
    /// How many of the last letters are there.
    len: u8,
    /// The class of the last word of the cheapest cut.
    class: Class,
    /// The same without the last five, four, .. one letters.
    classes: [Class; LONGEST],
    /// Whether the sentence so far has a word that asks.
    pub(super) asks: bool,
}

impl Run {
    /// What it costs if its last letters say one thing after the other: 一件一件, 一步一步.
    fn again(&self) -> Option<u32> {
        let [.., one, thing, again, other] = self.letters;
        (again == '一' && (one, thing) == (again, other)).then(|| self.costs[LONGEST - 2] + AGAIN)
    }

    /// Whether its last letters ask by saying a verb twice: 是不是, 能不能.
    fn chooses(&self) -> bool {
        let [.., verb, not, again] = self.letters;
        verb == again && matches!(not, '不' | '没')
    }

    fn last(&self) -> Option<char> {
        (0 < self.len).then_some(self.letters[LONGEST - 1])
    }
}

/// Judges candidates against the dictionary.
#[derive(Clone, Copy)]
pub(super) struct Language<'a> {
    lexicon: &'a Lexicon,
    /// Bits of all words of the dictionary's corpus.
    total: u32,
    /// Whether the page is written in traditional letters.
    pub(super) traditional: bool,
    succession: &'static Succession,
}

impl<'a> Language<'a> {
    /// `page` shows which script the page is in.
    pub(super) fn new(page: &[char], lexicon: &'a Lexicon) -> Self {
        let letters = lexicon.letters();
        let traditional = page
            .iter()
            .filter(|letter| letters.simplified(**letter) != **letter)
            .count();
        let simplified = page
            .iter()
            .filter(|letter| letters.traditional(**letter) != **letter)
            .count();
        Self {
            lexicon,
            total: bits(lexicon.dictionary().total()),
            traditional: simplified < traditional,
            succession: Succession::read(),
        }
    }

    /// How many of the letters are forms that only the simplified script has.
    pub(super) fn simplified_letters(&self, letters: &[char]) -> u32 {
        letters
            .iter()
            .filter(|letter| self.lexicon.letters().traditional(**letter) != **letter)
            .count() as u32
    }

    /// Whether a letter is not the form that its simplified letter usually has among traditional ones.
    pub(super) fn secondary(&self, letter: char) -> bool {
        let letters = self.lexicon.letters();
        letters.traditional(letters.simplified(letter)) != letter
    }

    /// Adds a letter to a run, in either script.
    pub(super) fn push(&self, run: &mut Run, letter: char) {
        let letter = self.lexicon.letters().fold(letter);
        let before = run.last();
        run.letters.rotate_left(1);
        run.letters[LONGEST - 1] = letter;
        run.costs.rotate_left(1);
        run.costs[LONGEST - 1] = run.total;
        run.classes.rotate_left(1);
        run.classes[LONGEST - 1] = run.class;
        run.len = (run.len + 1).min(LONGEST as u8);
        if is_hanzi(letter) {
            self.push_hanzi(run, letter, before);
        } else {
            self.push_mark(run, letter, before);
        }
    }

    fn push_mark(&self, run: &mut Run, letter: char, before: Option<char>) {
        let cost = if letter == '?' && run.asks {
            ASKED
        } else {
            single(letter, before)
        };
        let class = self.succession.letter(letter);
        let goes_on = letter.is_ascii_alphanumeric() && before.is_some_and(|before| before.is_ascii_alphanumeric());
        let from = if goes_on { Class::default() } else { run.class };
        run.asks &= !ends_sentence(letter);
        run.beginnings = [0; LONGEST];
        run.total = self.after(run.total, cost, from, class);
        run.class = class;
    }

    fn push_hanzi(&self, run: &mut Run, letter: char, before: Option<char>) {
        let dictionary = self.lexicon.dictionary();
        run.asks |= asks(letter) || run.chooses();
        run.beginnings.rotate_left(1);
        run.beginnings[LONGEST - 1] = 0;
        for (beginning, len) in run.beginnings.iter_mut().zip((1..=LONGEST).rev()) {
            if *beginning != 0 || len == 1 {
                *beginning = dictionary.follow(*beginning, letter).unwrap_or(0);
            }
        }
        let cut = |len: usize, cost: u32, class: Class| {
            let place = LONGEST - len;
            (
                self.after(run.costs[place], cost, run.classes[place], class),
                len,
                class,
            )
        };
        let word = |len: usize| {
            let word = dictionary.word(run.beginnings[LONGEST - len])?;
            let rarity = self.total - bits(u64::from(word.frequency) + 1);
            let alone = (len == 1).then_some(letter);
            (0 < word.frequency).then(|| cut(len, rarity, self.succession.word(alone, word.tag)))
        };
        let term = |len: usize| {
            let letters = &run.letters[LONGEST - len..];
            let known = LEAST_TERM <= len && self.lexicon.terms().prefixes(letters).any(|(other, _)| other == len);
            known.then(|| cut(len, TERM, self.succession.noun()))
        };
        let alone = cut(1, single(letter, before), Class::default());
        let lens = 2..=usize::from(run.len);
        let words = lens.clone().filter_map(word).chain(lens.filter_map(term));
        let (total, _, class) = words.fold(word(1).unwrap_or(alone), Ord::min);
        run.total = total.min(run.again().unwrap_or(total));
        run.class = class;
    }

    /// What a run costs with one more word of a class, behind one of another.
    fn after(&self, run: u32, cost: u32, from: Class, class: Class) -> u32 {
        run.saturating_add(cost.saturating_add_signed(self.succession.cost(from, class)))
    }

    /// Cost of one letter as a word of its own.
    pub(super) fn letter(&self, letter: char) -> u32 {
        let letter = self.lexicon.letters().fold(letter);
        match self.lexicon.dictionary().get(&[letter]) {
            Some(word) => self.total - bits(u64::from(word.frequency) + 1),
            None => single(letter, None),
        }
    }

    /// Whether a letter is none that the dictionary has.
    pub(super) fn unheard(&self, letter: char) -> bool {
        let letter = self.lexicon.letters().fold(letter);
        is_hanzi(letter) && self.lexicon.dictionary().get(&[letter]).is_none()
    }

    /// Whether a letter is rare enough to be suspected.
    pub(super) fn rare(&self, letter: char) -> bool {
        RARE < self.letter(letter)
    }

    /// Whether a letter is another letter in the shadow.
    pub(super) fn folds(&self, letter: char) -> bool {
        self.lexicon.letters().fold(letter) != letter
    }

    /// What two letters save by being a word, against being two words of one letter.
    pub(super) fn saves(&self, first: char, second: char) -> u32 {
        let letters = self.lexicon.letters();
        let word = self
            .lexicon
            .dictionary()
            .get(&[letters.fold(first), letters.fold(second)]);
        word.map_or(0, |word| {
            let rarity = self.total - bits(u64::from(word.frequency) + 1);
            (self.letter(first) + self.letter(second)).saturating_sub(rarity)
        })
    }

    /// Whether two letters are a word.
    pub(super) fn pair(&self, first: char, second: char) -> bool {
        self.is_word(&[first, second])
    }

    /// Whether a few letters are a word.
    pub(super) fn is_word(&self, word: &[char]) -> bool {
        let letters = self.lexicon.letters();
        let mut folded = [' '; LONGEST];
        for (folded, letter) in folded.iter_mut().zip(word) {
            *folded = letters.fold(*letter);
        }
        let word = folded.get(..word.len());
        word.is_some_and(|word| self.lexicon.dictionary().contains(word))
    }
}

/// Logarithm to the base 2 in sixteenths, the mantissa taken as straight.
fn bits(value: u64) -> u32 {
    let whole = value.max(1).ilog2();
    let fraction = (value.max(1) << (63 - whole) >> 59) as u32 & 15;
    whole * BIT + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sense_costs_less_than_what_bytes_were_broken_into() {
        assert!(cost("再從省直幫扶單位選派") < cost("再氖≈睅头鰡挝贿x派"));
        assert!(cost("確保縣級財政") < cost("確。縣級財政"));
        assert!(cost("任務。縣委") < cost("任務保縣委"));
    }

    /// What a run of letters costs.
    fn cost(text: &str) -> u32 {
        let lexicon = Lexicon::embedded();
        let language = Language::new(&[], &lexicon);
        let mut run = Run::default();
        text.chars().for_each(|letter| language.push(&mut run, letter));
        run.total
    }

    #[test]
    fn one_thing_after_the_other_costs_little() {
        assert!(cost("一件一件") < cost("一件") + AGAIN + BIT);
        assert!(cost("一件") + AGAIN < cost("一件一本"));
    }

    #[test]
    fn who_says_a_verb_twice_asks() {
        let question = cost("能不能支一招?") - cost("能不能支一招");
        assert!(question < cost("能支一招?") - cost("能支一招"));
    }
}
