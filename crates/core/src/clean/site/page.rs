//! The draft as a web page: letters in shadow form, cut into units.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use tigang_lexicon::Lexicon;
use tigang_text::{Raw, Span};

use super::vocabulary::{Role, Vocabulary};
use crate::clean::{Current, Draft};

/// A line longer than this may be a whole page that lost its line breaks; it is cut at its spaces and behind its sentences.
const LONG_LINE: usize = 300;

/// A bracket with spaces in it that is one piece is no longer than this.
const MAX_BRACKET: usize = 24;

/// What stands on the page now.
pub(super) struct Page {
    /// The letters, and where each stood.
    pub(super) current: Rc<Current>,
    /// The same in the letters that the vocabulary is written in, lower case.
    pub(super) shadow: Arc<Vec<char>>,
    /// Lines without the spaces around them, empty ones left out; a line that is a whole page is cut at its spaces and sentences.
    pub(super) units: Vec<Unit>,
    /// Where in the shadow a phrase of the vocabulary may begin.
    openings: Vec<u32>,
    raw_len: u32,
}

/// A line, or a piece of a line that is a whole page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Without the spaces around it.
    pub(super) range: Range<usize>,
    /// Whether it is a line of its own.
    pub(super) whole_line: bool,
}

impl Page {
    pub(super) fn new(draft: &Draft<'_>, lexicon: &Lexicon) -> Self {
        let current = draft.current();
        let mut shadow = current.shared_shadow(lexicon);
        let is_upper = |at: usize| shadow[at].is_ascii_uppercase();
        if current.census().others().any(is_upper) {
            let shadow = Arc::make_mut(&mut shadow);
            for at in current.census().others() {
                shadow[at].make_ascii_lowercase();
            }
        }
        let mut units = Vec::new();
        for line in current.census().lines() {
            units_of(&shadow[line.clone()], line.start, &mut units);
        }
        Self {
            openings: Vocabulary::embedded().openings(&shadow),
            current,
            shadow,
            units,
            raw_len: draft.raw.len(),
        }
    }

    /// Cuts the units at the notices in them, so that the words of a notice do not speak against the line around it.
    pub(super) fn cut_at(&mut self, notices: &[Range<usize>]) {
        let mut notices = notices.iter().peekable();
        let mut units = Vec::with_capacity(self.units.len());
        for unit in std::mem::take(&mut self.units) {
            let Unit {
                range: Range { mut start, end },
                whole_line,
            } = unit;
            while notices.next_if(|notice| notice.end <= start).is_some() {}
            while let Some(notice) = notices.peek().filter(|notice| notice.start < end) {
                let pieces = [
                    start..notice.start.max(start),
                    notice.start.max(start)..notice.end.min(end),
                ];
                units.extend(pieces.into_iter().filter_map(|range| self.unit(range, whole_line)));
                start = notice.end.min(end);
                if notice.end <= end {
                    notices.next();
                } else {
                    break;
                }
            }
            units.extend(self.unit(start..end, whole_line));
        }
        self.units = units;
    }

    /// A range without the spaces around it, unless nothing is left.
    fn unit(&self, range: Range<usize>, whole_line: bool) -> Option<Unit> {
        let letters = self.shadow.get(range.clone())?;
        let before = letters.iter().take_while(|scalar| scalar.is_whitespace()).count();
        let behind = letters.iter().rev().take_while(|scalar| scalar.is_whitespace()).count();
        (before < letters.len()).then(|| Unit {
            range: range.start + before..range.end - behind,
            whole_line,
        })
    }

    /// Places in a range where phrases of the roles stand, ascending, those of one role without overlaps.
    pub(super) fn places(&self, range: Range<usize>, roles: &[Role]) -> Vec<(Role, Range<usize>)> {
        Vocabulary::embedded().places(&self.shadow, &self.openings, range, roles)
    }

