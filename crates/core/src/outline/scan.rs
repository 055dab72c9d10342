//! Candidates: every place where some family of the table fits. Most are no nodes; [`super::fit`] decides.

use std::collections::BTreeSet;
use std::ops::Range;

use tigang_text::{Clean, Span};

use super::family::{Clause, Keyed, Kind, Place, beginning_with, mix};
use super::number::Style;
use super::words::WORDS;
use crate::clean::Cleaned;
use crate::segment::Segments;
use crate::shadow::{Shadow, in_order};

/// A place that may open a node.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Marker, empty where the words are the title.
    pub(super) marker: Span<Clean>,
    /// Where the title begins.
    pub(super) title: u32,
    /// Fixed end of the title, for phrases.
    pub(super) title_end: Option<u32>,
    /// The number inside the marker.
    pub(super) number: Option<(Span<Clean>, Style)>,
    /// 0 without a number, [`super::family::CLOSING`] for 最后.
    pub(super) value: u32,
    /// Series hold members of one group.
    pub(super) group: u32,
    /// 一是 and 一要 are two words of one group.
    pub(super) word: u32,
    /// Goes on with words of other groups: 首先, 二是.
    pub(super) mixes: bool,
    /// Usual level.
    pub(super) rank: i32,
    /// How likely the place alone makes it a node.
    pub(super) trust: i32,
    /// Loss as the only member of its series.
    pub(super) lone: i32,
    /// First in its line.
    pub(super) leads: bool,
    /// Alone on its line.
    pub(super) stands: bool,
    /// Length of the free phrase, by which parallel phrases are known.
    pub(super) phrase: u32,
    /// Index of the line.
    pub(super) line: u32,
    /// Gaps before it.
    pub(super) gaps: u32,
    /// Turns of the text and changes of the speaker up to its line; see [`super::turns`].
    pub(super) turns: [u32; 2],
    /// What it is, for the reader.
    pub(super) label: &'static str,
    /// How its words make a node.
    pub(super) kind: Kind,
    /// Level of the heading as the file sets it, 1 for the highest; 0 where it says nothing.
    pub(super) hint: u8,
}

impl Candidate {
    /// Where it begins.
    pub(super) fn start(&self) -> u32 {
        self.marker.start
    }
}

/// A heading that stands alone is not longer; real ones reach about fifty letters.
const STANDING: usize = 70;
/// 一要 alone on its line ranks with the headings.
const STANDING_RANK: i32 = 33;
/// A line that is one sentence closed by 。 is a heading up to this length, beyond it a paragraph.
const CLOSED: usize = 36;

