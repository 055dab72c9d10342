//! The 目录 held against the text: what of it stands there, what is lost, and the titles it lends to missing nodes.

use tigang_lexicon::Lexicon;
use tigang_text::{Span, Text};

use super::forest::{Forest, Lost};
use super::missing::{Proof, cause, gap};
use super::{CatalogEntry, CatalogStatus, TitleFrom, fit, scan, tree};
use crate::clean::Cleaned;
use crate::segment::Segments;
use crate::shadow::Shadow;

/// Lines and nodes compared; a longer list is no table of contents of one speech.
const LINES: usize = 400;
const NODES: usize = 4000;
/// Letters of a title compared.
const TITLE: usize = 80;
/// Likeness in per cent that makes two titles one.
const SAME: u32 = 75;
/// Likeness that does so under the same number.
const RENAMED: u32 = 35;
/// Advantage of the same number.
const SAME_NUMBER: u32 = 20;

/// A line of the catalogue.
struct Line {
    /// Index into [`Cleaned::catalog`].
    index: u32,
    marker: String,
    title: String,
    /// The title in the shadow.
    letters: Vec<char>,
    value: u32,
    /// Line it stands under.
    parent: Option<usize>,
}

/// Matches the catalogue and adds the nodes that only it proves. The nodes of the result are entries of the forest.
pub(super) fn hold(forest: &mut Forest, proof: &Proof<'_>, lexicon: &Lexicon) -> Vec<CatalogEntry> {
    let lines = read(proof.cleaned, lexicon);
    let matched = align(forest, &lines, proof.shadow);
    let mut place: Vec<Option<usize>> = matched.iter().map(|found| found.map(|(entry, _)| entry)).collect();
    let any = matched.iter().flatten().next().is_some();
    let mut entries = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let status = match matched[index] {
            Some((_, likeness)) if SAME <= likeness => CatalogStatus::Found,
            Some(_) => CatalogStatus::Renamed,
            None => match namesake(forest, &lines, index, &place) {
                Some(entry) => {
                    place[index] = Some(entry);
                    CatalogStatus::Renamed
                }
                None => lose(forest, &lines, index, &mut place, proof, any),
            },
        };
        entries.push(CatalogEntry {
            line: line.index,
            marker: line.marker.clone(),
            title: line.title.clone(),
            node: place[index].map(|entry| entry as u32),
            status,
        });
    }
    entries
}

/// Reads the lines as a small text of their own: the same markers, the same nesting.
fn read(cleaned: &Cleaned, lexicon: &Lexicon) -> Vec<Line> {
    let mut indices = Vec::new();
    let mut joined = String::new();
    let mut segments = Segments::default();
    let mut at = 0;
    for (index, line) in cleaned.catalog.iter().enumerate().take(LINES) {
        let line = line.text.trim();
        let length = line.chars().count() as u32;
        if line.chars().any(super::family::is_han) {
            segments.paragraphs.push(Span::new(at, at + length));
            indices.push(index as u32);
            joined.push_str(line);
            joined.push('\n');
            at += length + 1;
        }
    }
    let small = Cleaned {
        text: Text::new(&joined),
        ..Cleaned::default()
    };
    let shadow = Shadow::new(&small.text, lexicon);
    let candidates: Vec<_> = scan::scan(&small, &shadow, &segments)
        .into_iter()
        .filter(|candidate| candidate.leads)
        .collect();
    let chosen = fit::fit(&candidates, false);
    let nodes = tree::nodes(&small, &shadow, &segments, &candidates, &chosen);
    let line_of = |node: usize| candidates[chosen[node].candidate as usize].line as usize;
    let mut lines: Vec<Line> = indices
        .iter()
        .zip(&segments.paragraphs)
        .map(|(&index, &span)| Line {
            index,
            marker: String::new(),
            title: small.text.string(span),
            letters: shadow.slice(span).to_vec(),
            value: 0,
            parent: None,
        })
        .collect();
    for (node, choice) in nodes.iter().zip(&chosen) {
        let candidate = &candidates[choice.candidate as usize];
        let line = &mut lines[candidate.line as usize];
        line.marker.clone_from(&node.marker);
        line.title.clone_from(&node.title);
        line.letters = node.title_span.map_or(Vec::new(), |span| shadow.slice(span).to_vec());
        line.value = candidate.value;
        line.parent = node.parent.map(|parent| line_of(parent as usize));
    }
    lines
}

