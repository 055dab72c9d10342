//! Footnotes of printed pages: the number behind a word or sentence, and the note at the foot of the page or the end of the text.
//!
//! A note is taken out of the text only where both are there: 降至1.2%①。 and, on a line of its own further down, ①数据来源:…
//! A list that counts with the same signs has nothing in the text before it that points to its items. Numbers in square brackets
//! without notes, as encyclopedias leave them, count from one behind words. Years and numbers of documents are none of these:
//! 〔2020〕5号, [2020]. Both stand in the record and can be put back.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal, trimmed};
use crate::phrases::{Phrases, is_han};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/footnotes.tsv")));

/// Digits of a footnote's number.
const DIGITS: usize = 3;
/// A note has at least so many letters.
const MIN_NOTE: usize = 3;
/// A line of a note that goes on in the next has at least so many letters.
const WRAPPED: usize = 16;
/// A note is broken into no more lines than these.
const LINES: usize = 4;
/// Numbers without notes count to this at least.
const ALONE: u32 = 2;

const NUMBER: &str = "脚注号,不属正文";
const NOTE: &str = "脚注,不属正文";

/// How the number of a footnote is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// [1] 〔1〕
    Square,
    /// ①
    Circled,
    /// ¹
    Raised,
}

/// The number of a footnote: how it is set, its value, its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    form: Form,
    value: u32,
    len: usize,
}

/// A footnote's text: its number, and its lines.
struct Foot {
    number: Number,
    lines: Range<usize>,
}

/// Takes footnotes out of the text.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let census = current.census();
    let letters = current.scalars();
    let opens = |at: &usize| number(&letters[*at..]).is_some();
    let places: Vec<usize> = census.others().filter(opens).collect();
    if places.is_empty() {
        return;
    }
    let lines: Vec<Range<usize>> = census.lines().iter().map(|line| trimmed(letters, line)).collect();
    let mut pointing = pointing(letters, &lines, &places);
    let feet = feet(letters, &lines);
    let mut proposals = Vec::new();
    let mut noted = BTreeSet::new();
    for run in feet.chunk_by(|foot, next| foot.lines.end == next.lines.start && foot.number.form == next.number.form) {
        let from = lines[run[0].lines.start].start;
        let Some(places) = pointed(&mut pointing, run, from) else {
            continue;
        };
        noted.extend(places.iter().copied());
        let first = run[0].lines.start;
        let head = first
            .checked_sub(1)
            .filter(|line| is_head(&letters[lines[*line].clone()]));
        let end = run.last().map_or(first, |foot| foot.lines.end);
        proposals.push(cut(&current, &lines, head.unwrap_or(first)..end));
    }
    let listed = feet.iter().any(|foot| foot.number.form == Form::Square);
    let alone = if listed { Vec::new() } else { alone(&pointing, letters) };
    for (place, certainty) in noted
        .iter()
        .map(|place| (*place, Certainty::Certain))
        .chain(alone.into_iter().map(|place| (place, Certainty::Likely)))
    {
        let len = number(&letters[place..]).map_or(0, |number| number.len);
        proposals.push(Proposal {
            certainty,
            note: Some(NUMBER.to_owned()),
            ..Proposal::delete(EditKind::Markup, current.raw_span(place, place + len))
        });
    }
    draft.propose(proposals);
}

/// Where the numbers stand that point to notes, by how they are set and their value; ascending.
type Pointing = BTreeMap<(Form, u32), Vec<usize>>;

fn pointing(letters: &[char], lines: &[Range<usize>], places: &[usize]) -> Pointing {
    let mut pointing = Pointing::new();
    for &place in places {
        let line = &lines[lines.partition_point(|line| line.end < place).min(lines.len() - 1)];
        let Some(found) = number(&letters[place..]) else {
            continue;
        };
        let behind = letters[..line.end].get(place + found.len).copied();
        if line.start < place && points(letters[place - 1], behind, found.form) {
            pointing.entry((found.form, found.value)).or_default().push(place);
        }
    }
    pointing
}

/// Whether a number between these letters points to a note: behind a word or a sentence, and no item of a list begins with it.
fn points(before: char, behind: Option<char>, form: Form) -> bool {
    // km² is a unit.
    let latin = before.is_ascii_alphabetic() && form != Form::Raised;
    let word = is_han(before) || latin || before.is_ascii_digit() || "%％”》)）]］〕".contains(before);
    // 见[1], 第①项: the text speaks of the number itself.
    let cited = before == '、' || WORDS.prefix("cited", &[before]).is_some();
    let ended = matches!(before, '。' | '!' | '！' | '?' | '？');
    let closed = behind.is_none_or(|behind| "。,，;；!！?？、)）”》[［〔".contains(behind));
    let raised = form == Form::Raised;
    !cited && (ended || word && (closed || raised))
}

/// The notes: lines that begin with a number, and the lines they go on in.
fn feet(letters: &[char], lines: &[Range<usize>]) -> Vec<Foot> {
    let mut feet = Vec::new();
    let mut line = 0;
    while line < lines.len() {
        let range = &lines[line];
        let text = &letters[range.clone()];
        let Some(number) = number(text).filter(|number| number.len + MIN_NOTE <= text.len()) else {
            line += 1;
            continue;
        };
        let last = (line..lines.len().min(line + LINES)).find(|index| is_end(letters, lines, *index));
        let end = last.unwrap_or(line) + 1;
        feet.push(Foot {
            number,
            lines: line..end,
        });
        line = end;
    }
    feet
}

