//! A page that may have been misread: its letters, and how they become bytes and the bytes letters.

use tigang_lexicon::Lexicon;

use crate::clean::draft::Census;
use crate::phrases::is_han;

/// How a page was written and read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Utf8AsGbk,
    Utf8AsLatin,
    GbkAsLatin,
}

/// A page, and a way it may have been read.
pub(super) struct Page<'a> {
    pub(super) letters: &'a [char],
    pub(super) census: &'a Census,
    pub(super) way: Way,
    pub(super) lexicon: &'a Lexicon,
}

impl Page<'_> {
    /// What the reader is told.
    pub(super) fn mechanism(&self) -> &'static str {
        match self.way {
            Way::Utf8AsGbk => "UTF-8误作GBK打开",
            Way::Utf8AsLatin => "UTF-8误作西文打开",
            Way::GbkAsLatin => "GBK误作西文打开",
        }
    }

    /// The bytes that the raw letter at a place was read from, and how many.
    pub(super) fn bytes(&self, at: usize) -> Option<([u8; 2], usize)> {
        match (self.way, *self.letters.get(at)?) {
            (Way::Utf8AsGbk, '€' | '\u{80}') => Some(([0x80, 0], 1)),
            (Way::Utf8AsGbk, letter) => self.lexicon.gbk().encode(letter).map(|code| (code, 2)),
            (_, letter) => latin(letter).map(|byte| ([byte, 0], 1)),
        }
    }

    /// The raw letter at a place; beyond the ends a line break.
    pub(super) fn letter(&self, at: Option<usize>) -> char {
        at.and_then(|at| self.letters.get(at)).copied().unwrap_or('\n')
    }

    /// Number of bytes of the letter that one byte begins.
    pub(super) fn len(&self, lead: u8) -> Option<usize> {
        match (self.way, lead) {
            (_, ..0x80) => Some(1),
            (Way::GbkAsLatin, 0xa1..=0xf7) => Some(2),
            (Way::GbkAsLatin, _) => None,
            (_, 0xc2) => Some(2),
            (_, 0xe2..=0xe9 | 0xef) => Some(3),
            _ => None,
        }
    }

    /// Whether a byte goes on with the letter that another began.
    pub(super) fn continues(&self, byte: u8) -> bool {
        match self.way {
            Way::GbkAsLatin => 0xa1 <= byte,
            _ => byte & 0xc0 == 0x80,
        }
    }

    /// The letter that bytes were written for, if it is one of Chinese texts.
    pub(super) fn decode(&self, bytes: &[u8]) -> Option<char> {
        let letter = match (self.way, bytes) {
            (_, [ascii]) => return Some(char::from(*ascii)),
            (Way::GbkAsLatin, bytes) => self.lexicon.gbk().decode(bytes.try_into().ok()?)?,
            (_, bytes) => std::str::from_utf8(bytes).ok()?.chars().next()?,
        };
        is_chinese(letter).then_some(letter)
    }
}

/// The byte that western readers show so.
fn latin(letter: char) -> Option<u8> {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match letter {
        '\u{80}'..='\u{ff}' => u8::try_from(letter).ok(),
        ..'\u{80}' | '\u{2200}'.. => None,
        _ => HIGH.chars().position(|high| high == letter).map(|at| 0x80 + at as u8),
    }
}

/// Whether a letter stands for a byte that could not be read.
pub(super) fn is_hole(letter: char) -> bool {
    matches!(letter, '\u{fffd}' | '?')
}

fn is_chinese(letter: char) -> bool {
    is_han(letter)
        || matches!(letter, '·' | '\u{2010}'..='\u{203b}' | '\u{2160}'..='\u{217f}' | '\u{2460}'..='\u{249b}'
            | '\u{3000}'..='\u{301e}' | '\u{ff01}'..='\u{ff5e}' | '\u{feff}')
}
