//! Lines that belong to the page: navigation, dates of publication, hints, notices, related pages.

use std::ops::Range;

use super::page::Page;
use super::vocabulary::{Role, Vocabulary};

/// A line with a full stop and so many letters is speech, unless it speaks of the page.
const BODY_LINE: usize = 40;
/// A line of the page in the middle of a speech is short.
const MAX_FURNITURE: usize = 120;

/// How the units of a page lie.
pub(super) struct Body {
    /// First unit of the speech proper.
    pub(super) first: usize,
    /// One past its last unit.
    pub(super) end: usize,
}

/// Where the speech proper begins and ends: its first and last whole sentences of some length.
pub(super) fn body(page: &Page, vocabulary: &Vocabulary, gone: &[bool]) -> Body {
    let is_body = |index: &usize| !gone[*index] && is_text(page, *index, vocabulary);
    let first = (0..page.units.len()).find(is_body).unwrap_or(page.units.len());
    let last = (0..page.units.len()).rev().find(is_body);
    Body {
        first,
        end: last.map_or(first, |last| last + 1),
    }
}

fn is_text(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    let unit = &page.units[index];
    let letters = page.letters(&unit.range);
    let sentence = letters.iter().any(|scalar| matches!(scalar, '。' | '!' | '?' | ';'));
    let salutation = letters.len() <= MAX_FURNITURE && letters.ends_with(&['们', ':']);
    (salutation || sentence && BODY_LINE <= letters.len())
        && vocabulary.places(&page.shadow, unit.range.clone(), Role::Inside).len() < 2
        && !starts(page, index, vocabulary)
}

fn starts(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    let at = page.units[index].range.start;
    [Role::Start, Role::Hint]
        .iter()
        .any(|role| vocabulary.at(&page.shadow, at, *role).is_some())
        || tail(page, index, vocabulary)
}

/// Marks the units that belong to the page.
pub(super) fn mark(page: &Page, vocabulary: &Vocabulary, body: &Body, gone: &mut [bool]) {
    hints(page, vocabulary, gone);
    for (index, flag) in gone.iter_mut().enumerate() {
        let in_body = body.first <= index && index < body.end;
        *flag |= belongs_to_page(page, index, vocabulary, in_body);
    }
    let from = (body.end..page.units.len()).find(|index| tail(page, *index, vocabulary));
    for flag in &mut gone[from.unwrap_or(page.units.len())..] {
        *flag = true;
    }
}

fn belongs_to_page(page: &Page, index: usize, vocabulary: &Vocabulary, in_body: bool) -> bool {
    let unit = &page.units[index];
    let letters = page.letters(&unit.range);
    if MAX_FURNITURE < letters.len() && is_text(page, index, vocabulary) {
        return false;
    }
    let line = vocabulary.at(&page.shadow, unit.range.start, Role::Line) == Some(letters.len());
    let inside = vocabulary.places(&page.shadow, unit.range.clone(), Role::Inside).len();
    let url = vocabulary.places(&page.shadow, unit.range.clone(), Role::Url).len();
    let start = starts(page, index, vocabulary);
    if in_body {
        return unit.whole_line && (start || line || 2 <= inside + url) && letters.len() <= MAX_FURNITURE;
    }
    start || line || 1 <= inside + url || is_path(letters) || is_clock(letters)
}

/// 首页 > 讲话 > 正文
fn is_path(letters: &[char]) -> bool {
    letters.len() <= MAX_FURNITURE
        && 2 <= letters
            .iter()
            .filter(|scalar| matches!(scalar, '>' | '»' | '›'))
            .count()
}

/// A line that is a date with the time of day: no speech is dated to the minute.
fn is_clock(letters: &[char]) -> bool {
    let digits = letters.iter().filter(|scalar| scalar.is_ascii_digit()).count();
    let others = letters
        .iter()
        .all(|scalar| scalar.is_ascii_digit() || " :-/年月日".contains(*scalar));
    let clock = letters
        .windows(3)
        .any(|three| three[0].is_ascii_digit() && three[1] == ':' && three[2].is_ascii_digit());
    others && clock && 8 <= digits && letters.len() <= 24
}

fn tail(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    let Range { start, end } = page.units[index].range;
    let short = end - start <= MAX_FURNITURE;
    vocabulary.at(&page.shadow, start, Role::Tail).is_some()
        || short
            && page.shadow[start..end].iter().filter(|scalar| **scalar == '。').count() == 0
            && (start..end).any(|at| {
                vocabulary.at(&page.shadow[..end], at, Role::Tail) == Some(end - at)
                    || vocabulary.at(&page.shadow[..end], at, Role::Tail) == Some((end - at).saturating_sub(1))
                        && page.shadow[end - 1] == ':'
            })
}

/// A list of hints: the line that announces it, and its items as far as they are numbered on.
fn hints(page: &Page, vocabulary: &Vocabulary, gone: &mut [bool]) {
    let mut index = 0;
    while index < page.units.len() {
        let announces = vocabulary
            .at(&page.shadow, page.units[index].range.start, Role::Hint)
            .is_some();
        index += 1;
        if !announces {
            continue;
        }
        gone[index - 1] = true;
        let items = page.units[index..]
            .iter()
            .zip(1u32..)
            .take_while(|(unit, number)| item_number(page.letters(&unit.range)) == Some(*number))
            .count();
        let speaks_of_page = |unit: &&super::page::Unit| {
            !vocabulary
                .places(&page.shadow, unit.range.clone(), Role::Inside)
                .is_empty()
        };
        let known = page.units[index..index + items].iter().filter(speaks_of_page).count();
        if items <= 2 * known {
            gone[index..index + items].fill(true);
            index += items;
        }
    }
}

/// The number of an item: 1. 2、 3)
fn item_number(letters: &[char]) -> Option<u32> {
    let digits = letters.iter().take_while(|scalar| scalar.is_ascii_digit()).count();
    let mark = letters
        .get(digits)
        .is_some_and(|scalar| matches!(scalar, '.' | '、' | ')'));
    (mark && digits <= 2).then(|| letters[..digits].iter().collect::<String>().parse().ok())?
}
