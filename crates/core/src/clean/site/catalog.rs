//! The table of contents before the text: 目录 or 提纲 and the lines under it, or a list of headings that all come again.

use std::collections::HashMap;
use std::ops::Range;

use super::page::{Page, Unit};
use super::vocabulary::{Role, Vocabulary};

/// A line of a catalogue is a heading; a longer one is text.
const MAX_HEADING: usize = 60;
/// A catalogue nobody announced is believed when it has so many lines.
const MIN_UNANNOUNCED: usize = 3;

/// The catalogue: its units, head line included.
pub(super) struct Catalog {
    /// Indices of the units.
    pub(super) units: Range<usize>,
    /// Those that are its headings.
    pub(super) lines: Vec<usize>,
}

/// Finds the catalogue; there is at most one.
pub(super) fn find(page: &Page, vocabulary: &Vocabulary) -> Option<Catalog> {
    announced(page, vocabulary).or_else(|| unannounced(page))
}

fn announced(page: &Page, vocabulary: &Vocabulary) -> Option<Catalog> {
    let head = page
        .units
        .iter()
        .position(|unit| unit.whole_line && is_head(page, unit, vocabulary))?;
    let counts = counts(page);
    let mut lines = Vec::new();
    let mut first: Option<Vec<char>> = None;
    let mut end = head + 1;
    for (index, unit) in page.units.iter().enumerate().skip(head + 1) {
        let bare = bare(page, unit);
        if bare.is_empty() {
            // Dots close the list, or open it.
            end = index + 1;
            if lines.is_empty() {
                continue;
            }
            break;
        }
        let again = first.as_ref() == Some(&bare);
        // 展开, 收起: buttons of the list.
        if vocabulary.at(&page.shadow, unit.range.start, Role::Word) == Some(unit.range.len()) {
            end = index + 1;
            continue;
        }
        let title = 1 < counts.get(&bare).copied().unwrap_or(0) && !starts_with_marker(page.letters(&unit.range));
        if !unit.whole_line || again || title || !is_heading(page.letters(&unit.range)) {
            break;
        }
        first.get_or_insert(bare);
        lines.push(index);
        end = index + 1;
    }
    let catalog = Catalog {
        units: head..end,
        lines,
    };
    (!catalog.lines.is_empty()).then_some(catalog)
}

/// A run of headings before the text, most of which come again as headings of the text.
fn unannounced(page: &Page) -> Option<Catalog> {
    let is_line = |unit: &Unit| {
        let letters = page.letters(&unit.range);
        unit.whole_line && is_heading(letters) && starts_with_marker(letters)
    };
    let start = page.units.iter().position(is_line)?;
    let len = page.units[start..].iter().take_while(|unit| is_line(unit)).count();
    let run = start..start + len;
    if len < MIN_UNANNOUNCED {
        return None;
    }
    let later: Vec<Vec<char>> = page.units[run.end..].iter().map(|unit| bare(page, unit)).collect();
    let mut starts: HashMap<Vec<char>, ()> = HashMap::new();
    let mut lengths: Vec<usize> = page.units[run.clone()]
        .iter()
        .map(|unit| bare(page, unit).len())
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    for bare in &later {
        for len in lengths.iter().filter(|len| **len <= bare.len()) {
            starts.insert(bare[..*len].to_vec(), ());
        }
    }
    let again = page.units[run.clone()]
        .iter()
        .filter(|unit| starts.contains_key(&bare(page, unit)))
        .count();
    let catalog = Catalog {
        units: run.clone(),
        lines: run.collect(),
    };
    (2 * len <= 3 * again).then_some(catalog)
}

/// A line of a catalogue without the number of its page and what leads to it: dots, a tab.
pub(super) fn without_page(letters: &[char], range: &Range<usize>) -> Range<usize> {
    let line = &letters[range.clone()];
    let number = line.iter().rev().take_while(|scalar| scalar.is_ascii_digit()).count();
    let rest = &line[..line.len() - number];
    let lead = |scalar: &&char| matches!(scalar, '.' | '…' | '·' | '⋯' | '_' | '-' | '\t' | ' ');
    let leader = rest.iter().rev().take_while(lead).count();
    let leads = rest[rest.len() - leader..].contains(&'\t') || 2 <= leader;
    if 0 < number && leads && leader < rest.len() {
        range.start..range.start + rest.len() - leader
    } else {
        range.clone()
    }
}

fn bare(page: &Page, unit: &Unit) -> Vec<char> {
    page.bare(&without_page(&page.shadow, &unit.range))
}

fn is_head(page: &Page, unit: &Unit, vocabulary: &Vocabulary) -> bool {
    let letters = page.letters(&unit.range).iter().copied();
    let letters = letters.filter(|scalar| !scalar.is_whitespace());
    if !vocabulary.may_open(letters.clone(), Role::Catalog) {
        return false;
    }
    let letters: Vec<char> = letters.collect();
    let Some(len) = vocabulary.at(&letters, 0, Role::Catalog) else {
        return false;
    };
    letters[len..]
        .iter()
        .all(|scalar| matches!(scalar, ':' | '.' | '…' | '⋯' | '】'))
}

fn is_heading(letters: &[char]) -> bool {
    letters.len() <= MAX_HEADING && !matches!(letters.last(), Some('。' | ':' | ';' | '!'))
}

/// Whether a line begins as headings do: 一、 (一) 1. 第一, 01
fn starts_with_marker(letters: &[char]) -> bool {
    let numeral = |scalar: &&char| scalar.is_ascii_digit() || "一二三四五六七八九十百第".contains(**scalar);
    let open = usize::from(letters.first() == Some(&'('));
    let len = letters[open..].iter().take_while(numeral).count();
    let next = letters.get(open + len);
    0 < len
        && len <= 4
        && next.is_some_and(|scalar| matches!(scalar, '、' | '.' | ')' | ',' | ' ' | '章' | '部' | '节'))
}

/// How often each line stands on the page.
fn counts(page: &Page) -> HashMap<Vec<char>, u32> {
    let mut counts = HashMap::new();
    for unit in &page.units {
        *counts.entry(bare(page, unit)).or_insert(0) += 1;
    }
    counts
}
