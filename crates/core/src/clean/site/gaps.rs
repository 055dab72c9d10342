//! Paywall notices: where text is missing, and how much as the page states it.

mod numbers;

use std::ops::Range;

use crate::clean::Stated;
use crate::phrases::is_han;

use super::hints::item_number;
use super::page::Page;
use super::vocabulary::{Role, Vocabulary};

/// A notice is one sentence: brackets further apart than this do not belong together.
const MAX_NOTICE: usize = 200;
/// More letters than these before the phrase, none of them about the page, are words of the speech: 由于网站限制此处省略 has six.
const MAX_LEAD: usize = 8;
/// The words before a length are no longer than this: 全文总计约.
const MAX_LABEL: usize = 6;
/// More letters than these behind the phrase, none of them about the page, are words of the speech.
const MAX_TAIL: usize = 16;
/// No page states a shorter length of a text or of what it shows of it.
const MIN_LENGTH: u32 = 100;

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
    /// Whether it says no more than how long the whole text is: (全文3420字).
    pub(super) length_only: bool,
}

/// Finds every notice, ascending.
pub(super) fn find(page: &Page, vocabulary: &Vocabulary) -> Vec<Notice> {
    let all = 0..page.shadow.len();
    let mut hits = numbers::of(page, vocabulary);
    let phrases = page.places(all, &[Role::Gap, Role::End]);
    hits.extend(phrases.into_iter().map(|(role, range)| Hit {
        range,
        says: Says::Phrase(role),
    }));
    crate::order::sort_by_key(&mut hits, |hit| (hit.range.start, hit.range.end));
    let mut notices: Vec<Notice> = Vec::new();
    for hit in hits {
        match notices.last_mut() {
            Some(last) if hit.range.start < last.range.end => hear(last, &hit, page),
            _ => {
                let after = notices.last().map_or(0, |last| last.range.end);
                if let Some(range) = around(page, vocabulary, &hit, after) {
                    let mut notice = Notice {
                        range,
                        length_only: true,
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
    notice.length_only &= matches!(hit.says, Says::Full(..));
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

/// The notice that a phrase stands in: the brackets around it, else the clauses of its line that speak of
/// the page, with the dots around them. A clause of the speech that shares the line is not touched.
fn around(page: &Page, vocabulary: &Vocabulary, found: &Hit, after: usize) -> Option<Range<usize>> {
    let letters = page.shadow.as_slice();
    let hit = &found.range;
    let from = after.max(hit.start.saturating_sub(MAX_NOTICE));
    let to = letters.len().min(hit.end + MAX_NOTICE);
    let newline = |scalar: &char| *scalar == '\n';
    let line_start = letters[from..hit.start]
        .iter()
        .rposition(newline)
        .map_or(from, |at| from + at + 1);
    let line_end = letters[hit.end..to]
        .iter()
        .position(newline)
        .map_or(to, |at| hit.end + at);
    // 2、“仅部分预览”的文档,…可反馈: one of a page's hints speaks of other texts.
    let about_pages = |role| vocabulary.stands_in(letters, line_start..line_end, role);
    let hint = item_number(&letters[line_start..line_end]).is_some();
    if hint && about_pages(Role::Inside) && about_pages(Role::Topic) {
        return None;
    }
    let open = (line_start..hit.start)
        .rev()
        .find(|at| matches!(letters[*at], '(' | '[' | '【' | ')' | ']' | '】' | '。'))
        .filter(|at| matches!(letters[*at], '(' | '[' | '【'));
    let inner = match open {
        Some(open) => open..closing(letters, open),
        None => clauses(page, vocabulary, line_start..line_end, found)?,
    };
    let dots = |scalar: &&char| is_dot(**scalar) || **scalar == ' ';
    let before = letters[line_start..inner.start].iter().rev().take_while(dots).count();
    let behind = letters[inner.end..].iter().take_while(dots).count();
    Some(inner.start - before..inner.end + behind)
}

/// The clause that a phrase stands in, and its neighbours on both sides as far as they speak of the page; none where it is a
/// clause of the speech: 海豹已隔离,普通游客无法接触。
fn clauses(page: &Page, vocabulary: &Vocabulary, line: Range<usize>, found: &Hit) -> Option<Range<usize>> {
    let letters = page.shadow.as_slice();
    let hit = &found.range;
    let begins = |at: usize| {
        letters[line.start..at]
            .iter()
            .rposition(|scalar| parts(*scalar))
            .map_or(line.start, |mark| line.start + mark + 1)
    };
    let ends = |at: usize| {
        letters[at..line.end]
            .iter()
            .position(|scalar| parts(*scalar))
            .map_or(line.end, |mark| at + mark)
    };
    let notice = |range: Range<usize>| {
        NOTICE_ROLES
            .iter()
            .any(|role| vocabulary.stands_in(letters, range.clone(), *role))
    };
    let (mut start, mut end) = (begins(hit.start), ends(hit.end));
    let goes_on = |end: usize| hit.end < end || letters.get(end) == Some(&',');
    let silent_behind = !notice(hit.end..end);
    if MAX_LEAD < hit.start - start && !notice(start..hit.start) {
        let own = matches!(found.says, Says::Phrase(Role::Gap)) && hit.end < end && silent_behind;
        return (!own).then_some(hit.start..end);
    }
    // What no mark parts from the notice is the speech's when it is longer than a notice goes on.
    if silent_behind && MAX_TAIL < end - hit.end {
        end = hit.end;
    }
    let clause = start..end;
    let lone = match found.says {
        Says::Phrase(_) => silent_behind && !notice(start..hit.start),
        Says::Full(..) => silent_behind,
        _ => false,
    };
    // Beside a phrase that nothing else in its clause speaks for, a clause says no more than 内容较多 in passing.
    let beside = |range: Range<usize>| {
        let words = page.places(range.clone(), &NOTICE_ROLES);
        let said: usize = words.iter().map(|(_, place)| place.len()).sum();
        0 < said && (!lone || range.len() <= 2 * said)
    };
    // A number by itself (可预览 2 页) goes with a notice behind it and is none alone.
    let silent = |range: Range<usize>| range.len() <= MAX_LEAD && letters[range].iter().all(|scalar| !is_han(*scalar));
    let (mut before, mut behind) = (start, end);
    while line.start < before && before + MAX_NOTICE >= hit.start {
        let clause = begins(before - 1)..before - 1;
        before = clause.start;
        if beside(clause.clone()) {
            start = clause.start;
        } else if !silent(clause) {
            break;
        }
    }
    while behind < line.end {
        let clause = behind + 1..ends(behind + 1);
        behind = clause.end;
        if beside(clause.clone()) {
            end = clause.end;
        } else if !silent(clause) {
            break;
        }
    }
    let in_sentence = line.start < start && letters[start - 1] == ',';
    // 【施政报告】全文长4.9万字 先提三件大事 is a title.
    let led =
        matches!(found.says, Says::Full(..)) && MAX_LABEL < hit.start - clause.start && letters.get(end) == Some(&' ');
    if lone && clause == (start..end) && (in_sentence && goes_on(end) || led) {
        return None;
    }
    // The mark between a clause of the speech and the notice goes with the notice; a full stop is the sentence's own.
    if line.start < start && matches!(letters[start - 1], ',' | ';' | ':') {
        start -= 1;
    }
    if end < line.end && matches!(letters[end], ',' | ';' | '。' | '!' | '?') {
        end += 1;
    }
    Some(start..end)
}

/// What a clause of a notice holds.
const NOTICE_ROLES: [Role; 9] = [
    Role::Notice,
    Role::Inside,
    Role::Topic,
    Role::Gap,
    Role::End,
    Role::Missing,
    Role::Full,
    Role::Shown,
    Role::Url,
];

fn parts(scalar: char) -> bool {
    matches!(scalar, ',' | ';' | ':' | '。' | '!' | '?' | ' ' | '\u{3000}')
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
