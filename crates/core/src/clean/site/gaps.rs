//! Paywall notices: where text is missing, and how much as the page states it.

use std::ops::Range;

use crate::clean::Stated;

use super::page::Page;
use super::vocabulary::{Role, Vocabulary};

/// A notice is one sentence: brackets further apart than this do not belong together.
const MAX_NOTICE: usize = 200;

/// A notice that text is missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Notice {
    /// With the dots and brackets around it.
    pub(super) range: Range<usize>,
    /// Letters missing here.
    pub(super) missing: Option<u32>,
    /// Letters of the whole text.
    pub(super) full: Option<Stated>,
    /// Letters shown.
    pub(super) shown: Option<Stated>,
    /// Whether it says that the text ends here.
    pub(super) ends: bool,
}

/// Finds every notice, ascending.
pub(super) fn find(page: &Page, vocabulary: &Vocabulary) -> Vec<Notice> {
    let all = 0..page.shadow.len();
    let mut hits = numbers(page, vocabulary);
    for role in [Role::Gap, Role::End] {
        let phrases = vocabulary.places(&page.shadow, all.clone(), role).into_iter();
        hits.extend(phrases.map(|range| Hit {
            range,
            says: Says::Phrase(role),
        }));
    }
    crate::order::sort_by_key(&mut hits, |hit| (hit.range.start, hit.range.end));
    let mut notices: Vec<Notice> = Vec::new();
    for hit in hits {
        match notices.last_mut() {
            Some(last) if hit.range.start < last.range.end => hear(last, &hit, page),
            _ => {
                if let Some(range) = around(page, &hit.range, notices.last().map_or(0, |last| last.range.end)) {
                    let mut notice = Notice {
                        range,
                        ..Notice::default()
                    };
                    hear(&mut notice, &hit, page);
                    notices.push(notice);
                }
            }
        }
    }
    notices
}

struct Hit {
    range: Range<usize>,
    says: Says,
}

enum Says {
    Phrase(Role),
    Missing(u32),
    Full(u32, Range<usize>),
    Shown(u32, Range<usize>),
}

fn hear(notice: &mut Notice, hit: &Hit, page: &Page) {
    let stated = |value: u32, range: &Range<usize>| {
        Some(Stated {
            value,
            raw: page.raw(range),
        })
    };
    match &hit.says {
        Says::Phrase(role) => notice.ends |= *role == Role::End,
        Says::Missing(value) => notice.missing = Some(*value),
        Says::Full(value, range) => notice.full = stated(*value, range),
        Says::Shown(value, range) => {
            notice.shown = stated(*value, range);
            notice.ends = true;
        }
    }
}

/// Numbers of letters: 省略1315字, 全文共8523字, 只显示3420字.
fn numbers(page: &Page, vocabulary: &Vocabulary) -> Vec<Hit> {
    let letters = &page.shadow;
    let mut hits = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let digits = letters[at..]
            .iter()
            .take_while(|scalar| scalar.is_ascii_digit())
            .count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let number = at..at + digits;
        at = number.end;
        let value = letters[number.clone()].iter().collect::<String>().parse::<u32>();
        let unit = letters[number.end..]
            .iter()
            .find(|scalar| **scalar != ' ' && **scalar != '个' && **scalar != '余');
        let (Ok(value), Some('字')) = (value, unit) else {
            continue;
        };
        let mut before = number.start;
        while before > 0 && matches!(letters[before - 1], ' ' | '约' | '了' | ':') {
            before -= 1;
        }
        let behind = |role| vocabulary.ends_at(letters, before, role);
        let says = if behind(Role::Missing) {
            Says::Missing(value)
        } else if behind(Role::Full) {
            Says::Full(value, number.clone())
        } else if behind(Role::Shown) {
            Says::Shown(value, number.clone())
        } else {
            continue;
        };
        hits.push(Hit {
            range: number.start..number.end + 1,
            says,
        });
    }
    hits
}

/// The notice that a phrase stands in: the brackets around it, else the dots before and the line's end behind it.
fn around(page: &Page, hit: &Range<usize>, after: usize) -> Option<Range<usize>> {
    let letters = &page.shadow;
    let from = after.max(hit.start.saturating_sub(MAX_NOTICE));
    let to = letters.len().min(hit.end + MAX_NOTICE);
    let break_before = letters[from..hit.start]
        .iter()
        .rposition(|scalar| *scalar == '\n')
        .map(|at| from + at + 1);
    let break_behind = letters[hit.end..to]
        .iter()
        .position(|scalar| *scalar == '\n')
        .map(|at| hit.end + at);
    let line_start = break_before.unwrap_or(from);
    let line_end = break_behind.unwrap_or(to);
    let short_line = (break_before.is_some() || from == 0) && (break_behind.is_some() || to == letters.len());
    let from = line_start;
    let open = (from..hit.start)
        .rev()
        .find(|at| matches!(letters[*at], '(' | '[' | '【' | ')' | ']' | '】' | '。'));
    let open = open.filter(|at| matches!(letters[*at], '(' | '[' | '【'));
    let inner = match open {
        Some(open) => open..closing(letters, open),
        None if short_line && line_end - line_start <= MAX_NOTICE => line_start..line_end,
        None => {
            let dots = (from..hit.start)
                .rev()
                .find(|at| is_dot(letters[*at]) || letters[*at] == '。')?;
            let end = letters[hit.end..line_end]
                .iter()
                .position(|scalar| is_dot(*scalar) || *scalar == '。');
            is_dot(letters[dots]).then(|| dots..end.map_or(line_end, |at| hit.end + at))?
        }
    };
    let dots = |scalar: &&char| is_dot(**scalar) || **scalar == ' ';
    let before = letters[line_start..inner.start].iter().rev().take_while(dots).count();
    let behind = letters[inner.end..].iter().take_while(dots).count();
    Some(inner.start - before..inner.end + behind)
}

/// One past the bracket that closes the one at `open`; the line's end when none does.
fn closing(letters: &[char], open: usize) -> usize {
    let mut depth = 0usize;
    let limit = letters.len().min(open + MAX_NOTICE);
    for (at, scalar) in letters.iter().enumerate().take(limit).skip(open) {
        match scalar {
            '\n' => return at,
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    limit
}

fn is_dot(scalar: char) -> bool {
    matches!(scalar, '…' | '.' | '·' | '⋯')
}
