//! Half a full-width space before a number at the head of a line: `?(一)`, `?1.`, and `?一)` where it took the bracket along.
//!
//! Before an ASCII letter the half space ends where it stands, so that nothing is out of step: the number tells it. Before a
//! full-width bracket it runs on, which is left to the search; a digit inside the bracket ends it there, `。5）`.

use super::shown::is_hole;
use crate::clean::draft::Census;
use crate::phrases::is_numeral;

/// Letters of the longest number: 二十一, 2021.
const LONGEST: usize = 4;

/// A broken head of a line.
pub(super) struct Head {
    /// First letter of the page that is damaged.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// The bracket that stood there, if any.
    pub(super) bracket: Option<char>,
}

/// All broken heads, in order.
pub(super) fn heads(letters: &[char], census: &Census) -> Vec<Head> {
    census
        .lines()
        .iter()
        .filter_map(|line| head(letters, line.start, line.end))
        .collect()
}

fn head(letters: &[char], from: usize, to: usize) -> Option<Head> {
    let line = letters.get(from..to)?;
    let blank = line.iter().take_while(|letter| letter.is_whitespace()).count();
    let (first, rest) = line[blank..].split_first()?;
    let (number, next) = number(rest);
    let bracket = match (is_hole(*first), next?) {
        (true, '(' | '（') if number.is_empty() && is_bracketed(rest) => None,
        (true, ')') if !number.is_empty() => Some('('),
        (true, '、' | '.' | '．') if !number.is_empty() => None,
        (false, '）') if *first == '。' && !number.is_empty() && number.iter().all(char::is_ascii_digit) => {
            Some('（')
        }
        _ => return None,
    };
    let start = from + blank;
    Some(Head {
        start,
        end: start + 1,
        bracket,
    })
}

/// The number that letters begin with, and what follows it.
fn number(letters: &[char]) -> (&[char], Option<char>) {
    let numeral = |letter: &&char| letter.is_ascii_digit() || is_numeral(**letter);
    let len = letters.iter().take(LONGEST).take_while(numeral).count();
    let (number, rest) = letters.split_at(len);
    (number, rest.first().copied())
}

/// Whether letters begin with a number in brackets.
fn is_bracketed(letters: &[char]) -> bool {
    let (number, next) = number(letters.get(1..).unwrap_or_default());
    !number.is_empty() && matches!(next, Some(')' | '）'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with its head put right.
    fn righted(line: &str) -> String {
        let mut letters: Vec<char> = line.chars().collect();
        for head in heads(&letters.clone(), &Census::new(&letters)) {
            letters.splice(head.start..head.end, head.bracket);
        }
        letters.into_iter().collect()
    }

    #[test]
    fn a_number_tells_what_stood_before_it() {
        for (line, expected) in [
            ("?(一)清淤", "(一)清淤"),
            ("\u{fffd}（二）清淤", "（二）清淤"),
            ("　?一)清淤", "　(一)清淤"),
            ("?12)清淤", "(12)清淤"),
            ("。5）清淤", "（5）清淤"),
            ("?1.清淤", "1.清淤"),
            ("?三、清淤", "三、清淤"),
        ] {
            assert_eq!(righted(line), expected);
        }
    }

    #[test]
    fn other_heads_are_left() {
        for line in [
            "?",
            "??1.清淤",
            "?清淤",
            "?(清淤)",
            "。清淤",
            "。一）清淤",
            "為誰清淤?1.清淤",
            "?2021年",
            "?)",
        ] {
            assert_eq!(righted(line), line);
        }
    }
}
