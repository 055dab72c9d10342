//! Spaces that stand for the end of a paragraph, in pages that lost their line breaks.

use super::{MAX_HEADING, MIN_PARAGRAPH, is_space, marker, paragraphs};
use crate::phrases::{is_han, is_numeral};

/// Pieces shorter than this on both sides of a space may be the phrases of one title.
const MAX_PHRASE: usize = 16;

/// Whether a space stands for the end of a paragraph.
pub(super) fn breaks(
    letters: &[char],
    piece: usize,
    at: usize,
    next: usize,
    end: usize,
    long: bool,
    indent: bool,
) -> bool {
    let before = letters[at - 1];
    let after = letters[next];
    let closes = matches!(before, '。' | '!' | '?' | ':' | ';' | '”' | '…' | ')');
    if indent && MIN_PARAGRAPH < end - piece {
        return closes || at - piece <= MAX_HEADING;
    }
    let opens = is_han(after) || matches!(after, '“' | '(' | '—' | '*' | '_' | '《') || is_marker(&letters[next..end]);
    if !long || !opens || at == piece + 1 {
        return false;
    }
    if matches!(before, '。' | '!' | '?' | ':' | '…') || letters[piece..at].ends_with(&['。', '”']) {
        return true;
    }
    if before == ')' && is_year(&letters[piece..at]) {
        return true;
    }
    // A heading that ended with its line.
    let quoted = matches!(after, '“' | '(' | '《') && !is_marker(&letters[next..end]) && !is_year(&letters[next..end]);
    let heading = !quoted && at - piece <= MAX_HEADING && !letters[piece..at].contains(&'。') && is_heading_end(before);
    let rest = letters[next..end]
        .iter()
        .take_while(|letter| !is_space(**letter))
        .count();
    // 第 一 次: a word written letter by letter; 县长 李明(2021年: an office and its name.
    let single = |at: usize| 0 < at && is_space(letters[at - 1]);
    if rest == 1 || piece < at - 1 && single(at - 1) || paragraphs::is_named(&letters[piece..at], &letters[next..end]) {
        return false;
    }
    heading && (is_marker(&letters[next..end]) || MIN_PARAGRAPH <= rest || MAX_PHRASE <= at - piece)
}

fn is_heading_end(letter: char) -> bool {
    is_han(letter) || matches!(letter, '*' | '_' | '”' | '》' | ')')
}

/// Whether a piece begins with a number as headings have it, or with a word that opens a point.
fn is_marker(letters: &[char]) -> bool {
    let open = usize::from(letters.first() == Some(&'('));
    let numeral = |letter: &&char| letter.is_ascii_digit() || is_numeral(**letter);
    let first = usize::from(letters.first() == Some(&'第'));
    let len = letters[open + first..].iter().take_while(numeral).count();
    let next = letters.get(open + first + len);
    let number =
        0 < len && len <= 3 && next.is_some_and(|letter| matches!(letter, '、' | '.' | ')' | ',' | '是' | '要'));
    number || letters.starts_with(&['—', '—']) || marker::word(letters).is_some()
}

/// (2021年…, (xxxx年…: the date under a title.
fn is_year(letters: &[char]) -> bool {
    let digit = |letter: &char| letter.is_ascii_digit() || matches!(letter, 'x' | 'X' | '*' | '_' | '×' | '〇');
    letters.first() == Some(&'(')
        && letters.get(1..5).is_some_and(|year| year.iter().all(digit))
        && letters.get(5) == Some(&'年')
}
