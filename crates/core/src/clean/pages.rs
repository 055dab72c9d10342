//! Pages: what a printed page adds to its text: page numbers, running heads beside them, dot leaders, and the numbers
//! that viewers set before pages.
//!
//! The line that a page number cut in two is put together by `lines`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use tigang_lexicon::Lexicon;

use super::{Current, Draft, EditKind, Proposal, trimmed};
use crate::phrases::{Phrases, is_han, is_numeral};

/// The words of page marks.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/pages.tsv")));

/// Dots that lead to a page number.
const MIN_LEADER: usize = 4;
/// A page mark is no longer than this.
const MAX_PAGE_MARK: usize = 16;
/// A running head is no longer than this.
const MAX_RUNNING: usize = 40;
/// A page holds at least so many letters: numbers closer to each other number something else.
const MIN_PAGE: usize = 100;

/// Removes page numbers, running heads and leaders.
pub(super) fn remove(draft: &mut Draft<'_>, _lexicon: &Lexicon) {
    let current = draft.current();
    let letters = current.scalars();
    let is_text = |line: &&Range<usize>| !letters[(*line).clone()].iter().all(|letter| letter.is_whitespace());
    let lines: Vec<Range<usize>> = current.census().lines().iter().filter(is_text).cloned().collect();
    let is_mark = |line: &Range<usize>| {
        let line = &letters[line.clone()];
        bare(line).is_some_and(|mark| is_page_mark(&mark)) || is_running_foot(line)
    };
    let mut marks: Vec<bool> = lines.iter().map(is_mark).collect();
    counted(letters, &lines, &mut marks);
    running(letters, &lines, &mut marks);
    let mut proposals = Vec::new();
    let heads = heads(letters, &lines);
    let page_ends: Vec<usize> = current
        .census()
        .others()
        .filter(|at| ends_page(&letters[*at..]))
        .collect();
    let mut index = 0;
    while index < lines.len() {
        if let Ok(head) = heads.binary_search_by_key(&index, |(line, _)| *line) {
            // The number stands in the middle of a sentence, and so does the line break before it; the first opens the text.
            let start = match head {
                0 => lines[index].start,
                _ => lines[index - 1].end,
            };
            let (_, len) = heads[head];
            proposals.push(delete(&current, start, lines[index].start + len));
        }
        let run = marks[index..].iter().take_while(|mark| **mark).count();
        if 0 < run {
            proposals.push(cut(&current, &lines, index..index + run));
            index += run;
            continue;
        }
        let line = &lines[index];
        let next = page_ends.partition_point(|at| *at < line.start);
        if page_ends.get(next).is_some_and(|at| *at < line.end) {
            proposals.extend(glued(letters, line).map(|mark| delete(&current, mark.start, mark.end)));
        }
        if let Some(leader) = leader(&letters[line.start..line.end]) {
            proposals.push(delete(&current, line.start + leader, line.end));
        }
        index += 1;
    }
    draft.propose(proposals);
}

/// `2、` where a viewer begins the second page in the middle of a sentence: lines, and the letters of their numbers. Believed
/// where every page of the text begins so.
fn heads(letters: &[char], lines: &[Range<usize>]) -> Vec<(usize, usize)> {
    let mut heads: Vec<(usize, usize)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let text = &letters[line.start..line.end];
        let digits = text.iter().take_while(|letter| letter.is_ascii_digit()).count();
        let number: Option<usize> = text[..digits].iter().collect::<String>().parse().ok();
        if text.get(digits) != Some(&'、') || number.is_none() {
            continue;
        }
        if number == Some(1) && heads.len() < 2 {
            heads.clear();
        }
        if number != Some(heads.len() + 1) {
            continue;
        }
        let page = heads.last().is_some_and(|(before, _)| {
            let last = &lines[index - 1];
            runs_on(&letters[last.start..last.end]) && MIN_PAGE <= line.start - lines[*before].start
        });
        if page || heads.is_empty() {
            heads.push((index, digits + 1));
        } else if heads.len() == 1 {
            // A list of the page above its text counted so far.
            heads.clear();
        }
    }
    if heads.len() < 2 { Vec::new() } else { heads }
}

/// Whether a line is a paragraph that stops in the middle of a sentence.
fn runs_on(line: &[char]) -> bool {
    let open = line
        .last()
        .is_some_and(|last| is_han(*last) || last.is_ascii_digit() || matches!(last, '，' | ',' | '、' | '%'));
    open && MIN_PAGE <= line.len() && line.contains(&'。')
}

fn delete(current: &Current, start: usize, end: usize) -> Proposal {
    Proposal::delete(EditKind::Junk, current.raw_span(start, end))
}

/// Lines with the blank ones around them: one line end is left.
fn cut(current: &Current, lines: &[Range<usize>], run: Range<usize>) -> Proposal {
    let start = run.start.checked_sub(1).map_or(0, |before| lines[before].end);
    match lines.get(run.end) {
        Some(next) if start == 0 => delete(current, start, next.start),
        Some(next) => delete(current, start + 1, next.start),
        None => delete(current, start, lines[run.end - 1].end),
    }
}

