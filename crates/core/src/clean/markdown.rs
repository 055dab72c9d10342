//! Markdown: signs of headings, emphasis, quotations, rules and links, in a text that shows it is Markdown.
//!
//! Two stars are also somebody's masked name (**同志): emphasis is believed where it opens and closes a line or clause, in a text
//! with headings or links, or in one whose stars all come in such pairs. Comments of programs (`# …`) stay. What was marked as a heading is remembered as one.

use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use super::{Draft, EditKind, Proposal};
use crate::options::HeadingHint;
use crate::phrases::{Phrases, is_han};

/// What follows a masked name tells its stars from emphasis.
static MASKED: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/redactions.tsv")));

/// What stands between two signs of emphasis is no longer than this.
const MAX_EMPHASIS: usize = 60;
/// What is emphasised has at least so many letters.
const MIN_EMPHASIS: usize = 2;
/// A link is no longer than this.
const MAX_LINK: usize = 300;

/// Removes the signs of Markdown.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = current.scalars();
    let bold = current.census().has_any(['*']) && is_set_in_bold(letters);
    if !bold && !current.census().has_any(['#', '[']) {
        return;
    }
    let han = letters.iter().filter(|letter| is_han(**letter)).count();
    let latin = letters.iter().filter(|letter| letter.is_ascii_alphabetic()).count();
    if han < latin {
        return;
    }
    let mut cuts = Vec::new();
    links(letters, &mut cuts);
    let lines = || {
        let starts = std::iter::once(0).chain((0..letters.len()).filter(|at| letters[*at] == '\n').map(|at| at + 1));
        starts.map(|start| (start, line_end(letters, start)))
    };
    let mut hints = std::mem::take(&mut draft.facts.headings);
    for (start, end) in lines() {
        let Some((level, len)) = heading(&letters[start..end]) else {
            continue;
        };
        cuts.push((start, start + len));
        hints.push(HeadingHint {
            raw: current.raw_span(start + len, end),
            level,
        });
    }
    crate::order::sort_by_key(&mut hints, |hint| hint.raw.start);
    draft.facts.headings = hints;
    if cuts.is_empty() && !bold {
        return;
    }
    for (start, end) in lines() {
        let line = &letters[start..end];
        if is_rule(line) {
            cuts.push((start, letters.len().min(end + 1)));
        } else if line.starts_with(&['>', ' ']) {
            cuts.push((start, start + 2));
        }
        emphasis(letters, start, end, &mut cuts);
    }
    let cuts = cuts
        .into_iter()
        .map(|(start, end)| Proposal::delete(EditKind::Markup, current.raw_span(start, end)));
    draft.propose(cuts.collect());
}

/// Whether all stars of a text come in pairs that hold words, and more than one of them, or one that is a line, stands between the
/// marks of its clause.
fn is_set_in_bold(letters: &[char]) -> bool {
    let mut edged = 0;
    for line in letters
        .split(|letter| *letter == '\n')
        .filter(|line| line.contains(&'*'))
    {
        let stars = pairs(line);
        if 2 * stars.len() != line.iter().filter(|letter| **letter == '*').count() {
            return false;
        }
        let edge = |letter: Option<&char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        let held = stars.as_chunks::<2>().0.iter().filter(|[open, close]| {
            let before = edge(open.checked_sub(1).map(|at| &line[at]));
            before && (edge(line.get(close + 2)) || edge(line.get(close - 1)))
        });
        edged += held.count();
        edged += usize::from(stars.first() == Some(&0) && stars.last().is_some_and(|last| last + 2 == line.len()));
    }
    1 < edged
}

fn line_end(letters: &[char], start: usize) -> usize {
    letters[start..]
        .iter()
        .position(|letter| *letter == '\n')
        .map_or(letters.len(), |at| start + at)
}

/// Level and length of `## ` at the head of a line with Chinese letters.
fn heading(line: &[char]) -> Option<(u8, usize)> {
    let len = line.iter().take_while(|letter| **letter == '#').count();
    let blank = line[len..].iter().take_while(|letter| **letter == ' ').count();
    let chinese = line.iter().any(|letter| is_han(*letter));
    let level = u8::try_from(len).ok().filter(|level| (1..=6).contains(level))?;
    (0 < blank && chinese).then_some((level, len + blank))
}

