//! Which way the bytes ran: the one whose letters make words, fit the readings, and stand out from the next best.

use std::ops::Range;

use super::language::{BIT, Language, is_hanzi};
use super::own::Own;
use super::path::{Mechanism, Search, Stretch, Told};
use super::shown::Shown;

/// Letters on either side searched for another 、.
const LIST_REACH: usize = 14;
/// What a 、 without another near costs.
const NO_LIST: i32 = 2 * BIT as i32;
/// What a bracket or quotation mark without its other half costs.
const UNBALANCED: i32 = 8 * BIT as i32;
/// Letters of the page searched for the other half of a bracket.
const REACH: usize = 60;
/// A solution must be cheaper than the page as it stands by so much.
const GAIN: i32 = 3 * BIT as i32;
/// And cheaper than the next best by so much.
const MARGIN: i32 = 2 * BIT as i32;
/// And than the next best of the same shape, letter for letter, by so much: one letter in doubt must not keep a whole
/// stretch broken, and the edit says what else it may be.
const LETTER_MARGIN: i32 = 0;
/// Letters put back by sense alone make none where the letters around cost so much each.
const DEAR: i32 = 10 * BIT as i32;
/// The same where two letters were put back around one hole, which is next to nothing to go by.
const DEAR_UNSEEN: i32 = 17 * BIT as i32 / 2;
/// A letter that costs so much is obscure.
const OBSCURE: u32 = 18 * BIT;

/// What stood in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Solution {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) letters: Vec<char>,
    pub(super) mechanism: Mechanism,
    pub(super) readings: Vec<String>,
    /// What else may have stood there, letter for letter: it reads nearly as well.
    pub(super) rivals: Vec<Vec<char>>,
    /// Whether no byte had to be found by sense alone.
    pub(super) certain: bool,
}

/// The verdict on the letters that a search read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// What stood there, place by place.
    pub(super) solutions: Vec<Solution>,
    /// Places that are damaged and have several explanations or none.
    pub(super) doubts: Vec<(usize, usize)>,
    /// The last letters as they should be, where all is solved.
    pub(super) letters: Vec<char>,
}

/// Judges the ways that begin at `start`, each behind `context` letters.
pub(super) fn judge(search: &Search<'_>, start: usize, context: usize, ways: Vec<Told>) -> Verdict {
    let (shown, language, own) = (search.shown, search.language, search.own);
    let mut ranked: Vec<(i32, Told)> = ways
        .into_iter()
        .map(|way| {
            let letters = &way.letters[context.min(way.letters.len())..];
            let marks = unbalanced(shown, start, way.end, letters) as i32 * UNBALANCED;
            let lists = enumerated(shown, start, &way, context) as i32 * NO_LIST;
            (way.cost + marks + lists, way)
        })
        .collect();
    ranked.sort_by(|a, b| (a.0, &a.1.letters).cmp(&(b.0, &b.1.letters)));
    let mut verdict = Verdict::default();
    let Some((cost, best)) = ranked.first() else {
        return verdict;
    };
    let damaged = ranked
        .iter()
        .any(|(other, way)| way.stretches.is_empty() && 0 < way.broken && *other < cost + GAIN);
    let each = *cost / best.letters.len().max(1) as i32;
    for stretch in &best.stretches {
        let letters = &best.letters[stretch.letters.clone()];
        let same = |way: &Told| way.stretches.iter().any(|other| equal(way, other, stretch, letters));
        let near = ranked.iter().any(|(other, way)| {
            let limit = if untouched(way, stretch) {
                GAIN
            } else if way.stretches.iter().any(|other| respells(way, other, stretch, letters)) {
                LETTER_MARGIN
            } else {
                MARGIN
            };
            *other < cost + limit && !same(way)
        });
        if near || !makes_sense((language, own), best, stretch, each) || trades_bracket(shown, stretch) {
            let touched = damaged
                || ranked
                    .iter()
                    .all(|(other, way)| cost + GAIN <= *other || !untouched(way, stretch));
            if touched {
                verdict.doubts.push((stretch.start, stretch.end));
            }
            continue;
        }
        verdict.solutions.push(Solution {
            start: stretch.start,
            end: stretch.end,
            letters: letters.to_vec(),
            mechanism: stretch.mechanism,
            readings: stretch
                .readings
                .iter()
                .map(|(_, sound)| shown.pinyin(*sound).to_owned())
                .collect(),
            rivals: rivals(&ranked, cost + MARGIN, stretch, letters),
            certain: stretch.guesses.is_empty(),
        });
    }
    if 0 < best.broken {
        verdict.doubts.push((start, best.end.min(start + 2)));
    }
    if verdict.solutions.len() == best.stretches.len() {
        verdict.letters.clone_from(&best.letters);
    }
    verdict
}

/// Whether a way has the same letters for the same place.
fn equal(way: &Told, other: &Stretch, stretch: &Stretch, letters: &[char]) -> bool {
    (other.start, other.end) == (stretch.start, stretch.end) && way.letters[other.letters.clone()] == *letters
}