/// The letters of a line without its spaces, if they are few enough for a page mark; nearly all lines have more.
fn bare(line: &[char]) -> Option<Vec<char>> {
    let letters = || line.iter().copied().filter(|letter| !letter.is_whitespace());
    letters().nth(MAX_PAGE_MARK).is_none().then(|| letters().collect())
}

/// `- 3 -`, `—12—`, `· 3 ·`, `第3页`, `第 3 页 共 10 页`, `Page 3 of 10`
fn is_page_mark(mark: &[char]) -> bool {
    if !mark.iter().any(char::is_ascii_digit) {
        return false;
    }
    let dash = |letter: &char| matches!(letter, '-' | '—' | '–' | '－' | '―' | '·' | '~' | '～');
    let dashed = mark.first().is_some_and(dash)
        && mark.last().is_some_and(dash)
        && mark.iter().all(|letter| dash(letter) || letter.is_ascii_digit());
    let rest: Vec<char> = mark.iter().copied().filter(|letter| !letter.is_ascii_digit()).collect();
    dashed || WORDS.prefix("mark", &rest) == Some(rest.len())
}

/// `在…会上的讲话 第3页 共5页`: words that end no sentence, and behind a blank the number of the page among all.
fn is_running_foot(line: &[char]) -> bool {
    let mut behind = 0;
    let near = line.iter().rev().take_while(|letter| {
        behind += usize::from(!letter.is_whitespace());
        **letter != '第' && behind <= MAX_PAGE_MARK
    });
    let Some(at) = line.len().checked_sub(near.count() + 1).filter(|at| line[*at] == '第') else {
        return false;
    };
    let (name, mark) = line.split_at(at);
    let parted = name.last().is_some_and(|letter| letter.is_whitespace()) && name.len() <= MAX_RUNNING;
    let sentence = name
        .iter()
        .any(|letter| matches!(letter, '。' | '，' | ',' | '：' | ':' | '；' | '、'));
    let both = mark.contains(&'共') && bare(mark).is_some_and(|mark| is_page_mark(&mark));
    parted && !sentence && both
}

/// Whether letters begin with the end of 第3页: a digit, blanks, and 页.
fn ends_page(letters: &[char]) -> bool {
    let is_number = letters.first().is_some_and(char::is_ascii_digit);
    let mut behind = letters.iter().skip(1);
    is_number && behind.find(|letter| !letter.is_whitespace()) == Some(&'页')
}

/// 第3页共21页 that a page without line breaks left between the words, with the blanks around it.
fn glued<'a>(letters: &'a [char], line: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let end = line.end;
    let mut from = line.start;
    std::iter::from_fn(move || {
        while let Some(at) = letters[from..end]
            .iter()
            .position(|letter| matches!(letter, '第' | '共'))
        {
            let at = from + at;
            from = at + 1;
            if let Some(len) = mark_len(&letters[at..end]) {
                let blank = |letter: &&char| letter.is_whitespace();
                let before = letters[..at].iter().rev().take_while(blank).count();
                let behind = letters[at + len..end].iter().take_while(blank).count();
                from = at + len + behind;
                return Some(at - before..from);
            }
        }
        None
    })
}

/// Length of 第3页共21页, 第 3 页/共 21 页, 共21页,第3页 at the head of the letters.
fn mark_len(letters: &[char]) -> Option<usize> {
    let other = if letters.first() == Some(&'第') { '共' } else { '第' };
    let half = |at: usize, sign: char| {
        let mut at = at;
        let mut number = 0;
        for part in [sign, '0', '页'] {
            at += letters
                .get(at..)?
                .iter()
                .take_while(|letter| letter.is_whitespace())
                .count();
            let digits = letters
                .get(at..)?
                .iter()
                .take_while(|letter| letter.is_ascii_digit())
                .take(4);
            let len = if part == '0' {
                digits.count()
            } else {
                usize::from(letters.get(at) == Some(&part))
            };
            if part == '0' {
                number = letters[at..at + len]
                    .iter()
                    .fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0));
            }
            at += len;
            if len == 0 {
                return None;
            }
        }
        Some((at, number))
    };
    let (first, one) = half(0, *letters.first()?)?;
    let between = letters[first..]
        .iter()
        .take_while(|letter| letter.is_whitespace() || matches!(letter, ',' | '，' | '/' | '、'));
    let (end, two) = half(first + between.count(), other)?;
    let (page, pages) = if other == '共' { (one, two) } else { (two, one) };
    (0 < page && page <= pages).then_some(end)
}

