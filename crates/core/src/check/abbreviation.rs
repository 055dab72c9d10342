//! Numeric abbreviations against their parts: “1234”即:一个目标、两个抓手、三项机制、四个到位.
//!
//! Only digits in quotation marks whose parts the same sentence lists are held against them: parts in quotation marks, or
//! plain numbers that agree, “8741”…帮扶8户、7户、4户、1户. 1+16+5 names a plan and is no sum of parts.

use tigang_text::{Clean, Span};

use crate::phrases::{Phrases, digit};
use crate::shadow::Shadow;

/// Longest reach of the parts behind the digits, in letters: five long clauses.
const REACH: usize = 400;

/// Reach of the word that introduces the parts, in letters: “8741”的模式结对帮扶贫困户,即.
const INTRODUCED: usize = 24;

/// An abbreviation and the numbers of the parts that follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Abbreviation {
    /// The digits.
    pub(super) span: Span<Clean>,
    /// What they say.
    pub(super) digits: Vec<u32>,
    /// What the parts say, in order.
    pub(super) parts: Vec<u32>,
}

/// Every abbreviation whose parts follow, ascending.
pub(super) fn find(shadow: &Shadow, words: &Phrases) -> Vec<Abbreviation> {
    let scalars = shadow.scalars();
    let mut found = Vec::new();
    let marks = shadow.all_marks().iter().map(|at| *at as usize);
    for mark in marks.filter(|at| scalars[*at] == '“') {
        let start = mark + 1;
        let start = start + scalars[start..].iter().take_while(|letter| **letter == ' ').count();
        let digits: Vec<u32> = scalars[start..]
            .iter()
            .take(8)
            .map_while(|letter| letter.to_digit(10))
            .collect();
        let end = start + digits.len();
        let close = end + scalars[end..].iter().take_while(|letter| **letter == ' ').count();
        if !(3..=7).contains(&digits.len()) || scalars.get(close) != Some(&'”') {
            continue;
        }
        let tail = &scalars[close + 1..scalars.len().min(close + 1 + REACH)];
        let tail = &tail[..tail
            .iter()
            .position(|letter| matches!(letter, '。' | '\n'))
            .unwrap_or(tail.len())];
        let mut opened = words.prefix("introduces", tail).is_some();
        let mut parts = quoted(tail, digits.len());
        if !(opened && 2 <= parts.len())
            && let Some(at) =
                (0..tail.len().min(INTRODUCED)).find(|at| words.prefix("introduces", &tail[*at..]).is_some())
            && plain(&tail[at..], digits.len()) == digits
        {
            (opened, parts) = (true, digits.clone());
        }
        if opened && 2 <= parts.len() {
            found.push(Abbreviation {
                span: Span::new(start as u32, end as u32),
                digits,
                parts,
            });
        }
    }
    found
}

/// Numbers that open the quoted parts of a sentence: “一个目标”…“三个导向”.
fn quoted(letters: &[char], most: usize) -> Vec<u32> {
    let opens = letters.windows(2).filter(|pair| pair[0] == '“');
    opens
        .filter_map(|pair| digit(pair[1]).or_else(|| pair[1].to_digit(10)))
        .take(most)
        .collect()
}

/// The first plain figures of one digit in a sentence: 8户、7户.
fn plain(letters: &[char], most: usize) -> Vec<u32> {
    let around = |at: usize| {
        letters
            .get(at)
            .is_some_and(|letter| letter.is_ascii_digit() || *letter == '.')
    };
    let figures = letters.iter().enumerate().filter_map(|(at, letter)| {
        let alone = !around(at + 1) && !at.checked_sub(1).is_some_and(around);
        letter.to_digit(10).filter(|_| alone)
    });
    figures.take(most).collect()
}

#[cfg(test)]
mod tests {
    use tigang_lexicon::Lexicon;
    use tigang_text::Text;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&[u32], &[u32])]) {
        let shadow = Shadow::new(&Text::new(text), &Lexicon::embedded());
        let found = find(&shadow, &Phrases::read(include_str!("../../data/check.tsv")));
        let found: Vec<(&[u32], &[u32])> = found.iter().map(|one| (&one.digits[..], &one.parts[..])).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn holds_digits_against_parts() {
        check(
            "按照“124”思路。“124”即:盯住“一个目标”,用好“两个抓手”,做到“四个到位”。",
            &[(&[1, 2, 4], &[1, 2, 4])],
        );
        check("落实“1+16+5”方案,建成124个点", &[]);
        check("“2019”年", &[]);
    }
}
