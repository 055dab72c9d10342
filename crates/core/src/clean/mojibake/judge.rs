//! Which way the bytes ran: the one whose letters make words, fit the readings, and stand out from the next best.

use std::collections::{BTreeMap, BTreeSet};

use super::language::{BIT, Language, is_hanzi};
use super::path::{Mechanism, Path, Stretch};
use super::shown::{Shown, is_hole};

/// Letters of the page looked at on either side.
const CONTEXT: usize = 8;
/// Letters on either side searched for another 、.
const LIST_REACH: usize = 14;
/// What a bracket costs that opens with no number, where half a space stood before it.
const NO_NUMBER: u32 = 16 * BIT;
/// What a 、 without another near costs.
const NO_LIST: u32 = 2 * BIT;
/// What a reading in the wrong place costs the page as it stands.
const BROKEN_READING: u32 = 24 * BIT;
/// What a byte lost without trace costs the candidate.
const UNTRACED: u32 = 14 * BIT;
/// What an unseen pair costs the candidate.
const UNSEEN: u32 = 4 * BIT;
/// What a letter that the page glosses elsewhere gains.
const OWN_TABLE: u32 = 6 * BIT;
/// What a reading costs whose letter stands elsewhere on the page without it.
const STRANGE: u32 = 16 * BIT;
/// What a letter costs that the page glosses everywhere else.
const UNREAD: u32 = 5 * BIT;
/// What a bracket or quotation mark without its other half costs.
const UNBALANCED: u32 = 12 * BIT;
/// What a letter of the other script costs.
const OTHER_SCRIPT: u32 = 10 * BIT;
/// What a letter in a form nobody types costs: ９ ｓ ︵ and a full-width space.
const ODD_FORM: u32 = 20 * BIT;
/// Letters of the page searched for the other half of a bracket.
const REACH: usize = 60;
/// A solution must be cheaper than the page as it stands by so much.
const GAIN: u32 = 10 * BIT;
/// And cheaper than the next best by so much.
const MARGIN: u32 = 2 * BIT;

/// The page's own table: every occurrence of a glossed letter is glossed, and no other letter.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// The letters glossed with each reading.
    by_reading: BTreeMap<String, BTreeSet<char>>,
    glossed: BTreeSet<char>,
    /// Letters that stand on the page without a reading.
    bare: BTreeSet<char>,
}

impl Own {
    /// Reads the table off the page.
    pub(super) fn new(shown: &Shown<'_>) -> Self {
        let mut own = Self::default();
        for (at, letter) in shown
            .letters
            .iter()
            .enumerate()
            .filter(|(_, letter)| is_hanzi(**letter))
        {
            match shown
                .reading(at + 1)
                .filter(|reading| reading.opened && shown.reads(*letter, &reading.pinyin))
            {
                Some(reading) => {
                    own.by_reading.entry(reading.pinyin).or_default().insert(*letter);
                    own.glossed.insert(*letter);
                }
                None => {
                    own.bare.insert(*letter);
                }
            }
        }
        own
    }

    /// The letters that the page glosses with a reading.
    pub(super) fn letters(&self, pinyin: &str) -> impl Iterator<Item = char> {
        self.by_reading.get(pinyin).into_iter().flatten().copied()
    }

    /// What speaks for a path, and what against it.
    fn fits(&self, path: &Path) -> (u32, u32) {
        let known = path
            .readings
            .iter()
            .filter(|(letter, _)| self.glossed.contains(letter))
            .count() as u32;
        let strange = path
            .readings
            .iter()
            .filter(|(letter, _)| !self.glossed.contains(letter) && self.bare.contains(letter))
            .count() as u32;
        let read = |letter: &char| path.readings.iter().any(|(read, _)| read == letter);
        let unread = path
            .letters
            .iter()
            .filter(|letter| self.glossed.contains(letter) && !read(letter))
            .count() as u32;
        (known * OWN_TABLE, strange * STRANGE + unread * UNREAD)
    }
}

