//! Headings that stand alone on their line, without a closing mark or closed by 。.

use tigang_text::Span;

use super::{Form, TEXT, View};
use crate::outline::family::is_han;
use crate::outline::scan::{Candidate, closes};
use crate::outline::words::WORDS;

/// Letters of a heading that stands alone without a number.
const HEADING: std::ops::RangeInclusive<usize> = 2..=60;
/// Letters of a heading that stands alone and is closed by 。.
const CLOSED: std::ops::RangeInclusive<usize> = 7..=26;
/// Headings in a row; more are a poem, a list of names, a table.
const IN_A_ROW: usize = 2;

/// Lines without a closing mark between paragraphs: headings without numbers.
pub(super) fn open(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 1,
        rank: 29,
        trust: 26,
        lone: 12,
        stands: true,
        label: "无序号标题",
    };
    let lines = view.segments.paragraphs.len();
    let is_heading: Vec<bool> = (0..lines).map(|line| is_heading(view, line)).collect();
    let mut found = Vec::new();
    // The line before the first paragraph is a heading where the head of the text, its date or salutation, has ended before it.
    let headed = |line: usize| {
        let letters = line.checked_sub(1).map_or(&[][..], |before| view.letters(before));
        view.body <= line || matches!(letters.last(), Some(')' | '日' | ':' | '!'))
    };
    let first = view.body.saturating_sub(1);
    for line in (first..lines).filter(|line| is_heading[*line] && headed(*line)) {
        let before = (0..line)
            .rev()
            .take_while(|before| is_heading[*before])
            .take(IN_A_ROW)
            .count();
        let after = (line + 1..lines)
            .take_while(|after| is_heading[*after])
            .take(IN_A_ROW)
            .count();
        let next = line + 1 + after;
        // 各位代表! may stand between a heading and its text.
        let address = next + 1 < lines && matches!(view.letters(next).last(), Some('!' | ':'));
        let text = [next, next + usize::from(address)]
            .iter()
            .any(|next| *next < lines && (view.marked[*next] || TEXT <= view.letters(*next).len()));
        // What stands before must be finished: a heading does not interrupt a sentence.
        let finished = line == 0 || is_heading[line - 1] || view.marked[line - 1] || {
            view.letters(line - 1)
                .last()
                .is_some_and(|last| closes(*last) || matches!(last, ':' | '”' | '…' | ')' | ';'))
        };
        if text && finished && before + after < IN_A_ROW {
            let span = view.segments.paragraphs[line];
            let closing = usize::from(view.letters(line).last() == Some(&'?'));
            found.push(view.candidate(line, Span::new(span.start, span.end - closing as u32), &form));
        }
    }
    found
}

/// Short lines that are one sentence closed by 。 between paragraphs, two or more of them.
pub(super) fn closed(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 5,
        rank: 28,
        trust: 22,
        lone: 60,
        stands: true,
        label: "独行句",
    };
    let short = |line: usize| {
        let letters = view.letters(line);
        if view.marked[line] || letters.last() != Some(&'。') || !CLOSED.contains(&letters.len()) {
            return false;
        }
        let commas = letters.iter().filter(|letter| **letter == ',').count();
        let han = letters
            .iter()
            .filter(|letter| is_han(**letter) || matches!(letter, '、' | '“' | '”'))
            .count();
        commas <= 1 && han + commas + 1 == letters.len()
    };
    let lines = view.segments.paragraphs.len();
    (view.body + 1..lines)
        .filter(|&line| {
            let long = |line: usize| line < lines && TEXT <= view.letters(line).len();
            short(line) && long(line + 1) && (view.marked[line - 1] || TEXT <= view.letters(line - 1).len())
        })
        .map(|line| {
            let span = view.segments.paragraphs[line];
            view.candidate(line, Span::new(span.start, span.end - 1), &form)
        })
        .collect()
}

fn is_heading(view: &View<'_>, line: usize) -> bool {
    let letters = view.letters(line);
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
        return false;
    };
    // Most lines are paragraphs, which their length alone tells.
    if view.marked[line] || !HEADING.contains(&letters.len()) {
        return false;
    }
    let framed = |letter: &&char| is_han(**letter) || matches!(letter, '【' | '】');
    let han = letters.iter().filter(framed).count();
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    let calendar = WORDS.words("calendar");
    let words = letters
        .iter()
        .filter(|letter| is_han(**letter) && calendar.prefix(&[**letter]).is_none())
        .count();
    // Rows of a table set numbers apart with blanks.
    let row = letters
        .windows(2)
        .any(|pair| pair[0] == ' ' && pair[1].is_ascii_digit());
    let broken = letters[..letters.len() - 1]
        .iter()
        .any(|letter| matches!(letter, '。' | '!' | ';' | '|' | '=' | '{' | '}' | '<' | '>' | '_'));
    let paired = |open: char, close: char| {
        letters.iter().filter(|letter| **letter == open).count()
            == letters.iter().filter(|letter| **letter == close).count()
    };
    !broken
        && !row
        && 2 <= words
        && 10 * letters.len() <= 13 * (han + digits)
        && (is_han(*first) || matches!(first, '“' | '《' | '【') || first.is_ascii_digit())
        && (is_han(*last) || matches!(last, '?' | '”' | ')' | '》' | '】'))
        && paired('“', '”')
        && paired('《', '》')
        && paired('(', ')')
}
