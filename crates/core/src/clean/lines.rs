//! Lines: breaks that copying put into words and sentences go, breaks that it lost come back, and so do spaces.
//!
//! Verse, lists and tables keep their lines: a line is joined to the next only where the whole text was wrapped ([`wrap`]), or
//! where a bracket would stand alone. Spaces between Latin words, and between the phrases of a title, are the text's own.

mod digits;
mod marker;
mod paragraphs;
mod parted;
mod spaces;
mod wrap;

use std::ops::Range;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::{Phrases, is_han};

/// The words of this stage.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/lines.tsv")));

/// A line longer than this holds several paragraphs, if it has spaces behind full stops.
const LONG_LINE: usize = 300;
/// So does a shorter one that is the whole text.
const SHORT_PAGE: usize = 120;
/// A line shorter than this holds one paragraph, if it has no spaces.
const ONE_LINE: usize = 200;
/// A line whose paragraphs are parted by spaces has so many.
const MIN_PARTED: usize = 3;
/// A heading is no longer than this.
const MAX_HEADING: usize = 60;
/// Half a heading is no longer than this.
const MAX_HALF: usize = 36;
/// A paragraph is at least so long.
const MIN_PARAGRAPH: usize = 30;
/// A line written letter by letter has at least so many letters.
const MIN_SINGLES: usize = 6;
/// Fewer are enough where another line is written so.
const FEW_SINGLES: usize = 3;
/// Letters of the number before a heading, as in 1.2.10.
const LONGEST_NUMBER: usize = 6;

/// Joins the lines of a text that was wrapped, before anything else looks at its lines.
pub(super) fn unwrap(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let current = draft.current();
    let [ended @ .., _] = current.census().lines() else {
        return;
    };
    if !wrap::may_be(ended) {
        return;
    }
    let page = Page::new(current, lexicon);
    let joints = unwrapped(&page, draft, lexicon);
    draft.propose(joined_lines(&page, &joints));
}

/// The breaks of a wrapped text, but for those where the file ends a heading.
fn unwrapped(page: &Page, draft: &Draft<'_>, lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let mut joints = wrap::joints(&page.letters, page.current.scalars(), &page.lines, lexicon);
    let headings = &draft.facts.headings;
    joints.retain(|(last, _)| {
        let raw = page.current.raw_span(*last, last + 1).start;
        let next = headings.partition_point(|hint| hint.raw.end < raw);
        headings.get(next).is_none_or(|hint| hint.raw.end != raw)
    });
    joints
}

/// Puts lines and spaces right.
pub(super) fn mend(draft: &mut Draft<'_>, lexicon: &Lexicon) {
    let page = Page::new(draft.current(), lexicon);
    let mut proposals = Vec::new();
    let mut joints = unwrapped(&page, draft, lexicon);
    for line in &page.lines {
        let Range { start, end } = *line;
        let before = proposals.len();
        spaces::mend(&page, start, end, lexicon, &mut proposals);
        let parted = proposals[before..].iter().filter(|edit| edit.after == "\n").count();
        if page.is_one_line(line) && parted < MIN_PARTED {
            let breaks = paragraphs::breaks(&page.letters, line).into_iter();
            proposals.extend(breaks.map(|(at, why)| Proposal {
                certainty: Certainty::Likely,
                note: Some(why.to_owned()),
                ..page.edit(EditKind::Linebreak, at, at, "\n")
            }));
        }
        if end < page.letters.len() {
            joints.extend(bracket(&page, start, end));
        }
    }
    joints.sort_unstable();
    joints.dedup();
    proposals.extend(joined_lines(&page, &joints));
    proposals.extend(lone_markers(&page));
    proposals.extend(broken_headings(&page, &joints));
    draft.propose(proposals);
}