/// The best matching in the order of both: for each line its entry and their likeness.
fn align(forest: &Forest, lines: &[Line], shadow: &Shadow) -> Vec<Option<(usize, u32)>> {
    let nodes: Vec<usize> = (0..forest.entries.len())
        .filter(|entry| forest.entries[*entry].node.span.is_some())
        .take(NODES)
        .collect();
    let width = nodes.len() + 1;
    let mut best = vec![0u32; (lines.len() + 1) * width];
    let mut likeness = vec![0u32; lines.len() * nodes.len()];
    for (row, line) in lines.iter().enumerate().rev() {
        for (column, &entry) in nodes.iter().enumerate().rev() {
            let entry = &forest.entries[entry];
            let letters = entry.node.title_span.map_or(&[][..], |span| shadow.slice(span));
            let alike = alike(&line.letters, letters);
            let same_number = line.value == entry.value && line.value != 0;
            let worth = match same_number {
                true if RENAMED <= alike => alike + SAME_NUMBER,
                false if SAME <= alike => alike,
                _ => 0,
            };
            likeness[row * nodes.len() + column] = if worth == 0 { 0 } else { alike };
            let taken = if worth == 0 {
                0
            } else {
                worth + best[(row + 1) * width + column + 1]
            };
            best[row * width + column] = taken
                .max(best[(row + 1) * width + column])
                .max(best[row * width + column + 1]);
        }
    }
    let mut matched = vec![None; lines.len()];
    let (mut row, mut column) = (0, 0);
    while row < lines.len() && column < nodes.len() {
        let here = best[row * width + column];
        if here == best[(row + 1) * width + column] {
            row += 1;
        } else if here == best[row * width + column + 1] {
            column += 1;
        } else {
            matched[row] = Some((nodes[column], likeness[row * nodes.len() + column]));
            row += 1;
            column += 1;
        }
    }
    matched
}

/// Share of letter pairs in common, in per cent.
fn alike(one: &[char], other: &[char]) -> u32 {
    let pairs = |letters: &[char]| -> Vec<[char; 2]> {
        let letters: Vec<char> = letters
            .iter()
            .copied()
            .filter(|letter| letter.is_alphanumeric())
            .take(TITLE)
            .collect();
        let mut pairs: Vec<[char; 2]> = letters.windows(2).map(|pair| [pair[0], pair[1]]).collect();
        crate::order::sort_by(&mut pairs, Ord::cmp);
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let (mut left, mut right, mut common): (usize, usize, usize) = (0, 0, 0);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                left += 1;
                right += 1;
            }
        }
    }
    (200 * common).checked_div(one.len() + other.len()).unwrap_or(0) as u32
}

/// A node of the same number under the same parent that no other line has.
fn namesake(forest: &Forest, lines: &[Line], index: usize, place: &[Option<usize>]) -> Option<usize> {
    let line = &lines[index];
    let parent = line.parent.and_then(|parent| place[parent])?;
    forest.entries.iter().enumerate().position(|(entry, other)| {
        other.node.span.is_some()
            && other.parent == Some(parent)
            && line.value != 0
            && other.value == line.value
            && !place.contains(&Some(entry))
    })
}

/// Adds the line as a missing node, or lends its title to one that is missing already.
fn lose(
    forest: &mut Forest,
    lines: &[Line],
    index: usize,
    place: &mut [Option<usize>],
    proof: &Proof<'_>,
    any: bool,
) -> CatalogStatus {
    let line = &lines[index];
    let stands = |entry: &usize| forest.entries[*entry].node.span.is_some();
    let before = place[..index].iter().flatten().rfind(|entry| stands(entry));
    let after = place[index..].iter().flatten().find(|entry| stands(entry));
    let from = before.map_or(0, |entry| forest.start(*entry));
    let to = after.map_or(proof.shadow.len(), |entry| forest.start(*entry));
    let gap = gap(proof.cleaned, from, to).filter(|_| after.is_some() || !proof.cut);
    let (status, at, why) = match (gap, after) {
        (Some(gap), _) => (CatalogStatus::InGap, gap.clean, cause(gap)),
        (None, Some(_)) => (CatalogStatus::InGap, to, "正文未见，缺因不详".to_owned()),
        (None, None) => (CatalogStatus::CutOff, to, "正文在此之前已中断".to_owned()),
    };
    // A list that shares nothing with the text proves nothing about it.
    if !any || line.value == 0 {
        return status;
    }
    let parent = line.parent.and_then(|parent| place[parent]);
    let known = forest
        .entries
        .iter()
        .position(|entry| entry.node.span.is_none() && entry.parent == parent && entry.value == line.value);
    let why = format!("文前目录列有此项，{why}");
    place[index] = Some(match known {
        Some(entry) => {
            let node = &mut forest.entries[entry].node;
            node.title.clone_from(&line.title);
            node.title_from = Some(TitleFrom::Catalog);
            node.why = why;
            entry
        }
        None => forest.lose(Lost {
            parent,
            series: usize::MAX,
            value: line.value,
            marker: line.marker.clone(),
            title: line.title.clone(),
            title_from: Some(TitleFrom::Catalog),
            at,
            why,
        }),
    });
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_by_their_letter_pairs() {
        for (one, other, expected) in [
            ("抓好春耕备耕", "抓好春耕备耕", 100),
            ("抓好春耕", "守住底线", 0),
            ("", "", 0),
        ] {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            assert_eq!(alike(&letters(one), &letters(other)), expected, "{one} {other}");
        }
    }
}
