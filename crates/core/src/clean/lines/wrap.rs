//! Hard wraps: whether a text was broken at one width, and which of its lines go on.
//!
//! A text is believed to be wrapped when many lines of one width break words between them, as no verse, list or table does.
//! Where its paragraphs end, the text says itself: by indents, by blank lines, or else by lines that are not full.

use std::collections::BTreeMap;
use std::ops::Range;

use tigang_lexicon::Lexicon;

use super::marker::{self, Marker};
use super::{ends_paragraph, is_space};
use crate::phrases::is_han;

/// Lines of wrapped text are between so many half letters wide: a telephone's and a wide screen's.
const WIDTHS: std::ops::RangeInclusive<usize> = 18..=200;
/// Below this verse and lists are as wide, and more is asked.
const NARROW: usize = 32;
/// A line that is so many half letters shorter than the width was not wrapped.
const RAGGED: usize = 6;
/// A text is believed to be wrapped when it has so many full lines.
const MIN_FULL_LINES: usize = 4;
/// So many of them end in the middle of a sentence; of narrow lines, so many.
const MIN_OPEN: usize = 3;
const MIN_OPEN_NARROW: usize = 8;
/// Of those lines, one in so many breaks a word: half of them do in wrapped text, none in verse and lists.
const BROKEN_WORDS: usize = 4;
/// Fewest broken words.
const MIN_BROKEN: usize = 2;
/// Lines take what they hold where no more than one in so many leaves room: headings do.
const STRICT: usize = 12;
/// So many lines may be wider than the rest, and one in so many more: a menu, a title.
const WIDE_LINES: usize = 2;
const WIDE_SHARE: usize = 20;
/// Paragraphs are told by indents or blank lines when there are so many.
const MIN_TOLD: usize = 3;
/// Letters on both sides of a break among which a broken word is looked for.
const WORD: usize = 4;

/// One line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line {
    start: usize,
    /// Behind its last letter that is no blank.
    end: usize,
    /// Width of the blanks before its first letter, in half letters.
    lead: usize,
    /// Of the whole line, in half letters.
    width: usize,
    /// Its first letter that is no blank.
    first: usize,
    /// Whether blank lines stand before it.
    parted: bool,
}

/// What tells the ends of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// A line indented deeper than this opens one.
    Indent(usize),
    /// Blank lines part them.
    Blank,
    /// A line that is not full ends one.
    Fullness,
}

/// How wide letters are, in half letters, as the program counted that broke the lines.
#[derive(Clone, Copy, Debug)]
enum Measure {
    /// ASCII is half as wide as Chinese.
    Screen,
    /// So it is, but marks were full-width then.
    Marks,
    /// All letters count alike.
    Letters,
}

impl Measure {
    fn of(self, letter: char) -> usize {
        match self {
            Self::Letters => 2,
            Self::Marks if letter.is_ascii_punctuation() => 2,
            _ if letter.is_ascii() || matches!(letter, '\u{a0}' | '\u{2002}'..='\u{200a}') => 1,
            _ => 2,
        }
    }

    fn width(self, line: &[char]) -> usize {
        line.iter().map(|letter| self.of(*letter)).sum()
    }
}

/// Whether a text of these lines may have been wrapped: all but a few are short.
pub(super) fn may_be(lines: &[Range<usize>]) -> bool {
    let long = lines.iter().filter(|line| *WIDTHS.end() < line.len()).count();
    MIN_FULL_LINES <= lines.len() && long <= spare(lines.len())
}

/// How many lines may be wider than the rest.
fn spare(lines: usize) -> usize {
    (WIDE_LINES + lines / WIDE_SHARE).min(lines / 8)
}

