//! The spaces inside one line: those that stand for the end of a paragraph, those that copying put into words and sentences, and
//! those that part the words of a title or the cells of a table and stay.

use tigang_lexicon::Lexicon;

use super::super::{EditKind, Proposal};
use super::{LONGEST_NUMBER, MAX_HEADING, Page, WORDS, digits, is_prose, is_space, parted};
use crate::phrases::{is_han, is_numeral};

/// So many spaces part the columns of a table.
const COLUMN: usize = 3;
/// A word written letter by letter is no longer than this: the dictionary's longest has 16 letters.
const LONGEST_WORD: usize = 16;

/// The spaces inside one line.
pub(super) fn mend(page: &Page, start: usize, end: usize, lexicon: &Lexicon, proposals: &mut Vec<Proposal>) {
    let letters = page.letters.as_slice();
    let long = page.long_line < end - start;
    // Where the paragraph began that the line is in, as far as breaks were found.
    let mut piece = start
        + letters[start..end]
            .iter()
            .take_while(|letter| is_space(**letter))
            .count();
    // Most lines have no space at all.
    let Some(first) = page.spaces(&(piece..end)).first() else {
        return;
    };
    let mut at = *first;
    let mut singles = None;
    let spaced = page.is_letter_spaced(&(start..end));
    let prose = is_prose(&letters[start..end]);
    while at < end {
        if !is_space(letters[at]) {
            at += 1;
            continue;
        }
        let run_end = at + letters[at..end].iter().take_while(|letter| is_space(**letter)).count();
        if run_end == end {
            return;
        }
        let indent = letters[at..run_end]
            .iter()
            .filter(|letter| **letter == '\u{3000}')
            .count();
        if parted::breaks(letters, piece, at, run_end, end, long, 2 <= indent) {
            proposals.push(page.edit(EditKind::Linebreak, at, run_end, "\n"));
            piece = run_end;
        } else if letters[at..run_end].contains(&'\t')
            || letters[start..at] == ['*']
            || numbers(&letters[piece..at], &letters[run_end..end])
        {
            // A tab parts the cells of a table, a star opens an item of a list; the space of 1 项目概况 is part of the number.
        } else if !prose && !spaced && (COLUMN <= run_end - at || parts_number(letters, at, run_end, end)) {
            // 水利局   12   3,400: the columns of a table; 山城县委办公室 2023年4月15日: what a line sets side by side.
        } else if prose && digits::are_one(letters, start..end, at, run_end)
            || spaced && run_end - at == 1
            || joined(letters[at - 1], letters[run_end])
            || in_ordinal(letters, start, at, run_end)
            || in_word(letters, at, run_end, end, lexicon, &mut singles)
            || is_split_word(&letters[piece..at], &letters[run_end..end], lexicon)
        {
            proposals.push(page.edit(EditKind::Space, at, run_end, ""));
        }
        at = run_end;
    }
}

/// Whether a space stands in 第 一 次, behind 第 or behind its numeral.
fn in_ordinal(letters: &[char], start: usize, at: usize, next: usize) -> bool {
    if letters[at - 1] == '第' {
        return is_numeral(letters[next]);
    }
    let numerals = letters[start..at]
        .iter()
        .rev()
        .take_while(|letter| is_numeral(**letter))
        .count();
    let before = letters[start..at - numerals]
        .iter()
        .rev()
        .find(|letter| !is_space(**letter));
    0 < numerals && before == Some(&'第') && is_han(letters[next])
}

/// Whether a space outside of sentences stands between words and a number of its own: 附件1 任务清单, 县长 ×××. A number with spaces
/// on both sides was spaced by a program (在全县 2023 年工作会议上), and a unit belongs to its number (共 15个).
fn parts_number(letters: &[char], at: usize, next: usize, end: usize) -> bool {
    let digit = |letter: &&char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '*' | '_' | 'x' | 'X' | '×');
    let space = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|letter| is_space(*letter))
    };
    if is_han(letters[at - 1]) {
        let number = next + letters[next..end].iter().take_while(digit).count();
        let year = number == next + 4 && letters.get(number) == Some(&'年');
        let unit = letters.get(number).is_some_and(|letter| is_han(*letter)) && number < end && !year;
        next < number && !(unit || space(Some(number)) && letters.get(number + 1).is_some_and(|letter| is_han(*letter)))
    } else {
        let number = letters[..at].iter().rev().take_while(digit).count();
        let unit = WORDS.prefix("unit", &letters[next..]).is_some();
        0 < number && is_han(letters[next]) && !unit && !space((at - number).checked_sub(1))
    }
}