/// `---`, `***` and nothing else.
fn is_rule(line: &[char]) -> bool {
    3 <= line.len() && line.iter().all(|letter| *letter == '-')
        || line.iter().all(|letter| *letter == '=') && 3 <= line.len()
}

/// `[文件](address)` is 文件, `![图](address)` is nothing.
fn links(letters: &[char], cuts: &mut Vec<(usize, usize)>) {
    let mut open = None;
    let mut at = 0;
    while at < letters.len() {
        match letters[at] {
            '[' => open = Some(at),
            '\n' => open = None,
            ']' if letters.get(at + 1) == Some(&'(') => {
                let limit = letters.len().min(at + MAX_LINK);
                let close = (at + 2..limit).find(|end| matches!(letters[*end], ')' | '\n' | ' '));
                let close = close.filter(|end| letters[*end] == ')' && is_address(&letters[at + 2..*end]));
                if let (Some(open), Some(close)) = (open.take(), close) {
                    let picture = 0 < open && letters[open - 1] == '!';
                    if picture {
                        cuts.push((open - 1, close + 1));
                    } else {
                        cuts.extend([(open, open + 1), (at, close + 1)]);
                    }
                    at = close;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_address(letters: &[char]) -> bool {
    !letters.is_empty()
        && letters.iter().all(char::is_ascii)
        && letters.iter().any(|letter| matches!(letter, '/' | '.' | '#'))
}

/// Whether the stars of a line are emphasis inside sentences: they come in pairs, none behind a blank or a mark within them, and
/// what they hold is no masked name: 要**狠抓落实**。
fn pairs(line: &[char]) -> Vec<usize> {
    let stars: Vec<usize> = (0..line.len().saturating_sub(1))
        .filter(|at| line[*at..*at + 2] == ['*', '*'])
        .collect();
    let apart =
        stars.windows(2).all(|two| 2 < two[1] - two[0]) && stars.iter().all(|at| line.get(at + 2) != Some(&'*'));
    let holds = |pair: &[usize]| {
        let inside = &line[pair[0] + 2..pair[1]];
        MIN_EMPHASIS <= inside.len()
            && inside.len() <= MAX_EMPHASIS
            && inside.iter().any(|letter| is_han(*letter))
            && MASKED.prefix("holder", inside).is_none()
            && MASKED.suffix("lead", inside).is_none()
            && MASKED.prefix("holder", &line[pair[1] + 2..]).is_none()
    };
    let all = apart && stars.len().is_multiple_of(2) && stars.chunks(2).all(holds);
    if all { stars } else { Vec::new() }
}

/// `**要点**` that opens a line or clause and closes one.
fn emphasis(letters: &[char], start: usize, end: usize, cuts: &mut Vec<(usize, usize)>) {
    let stars = |at: usize| letters[at..end].starts_with(&['*', '*']);
    let edge = |letter: Option<&char>| {
        letter.is_none_or(|letter| !is_han(*letter) && !letter.is_alphanumeric() && *letter != '*')
    };
    let stars_of_line = pairs(&letters[start..end]);
    if !stars_of_line.is_empty() {
        cuts.extend(stars_of_line.iter().map(|at| (start + at, start + at + 2)));
        return;
    }
    let mut at = start;
    while at + 4 < end {
        let opens = stars(at) && (at == start || edge(letters.get(at - 1)));
        let limit = end.min(at + MAX_EMPHASIS);
        let close = (at + 3..limit.saturating_sub(1)).find(|close| opens && stars(*close));
        let inside = |close: usize| {
            letters[at + 2..close]
                .iter()
                .all(|letter| is_han(*letter) || letter.is_alphanumeric() || "、：“”".contains(*letter))
        };
        match close.filter(|close| inside(*close) && (close + 2 == end || edge(letters.get(close + 2)))) {
            Some(close) => {
                cuts.extend([(at, at + 2), (close, close + 2)]);
                at = close + 2;
            }
            None => at += 1,
        }
    }
}
