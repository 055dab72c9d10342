//! Junk: letters that forums strew between sentences, page marks, dot leaders, stray commas.

use tigang_lexicon::Lexicon;

use super::{Certainty, Current, Draft, EditKind, Proposal};
use crate::phrases::is_han;

/// Forums strew at least so many letters.
const MIN_STREWN: usize = 9;
/// Dots that lead to a page number.
const MIN_LEADER: usize = 4;
/// A page mark is no longer than this.
const MAX_PAGE_MARK: usize = 16;

/// Removes what belongs to nobody.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = &current.scalars;
    let mut proposals = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let end = letters[start..]
            .iter()
            .position(|letter| *letter == '\n')
            .map_or(letters.len(), |at| start + at);
        let line = &letters[start..end];
        if is_page_mark(line) {
            proposals.push(edit(&current, start, letters.len().min(end + 1), Certainty::Certain));
        } else {
            strewn(&current, start, end, &mut proposals);
            if let Some(leader) = leader(line) {
                proposals.push(edit(&current, start + leader, end, Certainty::Certain));
            }
        }
        start = end + 1;
    }
    draft.propose(proposals);
}

fn edit(current: &Current, start: usize, end: usize, certainty: Certainty) -> Proposal {
    Proposal {
        kind: EditKind::Junk,
        raw: current.raw_span(start, end),
        after: String::new(),
        certainty,
        note: None,
    }
}

/// `4 M' b$ U8 {" L! u`: signs and single letters, no word, no number, beside Chinese letters; and a comma before 、 or 。
fn strewn(current: &Current, start: usize, end: usize, proposals: &mut Vec<Proposal>) {
    let letters = &current.scalars;
    let mut at = start;
    while at < end {
        let len = letters[at..end]
            .iter()
            .take_while(|letter| matches!(letter, ' '..='~'))
            .count();
        if len == 0 {
            at += 1;
            continue;
        }
        let run = &letters[at..at + len];
        let chinese =
            |letter: Option<&char>| letter.is_some_and(|letter| is_han(*letter) || "。！？：；，、”".contains(*letter));
        let beside =
            || chinese(at.checked_sub(1).and_then(|before| letters.get(before))) || chinese(letters.get(at + len));
        if MIN_STREWN <= len && beside() && is_strewn(run) {
            proposals.push(edit(current, at, at + len, Certainty::Likely));
        } else if run.last() == Some(&',') && matches!(letters.get(at + len), Some('、' | '。')) && len == 1 {
            proposals.push(edit(current, at, at + 1, Certainty::Likely));
        }
        at += len;
    }
}

fn is_strewn(run: &[char]) -> bool {
    let signs = run.iter().filter(|letter| letter.is_ascii_punctuation()).count();
    let rare = run.iter().filter(|letter| "$^{}|~`@&#\\".contains(**letter)).count();
    let words = run
        .split(|letter| !letter.is_ascii_alphanumeric())
        .all(|word| word.len() <= 2);
    let letters = run.iter().filter(|letter| letter.is_ascii_alphabetic()).count();
    words && 2 <= rare && 2 <= letters && run.len() <= 5 * signs && run.contains(&' ')
}

/// `- 3 -`, `—12—`, `第3页`, `第 3 页 共 10 页`, `3/10`
fn is_page_mark(line: &[char]) -> bool {
    let mark = line.iter().copied().filter(|letter| !letter.is_whitespace());
    let mark: Vec<char> = mark.take(MAX_PAGE_MARK + 1).collect();
    let digits = mark.iter().filter(|letter| letter.is_ascii_digit()).count();
    if mark.len() > MAX_PAGE_MARK || digits == 0 {
        return false;
    }
    let dash = |letter: &char| matches!(letter, '-' | '—' | '–' | '－' | '―');
    let dashed = mark.first().is_some_and(dash)
        && mark.last().is_some_and(dash)
        && mark.iter().all(|letter| dash(letter) || letter.is_ascii_digit());
    let rest: String = mark.iter().filter(|letter| !letter.is_ascii_digit()).collect();
    dashed
        || matches!(
            rest.as_str(),
            "第页" | "第页共页" | "第页,共页" | "第页，共页" | "第页/共页" | "共页第页"
        )
}

/// Where the dots of a table of contents begin: 一、总体要求……3
fn leader(line: &[char]) -> Option<usize> {
    let behind = line
        .iter()
        .rev()
        .take_while(|letter| letter.is_whitespace() || letter.is_ascii_digit() || **letter == '-')
        .count();
    let number = line[line.len() - behind..].iter().any(char::is_ascii_digit);
    let dots = line[..line.len() - behind]
        .iter()
        .rev()
        .take_while(|letter| matches!(letter, '.' | '…' | '·' | '．' | '⋯' | ' ' | '_'))
        .count();
    let weight: usize = line[line.len() - behind - dots..line.len() - behind]
        .iter()
        .map(|letter| {
            if *letter == '…' || *letter == '⋯' {
                2
            } else {
                usize::from(*letter != ' ')
            }
        })
        .sum();
    (number && MIN_LEADER <= weight && dots + behind < line.len()).then(|| line.len() - behind - dots)
}
