//! What a letter costs that is no word of the dictionary: marks above all, by what stands before them.

use super::BIT;

/// A letter that is no word.
const UNKNOWN: u32 = 20 * BIT;
/// A letter of an alphabet nobody writes among Chinese letters: ㄒ, ǘ, private use, a hole.
const FOREIGN: u32 = 26 * BIT;
/// A Latin letter that stands alone.
const LATIN: u32 = 18 * BIT;
/// Each further letter of a Latin word, each digit behind the first.
const GOES_ON: u32 = 2 * BIT;
/// The first digit of a number.
const NUMBER: u32 = 8 * BIT;
/// A question mark behind a word that asks.
pub(super) const ASKED: u32 = 2 * BIT;

/// Cost of a letter that the dictionary lacks.
pub(super) fn single(letter: char, before: Option<char>) -> u32 {
    let same = |test: fn(&char) -> bool| before.is_some_and(|before| test(&before));
    match letter {
        '。' if before == Some(';') => 12 * BIT,
        '。' | '、' | ',' | ';' if before.is_some_and(|before| "。、,;“(《\n".contains(before)) => 20 * BIT,
        ',' => 4 * BIT,
        '。' | '、' => 5 * BIT,
        '\n' if before.is_some_and(|before| "·…".contains(before)) => 40 * BIT,
        '》' | ')' if before.is_some_and(|before| "、,;:(《“".contains(before)) => 20 * BIT,
        '\n' if before.is_some_and(|before| ",、(“‘—".contains(before)) => 20 * BIT,
        '\n' => 6 * BIT,
        ' ' if before == Some(' ') => GOES_ON,
        ' ' | ':' | ';' | '“' | '”' | '(' | ')' | '《' | '》' => 8 * BIT,
        '—' | '…' if before == Some(letter) => GOES_ON,
        '‘' | '’' => 13 * BIT,
        '?' | '!' => 14 * BIT,
        '.' | '%' | '「' | '」' | '『' | '』' | '—' | '…' | '-' | '·' | '/' => 10 * BIT,
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

/// Whether a letter asks, in either script.
pub(in super::super) fn asks(letter: char) -> bool {
    "吗嗎呢何谁誰哪怎么麼".contains(letter)
}

/// Whether a letter ends a sentence.
pub(in super::super) fn ends_sentence(letter: char) -> bool {
    matches!(letter, '。' | '?' | '？' | '!' | '！' | '\n')
}

pub(in super::super) fn is_hanzi(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_costs_by_what_stands_before_it() {
        assert!(single(',', Some('展')) < single(',', Some('、')));
        assert!(single('\n', Some(';')) < single('\n', Some(',')));
        assert!(single('—', Some('—')) < single('—', Some('展')));
        assert!(single('0', Some('2')) < single('0', Some('展')));
    }

    #[test]
    fn a_sentence_asks_until_it_ends() {
        assert!(asks('誰') && asks('谁') && !asks('展'));
        assert!(ends_sentence('。') && ends_sentence('\n') && !ends_sentence(','));
    }
}
