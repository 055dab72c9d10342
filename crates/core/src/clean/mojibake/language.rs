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
const TERM: u32 = 16 * BIT;
/// A sentence that ends in a word of one letter.
const LONELY: u32 = 8 * BIT;
/// Each further letter of a Latin word, each digit behind the first.
const GOES_ON: u32 = 2 * BIT;
/// The first digit of a number.
const NUMBER: u32 = 8 * BIT;

/// Judges candidates against the dictionary.
#[derive(Clone, Copy)]
pub(super) struct Language<'a> {
    lexicon: &'a Lexicon,
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

    /// Cost of the letters as they stand, in either script.
    pub(super) fn cost(&self, letters: &[char]) -> u32 {
        let shadow = self.lexicon.letters().shadow(letters);
        let total = self.lexicon.dictionary().total();
        let mut best = vec![u32::MAX; shadow.len() + 1];
        // Length of the last word on the cheapest way to each place.
        let mut last = vec![0usize; shadow.len() + 1];
        best[0] = 0;
        for at in 0..shadow.len() {
            let so_far = best[at];
            let mut known = false;
            for word in self.lexicon.dictionary().prefixes(&shadow[at..]) {
                known |= word.len == 1;
                let cost = so_far + bits(total) - bits(u64::from(word.frequency) + 1);
                if cost < best[at + word.len] {
                    best[at + word.len] = cost;
                    last[at + word.len] = word.len;
                }
            }
            for len in self.lexicon.terms().prefixes(&shadow[at..]).map(|(len, _)| len) {
                if so_far + TERM < best[at + len] {
                    best[at + len] = so_far + TERM;
                    last[at + len] = len;
                }
            }
            if !known || !is_hanzi(shadow[at]) {
                let before = at.checked_sub(1).map(|before| shadow[before]);
                let lonely =
                    shadow[at] == '。' && last[at] == 1 && before.is_some_and(is_hanzi) && before != Some('了');
                let cost = so_far + single(shadow[at], before) + if lonely { LONELY } else { 0 };
                if cost < best[at + 1] {
                    best[at + 1] = cost;
                    last[at + 1] = 1;
                }
            }
        }
        best[shadow.len()]
    }

    /// Cost of one letter as a word of its own.
    pub(super) fn letter(&self, letter: char) -> u32 {
        let letter = self.lexicon.letters().fold(letter);
        match self.lexicon.dictionary().get(&[letter]) {
            Some(word) => bits(self.lexicon.dictionary().total()) - bits(u64::from(word.frequency) + 1),
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
        '\n' if before.is_some_and(|before| ",、(《“‘;".contains(before)) => 20 * BIT,
        '\n' => 6 * BIT,
        ' ' | ':' | ';' | '“' | '”' | '(' | ')' | '《' | '》' | '‘' | '’' => 8 * BIT,
        '?' | '!' | '.' | '%' | '—' | '…' | '-' | '·' | '/' => 10 * BIT,
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
        let cost = |text: &str| language.cost(&text.chars().collect::<Vec<_>>());
        assert!(cost("再從省直幫扶單位選派") < cost("再氖≈睅头鰡挝贿x派"));
        assert!(cost("確保縣級財政") < cost("確。縣級財政"));
        assert!(cost("任務。縣委") < cost("任務保縣委"));
    }
}
