//! Titles that a page repeats: the one that heads the speech stays.

use std::collections::HashMap;
use std::ops::Range;

use super::furniture::spaced_label;
use super::page::Page;
use super::vocabulary::{Role, Vocabulary};

/// A title has at least so many letters; shorter lines (同志们:) may come twice.
const MIN_TITLE: usize = 8;
/// What stands between a title and the name of a site.
const BARS: &str = "-_|—";
/// Below a title that its speaker's name leads, the name stands again within so many lines.
const NEAR: usize = 12;
/// A title cut into words has at least so many lines.
const MIN_WORDS: usize = 3;
/// A line of it is no longer than this.
const MAX_WORD: usize = 6;

/// Ranges of the head that repeat the title: `head` are the units before the speech proper.
pub(super) fn repeats(page: &Page, vocabulary: &Vocabulary, head: Range<usize>, gone: &[bool]) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    // The last unit with the same letters is the one that heads the speech.
    let mut last: HashMap<Vec<char>, usize> = HashMap::new();
    let units: Vec<usize> = head.clone().filter(|index| !gone[*index]).collect();
    // A page with no speech behind its lines has no head: its lines, however often they come, are all there is.
    let units = if head.end < page.units.len() { units } else { Vec::new() };
    for index in &units {
        let range = &page.units[*index].range;
        let label = label(page, range, vocabulary).unwrap_or(0);
        last.insert(name(page, &(range.start + label..range.end)), *index);
    }
    for index in &units {
        let range = page.units[*index].range.clone();
        let label = label(page, &range, vocabulary);
        let title = range.start + label.unwrap_or(0)..range.end;
        let name = name(page, &title);
        let sentence = page.letters(&title).ends_with(&['。']);
        // What a browser shows above a page: the title, and behind a bar the site's name.
        let named = before_bar(page, &title).filter(|title| MIN_TITLE <= title.len());
        if let Some(later) = named
            .and_then(|title| last.get(&title))
            .filter(|later| *index < **later)
        {
            cuts.push(range.clone());
            cuts.extend(site_names(page, &range, *index + 1..head.end, *later));
            continue;
        }
        let repeated = MIN_TITLE <= name.len() && !sentence && last.get(&name).is_some_and(|last| index < last)
            || (index + 1..head.end.min(index + NEAR))
                .any(|other| led(page, &title, other).is_some_and(|title| last.get(&title) > Some(index)));
        match label {
            _ if repeated => cuts.push(range),
            Some(_) if !title.is_empty() => cuts.push(range.start..title.start),
            Some(_) => cuts.push(range),
            None => {}
        }
    }
    cuts.extend(words(page, head, gone));
    cuts
}

/// The title behind its speaker's name, 张明远:在…上的讲话, where the name alone is another line of the head, `other`.
fn led(page: &Page, title: &Range<usize>, other: usize) -> Option<Vec<char>> {
    let colon = page
        .letters(title)
        .iter()
        .take(MIN_TITLE)
        .position(|scalar| *scalar == ':')?;
    let speaker = title.start..title.start + colon;
    let named = 0 < colon && page.bare(&page.units[other].range) == page.bare(&speaker);
    named.then(|| name(page, &(speaker.end..title.end)))
}

/// Length of the label before a title, its letters apart or not: 标 题:
fn label(page: &Page, range: &Range<usize>, vocabulary: &Vocabulary) -> Option<usize> {
    let letters = page.letters(range);
    let spaced = spaced_label(letters).filter(|label| vocabulary.at(label, 0, Role::Label) == Some(label.len()));
    let colon = || letters.iter().position(|scalar| *scalar == ':').map(|colon| colon + 1);
    vocabulary
        .at(&page.shadow, range.start, Role::Label)
        .or_else(|| spaced.and_then(|_| colon()))
        // A unit cut at a notice can end within what began as a label.
        .filter(|label| *label <= letters.len())
}

/// The letters before the first bar of a line, if it has one.
fn before_bar(page: &Page, line: &Range<usize>) -> Option<Vec<char>> {
    let bar = page.letters(line).iter().position(|scalar| BARS.contains(*scalar))?;
    Some(page.bare(&(line.start..line.start + bar)))
}

/// Units of the head that are nothing but a name that stands behind a bar of `line`.
fn site_names(page: &Page, line: &Range<usize>, head: Range<usize>, title: usize) -> Vec<Range<usize>> {
    let names: Vec<&[char]> = page
        .letters(line)
        .split(|scalar| BARS.contains(*scalar))
        .skip(1)
        .collect();
    let units = head
        .filter(|index| *index != title)
        .filter_map(|index| page.units.get(index));
    let units = units.filter(|unit| names.contains(&page.letters(&unit.range)));
    units.map(|unit| unit.range.clone()).collect()
}

/// The letters of a title without what pages add to it: a page number, 篇3, a bar.
fn name(page: &Page, title: &Range<usize>) -> Vec<char> {
    let mut name = page.bare(title);
    while name.last().is_some_and(char::is_ascii_digit) {
        name.pop();
    }
    // 《…》.doc: what a file was called; the marks are gone already.
    let latin = name
        .iter()
        .rev()
        .take_while(|scalar| scalar.is_ascii_lowercase())
        .count();
    let ending: String = name[name.len() - latin..].iter().collect();
    if super::bars::is_ending(&ending) {
        name.truncate(name.len() - latin);
    }
    let suffix = ['篇'];
    if name.ends_with(&suffix) && name.len() < page.bare(title).len() {
        name.pop();
    }
    name
}

/// A title cut into one word a line, before the title itself.
fn words(page: &Page, head: Range<usize>, gone: &[bool]) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut start = head.start;
    while start < head.end {
        let is_word = |index: &usize| {
            let unit = &page.units[*index];
            !gone[*index] && unit.whole_line && unit.range.len() <= MAX_WORD
        };
        let run = (start..head.end).take_while(is_word).count();
        let title = page
            .units
            .get(start + run)
            .map(|unit| page.bare(&unit.range))
            .unwrap_or_default();
        if MIN_WORDS <= run && in_order(page, start..start + run, &title) {
            cuts.extend((start..start + run).map(|index| page.units[index].range.clone()));
        }
        start += run + 1;
    }
    cuts
}

/// Whether the units stand in the title, one after the other.
fn in_order(page: &Page, units: Range<usize>, title: &[char]) -> bool {
    let mut rest = title;
    units.into_iter().all(|index| {
        let word = page.bare(&page.units[index].range);
        let found = !word.is_empty() && word.len() <= rest.len();
        match rest
            .windows(word.len().max(1))
            .position(|window| window == word.as_slice())
            .filter(|_| found)
        {
            Some(at) => {
                rest = &rest[at + word.len()..];
                true
            }
            None => false,
        }
    })
}