/// Finds the candidates of all lines, in reading order, at most one at a place.
pub(super) fn scan(cleaned: &Cleaned, shadow: &Shadow, segments: &Segments) -> Vec<Candidate> {
    let scalars = shadow.scalars();
    let body = body(scalars, &segments.paragraphs);
    let reported = reported(shadow, segments);
    let mut candidates = Vec::new();
    // Behind a Chinese letter none but 一 of 一是 opens anything.
    let openings = shadow.marks_and('一');
    let mut openings = in_order(&openings);
    let mut found_places = Vec::new();
    let mut referred = BTreeSet::new();
    for (index, &line) in segments.paragraphs.iter().enumerate() {
        let letters = shadow.slice(line);
        places(line.start, letters, openings(line), &mut found_places);
        for &(offset, place) in &found_places {
            let start = line.start + offset as u32;
            let clause = Clause::new(&letters[offset..]);
            let found = beginning_with(letters[offset]).iter().find_map(|&family| {
                let trust = family.trust(place);
                let fits = match family.kind {
                    // A dash before the first paragraph opens a subtitle.
                    Kind::Bullet => body <= index,
                    Kind::Speech => reported && body <= index && (place == Place::Line || letters[offset - 1] == '”'),
                    _ => true,
                };
                let found = (0 < trust && fits).then(|| family.find(&clause)).flatten()?;
                Some((family, trust, found))
            });
            let Some((family, trust, found)) = found else { continue };
            if let Some((.., Style::Circled)) = found.number {
                let after = letters.get(offset + found.length as usize);
                if refers(place, after) {
                    referred.insert(found.value);
                    continue;
                }
                if place == Place::Line && referred.contains(&found.value) {
                    continue;
                }
            }
            let end = start + found.length;
            let words = matches!(family.kind, Kind::Phrase | Kind::Topic | Kind::Sentence);
            let after = &letters[offset + found.length as usize..];
            let group = match family.keyed {
                Keyed::Not | Keyed::Mixing => mix(family.group, 0),
                Keyed::Choice | Keyed::Tail => mix(family.group, found.key),
            };
            let stands = place == Place::Line && !words && stands(after);
            candidates.push(Candidate {
                marker: if words { Span::at(start) } else { Span::new(start, end) },
                title: if words { start } else { end },
                title_end: matches!(family.kind, Kind::Phrase | Kind::Topic).then(|| trim_end(scalars, start, end)),
                number: found
                    .number
                    .map(|(from, to, style)| (Span::new(start + from, start + to), style)),
                value: found.value,
                group,
                word: found.word,
                mixes: family.keyed == Keyed::Mixing,
                rank: if stands {
                    family.rank.min(STANDING_RANK)
                } else {
                    family.rank
                },
                trust,
                lone: family.lone,
                leads: place == Place::Line,
                stands,
                phrase: if family.kind == Kind::Phrase { found.phrase } else { 0 },
                line: index as u32,
                gaps: gaps_before(cleaned, start),
                turns: [0; 2],
                label: family.label,
                kind: family.kind,
                hint: 0,
            });
        }
    }
    candidates
}

/// Whether a circled number behind words points to a footnote: 降至1.2%②。 A line that begins with it is the footnote.
fn refers(place: Place, after: Option<&char>) -> bool {
    place != Place::Line
        && after.is_none_or(|after| matches!(after, ',' | '。' | ';' | '、' | '!' | '?' | ')' | '”' | '》'))
}

/// Gaps that lie before a place.
pub(super) fn gaps_before(cleaned: &Cleaned, at: u32) -> u32 {
    cleaned.gaps.partition_point(|gap| gap.clean < at) as u32
}

/// Index of the first line that is no title, subtitle, date or name: a salutation, a long line, a numbered one.
pub(super) fn body(scalars: &[char], lines: &[Span<Clean>]) -> usize {
    lines
        .iter()
        .position(|line| {
            let letters = &scalars[line.range()];
            // A body that is cut off may have no mark at its end, but no title has a full stop inside.
            let closed = letters.last().is_some_and(|last| closes(*last)) || letters.contains(&'。');
            letters.last() == Some(&':') || closed && 30 <= letters.len()
        })
        .unwrap_or(0)
}

/// Whether the text reports a meeting: a news agency's head, or paragraphs of minutes. A speech quotes others, which is no structure.
fn reported(shadow: &Shadow, segments: &Segments) -> bool {
    let lines = &segments.paragraphs;
    let news = lines.iter().take(HEAD_LINES).any(|line| {
        let letters = shadow.slice(*line);
        let head = &letters[..letters.len().min(DATELINE)];
        WORDS.inside("agency", head)
    });
    let minutes = lines.iter().filter(|line| {
        let letters = shadow.slice(**line);
        WORDS.prefix("minutes", letters).is_some() && letters.get(4).is_some_and(|letter| matches!(letter, ',' | ':'))
    });
    news || 2 <= minutes.count()
}

/// A report names its agency within so many lines and letters of a line.
const HEAD_LINES: usize = 12;
const DATELINE: usize = 40;

/// A mark that ends a sentence.
pub(super) fn closes(letter: char) -> bool {
    matches!(letter, '。' | '!' | '?')
}

