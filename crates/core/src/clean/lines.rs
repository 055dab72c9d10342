//! Lines: breaks that copying put into words and sentences go, breaks that it lost come back, and so do spaces.
//!
//! Verse, lists and tables keep their lines: a line is joined to the next only where the whole text shows one width, or where
//! a bracket would stand alone. Spaces between Latin words, and between the phrases of a title, are the text's own.

use std::rc::Rc;

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::is_han;

/// A line longer than this holds several paragraphs, if it has spaces behind full stops.
const LONG_LINE: usize = 300;
/// A heading is no longer than this.
const MAX_HEADING: usize = 60;
/// Pieces shorter than this on both sides of a space may be the phrases of one title.
const MAX_PHRASE: usize = 16;
/// A paragraph is at least so long.
const MIN_PARAGRAPH: usize = 30;
/// A word written letter by letter is no longer than this: the dictionary's longest has 16 letters.
const LONGEST_WORD: usize = 16;
/// Lines of wrapped text are between so many letters wide.
const WRAP_WIDTH: std::ops::RangeInclusive<usize> = 16..=64;
/// A line that is so much shorter than the width was not wrapped.
const RAGGED: usize = 3;
/// A text is believed to be wrapped when it has so many full lines.
const MIN_FULL_LINES: usize = 4;

/// Letters of the number before a heading, as in 1.2.10.
const LONGEST_NUMBER: usize = 6;

/// Puts lines and spaces right.
pub(super) fn mend(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let page = Page::new(draft.current(), lexicon);
    let mut proposals = Vec::new();
    let width = wrap_width(&page);
    let mut start = 0;
    while start < page.letters.len() {
        let end = page.line_end(start);
        spaces(&page, start, end, lexicon, &mut proposals);
        if end < page.letters.len() {
            joins(&page, start, end, width, &mut proposals);
        }
        start = end + 1;
    }
    draft.propose(proposals);
}

/// The letters as they stand, and folded.
struct Page {
    current: Rc<Current>,
    letters: Vec<char>,
}

impl Page {
    fn new(current: Rc<Current>, lexicon: &Lexicon) -> Self {
        let folded = current.shadow(lexicon).iter().zip(&current.scalars);
        let letters = folded
            .map(|(folded, letter)| if *letter == '\u{3000}' { '\u{3000}' } else { *folded })
            .collect();
        Self { current, letters }
    }

    fn line_end(&self, start: usize) -> usize {
        self.letters[start..]
            .iter()
            .position(|letter| *letter == '\n')
            .map_or(self.letters.len(), |at| start + at)
    }

    fn edit(&self, kind: EditKind, start: usize, end: usize, after: &str) -> Proposal {
        Proposal {
            kind,
            raw: self.current.raw_span(start, end),
            after: after.to_owned(),
            certainty: Certainty::Certain,
            note: None,
        }
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200a}')
}

/// The spaces inside one line.
fn spaces(page: &Page, start: usize, end: usize, lexicon: &Lexicon, proposals: &mut Vec<Proposal>) {
    let letters = &page.letters;
    let long = LONG_LINE < end - start;
    // Where the paragraph began that the line is in, as far as breaks were found.
    let mut piece = start
        + letters[start..end]
            .iter()
            .take_while(|letter| is_space(**letter))
            .count();
    let mut at = piece;
    let mut singles = None;
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
        if breaks(letters, piece, at, run_end, end, long, 2 <= indent) {
            proposals.push(page.edit(EditKind::Linebreak, at, run_end, "\n"));
            piece = run_end;
        } else if letters[at..run_end].contains(&'\t')
            || letters[start..at] == ['*']
            || numbers(&letters[piece..at], &letters[run_end..end])
        {
            // A tab parts the cells of a table, a star opens an item of a list; the space of 1 项目概况 is part of the number.
        } else if joined(letters[at - 1], letters[run_end]) || in_word(letters, at, run_end, end, lexicon, &mut singles)
        {
            proposals.push(page.edit(EditKind::Space, at, run_end, ""));
        }
        at = run_end;
    }
}

/// Whether a space stands for the end of a paragraph.
fn breaks(letters: &[char], piece: usize, at: usize, next: usize, end: usize, long: bool, indent: bool) -> bool {
    let before = letters[at - 1];
    let after = letters[next];
    let closes = matches!(before, '。' | '!' | '?' | ':' | ';' | '”' | '…' | ')');
    if indent && MIN_PARAGRAPH < end - piece {
        return closes || at - piece <= MAX_HEADING;
    }
    let opens = is_han(after) || matches!(after, '“' | '(' | '—' | '*' | '_' | '《') || is_marker(&letters[next..end]);
    if !long || !opens {
        return false;
    }
    if matches!(before, '。' | '!' | '?' | ':' | '…') || before == '”' && letters[at - 2] == '。' {
        return true;
    }
    // A heading that ended with its line.
    let quoted = matches!(after, '“' | '(' | '《');
    let heading = !quoted && at - piece <= MAX_HEADING && !letters[piece..at].contains(&'。') && is_heading_end(before);
    let rest = letters[next..end]
        .iter()
        .take_while(|letter| !is_space(**letter))
        .count();
    heading && (is_marker(&letters[next..end]) || MIN_PARAGRAPH <= rest || MAX_PHRASE <= at - piece)
}

