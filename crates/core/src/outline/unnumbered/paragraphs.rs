//! Paragraphs that open with a judgement, 过去五年,经济总量完成历史性跨越。, or in a row with 要.

use tigang_text::{Clean, Span};

use super::{Form, SIBLINGS, TEXT, View};
use crate::outline::family::is_han;
use crate::outline::scan::Candidate;
use crate::outline::words::WORDS;

/// Letters of a judgement that opens a paragraph, and of one that stands without siblings before a gap.
const JUDGEMENT: std::ops::RangeInclusive<usize> = 6..=24;
const LONE_JUDGEMENT: std::ops::RangeInclusive<usize> = 8..=16;
/// Letters of a paragraph that such a judgement opens.
const JUDGED: usize = 60;

/// First sentences of paragraphs that judge: 过去五年,经济总量完成历史性跨越。 Three paragraphs in a row, or one that a gap breaks off.
pub(super) fn judgements(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 2,
        rank: 66,
        trust: 22,
        lone: 60,
        stands: false,
        label: "段首判断句",
    };
    let before_gap = Form {
        trust: 34,
        lone: 10,
        ..form
    };
    let lines = view.segments.paragraphs.len();
    let heads: Vec<Option<usize>> = (0..lines)
        .map(|line| {
            (view.body <= line && !view.marked[line])
                .then(|| judgement(view.letters(line)))
                .flatten()
        })
        .collect();
    let mut found = Vec::new();
    for run in runs(lines, |line| heads[line]) {
        let judged: Vec<(usize, Span<Clean>)> = run
            .iter()
            .map(|&(at, length)| {
                let start = view.segments.paragraphs[at].start;
                (at, Span::new(start, start + length as u32))
            })
            // 企业是创新的主体 says what a thing is; it heads nothing, and the row goes on.
            .filter(|(_, title)| !view.shadow.slice(*title).contains(&'是'))
            .collect();
        // 五年来,… 五年来,… 五年来,…: paragraphs that open alike need not be long.
        let opening = |title: Span<Clean>| view.shadow.slice(title).iter().take(2);
        let alike = judged.windows(2).all(|pair| opening(pair[0].1).eq(opening(pair[1].1)));
        let least = if alike { TEXT } else { JUDGED };
        for &(at, title) in &judged {
            let span = view.segments.paragraphs[at];
            let gap = view
                .cleaned
                .gaps
                .iter()
                .any(|gap| (span.end..=span.end + 2).contains(&gap.clean));
            let alone = LONE_JUDGEMENT.contains(&(title.len() as usize)) && !view.shadow.slice(title).contains(&',');
            if SIBLINGS <= judged.len() && least <= span.len() as usize {
                found.push(view.candidate(at, title, &form));
            } else if gap && alone {
                found.push(view.candidate(at, title, &before_gap));
            }
        }
    }
    found
}

/// Length of a judgement that opens a paragraph.
fn judgement(letters: &[char]) -> Option<usize> {
    let length = letters
        .iter()
        .take(JUDGEMENT.end() + 1)
        .position(|letter| matches!(letter, '。' | '!' | '?' | ';' | ':'))?;
    let head = &letters[..length];
    let commas = head.iter().filter(|letter| **letter == ',').count();
    let han = head
        .iter()
        .filter(|letter| is_han(**letter) || matches!(letter, '、' | '“' | '”'))
        .count();
    (letters[length] == '。'
        && JUDGEMENT.contains(&length)
        && length + 1 < letters.len()
        && commas <= 1
        && han + commas == length
        && WORDS.prefix("no_judgement", head).is_none())
    .then_some(length)
}

/// Three or more paragraphs in a row that open with 要.
pub(super) fn tasks(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 3,
        rank: 60,
        trust: 24,
        lone: 60,
        stands: false,
        label: "段首“要”",
    };
    let lines = view.segments.paragraphs.len();
    let opens = |line: usize| {
        let letters = view.letters(line);
        view.body <= line
            && letters.first() == Some(&'要')
            && WORDS.prefix("no_task", &letters[1..]).is_none()
            && TEXT <= letters.len()
    };
    let length = |line: usize| opens(line).then(|| crate::outline::title::length(view.letters(line), false));
    let mut found = Vec::new();
    for run in runs(lines, length).filter(|run| SIBLINGS <= run.len()) {
        for (line, length) in run {
            let start = view.segments.paragraphs[line].start;
            found.push(view.candidate(line, Span::new(start, start + length as u32), &form));
        }
    }
    found
}

/// The longest runs of lines that pass a test, each line with the length of its title.
fn runs(lines: usize, title: impl Fn(usize) -> Option<usize>) -> impl Iterator<Item = Vec<(usize, usize)>> {
    let mut line = 0;
    std::iter::from_fn(move || {
        while line < lines {
            let run: Vec<(usize, usize)> = (line..lines).map_while(|at| Some((at, title(at)?))).collect();
            line += run.len() + 1;
            if !run.is_empty() {
                return Some(run);
            }
        }
        None
    })
}
