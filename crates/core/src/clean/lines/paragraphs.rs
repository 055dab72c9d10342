//! Paragraphs of a text that came as one line with nothing between them.
//!
//! A break is made only where structure proves one: before the headings of a series that begins with one and goes on, around a
//! salutation and a date at the head, before an address or a closing formula behind a full stop. Long text between them is
//! left whole, and so are points (一是, 第一,), which stand inside paragraphs as often as not.

use std::ops::Range;

use super::marker::{self, Marker};
use super::{WORDS, is_space};
use crate::outline::onset;
use crate::phrases::{is_han, is_numeral};

/// Title, date and salutation stand within so many letters.
const HEAD: usize = 300;
/// A salutation is no longer than this.
const SALUTATION: usize = 40;
/// A title is no longer than this.
const TITLE: usize = 80;
/// Letters of a name.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;
/// A heading and the first clause of the text it has run into are no longer than this.
const CLAUSE: usize = 60;
/// Headings of a series have at least so many letters each with their text.
const MEMBER: usize = 6;

/// The series that are looked for, the outer ones first: one begins anew within each member of those before it.
const SERIES: [Marker; 4] = [Marker::Ordinal, Marker::Chinese, Marker::Bracketed, Marker::Figure];

/// The places in a line where paragraphs begin, ascending.
pub(super) fn breaks(letters: &[char], line: &Range<usize>) -> Vec<usize> {
    let outside = outside(&letters[line.clone()]);
    let places: Vec<usize> = (line.start + 1..line.end)
        .filter(|at| outside[at - line.start] && !is_space(letters[*at]) && !is_space(letters[at - 1]))
        .collect();
    let mut found = series(letters, line, &places);
    let heads = found.clone();
    found.extend(heads.iter().filter_map(|at| text_behind(letters, *at, line.end)));
    found.extend(dashes(letters, &places));
    let body = heads.first().copied().unwrap_or(line.end).min(line.end);
    found.extend(head(letters, line.start..body.min(line.start + HEAD), &places));
    found.extend(places.iter().filter(|at| {
        let closed = matches!(letters[**at - 1], '。' | '!' | '?');
        let rest = &letters[**at..line.end];
        closed && (addresses(rest) || WORDS.prefix("closing", rest).is_some())
    }));
    found.retain(|at| line.start < *at && *at < line.end);
    found.sort_unstable();
    found.dedup();
    found
}

/// For every place, whether it stands outside quotation marks and brackets.
fn outside(line: &[char]) -> Vec<bool> {
    let mut open: Option<(char, usize)> = None;
    let mut outside = vec![true; line.len()];
    for (at, letter) in line.iter().enumerate() {
        let close = match letter {
            '“' => '”',
            '《' => '》',
            '(' => ')',
            _ => {
                if let Some((_, from)) = open.filter(|(close, _)| close == letter) {
                    outside[from + 1..=at].fill(false);
                    open = None;
                }
                continue;
            }
        };
        open = open.or(Some((close, at)));
    }
    outside
}

/// 同志们, or 各位代表! behind a full stop: the next paragraph addresses those who listen.
fn addresses(letters: &[char]) -> bool {
    let Some(len) = WORDS.prefix("address", letters) else {
        return false;
    };
    matches!(letters.get(len), Some(',' | '!' | ':' | '、'))
}

/// Whether a piece that ends with an office goes on with the name of its holder: 县长 李明(2021年…
pub(super) fn is_named(before: &[char], after: &[char]) -> bool {
    let name = after.iter().take_while(|letter| is_han(**letter)).count();
    let ends = after.get(name).is_none_or(|next| *next == '(' || is_space(*next));
    NAME.contains(&name) && ends && WORDS.suffix("office", before).is_some()
}

/// Breaks of the head: before a date in brackets and behind it, before a salutation and behind its colon.
fn head(letters: &[char], head: Range<usize>, places: &[usize]) -> Vec<usize> {
    // A text may begin with its salutation.
    let first = &letters[head.start..head.end.min(head.start + SALUTATION)];
    if WORDS.prefix("address", first).is_some()
        && let Some(colon) = first.iter().position(|letter| matches!(letter, ':' | '。' | '!'))
    {
        return if first[colon] == ':' {
            vec![head.start + colon + 1]
        } else {
            Vec::new()
        };
    }
    let mut found: Vec<usize> = title(&letters[head.clone()])
        .map(|len| head.start + len)
        .into_iter()
        .collect();
    for &at in places
        .iter()
        .take_while(|at| **at < head.end)
        .filter(|at| head.start < **at)
    {
        let rest = &letters[at..letters.len().min(at + SALUTATION)];
        let year = rest
            .iter()
            .skip(1)
            .take_while(|letter| letter.is_ascii_digit() || matches!(letter, 'x' | 'X' | '*' | '×' | '〇'))
            .count();
        if rest[0] == '(' && year == 4 && rest.get(5) == Some(&'年') {
            let close = rest.iter().position(|letter| *letter == ')');
            found.push(at);
            found.extend(close.map(|close| at + close + 1));
        }
        let name = |letter: &char| is_han(*letter) || matches!(letter, '、' | ',');
        let colon = rest
            .iter()
            .position(|letter| !name(letter))
            .filter(|end| rest[*end] == ':');
        if let Some(colon) = colon.filter(|_| WORDS.prefix("address", rest).is_some()) {
            found.extend([at, at + colon + 1]);
            break;
        }
    }
    found
}