/// The breaks of a wrapped text that are none of its own: where the line ends, and where the next one begins. `letters` are
/// folded, `written` as they stand.
pub(super) fn joints(
    letters: &[char],
    written: &[char],
    ranges: &[Range<usize>],
    lexicon: &Lexicon,
) -> Vec<(usize, usize)> {
    if !may_be(ranges) {
        return Vec::new();
    }
    let (mut measure, mut lines) = (Measure::Screen, lines(written, ranges, Measure::Screen));
    // The measure by which most lines are as wide as the widest ones.
    let mut best = width(&lines).map_or(0, |width| width.count);
    for other in [Measure::Marks, Measure::Letters] {
        let found = self::lines(written, ranges, other);
        let count = width(&found).map_or(0, |width| width.count);
        if best < count {
            (measure, lines, best) = (other, found, count);
        }
    }
    let Some(width) = width_of_text(letters, &lines, lexicon) else {
        return Vec::new();
    };
    let spaced = 5 * lines.len() <= 6 * lines.iter().filter(|line| line.parted).count() + 6;
    let told = told(letters, &lines, width, spaced);
    let habits = habits(letters, &lines, width);
    let exact = |pair: &[Line]| exactly_full(letters, (pair[0], pair[1]), width, measure);
    // Where every line takes what it holds, one that does not ends its paragraph.
    let open = |pair: &&[Line]| is_full(pair[0], width) && !ends_paragraph(letters[pair[0].end - 1]);
    let (all, fit) = lines
        .windows(2)
        .filter(open)
        .fold((0, 0), |(all, fit), pair| (all + 1, fit + usize::from(exact(pair))));
    let strict = STRICT * (all - fit) <= all;
    let goes_on = |pair: &[Line]| {
        let (line, next) = (pair[0], pair[1]);
        let full = is_full(line, width);
        if !full || next.parted && !spaced {
            return false;
        }
        let before = letters[line.end - 1];
        let marker = marker::of(&letters[next.first..]);
        let heads = marker.is_some_and(|marker| marker.is_heading() && ends_paragraph(before));
        match told {
            Told::Indent(base) => next.lead <= base && !heads,
            Told::Blank => true,
            Told::Fullness if ends_paragraph(before) => {
                exact(pair) && !marker.is_some_and(|marker| habits.leads(marker))
            }
            Told::Fullness => (!strict || exact(pair)) && !marker.is_some_and(Marker::is_heading),
        }
    };
    let joined = lines.windows(2).filter(|pair| goes_on(pair));
    joined.map(|pair| (pair[0].end, pair[1].first)).collect()
}

/// The lines that are not blank.
fn lines(letters: &[char], ranges: &[Range<usize>], measure: Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut parted = false;
    for range in ranges {
        let (start, line) = (range.start, &letters[range.start..range.end]);
        let lead = line.iter().take_while(|letter| is_space(**letter)).count();
        if lead == line.len() {
            parted = true;
        } else {
            let trail = line.iter().rev().take_while(|letter| is_space(**letter)).count();
            lines.push(Line {
                start,
                end: start + line.len() - trail,
                lead: measure.width(&line[..lead]),
                width: measure.width(&line[..line.len() - trail]),
                first: start + lead,
                parted,
            });
            parted = false;
        }
    }
    lines
}

/// How wide lines are, in half letters.
#[derive(Clone, Copy, Debug)]
struct Width {
    /// The width most of the full ones have.
    column: usize,
    /// That of the widest but for a few: marks may hang out of a column.
    widest: usize,
    /// How many have that of the column, or one half letter less.
    count: usize,
}

/// The widest lines but for a few: that many lines are about as wide.
fn width(lines: &[Line]) -> Option<Width> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let fills = |width: &usize| {
        let from = widths.partition_point(|other| other + RAGGED < *width);
        let to = widths.partition_point(|other| other <= width);
        MIN_FULL_LINES <= to - from
    };
    let widest = *widths
        .iter()
        .rev()
        .take(spare(lines.len()) + 1)
        .find(|width| fills(width))?;
    let count = |width: usize| {
        let from = widths.partition_point(|other| other + 1 < width);
        widths.partition_point(|other| *other <= width) - from
    };
    let columns = widest.saturating_sub(RAGGED)..=widest;
    let (count, column) = columns.map(|column| (count(column), column)).max()?;
    Some(Width { column, widest, count })
}

/// The width a text was wrapped at, in half letters, if it was.
fn width_of_text(letters: &[char], lines: &[Line], lexicon: &Lexicon) -> Option<Width> {
    let width = width(lines)?;
    if !WIDTHS.contains(&width.column) {
        return None;
    }
    let (mut open, mut broken, mut in_full) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| is_full(pair[0], width)) {
        in_full += pair[0].end - pair[0].start;
        if !ends_paragraph(letters[pair[0].end - 1]) {
            open += 1;
            broken += usize::from(breaks_word(letters, pair, lexicon));
        }
    }
    let all: usize = lines.iter().map(|line| line.end - line.start).sum();
    let least = if width.column < NARROW {
        MIN_OPEN_NARROW
    } else {
        MIN_OPEN
    };
    (least <= open && MIN_BROKEN.max(open.div_ceil(BROKEN_WORDS)) <= broken && all <= 3 * in_full).then_some(width)
}