/// Whether a space stands in a word of a sentence: 部署工 作。 Neither side is a word's end or beginning by itself.
fn is_split_word(before: &[char], after: &[char], lexicon: &Lexicon) -> bool {
    let piece =
        |letters: &mut dyn Iterator<Item = &char>| letters.take_while(|letter| is_han(**letter)).take(2).count();
    let (left, right) = (piece(&mut before.iter().rev()), piece(&mut after.iter()));
    let near = before
        .iter()
        .rev()
        .take(MAX_HEADING)
        .chain(after.iter().take(MAX_HEADING));
    if left == 0 || right == 0 || !near.into_iter().any(|letter| matches!(letter, '。' | ',')) {
        return false;
    }
    let dictionary = lexicon.dictionary();
    let (last, first) = (&before[before.len() - left..], &after[..right]);
    let open = |letters: &[char]| letters.len() < 2 || !dictionary.contains(letters);
    let word = [last[left - 1], first[0]];
    open(last) && open(first) && dictionary.contains(&word)
}

/// Whether a line is a number as 1 or 1.1 and words alone, as a heading is; or 三 alone before a quotation.
fn numbers(number: &[char], words: &[char]) -> bool {
    if words.first() == Some(&'“') && !number.is_empty() && number.iter().all(|letter| is_numeral(*letter)) {
        return true;
    }
    let figure = number.iter().all(|letter| letter.is_ascii_digit() || *letter == '.');
    let word = |letter: &char| is_han(*letter) || matches!(letter, '、' | ',' | '，' | '“' | '”');
    figure && number.len() <= LONGEST_NUMBER && words.len() <= MAX_HEADING && words.iter().all(word)
}

/// Whether nothing ever stands between two letters: numbers and their units, brackets and marks.
fn joined(before: char, after: char) -> bool {
    let digit = |letter: char| letter.is_ascii_digit() || matches!(letter, '%' | '*' | '_' | 'x' | 'X' | '×');
    let mark = |letter: char| "、,。;:!?”’)》】%…".contains(letter);
    let opening = |letter: char| "“‘(《【".contains(letter);
    let chinese = |letter: char| is_han(letter) || mark(letter) || opening(letter);
    if is_han(before) && digit(after) || digit(before) && is_han(after) {
        return true;
    }
    if is_han(before) && after == '+' || before == '+' && is_han(after) {
        return true;
    }
    let wide = |letter: char| "、。”’》】“‘《【…".contains(letter);
    (mark(after) && before != '\n' && (chinese(before) || digit(before) || wide(after)))
        || (opening(before) && (chinese(after) || digit(after) || wide(before)))
        || (mark(before)
            && (is_han(after) || opening(after) || digit(after))
            && (wide(before) || is_han(after) || opening(after)))
        || (is_han(before) && opening(after))
}

/// Whether the space stands in a word written letter by letter: 讲 稿.
fn in_word(
    letters: &[char],
    at: usize,
    next: usize,
    end: usize,
    lexicon: &Lexicon,
    singles: &mut Option<(usize, usize)>,
) -> bool {
    if let Some((_, until)) = singles.filter(|(from, until)| *from <= at && at < *until) {
        return at < until;
    }
    let alone = |place: usize| {
        let before = place == 0 || is_space(letters[place - 1]) || letters[place - 1] == '\n';
        let after = end <= place + 1 || is_space(letters[place + 1]);
        is_han(letters[place]) && before && after
    };
    // A word begins where no other letter by itself stands before it: 看 水 流 过 is verse.
    let blank = letters[..at - 1]
        .iter()
        .rev()
        .take_while(|letter| is_space(**letter))
        .count();
    let inner = (at - 1)
        .checked_sub(blank + 1)
        .is_some_and(|before| 0 < blank && alone(before));
    if !alone(at - 1) || !alone(next) || inner {
        return false;
    }
    let mut word = vec![letters[at - 1]];
    let mut place = next;
    while place < end && alone(place) && word.len() <= LONGEST_WORD {
        word.push(letters[place]);
        let gap = letters[place + 1..end]
            .iter()
            .take_while(|letter| is_space(**letter))
            .count();
        place += 1 + gap;
    }
    let known = lexicon.dictionary().contains(&word) || lexicon.terms().contains(&word);
    if known {
        *singles = Some((at, place.saturating_sub(1)));
    }
    known
}
