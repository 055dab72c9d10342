//! Numbers of letters that notices state: 省略1315字, 全文共8523字, 只显示3420字.

use std::ops::Range;

use super::super::page::Page;
use super::super::vocabulary::Role;
use super::{Hit, MIN_LENGTH, Says, Vocabulary};

/// A line that says no more than which share is left is no longer than this on both sides of the number.
const MAX_SHARE: usize = 12;
/// Between a number and its unit stand no more letters than these: 1523 余个字.
const MAX_UNIT: usize = 5;
/// No speech is longer; a larger number counts something else.
const MAX_STATED: u64 = 10_000_000;

/// Numbers of letters: 省略1315字, 全文共8523字, 只显示3420字.
pub(super) fn of(page: &Page, vocabulary: &Vocabulary) -> Vec<Hit> {
    let letters = page.shadow.as_slice();
    let mut hits = Vec::new();
    let mut from = 0;
    for at in page.current.census().others() {
        if at < from || !letters[at].is_ascii_digit() {
            continue;
        }
        let number = at..at + number_len(&letters[at..]);
        from = number.end;
        let mut before = number.start;
        while before > 0 && matches!(letters[before - 1], ' ' | '约' | '了' | ':' | '前' | '为') {
            before -= 1;
        }
        if is_share_left(page, vocabulary, &number, before) {
            hits.push(Hit {
                range: number,
                says: Says::Phrase(Role::End),
            });
            continue;
        }
        let counts_letters = letters[..before].ends_with(&['字', '数']);
        let Some(value) = letters_stated(&letters[number.clone()], &letters[number.end..], counts_letters) else {
            continue;
        };
        let behind = |role| vocabulary.ends_at(letters, before, role);
        // 1523 字: the unit stands in the notice too.
        let unit = letters[number.end..]
            .iter()
            .take(MAX_UNIT)
            .position(|letter| *letter == '字');
        let unit = unit.map_or(number.end, |at| number.end + at + 1);
        let label = total(&letters[..before], letters.get(unit));
        let says = if behind(Role::Missing) {
            Says::Missing(value)
        } else if value < MIN_LENGTH {
            continue;
        } else if behind(Role::Full) || 0 < label {
            Says::Full(value, number.clone())
        } else if behind(Role::Shown) {
            Says::Shown(value, number.clone())
        } else {
            continue;
        };
        hits.push(Hit {
            range: if label == 0 { number.start } else { before - label }..unit,
            says,
        });
    }
    hits
}

/// Letters of the label of 共3420字 by itself, in brackets or on a line, and of 字数:3420 at their head.
fn total(before: &[char], after: Option<&char>) -> usize {
    let edge = |letter: Option<&char>| letter.is_none_or(|letter| "([【)]】\n".contains(*letter));
    match before {
        [rest @ .., '共'] if edge(rest.last()) && edge(after) => 1,
        [rest @ .., '字', '数'] if edge(rest.last()) => 2,
        _ => 0,
    }
}

/// 剩余60% on a line of its own: how much of the text is not shown.
fn is_share_left(page: &Page, vocabulary: &Vocabulary, number: &Range<usize>, before: usize) -> bool {
    let letters = page.shadow.as_slice();
    let edge = |letter: &&char| **letter == '\n';
    let behind = letters[number.end..].iter().take(MAX_SHARE);
    let mut behind = behind
        .take_while(|letter| !edge(letter))
        .filter(|letter| !letter.is_whitespace());
    if behind.next() != Some(&'%') {
        return false;
    }
    let closed = match behind.next() {
        Some('.' | '…' | '。' | ')') => behind.next().is_none(),
        rest => rest.is_none(),
    };
    let lead = &letters[..number.start];
    let opens = || lead.len() <= MAX_SHARE || lead.iter().rev().take(MAX_SHARE).any(|letter| edge(&letter));
    closed && opens() && vocabulary.ends_at(letters, before, Role::Missing)
}

/// How many of the letters are one number: 3420, 8,523, 1.2
fn number_len(letters: &[char]) -> usize {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let inner = |at: usize| matches!(letters[at], ',' | '.') && digit(at + 1);
    (0..letters.len())
        .find(|at| !digit(*at) && !inner(*at))
        .unwrap_or(letters.len())
}

/// The number as a count of letters, if 字 stands behind it or its label says so: 8,523字, 3420个字, 1.2万字, 字数:3420.
fn letters_stated(number: &[char], behind: &[char], counts_letters: bool) -> Option<u32> {
    let mut behind = behind
        .iter()
        .filter(|scalar| !matches!(scalar, ' ' | '余' | '多'))
        .peekable();
    let places = match behind.peek() {
        Some('万') => 4,
        Some('千') => 3,
        _ => 0,
    };
    if 0 < places {
        behind.next();
    }
    let pieces = behind.next_if(|scalar| **scalar == '个').is_some();
    let letters = counts_letters || behind.next() == Some(&'字');
    let value = moved(number, places)?;
    // 归纳起来共8个字 is a motto.
    let motto = pieces && value < u64::from(MIN_LENGTH);
    (letters && !motto && value <= MAX_STATED).then_some(value as u32)
}

/// The number with its point so many places further right, rounded to a whole one; larger than any that is stated where it has
/// too many digits. Digit by digit: the standard library's numbers with a point are 14 KB of tables and code.
fn moved(number: &[char], places: usize) -> Option<u64> {
    let mut halves = number.split(|letter| *letter == '.');
    let (whole, fraction) = (halves.next()?, halves.next().unwrap_or_default());
    if halves.next().is_some() {
        return None;
    }
    let digits = |half: &[char]| -> Vec<u64> {
        let digits = half.iter().filter_map(|letter| letter.to_digit(10));
        digits.map(u64::from).collect()
    };
    let (mut digits, behind) = (digits(whole), digits(fraction));
    digits.extend(behind.iter().copied().chain(std::iter::repeat(0)).take(places));
    let value = digits
        .iter()
        .fold(0_u64, |value, digit| value.saturating_mul(10).saturating_add(*digit));
    let up = behind.get(places).is_some_and(|digit| 5 <= *digit);
    Some(value.saturating_add(u64::from(up)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_moved_digit_by_digit() {
        let moved = |number: &str, places| moved(&number.chars().collect::<Vec<_>>(), places);
        assert_eq!(moved("8,523", 0), Some(8523));
        assert_eq!(moved("1.2", 4), Some(12_000));
        assert_eq!(moved("3.1416", 3), Some(3142));
        assert_eq!(moved("3.1414", 3), Some(3141));
        assert_eq!(moved("12", 4), Some(120_000));
        assert_eq!(moved("2019.3.8", 0), None);
        assert!(moved(&"9".repeat(40), 0).is_some_and(|value| MAX_STATED < value));
    }
}