/// The verdict on a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not damaged, or not so.
    Sound,
    /// Damaged, and nothing or several things fit.
    Undecided,
    /// Damaged, and this is what stood there.
    Solved(Solution),
}

/// What stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Solution {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) letters: Vec<char>,
    pub(super) mechanism: Mechanism,
    pub(super) readings: Vec<(char, String)>,
    /// Whether no byte had to be found by sense alone.
    pub(super) certain: bool,
}

/// Whether punctuation is worth searching behind: something on the page must look broken, or every comma would be judged.
pub(super) fn suspicious(shown: &Shown<'_>, language: &Language<'_>, start: usize, stretch: Stretch) -> bool {
    let (end, traced) = match stretch {
        Stretch::Reading => return true,
        Stretch::Traced(end) => (end, true),
        Stretch::Untraced(end) => (end, false),
    };
    let letters = &shown.letters[start..end];
    let last = letters.last().copied().unwrap_or('\n');
    if traced && last.is_ascii() && !is_hole(last) {
        // A letter that stands alone between Chinese letters.
        let before = letters.len().checked_sub(2).map(|at| letters[at]);
        let after = shown.get(end);
        return !before.is_some_and(is_word) && !after.is_some_and(is_word);
    }
    let hanzi = letters.iter().filter(|letter| is_hanzi(**letter));
    let rare = hanzi.clone().filter(|letter| language.rare(**letter)).count();
    let holes = letters.iter().skip(1).filter(|letter| is_hole(**letter)).count();
    0 < holes && traced || 2 <= rare && hanzi.count() <= 2 * rare
}