/// Joins the number of a heading that stands on a line of its own to the heading below it: 一、, 01
fn lone_markers(page: &Page) -> Vec<Proposal> {
    let line = |range: &Range<usize>| {
        let letters = &page.letters[range.clone()];
        let before = letters.iter().take_while(|letter| is_space(**letter)).count();
        (before < letters.len()).then(|| range.start + before..range.start + trimmed(letters))
    };
    let mut proposals = Vec::new();
    let mut zeros = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for next in page.lines.iter().filter_map(line) {
        let text = &page.letters[next.clone()];
        let lone = last.replace(next.clone()).filter(|last| last.len() <= LONGEST_NUMBER);
        // Over a paragraph it numbers a part that has no heading.
        let heading = text.len() <= MAX_HEADING && !is_prose_end(text);
        let opens = heading && (matches!(text[0], '“' | '《') || is_han(text[0]));
        let Some(lone) = lone.filter(|_| opens && marker::of(text).is_none()) else {
            continue;
        };
        let (at, marker) = (lone.end..next.start, &page.letters[lone.clone()]);
        // Another edit between the two, as a notice of missing text, keeps them apart.
        if page.current.raw_span(at.start, at.end).len() as usize != at.len() {
            continue;
        }
        if marker::is_alone(marker) {
            proposals.push(page.edit(EditKind::Linebreak, at.start, at.end, ""));
        } else if marker[0] == '0' && marker.len() == 2 {
            zeros.push((marker[1], page.edit(EditKind::Linebreak, at.start, at.end, " ")));
        }
    }
    // One such number may be anything; 01 and 02 count.
    if zeros.iter().map(|(digit, _)| *digit).take(2).eq(['1', '2']) {
        proposals.extend(zeros.into_iter().map(|(_, edit)| edit));
    }
    proposals
}

/// Joins the second half of a heading to the first, where its writer broke the line behind a comma: 一、提高认识,
fn broken_headings(page: &Page, joints: &[(usize, usize)]) -> Vec<Proposal> {
    let text = |line: &Range<usize>| {
        let letters = &page.letters[line.clone()];
        let blanks = letters.iter().take_while(|letter| is_space(**letter)).count();
        (blanks < letters.len()).then(|| line.start + blanks..line.start + trimmed(letters))
    };
    let half = |line: &Range<usize>| line.len() <= MAX_HALF && !page.letters[line.clone()].contains(&'。');
    let broken = |lines: &[Range<usize>]| {
        let (first, second) = (text(&lines[0])?, text(&lines[1])?);
        let letters = &page.letters[first.clone()];
        let opens = marker::of(letters).is_some_and(marker::Marker::is_heading) && letters.last() == Some(&',');
        let behind = &page.letters[second.clone()];
        let goes_on = marker::of(behind).is_none() && !matches!(behind.last(), Some(',' | ';' | ':'));
        let own = page.current.raw_span(first.end, second.start).len() as usize == second.start - first.end
            && joints.binary_search_by_key(&first.end, |(last, _)| *last).is_err();
        (opens && goes_on && own && half(&first) && half(&second))
            .then(|| page.edit(EditKind::Linebreak, first.end, second.start, ""))
    };
    page.lines.windows(2).filter_map(broken).collect()
}

fn is_prose_end(line: &[char]) -> bool {
    matches!(line.last(), Some('。' | ';' | ',' | ':'))
}

/// The letters as they stand, and folded.
struct Page {
    current: Rc<Current>,
    letters: Arc<Vec<char>>,
    /// All lines, empty ones too.
    lines: Vec<Range<usize>>,
    /// Places of all spaces, ascending.
    spaces: Vec<usize>,
    /// A line longer than this has lost breaks.
    long_line: usize,
    /// Letters that a line written letter by letter has here.
    singles: usize,
}

impl Page {
    fn new(current: Rc<Current>, lexicon: &Lexicon) -> Self {
        let mut letters = current.shared_shadow(lexicon);
        let lines = current.census().lines().to_vec();
        if current.census().has('\u{3000}') {
            let letters = Arc::make_mut(&mut letters);
            let wide = |at: &usize| current.scalars()[*at] == '\u{3000}';
            current
                .census()
                .others()
                .filter(wide)
                .for_each(|at| letters[at] = '\u{3000}');
        }
        let others = current.census().others();
        let spaces = others.filter(|at| is_space(letters[*at])).collect();
        let mut filled = lines.iter().filter(|line| 0 < trimmed(&letters[line.start..line.end]));
        let only = filled.next().is_some() && filled.next().is_none();
        let mut page = Self {
            current,
            letters,
            lines,
            spaces,
            long_line: if only { SHORT_PAGE } else { LONG_LINE },
            singles: MIN_SINGLES,
        };
        if page.lines.iter().any(|line| page.is_letter_spaced(line)) {
            page.singles = FEW_SINGLES;
        }
        page
    }