/// Whether a word or a number begins on one line and ends on the next.
fn breaks_word(letters: &[char], pair: &[Line], lexicon: &Lexicon) -> bool {
    let (before, after) = (
        &letters[pair[0].first..pair[0].end],
        &letters[pair[1].first..pair[1].end],
    );
    let (Some(last), Some(first)) = (before.last(), after.first()) else {
        return false;
    };
    if last.is_ascii_digit() && (first.is_ascii_digit() || matches!(first, '%' | '年' | '月' | '日' | '万' | '亿'))
    {
        return true;
    }
    let dictionary = lexicon.dictionary();
    let left = before
        .iter()
        .rev()
        .take_while(|letter| is_han(**letter))
        .take(WORD - 1)
        .count();
    let right = after
        .iter()
        .take_while(|letter| is_han(**letter))
        .take(WORD - 1)
        .count();
    let around: Vec<char> = before[before.len() - left..]
        .iter()
        .chain(&after[..right])
        .copied()
        .collect();
    dictionary.contains(&[*last, *first])
        || (0..left).any(|from| {
            (left + 1..=around.len())
                .any(|to| 2 < to - from && to - from <= WORD && dictionary.contains(&around[from..to]))
        })
}

/// What tells paragraphs in a text of this width.
fn told(letters: &[char], lines: &[Line], width: Width, spaced: bool) -> Told {
    let pairs = || lines.windows(2).filter(|pair| spaced || !pair[1].parted);
    let open = |pair: &&[Line]| is_full(pair[0], width) && !ends_paragraph(letters[pair[0].end - 1]);
    // Lines that certainly go on show how deep lines that open nothing are indented.
    let mut leads: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs().filter(open) {
        *leads.entry(pair[1].lead).or_default() += 1;
    }
    let base = leads
        .iter()
        .max_by_key(|(lead, count)| (**count, usize::MAX - **lead))
        .map_or(0, |(lead, _)| *lead);
    let deeper = leads.range(base + 1..).map(|(_, count)| count).sum::<usize>();
    let indented = lines.iter().filter(|line| base < line.lead).count();
    let all: usize = leads.values().sum();
    if MIN_TOLD <= indented && 10 * deeper <= all {
        return Told::Indent(base);
    }
    let parted = lines.iter().filter(|line| line.parted).count();
    let together = pairs().filter(|pair| !pair[1].parted).count();
    let ended = pairs()
        .filter(|pair| !pair[1].parted && !is_full(pair[0], width))
        .count();
    if !spaced && MIN_TOLD <= parted && 20 * ended <= together {
        return Told::Blank;
    }
    Told::Fullness
}

/// Where the markers of a text stand that are certain: at the head of a paragraph, or inside one.
struct Habits(BTreeMap<Marker, (usize, usize)>);

impl Habits {
    /// Whether a marker of this kind rather opens a paragraph.
    fn leads(&self, marker: Marker) -> bool {
        let (heads, inside) = self.0.get(&marker).copied().unwrap_or_default();
        inside <= heads
    }
}

fn habits(letters: &[char], lines: &[Line], width: Width) -> Habits {
    let mut habits: BTreeMap<Marker, (usize, usize)> = BTreeMap::new();
    for pair in lines.windows(2) {
        if !pair[1].parted && is_full(pair[0], width) {
            continue;
        }
        if let Some(marker) = marker::of(&letters[pair[1].first..]) {
            habits.entry(marker).or_default().0 += 1;
        }
    }
    for line in lines {
        for at in line.first + 1..line.end {
            if matches!(letters[at - 1], '。' | '!' | '?' | ';' | ':' | '”')
                && let Some(marker) = marker::of(&letters[at..line.end])
            {
                habits.entry(marker).or_default().1 += 1;
            }
        }
    }
    Habits(habits)
}

/// Whether a line fills the width.
fn is_full(line: Line, of_text: Width) -> bool {
    line.width <= of_text.widest && of_text.column <= line.width + RAGGED
}

/// Whether the first letters of the next line had no room.
fn exactly_full(letters: &[char], (line, next): (Line, Line), of_text: Width, measure: Measure) -> bool {
    let first = &letters[next.first..next.end];
    let run = first
        .iter()
        .take_while(|letter| letter.is_ascii_alphanumeric())
        .count()
        .max(1);
    // A mark that may not open a line goes with the letter before it.
    let marks = first[run..]
        .iter()
        .take_while(|letter| "、,。;:!?”’)》】".contains(**letter))
        .count();
    of_text.column < line.width + measure.width(&first[..run]) + 2 * marks
}
