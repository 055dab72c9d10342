//! Pieces: lines that head one text after another on pages that collect them: …讲话 篇1, …讲话 篇2, or 在…上的讲话 again and again.

use std::collections::BTreeMap;

use super::{Form, TEXT, View};
use crate::outline::number::{self, Style};
use crate::outline::scan::Candidate;
use crate::outline::words::WORDS;

/// Letters of what the heads have in common.
const STEM: std::ops::RangeInclusive<usize> = 4..=60;

/// Lines that differ in the number at their end alone, the first being 1 and each the next of the one before.
pub(super) fn heads(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 6,
        rank: 5,
        trust: 50,
        lone: 400,
        stands: true,
        label: "合集篇题",
    };
    let mut series: BTreeMap<&[char], Vec<usize>> = BTreeMap::new();
    for line in 0..view.segments.paragraphs.len() {
        let Some((stem, number)) = head(view.letters(line)) else {
            continue;
        };
        let heads = series.entry(stem).or_default();
        if number as usize == heads.len() + 1 {
            heads.push(line);
        }
    }
    let mut lines: Vec<usize> = series
        .into_values()
        .filter(|heads| 2 <= heads.len())
        .flatten()
        .collect();
    lines.sort_unstable();
    let candidate = |line: usize| view.candidate(line, view.segments.paragraphs[line], &form);
    lines.into_iter().map(candidate).collect()
}

/// Lines from a title to the first paragraph below it: byline, date, salutation.
const HEAD: usize = 6;

/// Titles of speeches without a number, two or more, each with a text of its own: 在全县春耕会议上的讲话(摘要).
pub(super) fn titles(view: &View<'_>) -> Vec<Candidate> {
    let form = Form {
        group: 8,
        rank: 5,
        trust: 50,
        lone: 400,
        stands: true,
        label: "合集篇题",
    };
    let lines = view.segments.paragraphs.len();
    let is_title = |line: usize| is_title(view.letters(line));
    let is_text = |line: usize| view.marked[line] || TEXT <= view.letters(line).len();
    let has_text = |line: usize| {
        let mut below = (line + 1..lines).take(HEAD).take_while(|below| !is_title(*below));
        below.any(is_text)
    };
    let found: Vec<usize> = (0..lines).filter(|line| is_title(*line) && has_text(*line)).collect();
    if found.len() < 2 {
        return Vec::new();
    }
    let candidate = |line: usize| view.candidate(line, view.segments.paragraphs[line], &form);
    found.into_iter().map(candidate).collect()
}

/// Whether a line is the title of a speech: 在…上的讲话.
fn is_title(letters: &[char]) -> bool {
    if letters.first() != Some(&'在') || !STEM.contains(&letters.len()) {
        return false;
    }
    let bracket = letters
        .iter()
        .position(|letter| *letter == '(')
        .unwrap_or(letters.len());
    let closed = bracket == letters.len() || letters.last() == Some(&')');
    let title = &letters[..bracket];
    let broken = title
        .iter()
        .any(|letter| matches!(letter, '。' | '!' | ';' | ',' | ':'));
    closed && !broken && WORDS.suffix("speech", title).is_some()
}

/// What a line has before the number at its end, and the number: 篇3, 3, (三).
fn head(letters: &[char]) -> Option<(&[char], u32)> {
    let inner = letters.strip_suffix(&[')']).unwrap_or(letters);
    let digits = inner.iter().rev().take_while(|letter| is_numeral(**letter)).count();
    let (stem, numeral) = inner.split_at(inner.len() - digits);
    let style = match numeral.first()? {
        digit if digit.is_ascii_digit() => Style::Arabic,
        _ => Style::Chinese,
    };
    let (number, len) = number::read(numeral, style)?;
    let bracketed = inner.len() < letters.len();
    let stem = match stem.split_last()? {
        ('(', stem) if bracketed => stem,
        _ if bracketed => return None,
        ('篇', stem) => stem,
        _ if style == Style::Arabic => stem,
        _ => return None,
    };
    let stem = stem.strip_suffix(&[' ']).unwrap_or(stem);
    let broken = stem.iter().any(|letter| matches!(letter, '。' | '!' | ';' | ','));
    (len == numeral.len() && STEM.contains(&stem.len()) && !broken).then_some((stem, number))
}

fn is_numeral(letter: char) -> bool {
    letter.is_ascii_digit() || number::beginnings(Style::Chinese).any(|numeral| numeral == letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_a_speech_says_where_it_was_held() {
        for (line, title) in [
            ("在春耕会议上的讲话", true),
            ("在春耕会议上的表态发言(摘要)", true),
            ("在会上,他作了讲话", false),
            ("春耕会议上的讲话", false),
            ("在春耕会议上的讲话(摘", false),
        ] {
            let letters: Vec<char> = line.chars().collect();
            assert_eq!(is_title(&letters), title, "{line}");
        }
    }

    #[test]
    fn the_number_at_the_end_tells_the_piece() {
        for (line, found) in [
            ("在春耕会议上的讲话 篇2", Some(("在春耕会议上的讲话", 2))),
            ("在春耕会议上的讲话篇二", Some(("在春耕会议上的讲话", 2))),
            ("春耕动员讲话12", Some(("春耕动员讲话", 12))),
            ("春耕动员讲话(三)", Some(("春耕动员讲话", 3))),
            ("春耕动员讲话三", None),
            ("春耕动员讲话2023", None),
            ("我讲了一二,再讲三。", None),
            ("春耕(3", None),
        ] {
            let letters: Vec<char> = line.chars().collect();
            let found_here = head(&letters).map(|(stem, number)| (stem.iter().collect::<String>(), number));
            assert_eq!(
                found_here,
                found.map(|(stem, number)| (stem.to_owned(), number)),
                "{line}"
            );
        }
    }
}
