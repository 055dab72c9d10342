//! Headings that the file sets as such (Word's styles, `<h2>`, `##`): candidates that need no number, and more trust in
//! those that have one.
//!
//! A style is a hint and may be wrong: whole documents are set as 标题 1, and sentences of the body too. So a level is believed
//! only where most of its lines could be headings and have text under them. The title of the text is no heading.

use std::collections::BTreeMap;

use tigang_text::{Clean, Span};

use super::family::{Kind, mix};
use super::scan::{Candidate, gaps_before, stands};
use crate::clean::Cleaned;
use crate::order;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Trust in a heading without a number, and what a style adds to that in one with a number.
const TRUST: i32 = 50;
const MORE_TRUST: i32 = 20;
/// Loss of a heading that is alone of its kind: no more than this where its file sets it as one.
const LONE: i32 = 10;
/// Usual level of headings of the highest level set, and how far the next ones are below it.
const RANK: i32 = 16;
const STEP: i32 = 9;
/// Headings without numbers stand this much above numbered ones of their level, which do not hold them.
const ABOVE: i32 = 2;
/// Groups of levels: apart from those of the table and of the other tests.
const GROUP: u32 = 0x4000_0000;
/// So many headings of one level in a row, with nothing under them, are a list that was set so.
const LIST: usize = 4;
/// A title is not looked for behind so many lines.
const HEAD_LINES: usize = 6;
/// A paragraph that can be the text under a heading.
const TEXT: usize = 30;

/// A line that is set as a heading.
#[derive(Clone, Copy)]
struct Hinted {
    line: usize,
    level: u8,
    /// Index of the candidate that opens the line with a number.
    numbered: Option<usize>,
}

/// Takes the hints into account: numbered candidates gain, lines without a number become candidates. The list stays in
/// reading order.
pub(super) fn take(candidates: &mut Vec<Candidate>, cleaned: &Cleaned, shadow: &Shadow, segments: &Segments) {
    if cleaned.headings.is_empty() {
        return;
    }
    let lines = &segments.paragraphs;
    let mut hinted = hinted(candidates, cleaned, shadow, lines);
    believed(&mut hinted, shadow, lines);
    let title = title(&hinted, shadow, lines);
    hinted.drain(..title);
    let ranks = ranks(&hinted, candidates);
    let mut found = Vec::new();
    for one in &hinted {
        if let Some(numbered) = one.numbered {
            let candidate = &mut candidates[numbered];
            candidate.hint = one.level;
            candidate.trust += MORE_TRUST;
            candidate.lone = candidate.lone.min(LONE);
            continue;
        }
        let span = lines[one.line];
        let closing = shadow.slice(span).iter().rev();
        let closing = closing.take_while(|letter| matches!(letter, '。' | '?' | '!' | ':' | ' '));
        let title: Span<Clean> = Span::new(span.start, span.end - closing.count() as u32);
        found.push(Candidate {
            marker: Span::at(title.start),
            title: title.start,
            title_end: Some(title.end),
            number: None,
            value: 0,
            group: mix(GROUP, u32::from(one.level)),
            word: 0,
            mixes: false,
            rank: ranks.get(&one.level).copied().unwrap_or(RANK),
            trust: TRUST,
            lone: LONE,
            leads: true,
            stands: true,
            phrase: 0,
            line: one.line as u32,
            gaps: gaps_before(cleaned, title.start),
            turns: [0; 2],
            label: "原稿设为标题",
            kind: Kind::Topic,
            hint: one.level,
        });
    }
    // Words inside such a heading, or that open it, are no nodes of their own.
    let inside = |candidate: &Candidate| {
        let next = found.partition_point(|hint: &Candidate| hint.line < candidate.line);
        found.get(next).is_some_and(|hint| hint.line == candidate.line)
    };
    candidates.retain(|candidate| !inside(candidate));
    candidates.extend(found);
    crate::order::sort_by_key(candidates, Candidate::start);
}