/// Whether a letter is a form that nobody types: ９ ｓ ︵ ∶ and a full-width space.
fn is_odd(language: &Language<'_>, letter: char) -> bool {
    !is_hanzi(letter) && !"，？！：；（）".contains(letter) && language.folds(letter)
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Judges the paths that begin at one place. `own` tells whether the page glosses a letter so elsewhere.
pub(super) fn judge(shown: &Shown<'_>, language: &Language<'_>, paths: &[Path], own: &Own) -> Verdict {
    let Some(start) = paths.iter().map(|path| path.start).min() else {
        return Verdict::Sound;
    };
    let Some(end) = paths.iter().map(|path| path.end).max() else {
        return Verdict::Sound;
    };
    // All candidates are judged over the same letters of the page.
    let before = context_before(shown, start);
    let (as_is, broken) = plain(shown, start, end);
    let after = context_after(shown, end);
    let whole = |middle: &[char]| [before.as_slice(), middle, after.as_slice()].concat();
    let now =
        language.cost(&whole(&as_is)) + broken * BROKEN_READING + unbalanced(shown, start, end, &as_is) * UNBALANCED;

    let mut ranked: Vec<(u32, Solution)> = Vec::new();
    for path in paths {
        let (head, _) = plain(shown, start, path.start);
        let (tail, rest_broken) = plain(shown, path.end, end);
        let mut prices = rest_broken * BROKEN_READING;
        if !path.traced {
            prices += UNTRACED;
        }
        let context: Vec<char> = [before.as_slice(), &head].concat();
        let behind: Vec<char> = [tail.as_slice(), &after].concat();
        let letters = path.letters.clone();
        let (gained, table) = own.fits(path);
        let all = [context.as_slice(), &letters, &behind].concat();
        let marks = unbalanced(shown, start, end, &[head.as_slice(), &letters, &tail].concat()) * UNBALANCED;
        let odd = letters.iter().filter(|letter| is_odd(language, **letter)).count() as u32 * ODD_FORM;
        let foreign = language.simplified_letters(&letters) * OTHER_SCRIPT * u32::from(language.traditional);
        let listed = enumerated(shown, path) * NO_LIST
            + u32::from(path.mechanism == Mechanism::Orphan && !path.numbered) * NO_NUMBER;
        let cost = language.cost(&all) + prices + path.unseen * UNSEEN + marks + foreign + odd + listed + table;
        ranked.push((
            cost.saturating_sub(gained),
            Solution {
                start: path.start,
                end: path.end,
                letters,
                mechanism: path.mechanism,
                readings: path.readings.clone(),
                certain: path.traced && !path.guessed,
            },
        ));
    }
    ranked.sort_by(|a, b| (a.0, a.1.start, a.1.end, &a.1.letters).cmp(&(b.0, b.1.start, b.1.end, &b.1.letters)));
    let Some((cost, best)) = ranked.first().cloned() else {
        return if 0 < broken { Verdict::Undecided } else { Verdict::Sound };
    };
    if now < cost + GAIN {
        return if 0 < broken { Verdict::Undecided } else { Verdict::Sound };
    }
    let text = |solution: &Solution| {
        let (head, _) = plain(shown, start, solution.start);
        let (tail, _) = plain(shown, solution.end, end);
        let mut letters = [head, solution.letters.clone(), tail].concat();
        letters.retain(|letter| *letter != ' ');
        letters
    };
    let best_text = text(&best);
    let next = ranked.iter().find(|(_, other)| text(other) != best_text);
    if next.is_some_and(|(next, _)| *next < cost + MARGIN) {
        return Verdict::Undecided;
    }
    Verdict::Solved(best)
}

/// How many brackets and quotation marks of `middle` have no other half, there or on the page around it.
fn unbalanced(shown: &Shown<'_>, start: usize, end: usize, middle: &[char]) -> u32 {
    let line = |letter: &&char| **letter != '\n';
    let before = shown.letters[start.saturating_sub(REACH)..start]
        .iter()
        .rev()
        .take_while(line)
        .collect::<Vec<_>>();
    let after = shown.letters[end..shown.letters.len().min(end + REACH)]
        .iter()
        .take_while(line);
    let mut depth = [0u32; 4];
    let mut alone = 0;
    for letter in before.into_iter().rev().chain(middle).chain(after) {
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

/// How many 、 of a path stand where no other 、 is near: it parts short things, and seldom two of them only.
fn enumerated(shown: &Shown<'_>, path: &Path) -> u32 {
    let near = |letters: &[char]| letters.contains(&'、');
    let before = &shown.letters[path.start.saturating_sub(LIST_REACH)..path.start];
    let after = &shown.letters[path.end..shown.letters.len().min(path.end + LIST_REACH)];
    let count = path.letters.iter().filter(|letter| **letter == '、').count() as u32;
    if near(before) || near(after) { 0 } else { count }
}

/// The letters of a stretch of the page without readings, and how many readings in it are broken.
fn plain(shown: &Shown<'_>, start: usize, end: usize) -> (Vec<char>, u32) {
    let mut letters = Vec::new();
    let mut broken = 0;
    let mut at = start;
    while at < end {
        match shown.reading(at) {
            Some(reading) if reading.end <= end => {
                let last = letters
                    .last()
                    .copied()
                    .or_else(|| shown.before(at).map(|(_, letter)| letter));
                let sound = reading.opened && last.is_some_and(|last| shown.reads(last, &reading.pinyin));
                broken += u32::from(!sound);
                at = reading.end;
            }
            _ => {
                letters.push(shown.letters[at]);
                at += 1;
            }
        }
    }
    (letters, broken)
}

fn context_before(shown: &Shown<'_>, start: usize) -> Vec<char> {
    let mut letters = Vec::new();
    let mut at = start;
    while letters.len() < CONTEXT
        && let Some((place, letter)) = shown.before(at)
        && letter != '\n'
        && !is_hole(letter)
    {
        letters.push(letter);
        at = place;
    }
    letters.reverse();
    letters
}

fn context_after(shown: &Shown<'_>, end: usize) -> Vec<char> {
    let mut letters = Vec::new();
    let mut at = end;
    while letters.len() < CONTEXT
        && let Some(letter) = shown.get(at)
        && !is_hole(letter)
    {
        if letter == '\n' {
            letters.push(letter);
            break;
        }
        match shown.reading(at).filter(|reading| reading.opened) {
            Some(reading) => at = reading.end,
            None => {
                letters.push(letter);
                at += 1;
            }
        }
    }
    letters
}