/// What ways cheaper than `limit` have in place of `letters`, letter for letter; the cheapest first.
fn rivals(ranked: &[(i32, Told)], limit: i32, stretch: &Stretch, letters: &[char]) -> Vec<Vec<char>> {
    let mut rivals: Vec<Vec<char>> = Vec::new();
    for (_, way) in ranked.iter().take_while(|(cost, _)| *cost < limit) {
        let other = way
            .stretches
            .iter()
            .find(|other| respells(way, other, stretch, letters));
        let rival = other.map(|other| way.letters[other.letters.clone()].to_vec());
        rivals.extend(rival.filter(|rival| rival != letters && !rivals.contains(rival)));
    }
    rivals
}

/// Whether the letters found by sense alone make sense: none is obscure, unless it stands elsewhere on the page or makes a
/// word with its neighbours. And the letters around cost little, `each`.
fn makes_sense((language, own): (&Language<'_>, &Own<'_>), way: &Told, stretch: &Stretch, each: i32) -> bool {
    let word = |from: usize, to: usize| {
        let around = &way.letters[from.saturating_sub(1)..way.letters.len().min(to + 1)];
        around.windows(2).any(|pair| language.pair(pair[0], pair[1]))
    };
    let sensible = |at: usize| {
        let letter = way.letters[at];
        !is_hanzi(letter) || own.knows(letter) || language.letter(letter) < OBSCURE || word(at, at + 1)
    };
    stretch.guesses.iter().all(|guess| {
        let unseen = 1 < guess.len();
        each < if unseen { DEAR_UNSEEN } else { DEAR } && guess.clone().all(sensible)
    })
}

/// Whether a stretch ends in a bracket or quotation mark of the page, for which a letter was found by sense alone.
fn trades_bracket(shown: &Shown<'_>, stretch: &Stretch) -> bool {
    let last = stretch.end.checked_sub(1).filter(|last| stretch.start < *last);
    let bracket = last
        .and_then(|last| shown.get(last))
        .is_some_and(|letter| "“”‘’《》（）".contains(letter));
    let guessed = stretch
        .guesses
        .last()
        .is_some_and(|guess| guess.end == stretch.letters.end);
    bracket && guessed
}

/// Whether a way differs in single letters only, none of them a numeral: numbers are facts, and no fact is guessed.
fn respells(way: &Told, other: &Stretch, stretch: &Stretch, letters: &[char]) -> bool {
    let others = &way.letters[other.letters.clone()];
    (other.start, other.end) == (stretch.start, stretch.end)
        && others.len() == letters.len()
        && others
            .iter()
            .zip(letters)
            .all(|(a, b)| a == b || !is_numeral(*a) && !is_numeral(*b))
}

/// Whether a letter is part of a number.
fn is_numeral(letter: char) -> bool {
    "〇零一二三四五六七八九十百千萬万億亿兩两半".contains(letter)
}

/// Whether a way leaves a stretch as it stands.
fn untouched(way: &Told, stretch: &Stretch) -> bool {
    way.stretches
        .iter()
        .all(|other| other.end <= stretch.start || stretch.end <= other.start)
}

/// How many brackets and quotation marks of `middle` have no other half, there or on the page around it.
fn unbalanced(shown: &Shown<'_>, start: usize, end: usize, middle: &[char]) -> u32 {
    let end = end.min(shown.letters.len());
    let before = start.saturating_sub(REACH)..start;
    let line = shown.letters[before.clone()].iter().rposition(|letter| *letter == '\n');
    let before = line.map_or(before.start, |line| before.start + line + 1)..start;
    let after = if middle.contains(&'\n') {
        end..end
    } else {
        end..shown.letters.len().min(end + REACH)
    };
    let (before, after) = (unread(shown, before), unread(shown, after));
    let after = after.take_while(|letter| *letter != '\n');
    let mut depth = [0u32; 4];
    let mut alone = 0;
    for letter in before.chain(middle.iter().copied()).chain(after) {
        let (kind, opens) = match letter {
            '“' => (0, true),
            '”' => (0, false),
            '‘' => (1, true),
            '’' => (1, false),
            '《' => (2, true),
            '》' => (2, false),
            '(' | '（' => (3, true),
            ')' | '）' => (3, false),
            _ => continue,
        };
        if opens {
            depth[kind] += 1;
        } else if depth[kind] == 0 {
            alone += 1;
        } else {
            depth[kind] -= 1;
        }
    }
    alone + depth.iter().sum::<u32>()
}

/// The letters of a range that are no part of a reading, whole or torn.
fn unread<'a>(shown: &'a Shown<'_>, range: Range<usize>) -> impl Iterator<Item = char> + use<'a> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while let Some(reading) = shown.reading(at) {
            at = reading.end;
        }
        at += 1;
        shown.get(at - 1).filter(|_| at <= range.end)
    })
}

/// How many 、 of a way stand where no other 、 is near: it parts short things, and seldom two of them only.
fn enumerated(shown: &Shown<'_>, start: usize, way: &Told, context: usize) -> u32 {
    let near = |letters: &[char]| letters.contains(&'、');
    let end = way.end.min(shown.letters.len());
    let before = &shown.letters[start.saturating_sub(LIST_REACH)..start];
    let after = &shown.letters[end..shown.letters.len().min(end + LIST_REACH)];
    let letters = &way.letters[context.min(way.letters.len())..];
    let count = letters.iter().filter(|letter| **letter == '、').count() as u32;
    if near(before) || near(after) || 1 < count {
        0
    } else {
        count
    }
}
