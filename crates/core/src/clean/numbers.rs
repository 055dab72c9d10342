//! Numbers: those that a viewer or editor put before every line, as `1 同志们：`, `002、一、清淤`.
//!
//! Believed only where every line has one, each one more than the last, and lines that nobody numbers have one too: a
//! salutation, a heading with a number of its own. A list of the text's own stays.

use std::ops::Range;

use tigang_lexicon::Lexicon;

use super::{Draft, EditKind, Proposal};
use crate::phrases::{is_han, is_numeral};

/// A text that is numbered line by line has at least so many lines.
const MIN_LINES: usize = 4;
/// Longest number.
const MAX_DIGITS: usize = 5;

/// Removes the numbers of lines.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = current.scalars();
    let mut numbers = Vec::new();
    let mut expected = None;
    for range in current.census().lines() {
        let line = &letters[range.clone()];
        if let Some(number) = number(line) {
            if expected.is_some_and(|expected| expected != number.value) {
                return;
            }
            expected = Some(number.value + 1);
            numbers.push((range, number));
        } else if !line.iter().all(|letter| letter.is_whitespace()) {
            return;
        }
    }
    let rest = |(line, number): &(&Range<usize>, Number)| &letters[line.start + number.len..line.end];
    let foreign = numbers.iter().any(|line| is_unnumbered(rest(line)));
    let padded = numbers.iter().all(|(_, number)| number.padded)
        || numbers.iter().any(|(_, number)| number.padded && 9 < number.value);
    if numbers.len() < MIN_LINES || !foreign && !padded {
        return;
    }
    let cuts = numbers
        .iter()
        .map(|(line, number)| Proposal::delete(EditKind::Junk, current.raw_span(line.start, line.start + number.len)));
    draft.propose(cuts.collect());
}

/// The number before a line.
struct Number {
    value: u32,
    /// With the mark and the spaces behind it.
    len: usize,
    /// Whether zeros fill it up: 007.
    padded: bool,
}

fn number(line: &[char]) -> Option<Number> {
    let blank = |from: usize| line[from..].iter().take_while(|letter| letter.is_whitespace()).count();
    let before = blank(0);
    let digits = line[before..]
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    if digits == 0 || MAX_DIGITS < digits {
        return None;
    }
    let end = before + digits;
    let mark = usize::from(matches!(line.get(end), Some('.' | '、' | ':' | '：' | '．' | '|')));
    let space = blank(end + mark);
    let value: u32 = line[before..end].iter().collect::<String>().parse().ok()?;
    let padded = line[before] == '0' && 1 < digits;
    // 2021年 and 3个 are words; a number that stands apart, or is filled up with zeros, is none.
    let apart = 0 < mark + space || padded || end == line.len();
    apart.then_some(Number {
        value,
        len: end + mark + space,
        padded,
    })
}

/// Whether a line is one that nobody numbers: a salutation, a heading with a number of its own.
fn is_unnumbered(line: &[char]) -> bool {
    let salutation = line.len() <= 20 && line.ends_with(&['们', '：']) || line.ends_with(&['们', ':']);
    let open = usize::from(matches!(line.first(), Some('（' | '(')));
    let numeral = line[open..].iter().take_while(|letter| is_numeral(**letter)).count();
    let heading = 0 < numeral
        && matches!(line.get(open + numeral), Some('、' | '）' | ')'))
        && line.iter().any(|letter| is_han(*letter));
    salutation || heading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let raw = tigang_text::Text::new(text);
        let mut draft = Draft::new(&raw);
        remove(&mut draft, &Lexicon::embedded());
        assert_eq!(draft.proposals().len(), expected, "{text}");
    }

    #[test]
    fn every_line_numbered_through_salutation_and_headings() {
        check("1 讲话\n2 同志们：\n3 今天开会。\n4 一、清淤\n", 4);
        check("1. 讲话\n\n2. 同志们：\n3. 今天开会。\n4. 一、清淤", 4);
        check("001讲话\n002今天开会。\n003清淤\n004除险", 4);
    }

    #[test]
    fn lists_of_the_text_stay() {
        check("要做到：\n1. 清淤\n2. 除险\n3. 值守\n4. 问责", 0);
        check("1. 清淤\n2. 除险\n3. 值守\n4. 问责", 0);
        check("1 同志们：\n3 一、清淤\n4 除险\n5 值守", 0);
        check("2021年清淤\n2022年除险\n2023年值守\n2024年一、问责", 0);
    }
}