/// The lines that are set as headings, in order, each once.
fn hinted(candidates: &[Candidate], cleaned: &Cleaned, shadow: &Shadow, lines: &[Span<Clean>]) -> Vec<Hinted> {
    let mut hinted: Vec<Hinted> = Vec::new();
    for hint in &cleaned.headings {
        let clean = cleaned.map.to_clean(hint.raw);
        let line = lines.partition_point(|line| line.end <= clean.start);
        let here = lines
            .get(line)
            .filter(|line| !clean.is_empty() && line.start < clean.end);
        let again = hinted.last().is_some_and(|last| line <= last.line);
        let Some(span) = here.filter(|span| !again && !shadow.slice(**span).is_empty()) else {
            continue;
        };
        let first = candidates.partition_point(|candidate| candidate.start() < span.start);
        let numbered = candidates.get(first).filter(|candidate| {
            candidate.start() == span.start && candidate.kind == Kind::Number && candidate.value != 0
        });
        hinted.push(Hinted {
            line,
            level: hint.level,
            numbered: numbered.map(|_| first),
        });
    }
    hinted
}

/// Keeps the levels that are believed, and of them the lines that can be headings.
fn believed(hinted: &mut Vec<Hinted>, shadow: &Shadow, lines: &[Span<Clean>]) {
    let can_head = |one: &Hinted| stands(shadow.slice(lines[one.line]));
    // How many lines a level has, how many of them can be headings, and how many have something under them.
    let mut levels: BTreeMap<u8, (usize, usize, usize)> = BTreeMap::new();
    for (at, one) in hinted.iter().enumerate() {
        let level = levels.entry(one.level).or_default();
        let next = hinted.get(at + 1).filter(|next| next.line == one.line + 1);
        level.0 += 1;
        level.1 += usize::from(can_head(one));
        level.2 += usize::from(one.line + 1 < lines.len() && next.is_none_or(|next| one.level < next.level));
    }
    hinted.retain(|one| {
        levels
            .get(&one.level)
            .is_some_and(|(all, can_head, headed)| 2 * all <= 3 * can_head && (*all < LIST || *all <= 2 * headed))
            && can_head(one)
    });
}

/// How many of the first hinted lines are the title of the text.
fn title(hinted: &[Hinted], shadow: &Shadow, lines: &[Span<Clean>]) -> usize {
    let Some(first) = hinted.first().filter(|first| first.numbered.is_none()) else {
        return 0;
    };
    let text = |line: &Span<Clean>| TEXT <= line.len() as usize && shadow.slice(*line).contains(&'。');
    if HEAD_LINES < first.line || lines[..first.line].iter().any(text) {
        return 0;
    }
    let together = |(at, one): &(usize, &Hinted)| {
        one.level == first.level && one.numbered.is_none() && one.line == first.line + at
    };
    let run = hinted.iter().enumerate().take_while(together).count();
    let mut others = hinted[run..].iter().filter(|one| one.level == first.level);
    // A title stands above all others, or has them numbered, or is followed by what follows titles.
    let alone = others.all(|one| one.numbered.is_some());
    let next = lines.get(first.line + run).map_or(&[][..], |line| shadow.slice(*line));
    let head = matches!(next, ['(', ..] | [.., ':']) || 1 < run;
    if alone || head { run } else { 0 }
}

/// The usual level of headings without numbers: that of numbered headings set on the same level, or between those set
/// above and below.
fn ranks(hinted: &[Hinted], candidates: &[Candidate]) -> BTreeMap<u8, i32> {
    let mut numbered: BTreeMap<u8, i32> = BTreeMap::new();
    for one in hinted {
        let Some(candidate) = one.numbered.map(|at| &candidates[at]) else {
            continue;
        };
        let rank = numbered.entry(one.level).or_insert(candidate.rank);
        *rank = candidate.rank.min(*rank);
    }
    let mut ranks = BTreeMap::new();
    let mut last: Option<i32> = None;
    let mut levels: Vec<u8> = hinted.iter().map(|one| one.level).collect();
    order::sort_by(&mut levels, Ord::cmp);
    levels.dedup();
    for one in levels {
        let below = numbered.range(one..).next().map(|(_, rank)| rank - STEP);
        let next = last.map_or(RANK, |last| last + STEP);
        let rank = numbered
            .get(&one)
            .map_or_else(|| below.map_or(next, |below| below.min(next)), |rank| rank - ABOVE);
        last = Some(numbered.get(&one).copied().unwrap_or(rank));
        ranks.insert(one, rank);
    }
    ranks
}