/// Bare numbers, or 3/10, that count on from page to page.
fn counted(letters: &[char], lines: &[Range<usize>], marks: &mut [bool]) {
    let mut chain: Vec<(usize, u32)> = Vec::new();
    let mut close = |chain: &mut Vec<(usize, u32)>| {
        let heads = || chain.iter().all(|(index, _)| is_over_heading(letters, lines, *index));
        let parts = || chain.iter().any(|(index, _)| is_padded(letters, lines, *index));
        if 1 < chain.len() && !heads() && !parts() {
            chain.iter().for_each(|(index, _)| marks[*index] = true);
        }
        chain.clear();
    };
    for (index, line) in lines.iter().enumerate() {
        let Some(number) = number(&letters[line.start..line.end]) else {
            continue;
        };
        // The last page may be short.
        let ends = index + 1 == lines.len() && 1 < chain.len();
        let next = chain
            .last()
            .is_some_and(|(last, before)| *before + 1 == number && (ends || MIN_PAGE <= line.start - lines[*last].end));
        if !next {
            close(&mut chain);
        }
        chain.push((index, number));
    }
    close(&mut chain);
}

/// Whether a number stands over a heading without one, as pages for telephones set them: 01, 提高站位. Its page would begin with
/// it, and the one before would end with a sentence.
fn is_over_heading(letters: &[char], lines: &[Range<usize>], index: usize) -> bool {
    let text = |line: &Range<usize>| &letters[trimmed(letters, line)];
    let closed = index.checked_sub(1).is_none_or(|before| {
        let last = text(&lines[before]).last();
        last.is_some_and(|last| matches!(last, '。' | '！' | '!' | '？' | '：' | ':' | '”' | '）' | ')')) || before == 0
    });
    let heading = lines.get(index + 1).is_some_and(|next| {
        let next = text(next);
        next.len() <= MAX_RUNNING
            && next.first().is_some_and(|first| is_han(*first) || *first == '“')
            && next.last().is_some_and(|last| is_han(*last) || *last == '”')
            && !is_numbered(next)
    });
    closed && heading
}

/// Whether a number is a part's, 01, 02: pages are counted 1, 2, and the sentence before a part has ended.
fn is_padded(letters: &[char], lines: &[Range<usize>], index: usize) -> bool {
    let text = |line: &Range<usize>| &letters[trimmed(letters, line)];
    let open = |line: &Range<usize>| {
        text(line)
            .last()
            .is_some_and(|last| is_han(*last) || matches!(last, '，' | '、'))
    };
    let in_sentence = index
        .checked_sub(1)
        .is_some_and(|before| before > 0 && open(&lines[before]));
    text(&lines[index]).first() == Some(&'0') && !in_sentence
}

/// Whether a line has a number of its own: 一、, 第一
fn is_numbered(line: &[char]) -> bool {
    let len = line.iter().take_while(|letter| is_numeral(**letter)).count();
    line.first() == Some(&'第')
        || 0 < len
            && line
                .get(len)
                .is_some_and(|next| matches!(next, '、' | '是' | '要' | '，' | '.'))
}

fn number(line: &[char]) -> Option<u32> {
    let mark = bare(line)?;
    let digits = mark.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let total = mark.get(digits) == Some(&'/') && mark[digits + 1..].iter().all(char::is_ascii_digit);
    (0 < digits && digits <= 3 && (digits == mark.len() || total))
        .then(|| mark[..digits].iter().collect::<String>().parse().ok())?
}

/// Lines beside page numbers that come again beside others, or that the text begins with.
fn running(letters: &[char], lines: &[Range<usize>], marks: &mut [bool]) {
    let name = |index: usize| -> Option<Vec<char>> {
        let line = &letters[lines[index].start..lines[index].end];
        let sentence = line.iter().any(|letter| matches!(letter, '。' | '！' | '；' | '，'));
        let name: Vec<char> = line
            .iter()
            .copied()
            .filter(|letter| !letter.is_whitespace() && !letter.is_ascii_digit())
            .collect();
        (!sentence && name.len() <= MAX_RUNNING && name.iter().any(|letter| is_han(*letter))).then_some(name)
    };
    let beside = |index: usize| 0 < index && marks[index - 1] || marks.get(index + 1) == Some(&true);
    let candidates: Vec<(usize, Vec<char>)> = (0..lines.len())
        .filter(|index| !marks[*index] && beside(*index))
        .filter_map(|index| Some((index, name(index)?)))
        .collect();
    let mut counts: HashMap<&[char], usize> = HashMap::new();
    for (_, name) in &candidates {
        *counts.entry(name).or_default() += 1;
    }
    // The first page has the same words above it, or as its title.
    let first = (!lines.is_empty() && !marks[0]).then(|| name(0)).flatten();
    if let Some(count) = first.as_deref().and_then(|first| counts.get_mut(first)) {
        *count += 1;
    }
    let again: Vec<usize> = candidates
        .iter()
        .filter(|(_, name)| 1 < counts[name.as_slice()])
        .map(|(index, _)| *index)
        .collect();
    for index in again {
        marks[index] = true;
    }
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