/// Whether a line is a number as 1 or 1.1 and words alone, as a heading is; or 三 alone before a quotation.
fn numbers(number: &[char], words: &[char]) -> bool {
    let numeral = |letter: &char| "一二三四五六七八九十".contains(*letter);
    if words.first() == Some(&'“') && !number.is_empty() && number.iter().all(numeral) {
        return true;
    }
    let figure = number.iter().all(|letter| letter.is_ascii_digit() || *letter == '.');
    let word = |letter: &char| is_han(*letter) || matches!(letter, '、' | ',' | '，' | '“' | '”');
    figure && number.len() <= LONGEST_NUMBER && words.len() <= MAX_HEADING && words.iter().all(word)
}

fn is_heading_end(letter: char) -> bool {
    is_han(letter) || matches!(letter, '*' | '_' | '”' | '》' | ')')
}

/// Whether a piece begins with a number as headings have it, or with a word that opens a point.
fn is_marker(letters: &[char]) -> bool {
    let open = usize::from(letters.first() == Some(&'('));
    let numeral = |letter: &&char| letter.is_ascii_digit() || "一二三四五六七八九十".contains(**letter);
    let first = usize::from(letters.first() == Some(&'第'));
    let len = letters[open + first..].iter().take_while(numeral).count();
    let next = letters.get(open + first + len);
    let number =
        0 < len && len <= 3 && next.is_some_and(|letter| matches!(letter, '、' | '.' | ')' | ',' | '是' | '要'));
    number
        || letters.starts_with(&['首', '先'])
        || letters.starts_with(&['—', '—'])
        || letters.starts_with(&['同', '志', '们'])
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
    if !alone(at - 1) || !alone(next) {
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

/// The width that the lines of a wrapped text share.
fn wrap_width(page: &Page) -> Option<usize> {
    let mut lengths: Vec<usize> = page
        .letters
        .split(|letter| *letter == '\n')
        .map(trimmed)
        .filter(|len| 0 < *len)
        .collect();
    lengths.sort_unstable();
    let longest = *lengths.last()?;
    if !WRAP_WIDTH.contains(&longest) {
        return None;
    }
    let full = |line: &[char]| longest <= trimmed(line) + RAGGED;
    let lines = || page.letters.split(|letter| *letter == '\n');
    let count = lines().filter(|line| full(line)).count();
    let open = lines()
        .filter(|line| {
            full(line)
                && !line
                    .iter()
                    .rev()
                    .find(|letter| !is_space(**letter))
                    .is_some_and(|letter| ends_paragraph(*letter))
        })
        .count();
    (MIN_FULL_LINES <= count && lengths.len() <= 2 * count && count <= 2 * open).then_some(longest)
}

fn trimmed(line: &[char]) -> usize {
    let behind = line.iter().rev().take_while(|letter| is_space(**letter)).count();
    line.len() - behind
}

fn ends_paragraph(letter: char) -> bool {
    matches!(letter, '。' | '!' | '?' | ':' | '”' | '…')
}

/// Joins a line to the next.
fn joins(page: &Page, start: usize, end: usize, width: Option<usize>, proposals: &mut Vec<Proposal>) {
    let letters = &page.letters;
    let last = end
        - letters[start..end]
            .iter()
            .rev()
            .take_while(|letter| is_space(**letter))
            .count();
    let mut next = end + 1;
    while next < letters.len() && is_space(letters[next]) {
        next += 1;
    }
    let Some(&after) = letters.get(next) else { return };
    if last == start || after == '\n' {
        return;
    }
    let before = letters[last - 1];
    let bracket = "“‘(《【〔".contains(before) || "、,。;:!?”’)》】〕".contains(after);
    let indented = end + 1 < next;
    let wrapped = width.is_some_and(|width| width <= last - start + RAGGED)
        && !ends_paragraph(before)
        && !indented
        && !is_marker(&letters[next..letters.len().min(next + 8)]);
    if bracket && !ends_paragraph(before) || wrapped {
        let latin = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        proposals.push(page.edit(EditKind::Linebreak, last, next, if latin { " " } else { "" }));
    }
}