fn trim_end(scalars: &[char], start: u32, end: u32) -> u32 {
    let words = &scalars[start as usize..end as usize];
    end - words
        .iter()
        .rev()
        .take_while(|letter| matches!(**letter, ',' | ' '))
        .count() as u32
}

/// Whether what follows the marker is all its line holds.
pub(super) fn stands(letters: &[char]) -> bool {
    let [inner @ .., last] = letters else { return true };
    let limit = if *last == '。' { CLOSED } else { STANDING };
    letters.len() <= limit
        && !matches!(last, ',' | ':' | ';' | '、')
        && !inner.iter().any(|letter| matches!(letter, '。' | '!' | ';'))
}

/// The stretches inside quotation marks that close in the same line; `marks` are the offsets of all that is no Chinese letter.
fn quoted(letters: &[char], marks: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut inside = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in marks {
        let close = match letters[at] {
            '“' => '”',
            '「' => '」',
            '《' => '》',
            letter => {
                if let Some(depth) = open.iter().rposition(|(_, close)| *close == letter) {
                    let (from, _) = open[depth];
                    open.truncate(depth);
                    if open.is_empty() {
                        inside.push(from + 1..at);
                    }
                }
                continue;
            }
        };
        if open.len() < 4 {
            open.push((at, close));
        }
    }
    inside
}

/// Puts the offsets at which a marker may stand, and where that is, into `places`; `openings` are the places of the marks of a
/// line, which begins at `start`, and of 一.
fn places(start: u32, letters: &[char], openings: &[u32], places: &mut Vec<(usize, Place)>) {
    places.clear();
    let openings = openings.iter().map(|at| (at - start) as usize);
    let quoted = quoted(letters, openings.clone());
    let mut quoted = quoted.as_slice();
    let mut next = 0;
    for offset in [0].into_iter().chain(openings.flat_map(|at| [at, at + 1])) {
        if offset < next || letters.len() <= offset {
            continue;
        }
        next = offset + 1;
        while let [inside, rest @ ..] = quoted
            && inside.end <= offset
        {
            quoted = rest;
        }
        if quoted.first().is_none_or(|inside| !inside.contains(&offset))
            && let Some(place) = place(letters, offset)
        {
            places.push((offset, place));
        }
    }
}

/// Where a marker stands that begins at an offset; none where none may.
fn place(letters: &[char], at: usize) -> Option<Place> {
    if letters[at] == ' ' {
        return None;
    }
    let blanks = letters[..at].iter().rev().take_while(|letter| **letter == ' ').count();
    let Some(before) = (at - blanks).checked_sub(1).map(|before| letters[before]) else {
        return Some(Place::Line);
    };
    match before {
        '。' | '!' | '?' | '…' => Some(Place::Sentence),
        ';' | ':' => Some(Place::Clause),
        ',' => Some(Place::Comma),
        '”' | '’' | ')' | '】' | '」' if ends_quote(&letters[..at - blanks]) => Some(Place::Sentence),
        _ if 0 < blanks => Some(Place::Sentence),
        '、' | '“' | '《' | '(' | '-' | '+' | '.' | '/' => None,
        letter if letter.is_ascii_alphanumeric() => None,
        _ => match letters[at] {
            '(' | '①'..='⒇' | '❶'..='➓' | '㈠'..='㈩' => Some(Place::Letter),
            // 面临的严峻形势一是…。二是…。: a heading that lost the line break behind it; not 统一要求.
            '一' => {
                let first = WORDS.prefix("first", &letters[at..]).is_some();
                let word = WORDS
                    .prefix("no_first", &letters[at..])
                    .or(WORDS.prefix("before_one", &[before]));
                (first && word.is_none()).then_some(Place::Letter)
            }
            _ => None,
        },
    }
}

/// Whether the closing mark at the end has a full stop before it.
fn ends_quote(letters: &[char]) -> bool {
    letters.len().checked_sub(2).is_some_and(|at| closes(letters[at]))
}