/// Whether a note ends with a line: behind a full stop, or where the next line is no rest of it.
fn is_end(letters: &[char], lines: &[Range<usize>], line: usize) -> bool {
    let range = &lines[line];
    let last = letters[range.clone()].last();
    let closed = last.is_some_and(|last| matches!(last, '。' | '.' | '!' | '！' | '》' | ')' | '）' | '页'));
    let rest = lines.get(line + 1).filter(|next| {
        let rest = !next.is_empty() && next.len() <= range.len() + 2 && WRAPPED <= range.len();
        rest && number(&letters[(*next).clone()]).is_none()
    });
    closed || rest.is_none()
}

/// The places in the text that point to a run of notes, all since the last such note; none if one note has none.
fn pointed(pointing: &mut Pointing, run: &[Foot], from: usize) -> Option<Vec<usize>> {
    let ascending = run.windows(2).all(|two| two[0].number.value < two[1].number.value);
    let mut places = Vec::new();
    let mut last = None;
    for foot in run {
        let all = pointing.get(&(foot.number.form, foot.number.value))?;
        let before = &all[..all.partition_point(|place| *place < from)];
        // Notes stand in the order in which the text first points to them.
        let first = before.first().copied().filter(|first| last < Some(*first))?;
        last = Some(first);
        places.extend_from_slice(before);
    }
    ascending.then(|| {
        for foot in run {
            if let Some(all) = pointing.get_mut(&(foot.number.form, foot.number.value)) {
                all.retain(|place| from < *place);
            }
        }
        places
    })
}

/// Numbers in square brackets in a text without notes that count from one. One of them shows that no items begin with them: it ends
/// a line, or a mark follows.
fn alone(pointing: &Pointing, letters: &[char]) -> Vec<usize> {
    let square = pointing.iter().filter(|((form, _), _)| *form == Form::Square);
    let mut found: Vec<(usize, u32)> = square
        .flat_map(|((_, value), places)| places.iter().map(|place| (*place, *value)))
        .collect();
    crate::order::sort_by_key(&mut found, |one| *one);
    let mut most = 0;
    let mut shown = false;
    for (place, value) in &found {
        if most + 1 < *value {
            return Vec::new();
        }
        most = most.max(*value);
        let len = number(&letters[*place..]).map_or(0, |number| number.len);
        shown |= letters.get(*place + len).is_none_or(|behind| !is_han(*behind));
    }
    if shown && ALONE <= most {
        found.into_iter().map(|(place, _)| place).collect()
    } else {
        Vec::new()
    }
}

/// Lines with their breaks; one line end is left where they stood.
fn cut(current: &Current, lines: &[Range<usize>], gone: Range<usize>) -> Proposal {
    let start = gone.start.checked_sub(1).map_or(0, |before| lines[before].end);
    let end = lines[gone.end - 1].end;
    let raw = match lines.get(gone.end) {
        Some(next) if gone.start == 0 => current.raw_span(0, next.start),
        _ => current.raw_span(start, end),
    };
    Proposal {
        note: Some(NOTE.to_owned()),
        ..Proposal::delete(EditKind::Markup, raw)
    }
}

/// Whether a line heads the notes: 注释:
fn is_head(line: &[char]) -> bool {
    let words: Vec<char> = line.iter().copied().filter(|letter| is_han(*letter)).collect();
    line.len() <= words.len() + 2 && WORDS.group("head").contains(&words)
}

/// The number of a footnote at the head of some letters.
fn number(letters: &[char]) -> Option<Number> {
    let first = *letters.first()?;
    let digits = |letters: &[char]| {
        letters
            .iter()
            .take(DIGITS + 1)
            .take_while(|letter| letter.is_ascii_digit())
            .count()
    };
    let value = |digits: &[char]| {
        digits
            .iter()
            .collect::<String>()
            .parse()
            .ok()
            .filter(|value| 0 < *value)
    };
    match first {
        '[' | '\u{ff3b}' | '〔' => {
            let len = digits(&letters[1..]);
            let close = match first {
                '[' => ']',
                '\u{ff3b}' => '\u{ff3d}',
                _ => '〕',
            };
            let closed = len <= DIGITS && letters.get(1 + len) == Some(&close);
            Some(Number {
                form: Form::Square,
                value: value(&letters[1..1 + len]).filter(|_| closed)?,
                len: len + 2,
            })
        }
        '①'..='⑳' => Some(Number {
            form: Form::Circled,
            value: u32::from(first) - u32::from('①') + 1,
            len: 1,
        }),
        _ => {
            raised(first)?;
            let raised: Vec<char> = letters
                .iter()
                .take(DIGITS)
                .map_while(|letter| raised(*letter))
                .collect();
            Some(Number {
                form: Form::Raised,
                value: value(&raised)?,
                len: raised.len(),
            })
        }
    }
}

/// The digit that a raised one stands for.
fn raised(letter: char) -> Option<char> {
    let value = match letter {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' | '⁴'..='⁹' => u32::from(letter) - 0x2070,
        _ => return None,
    };
    char::from_digit(value, 10)
}
