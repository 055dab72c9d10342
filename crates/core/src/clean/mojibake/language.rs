//! How likely a run of letters is as Chinese: the cheapest cut into dictionary words, in sixteenths of a bit.
//!
//! Integers only, so that every platform judges alike.

use tigang_lexicon::Lexicon;

/// Cost of one bit.
pub(super) const BIT: u32 = 16;
/// A letter that is no word.
const UNKNOWN: u32 = 20 * BIT;
/// A letter of an alphabet nobody writes among Chinese letters: ㄒ, ǘ, private use, a hole.
const FOREIGN: u32 = 26 * BIT;
/// A Latin letter that stands alone.
const LATIN: u32 = 18 * BIT;
/// A letter dearer than this is rare.
const RARE: u32 = 12 * BIT;
/// An official term that is no dictionary word.
const TERM: u32 = 18 * BIT;
/// Shorter terms are left to the dictionary.
const LEAST_TERM: usize = 2;
/// A sentence that ends in a word of one letter.
const LONELY: u32 = 8 * BIT;
/// Each further letter of a Latin word, each digit behind the first.
const GOES_ON: u32 = 2 * BIT;
/// The first digit of a number.
const NUMBER: u32 = 8 * BIT;

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
    /// Whether the cheapest cut ends in a word of one letter.
    single: bool,
}

impl Run {
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
        let dictionary = self.lexicon.dictionary();
        let before = run.last();
        let lonely = letter == '。'
            && run.single
            && before.is_some_and(is_hanzi)
            && before.is_some_and(|before| !"了的".contains(before));
        run.letters.rotate_left(1);
        run.letters[LONGEST - 1] = letter;
        run.costs.rotate_left(1);
        run.costs[LONGEST - 1] = run.total;
        run.len = (run.len + 1).min(LONGEST as u8);
        if !is_hanzi(letter) {
            let cost = single(letter, before) + if lonely { LONELY } else { 0 };
            run.beginnings = [0; LONGEST];
            run.total = run.costs[LONGEST - 1].saturating_add(cost);
            run.single = true;
            return;
        }
        run.beginnings.rotate_left(1);
        run.beginnings[LONGEST - 1] = dictionary.follow(0, letter).unwrap_or(0);
        for beginning in run.beginnings[..LONGEST - 1]
            .iter_mut()
            .filter(|beginning| **beginning != 0)
        {
            *beginning = dictionary.follow(*beginning, letter).unwrap_or(0);
        }
        let word = |len: usize| {
            let frequency = match run.beginnings[LONGEST - len] {
                0 => 0,
                beginning => dictionary.frequency(beginning),
            };
            let rarity = self.total - bits(u64::from(frequency) + 1);
            (0 < frequency).then_some((run.costs[LONGEST - len].saturating_add(rarity), len))
        };
        let term = |len: usize| {
            let letters = &run.letters[LONGEST - len..];
            let known = LEAST_TERM <= len && self.lexicon.terms().prefixes(letters).any(|(other, _)| other == len);
            known.then_some((run.costs[LONGEST - len].saturating_add(TERM), len))
        };
        let alone = (run.costs[LONGEST - 1].saturating_add(single(letter, before)), 1);
        let lens = 2..=usize::from(run.len);
        let words = lens.clone().filter_map(word).chain(lens.filter_map(term));
        let (total, len) = words.fold(word(1).unwrap_or(alone), Ord::min);
        run.total = total;
        run.single = len == 1;
    }

    /// Cost of one letter as a word of its own.
    pub(super) fn letter(&self, letter: char) -> u32 {
        let letter = self.lexicon.letters().fold(letter);
        match self.lexicon.dictionary().get(&[letter]) {
            Some(word) => self.total - bits(u64::from(word.frequency) + 1),
            None => single(letter, None),
        }
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
        let letters = self.lexicon.letters();
        self.lexicon
            .dictionary()
            .contains(&[letters.fold(first), letters.fold(second)])
    }
}

/// Cost of a letter that the dictionary lacks.
fn single(letter: char, before: Option<char>) -> u32 {
    let same = |test: fn(&char) -> bool| before.is_some_and(|before| test(&before));
    match letter {
        '。' | '、' | ',' | ';' if before.is_some_and(|before| "。、,;“(《\n".contains(before)) => 20 * BIT,
        ',' => 4 * BIT,
        '。' | '、' => 5 * BIT,
        '\n' if before.is_some_and(|before| "·…".contains(before)) => 40 * BIT,
        '》' | ')' if before.is_some_and(|before| "、,;:(《“".contains(before)) => 20 * BIT,
        '\n' if before.is_some_and(|before| ",、(《“‘;—".contains(before)) => 20 * BIT,
        '\n' => 6 * BIT,
        ' ' | ':' | ';' | '“' | '”' | '(' | ')' | '《' | '》' => 8 * BIT,
        '—' | '…' if before == Some(letter) => GOES_ON,
        '‘' | '’' => 13 * BIT,
        '?' | '!' => 14 * BIT,
        '.' | '%' | '—' | '…' | '-' | '·' | '/' => 10 * BIT,
        _ if letter.is_ascii_digit() => {
            if same(char::is_ascii_digit) {
                GOES_ON
            } else {
                NUMBER
            }
        }
        _ if letter.is_ascii_alphabetic() => {
            if same(char::is_ascii_alphabetic) {
                GOES_ON
            } else {
                LATIN
            }
        }
        _ if is_hanzi(letter) => UNKNOWN,
        _ => FOREIGN,
    }
}

pub(super) fn is_hanzi(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
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
        let lexicon = Lexicon::embedded();
        let language = Language::new(&[], &lexicon);
        let cost = |text: &str| {
            let mut run = Run::default();
            text.chars().for_each(|letter| language.push(&mut run, letter));
            run.total
        };
        assert!(cost("再從省直幫扶單位選派") < cost("再氖≈睅头鰡挝贿x派"));
        assert!(cost("確保縣級財政") < cost("確。縣級財政"));
        assert!(cost("任務。縣委") < cost("任務保縣委"));
    }
}
