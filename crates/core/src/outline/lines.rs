//! Lines as the outline sees them: the paragraphs, and inside a long paragraph the pieces that lost their line breaks to blanks.
//!
//! Repair makes line breaks where it is sure. Here a blank is enough when structure speaks for it, because nothing is changed by it.

use tigang_text::{Clean, Span};

use super::family::{Clause, Family, Kind, Place, is_han};
use super::scan::closes;
use crate::segment::{Segments, Sentence};
use crate::shadow::Shadow;

/// A paragraph that may hold several lines.
const LONG: usize = 120;
/// Letters of a heading with and without a marker.
const MARKED: usize = 70;
const UNMARKED: std::ops::RangeInclusive<usize> = 4..=46;
/// Trust of a family whose marker opens a line wherever it stands.
const STRONG: i32 = 40;

/// The lines, and the sentences cut where a line ends.
pub(super) fn lines(shadow: &Shadow, segments: &Segments, table: &[Family]) -> Segments {
    let mut lines = Segments::default();
    for &paragraph in &segments.paragraphs {
        let letters = shadow.slice(paragraph);
        let mut start = 0;
        // Nearly all paragraphs have no blank inside.
        if LONG <= letters.len() && letters.contains(&' ') {
            for at in 1..letters.len() - 1 {
                if letters[at] == ' ' && start < at && breaks(letters, start, at, table) {
                    lines.paragraphs.push(line(paragraph, letters, start, at));
                    start = at + 1;
                }
            }
        }
        lines.paragraphs.push(line(paragraph, letters, start, letters.len()));
    }
    sentences(segments, &mut lines);
    lines
}

fn line(paragraph: Span<Clean>, letters: &[char], start: usize, end: usize) -> Span<Clean> {
    let blanks = letters[start..end].iter().take_while(|letter| **letter == ' ').count();
    Span::new(paragraph.start + (start + blanks) as u32, paragraph.start + end as u32)
}

/// Whether the blank at `at` stands for a line break; the line before it began at `start`.
fn breaks(letters: &[char], start: usize, at: usize, table: &[Family]) -> bool {
    let (before, after) = (letters[at - 1], letters[at + 1]);
    let opens = is_han(after) || matches!(after, '(' | '—' | '_' | '*' | '“') || after.is_ascii_digit();
    if !opens || before == ' ' {
        return false;
    }
    let word = is_han(after) || matches!(after, '(' | '—' | '_' | '*');
    if closes(before) || before == ':' || (matches!(before, '”' | ')') && closes(letters[at.saturating_sub(2)])) {
        return word || marked(&letters[at + 1..], table);
    }
    let piece = &letters[start..at];
    let whole = piece.len() <= MARKED && !piece.iter().any(|letter| matches!(letter, '。' | '!' | ';' | ' '));
    let heading = whole
        && is_han(before)
        && word
        && if marked(piece, table) {
            piece.len() <= MARKED
        } else {
            0 < start
                && UNMARKED.contains(&piece.len())
                && piece
                    .iter()
                    .all(|letter| is_han(*letter) || matches!(letter, ',' | '、' | '“' | '”'))
        };
    heading || (!matches!(before, ',' | '、') && !before.is_ascii_alphanumeric() && marked(&letters[at + 1..], table))
}

/// Whether the letters begin with the marker of a strong family.
fn marked(letters: &[char], table: &[Family]) -> bool {
    table.iter().any(|family| {
        let strong = STRONG <= family.trust(Place::Line) && family.kind == Kind::Number;
        strong && family.find(&Clause::new(letters)).is_some_and(|found| found.value != 0)
    })
}

/// The sentences of the text, cut where a line ends.
fn sentences(segments: &Segments, lines: &mut Segments) {
    let mut line = 0;
    for sentence in &segments.sentences {
        let mut span = sentence.span;
        while let Some(&here) = lines.paragraphs.get(line) {
            if here.end <= span.start {
                line += 1;
                continue;
            }
            let start = span.start.max(here.start);
            lines.sentences.push(Sentence {
                span: Span::new(start, span.end.min(here.end)),
                paragraph: line as u32,
            });
            if span.end <= here.end {
                break;
            }
            span = Span::new(here.end, span.end);
            line += 1;
        }
    }
    lines.sentences.retain(|sentence| !sentence.span.is_empty());
}