    /// Whether a line is nearly all of a text that has lost its breaks.
    fn is_one_line(&self, line: &Range<usize>) -> bool {
        self.long_line.max(ONE_LINE) < line.len() && 9 * self.letters.len() <= 10 * line.len()
    }

    /// Places of the spaces in a line.
    fn spaces(&self, line: &Range<usize>) -> &[usize] {
        let [from, to] = [line.start, line.end].map(|at| self.spaces.partition_point(|space| *space < at));
        &self.spaces[from..to]
    }

    /// Whether a line is written letter by letter: 今 天 开 会
    fn is_letter_spaced(&self, line: &Range<usize>) -> bool {
        if self.spaces(line).len() + 1 < self.singles {
            return false;
        }
        let letters = &self.letters[line.start..line.end];
        let (mut pieces, mut singles) = (0, 0);
        for piece in letters
            .split(|letter| is_space(*letter))
            .filter(|piece| !piece.is_empty())
        {
            pieces += 1;
            singles += usize::from(piece.len() == 1);
        }
        self.singles <= singles && 5 * pieces <= 6 * singles
    }

    /// An edit of some letters, but for those that an earlier edit put back together with others.
    fn edit(&self, kind: EditKind, start: usize, end: usize, after: &str) -> Proposal {
        let joined = |at: usize| {
            0 < at
                && self
                    .current
                    .raw(at - 1)
                    .is_some_and(|raw| Some(raw) == self.current.raw(at))
        };
        let first = (start..end).find(|at| !joined(*at)).unwrap_or(start);
        let last = (first..end).rev().find(|at| !joined(at + 1));
        Proposal {
            kind,
            raw: self.current.raw_span(first, last.map_or(end, |last| last + 1)),
            after: after.to_owned(),
            certainty: Certainty::Certain,
            note: None,
        }
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200a}')
}

/// Whether a line has a mark of sentences; the comma of 3,400 is none.
fn is_prose(line: &[char]) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(char::is_ascii_digit);
    (0..line.len()).any(|at| match line[at] {
        '。' | ';' | '!' | '?' => true,
        ',' => !digit(at.checked_sub(1)) || !digit(Some(at + 1)),
        _ => false,
    })
}

fn trimmed(line: &[char]) -> usize {
    let behind = line.iter().rev().take_while(|letter| is_space(**letter)).count();
    line.len() - behind
}

fn ends_paragraph(letter: char) -> bool {
    matches!(letter, '。' | '!' | '?' | ':' | '”' | '…')
}

/// Joins a line to the next where a bracket would stand alone: 《 国防法 》.
fn bracket(page: &Page, start: usize, end: usize) -> Option<(usize, usize)> {
    let letters = page.letters.as_slice();
    let last = start + trimmed(&letters[start..end]);
    let blanks = letters[end + 1..]
        .iter()
        .take_while(|letter| is_space(**letter))
        .count();
    let next = end + 1 + blanks;
    let after = *letters.get(next).filter(|after| **after != '\n' && start < last)?;
    let before = letters[last - 1];
    let alone = "“‘(《【〔".contains(before) || "、,。;:!?”’)》】〕".contains(after);
    (alone && !ends_paragraph(before)).then_some((last, next))
}

/// Takes breaks away; Latin words on both sides keep a space, unless one was broken in two: GD P.
fn joined_lines(page: &Page, joints: &[(usize, usize)]) -> Vec<Proposal> {
    let letters = page.letters.as_slice();
    let edit = |&(last, next): &(usize, usize)| {
        let latin = |at: usize| letters.get(at).is_some_and(char::is_ascii_alphabetic);
        let upper = |at: usize| letters.get(at).is_some_and(char::is_ascii_uppercase);
        let words = latin(last - 1) && latin(next) && !(upper(last - 1) && upper(next));
        page.edit(EditKind::Linebreak, last, next, if words { " " } else { "" })
    };
    joints.iter().map(edit).collect()
}
