//! Paragraphs of a text that came as one line with nothing between them.
//!
//! A break is made only where structure proves one: before the headings of a series that begins with one and goes on ([`series`]),
//! before question and answer ([`turns`]), around a salutation and a date at the head, before an address or a closing formula behind a full stop, before a signature at the
//! end ([`ends`]). Long text between them is left whole, and so are points (一是), which stand inside paragraphs as often as not.

mod ends;
mod series;
mod turns;

use std::ops::Range;

pub(super) use self::ends::is_named;
use super::is_space;
use crate::outline::onset;
use crate::phrases::is_han;

/// A heading and the first clauses of the text it has run into are no longer than this.
const CLAUSE: usize = 60;

/// Why a break is put back, for the reader.
const HEADING: &str = "一行粘贴,标题前恢复分段";
const BODY: &str = "一行粘贴,标题与正文之间恢复分段";
const POINT: &str = "一行粘贴,破折号前恢复分段";
const HEAD: &str = "一行粘贴,文首恢复分段";
const TURN: &str = "一行粘贴,问答前恢复分段";
const END: &str = "一行粘贴,称呼、结束语、落款前恢复分段";

/// The places in a line where paragraphs begin and why, ascending.
pub(super) fn breaks(letters: &[char], line: &Range<usize>) -> Vec<(usize, &'static str)> {
    let outside = outside(&letters[line.clone()]);
    let places: Vec<usize> = (line.start + 1..line.end)
        .filter(|at| outside[at - line.start] && !is_space(letters[*at]) && !is_space(letters[at - 1]))
        .collect();
    let mut found = Vec::new();
    let mut add = |at: &mut dyn Iterator<Item = usize>, why| found.extend(at.map(|at| (at, why)));
    let heads = series::of(letters, line, &places);
    let body = heads.first().copied().unwrap_or(line.end);
    add(&mut heads.iter().copied(), HEADING);
    add(
        &mut heads.iter().filter_map(|at| text_behind(letters, *at, line.end)),
        BODY,
    );
    add(&mut dashes(letters, &places).into_iter(), POINT);
    add(&mut turns::of(letters, line, &places).into_iter(), TURN);
    add(&mut ends::head(letters, line.start..body, &places).into_iter(), HEAD);
    add(&mut ends::closing(letters, line, &places).into_iter(), END);
    found.retain(|(at, _)| line.start < *at && *at < line.end);
    crate::order::sort_by_key(&mut found, |(at, _)| *at);
    found.dedup_by_key(|(at, _)| *at);
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

/// Where the text begins that a heading has run into: 一、提高认识,振奋精神|今年以来,… The word that opens it tells, or a year.
fn text_behind(letters: &[char], heading: usize, end: usize) -> Option<usize> {
    let near = &letters[heading..end.min(heading + CLAUSE)];
    let near = &near[..near
        .iter()
        .position(|letter| matches!(letter, '。' | ';'))
        .unwrap_or(near.len())];
    let marks = (0..near.len()).filter(|at| matches!(near[*at], ',' | ':'));
    let at = marks.filter_map(|mark| onset(&near[..mark])).next()?;
    is_han(near[at - 1]).then_some(heading + at)
}

/// Points that open with a dash behind a full stop: two or more.
fn dashes(letters: &[char], places: &[usize]) -> Vec<usize> {
    let opens = |at: &&usize| letters[**at..].starts_with(&['—', '—']) && matches!(letters[**at - 1], '。' | '!' | ':');
    let found: Vec<usize> = places.iter().filter(opens).copied().collect();
    if found.len() < 2 { Vec::new() } else { found }
}
