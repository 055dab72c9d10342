//! Lines: breaks that copying put into words and sentences go, breaks that it lost come back, and so do spaces.
//!
//! Verse, lists and tables keep their lines: a line is joined to the next only where the whole text was wrapped ([`wrap`]), or
//! where a bracket would stand alone. Spaces between Latin words, and between the phrases of a title, are the text's own.

mod digits;
mod marker;
mod paragraphs;
mod wrap;

use std::ops::Range;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::{Phrases, is_han, is_numeral};

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
/// Pieces shorter than this on both sides of a space may be the phrases of one title.
const MAX_PHRASE: usize = 16;
/// A paragraph is at least so long.
const MIN_PARAGRAPH: usize = 30;
/// A word written letter by letter is no longer than this: the dictionary's longest has 16 letters.
const LONGEST_WORD: usize = 16;
/// A line written letter by letter has at least so many letters.
const MIN_SINGLES: usize = 6;
/// Fewer are enough where another line is written so.
const FEW_SINGLES: usize = 3;
/// So many spaces part the columns of a table.
const COLUMN: usize = 3;
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
        spaces(&page, start, end, lexicon, &mut proposals);
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

/// The spaces inside one line.
fn spaces(page: &Page, start: usize, end: usize, lexicon: &Lexicon, proposals: &mut Vec<Proposal>) {
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
        if breaks(letters, piece, at, run_end, end, long, 2 <= indent) {
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

/// Whether a line has a mark of sentences; the comma of 3,400 is none.
fn is_prose(line: &[char]) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(char::is_ascii_digit);
    (0..line.len()).any(|at| match line[at] {
        '。' | ';' | '!' | '?' => true,
        ',' => !digit(at.checked_sub(1)) || !digit(Some(at + 1)),
        _ => false,
    })
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

/// Whether a space stands for the end of a paragraph.
fn breaks(letters: &[char], piece: usize, at: usize, next: usize, end: usize, long: bool, indent: bool) -> bool {
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

/// Whether a line is a number as 1 or 1.1 and words alone, as a heading is; or 三 alone before a quotation.
fn numbers(number: &[char], words: &[char]) -> bool {
    if words.first() == Some(&'“') && !number.is_empty() && number.iter().all(|letter| is_numeral(*letter)) {
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
    let numeral = |letter: &&char| letter.is_ascii_digit() || is_numeral(**letter);
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

/// (2021年…, (xxxx年…: the date under a title.
fn is_year(letters: &[char]) -> bool {
    let digit = |letter: &char| letter.is_ascii_digit() || matches!(letter, 'x' | 'X' | '*' | '_' | '×' | '〇');
    letters.first() == Some(&'(')
        && letters.get(1..5).is_some_and(|year| year.iter().all(digit))
        && letters.get(5) == Some(&'年')
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