    /// The letters of a range.
    pub(super) fn letters(&self, range: &Range<usize>) -> &[char] {
        &self.shadow[range.clone()]
    }

    /// Whether nothing of its line stands before a unit.
    pub(super) fn begins_line(&self, unit: &Unit) -> bool {
        let before = self.shadow[..unit.range.start].iter().rev();
        before
            .take_while(|scalar| **scalar != '\n')
            .all(|scalar| scalar.is_whitespace())
    }

    /// The letters of a range, without spaces and marks: what two copies of a title share.
    pub(super) fn bare(&self, range: &Range<usize>) -> Vec<char> {
        self.letters(range)
            .iter()
            .copied()
            .filter(|scalar| scalar.is_alphanumeric())
            .collect()
    }

    /// The raw letters of a range, with what was deleted behind its last letter.
    pub(super) fn raw(&self, range: &Range<usize>) -> Span<Raw> {
        let start = self.current.raw(range.start).map_or(self.raw_len, |raw| raw.start);
        let end = self.current.raw(range.end).map_or(self.raw_len, |raw| raw.start);
        Span::new(start, end)
    }

    /// The range with the white space behind it; at the end of a line that it did not begin, or of the page, before it.
    pub(super) fn with_space(&self, range: &Range<usize>) -> Range<usize> {
        let space = |scalar: &&char| scalar.is_whitespace();
        let blank = |scalar: &&char| space(scalar) && **scalar != '\n';
        let (before, behind) = (&self.shadow[..range.start], &self.shadow[range.end..]);
        let begins = before
            .iter()
            .rev()
            .find(|scalar| !blank(scalar))
            .is_none_or(|scalar| *scalar == '\n');
        let ends = behind.iter().find(|scalar| !blank(scalar)) == Some(&'\n');
        if !begins && ends {
            return range.start - before.iter().rev().take_while(blank).count()..range.end;
        }
        let end = range.end + behind.iter().take_while(space).count();
        if end == self.shadow.len() {
            range.start - before.iter().rev().take_while(space).count()..end
        } else {
            range.start..end
        }
    }
}

fn units_of(line: &[char], start: usize, units: &mut Vec<Unit>) {
    let whole_line = line.len() <= LONG_LINE;
    if whole_line {
        let before = line.iter().take_while(|scalar| scalar.is_whitespace()).count();
        let behind = line.iter().rev().take_while(|scalar| scalar.is_whitespace()).count();
        if before < line.len() {
            let range = start + before..start + line.len() - behind;
            units.push(Unit { range, whole_line });
        }
        return;
    }
    let mut at = 0;
    while at < line.len() {
        let end = piece_end(line, at);
        if at < end {
            let range = start + at..start + end;
            units.push(Unit { range, whole_line });
        }
        at = end + usize::from(line.get(end).is_some_and(|scalar| scalar.is_whitespace()));
    }
}

/// Where the piece that begins at `at` ends: at the next space that is in no short bracket, 【字体:大 中 小】, or behind a sentence
/// and the marks that close it.
fn piece_end(line: &[char], at: usize) -> usize {
    let mut open: Option<usize> = None;
    for (place, scalar) in line.iter().enumerate().skip(at) {
        match scalar {
            '【' | '[' if closes(line, place) => open = Some(place),
            '】' | ']' => open = None,
            scalar if scalar.is_whitespace() && open.is_none() => return place,
            '。' | '!' | '?' => {
                let closing = line[place + 1..]
                    .iter()
                    .take_while(|scalar| "。!?”’」』)".contains(**scalar));
                return place + 1 + closing.count();
            }
            _ => {}
        }
    }
    line.len()
}

/// Whether a bracket is closed soon.
fn closes(line: &[char], open: usize) -> bool {
    let inside = line[open + 1..].iter().take(MAX_BRACKET);
    inside
        .into_iter()
        .find(|scalar| "【[】]".contains(**scalar))
        .is_some_and(|scalar| matches!(scalar, '】' | ']'))
}