/// Length of the title that letters begin with, where its speaker follows: 在…会上的讲话|县长 李明(…
fn title(letters: &[char]) -> Option<usize> {
    let near = &letters[..letters.len().min(TITLE)];
    let near = &near[..near
        .iter()
        .position(|letter| matches!(letter, '。' | ',' | ':' | ';'))
        .unwrap_or(near.len())];
    let end = (1..near.len()).find(|at| WORDS.suffix("title", &near[..*at]).is_some())?;
    let rest = &letters[end..];
    let word = rest.iter().take(TITLE).take_while(|letter| is_han(**letter)).count();
    let office = (2..=word.min(TITLE)).any(|len| WORDS.suffix("office", &rest[..len]).is_some());
    let behind = &rest[word..];
    let blank = behind.iter().take_while(|letter| is_space(**letter)).count();
    let next = behind.get(blank);
    // 县长 李明(2021年…, 李明(2021年…, 县长 李明 同志们:
    let dated = next == Some(&'(');
    (dated && (office || NAME.contains(&word)) || office && 0 < blank && next.is_some_and(|next| is_han(*next)))
        .then_some(end)
}

/// A place where a heading may begin.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    kind: Marker,
    value: u32,
    /// Behind a mark that ends a paragraph.
    closed: bool,
}

/// The headings of series that begin with one and go on.
fn series(letters: &[char], line: &Range<usize>, places: &[usize]) -> Vec<usize> {
    let place = |&at: &usize| {
        let rest = &letters[at..line.end];
        let kind = marker::of(rest).filter(|kind| SERIES.contains(kind))?;
        let before = letters[at - 1];
        let closed = matches!(before, '。' | '!' | '?' | '”' | '…' | ')') || before == ':' && kind != Marker::Figure;
        // 总体要求(一): a heading that has lost its line; 第(三)项 and 见(一) are no headings.
        let cited = kind != Marker::Chinese && matches!(before, '第' | '见' | '按' | '照' | '据');
        let glued = is_han(before) && kind != Marker::Figure && !cited;
        let part = kind != Marker::Ordinal || part(rest);
        ((closed || glued) && part).then_some(Place {
            at,
            kind,
            value: marker::value(rest)?,
            closed,
        })
    };
    let all: Vec<Place> = std::iter::once(line.start)
        .filter_map(|at| {
            let rest = &letters[at..line.end];
            let kind = marker::of(rest).filter(|kind| SERIES.contains(kind))?;
            Some(Place {
                at,
                kind,
                value: marker::value(rest)?,
                closed: true,
            })
        })
        .chain(places.iter().filter_map(place))
        .collect();
    let mut found: Vec<usize> = Vec::new();
    for kind in SERIES {
        // The outer headings found so far part the line; each part has series of its own.
        let mut borders = found.clone();
        borders.sort_unstable();
        borders.push(line.end);
        let mut from = line.start;
        for border in borders {
            let [first, last] = [from, border].map(|border| all.partition_point(|place| place.at < border));
            found.extend(chain(all[first..last].iter().filter(|place| place.kind == kind)));
            from = border;
        }
    }
    found
}

/// Where the text begins that a heading has run into: 一、提高认识|今年以来,… The word that opens it tells, or a year.
fn text_behind(letters: &[char], heading: usize, end: usize) -> Option<usize> {
    let near = &letters[heading..end.min(heading + CLAUSE)];
    let clause = &near[..near
        .iter()
        .position(|letter| matches!(letter, ',' | ':' | '。' | ';'))?];
    let at = onset(clause)?;
    is_han(clause[at - 1]).then_some(heading + at)
}

/// Points that open with a dash behind a full stop: two or more.
fn dashes(letters: &[char], places: &[usize]) -> Vec<usize> {
    let opens = |at: &&usize| letters[**at..].starts_with(&['—', '—']) && matches!(letters[**at - 1], '。' | '!' | ':');
    let found: Vec<usize> = places.iter().filter(opens).copied().collect();
    if found.len() < 2 { Vec::new() } else { found }
}

/// 第一部分: the measure word tells it from 第一,.
fn part(letters: &[char]) -> bool {
    let len = 1 + letters[1..].iter().take_while(|letter| is_numeral(**letter)).count();
    WORDS.prefix("part", &letters[len..]).is_some()
}

/// The members that count from one, each behind the one before; none unless there are two. A glued one counts only before a
/// closed one, or where its number is proved by those around it.
fn chain<'a>(members: impl Iterator<Item = &'a Place>) -> Vec<usize> {
    let mut chain: Vec<Place> = Vec::new();
    for member in members {
        let far = chain.last().is_none_or(|last| last.at + MEMBER <= member.at);
        let next = chain.last().map_or(1, |last| last.value + 1);
        if far && member.value == next {
            chain.push(*member);
        }
    }
    // What hangs on at the end without a mark before it is not proved.
    while chain
        .last()
        .is_some_and(|last| !last.closed && last.kind != Marker::Bracketed)
    {
        chain.pop();
    }
    if chain.len() < 2 {
        return Vec::new();
    }
    chain.iter().map(|member| member.at).collect()
}
